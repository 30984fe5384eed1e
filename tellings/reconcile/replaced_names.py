"""Replaced names: one name in the place of another in a sentence that two tellings share.

In: the words of both sides with their statements. Out: the kind (attribution for who says it, place, actor, name), a
verdict and the names; None where both may be one: a short form, initials, another spelling, a capital for its country,
a title, or a name on one side only.
"""

from __future__ import annotations

import functools
import re

from rapidfuzz.fuzz import ratio

from tellings.annotate.folding import fold, loose
from tellings.annotate.kinds import is_acronym
from tellings.knowledge.load import rows, toml, words
from tellings.reconcile.material import Material
from tellings.reconcile.verdict import Verdict, contradict, differ
from tellings.reconcile.words import stems
from tellings.records import Entity, Evidence, Mention, Place

_SPELLED_ALIKE = 75  # of 100
_BEGINNING = 4  # letters in common that make two words forms of one: "Syria", "Syrian"
_LONGEST = 60  # characters of a mention shown for a part of it
_ACTING = {"person", "organisation", "group", "government"}
_WEEKDAYS = tuple(f"{day}day" for day in ("sun", "mon", "tues", "wednes", "thurs", "fri", "satur"))
_SITES = {"place", "country", "facility"}

Told = tuple[int, int, Evidence]  # telling, statement, words
Named = tuple[str, Verdict, Evidence, Evidence]


def names(material: Material, one: Told, other: Told) -> Named | None:
    """Two names that cannot stand for one thing, with what they are."""
    mine, theirs = _name(material, one), _name(material, other)
    if not mine or not theirs or _rest(one[2].quote, mine) != _rest(other[2].quote, theirs):
        return None
    if _one_entity(material, one, other) or _alike(mine, theirs):
        return None
    here, there = _whole(material, one), _whole(material, other)
    why = f"“{here.quote}” in one telling, “{there.quote}” in the other"
    kind = _kind(material, one, other)
    if kind == "attribution":
        said = f"said by “{here.quote}” in one telling, by “{there.quote}” in the other"
        return kind, differ(said, 0.95), here, there
    return kind, (contradict(why) if kind == "place" else differ(why, 0.95)), here, there


def _name(material: Material, told: Told) -> tuple[str, ...]:
    """The words of the name: capitals, without titles; a lone word at the head of its sentence only when it is one."""
    evidence = told[2]
    capitals = [word for word in _words(evidence.quote) if word[0].isupper() and fold(word) not in _plain()]
    heads = material.statements[told[1]].evidence.start == evidence.start
    if heads and len(capitals) == 1 and not _mentions(material, told):
        return ()
    return tuple(capitals)


def _words(quote: str) -> list[str]:
    return re.findall(r"[^\W\d_](?:[\w.’'-]*\w)?", quote)


@functools.cache
def _plain() -> frozenset[str]:
    """What is written large and names nobody: titles, days, months, stop words."""
    calendar = toml("times.toml")["words"]
    titles = {word for title in toml("titles.toml")["persons"]["titles"] for word in title.split()}
    months = toml("reading_dates.toml")["months"]
    return frozenset(
        {*titles, *months, *calendar["months"], *calendar["weekdays"], *_WEEKDAYS, *words("stop_words.txt"), "i"}
    )


def _rest(quote: str, name: tuple[str, ...]) -> set[str]:
    """What else the stretch says."""
    return set(stems(" ".join(word for word in _words(quote) if word not in name and fold(word) not in _plain())))


def _mentions(material: Material, told: Told) -> list[tuple[Entity, Mention]]:
    """Mentions by name that share words with the stretch, the shortest first."""
    near = [
        (entity, mention)
        for entity in material.tellings[told[0]].entities
        for mention in entity.mentions
        if mention.kind in {"name", "alias"} and mention.evidence.overlaps(told[2])
    ]
    return sorted(near, key=lambda pair: (len(pair[1].evidence.quote), pair[1].evidence.start))


def _one_entity(material: Material, one: Told, other: Told) -> bool:
    mine, theirs = (
        {material.story_entity(told[0], entity.id) for entity, _ in _mentions(material, told)} - {None}
        for told in (one, other)
    )
    return bool(mine & theirs)


def _alike(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Short form, initials, spelling, or two names of one country."""
    left, right = {fold(word) for word in mine}, {fold(word) for word in theirs}
    one, other = " ".join(mine), " ".join(theirs)
    if left <= right or right <= left or _short_for(one, other) or _short_for(other, one):
        return True
    if _countries(one) & _countries(other):
        return True
    if one[:_BEGINNING].lower() == other[:_BEGINNING].lower() and min(len(one), len(other)) >= _BEGINNING:
        return not (_countries(one) and _countries(other))
    return ratio(loose(one), loose(other)) >= _SPELLED_ALIKE


def _short_for(short: str, name: str) -> bool:
    """Initials, written large or not: "Naras"."""
    return is_acronym(short, name) or (" " in name and is_acronym(short.upper(), name))


@functools.cache
def _by_spelling() -> dict[str, set[str]]:
    """A country's name, people, adjective or capital -> its code."""
    known: dict[str, set[str]] = {}
    for row in rows("countries.csv"):
        for column in ("name", "variants", "adjectives", "peoples", "capitals"):
            for each in re.split(";", row[column] or ""):
                known.setdefault(fold(each), set()).add(row["alpha3"])
    return known


def _countries(name: str) -> set[str]:
    return _by_spelling().get(fold(name), set()) if name else set()


def _kind(material: Material, one: Told, other: Told) -> str:
    """What the stretch is on either side; a source before a place, a place before an actor."""
    if _speaks(material, one) and _speaks(material, other):
        return "attribution"
    kinds = {entity.kind for told in (one, other) for entity, _ in _mentions(material, told)}
    if any(_stands_for_a_place(material, told) for told in (one, other)) or (kinds and kinds <= _SITES):
        return "place"
    return "actor" if kinds & _ACTING or not kinds else "name"


def _speaks(material: Material, told: Told) -> bool:
    source = material.statements[told[1]].source
    sources = [source.evidence] if source else []
    sources += [quote.speaker for quote in material.tellings[told[0]].quotes if quote.speaker]
    return any(each.overlaps(told[2]) for each in sources)


def _stands_for_a_place(material: Material, told: Told) -> bool:
    return any(_is_site(place) and place.evidence.overlaps(told[2]) for place in material.tellings[told[0]].places)


def _is_site(place: Place) -> bool:
    return place.role is None


def _whole(material: Material, told: Told) -> Evidence:
    """The mention that holds the stretch; the stretch itself when there is none, or it is long."""
    holding = [each.evidence for _, each in _mentions(material, told) if each.evidence.covers(told[2])]
    return next((each for each in holding if len(each.quote) <= _LONGEST), told[2])
