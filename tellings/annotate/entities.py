"""Entities: who and what a telling names, each with every phrase that stands for it.

In: the parse. Out: entities in order of first mention, with keys that join them across tellings. A country, its
government, its ministries and its people stay apart. What nothing backs as a name is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tellings.annotate import bodies, fighters, kinds, ministries, namesakes, persons, programmes, referring, titles
from tellings.annotate.actor_standing import standing
from tellings.annotate.folding import fold
from tellings.annotate.known import Known, Names, known_names
from tellings.annotate.mentions import Found, candidates, found_names
from tellings.annotate.parsed import Parsed
from tellings.knowledge.load import toml
from tellings.records import Entity, Mention, Telling

needs = ("sentences",)
gives = ("entities",)


def annotate(telling: Telling, parsed: Parsed) -> tuple[Entity, ...]:
    """Every entity of the telling."""
    named = namesakes.states(_names(parsed))
    found = [_with_group_head(parsed, one) for one in bodies.capitals(parsed, named)]
    found += ministries.ministries(parsed, found)
    found += bodies.governments(parsed, found)
    others, same = titles.aliases(parsed, found)
    found = [replace(one, key=same.get(one.key, one.key)) for one in found if not _is_among(one, others)] + others
    found += titles.titles(parsed, found)
    found += referring.referring(parsed, found)
    found += fighters.fighters(parsed, found)
    return _entities(parsed, found)


def _names(parsed: Parsed) -> list[Found]:
    """All names: those the program knows and those the telling introduces, read again in one pass."""
    known = found_names(parsed, known_names())
    tagged = list(candidates(parsed))
    judged = kinds.judge(tagged, parsed)
    alone = frozenset(fold(one.told) for one in tagged if " " not in one.told)
    people = [Known(one.kind, one.key, one.name, one.country, one.role, one.form) for one in known]
    own = [*persons.lexicon(judged, people, alone), *kinds.lexicon(judged, parsed), *_short_names(parsed, known)]
    own += programmes.lexicon(parsed, known)
    clear = {one.country for one in known if one.form in ("adjective", "people", "capital")}
    return found_names(parsed, known_names(), Names(entry for entry in own if _counts(entry, clear)))


def _short_names(parsed: Parsed, found: list[Found]) -> list[tuple[str, Known]]:
    """Short forms of a name of the tables: in brackets after it, or without what all companies have."""
    full = {(_words(parsed, one), one) for one in found if one.kind == "organisation" and one.end - one.start > 10}
    told = [(name, Known(one.kind, one.key, one.name, one.country, one.role, "alias")) for name, one in full]
    told.sort(key=lambda each: each[0])
    short = [(short, known) for name, known in told for short in sorted(kinds.acronyms(name, parsed.article.text))]
    table = toml("titles.toml")["bodies"]
    teams = [(name.split()[-1], known) for name, known in told if known.role == "SPO" and name.endswith("s")]
    short += [(word, known) for name, known in told for word in table["short"] if name.startswith(f"{word} ")]
    return short + teams + [each for name, known in told for each in kinds.shorter(name, known)]


def _counts(entry: tuple[str, Known], clear: set[str | None]) -> bool:
    """A name of the telling's own; a known one gives way only as a country's name to a surname spelled like it."""
    spelling, told = entry
    known = known_names().get(spelling)
    if known is None or known.key == told.key:
        return True
    return told.form == "surname" and known.kind in ("country", "place") and known.country not in clear


def _with_group_head(parsed: Parsed, one: Found) -> Found:
    """ "Druze" with the word that makes it a label of its own: "Druze groups"."""
    following = parsed.article.field(one.where)[one.end : one.end + 20].split()[:1]
    head = following[0].strip(".,;:”\"'") if following else ""
    if one.kind != "group" or head not in toml("titles.toml")["groups"]["heads"]:
        return one
    return replace(one, end=one.end + 1 + len(head), form="group")


def _is_among(one: Found, others: list[Found]) -> bool:
    return any((one.where, one.start, one.end) == (other.where, other.start, other.end) for other in others)


def _entities(parsed: Parsed, found: list[Found]) -> tuple[Entity, ...]:
    by_key: dict[str, list[Found]] = {}
    for one in sorted(found, key=lambda one: (one.where == "text", one.start, -one.end)):
        by_key.setdefault(one.key, []).append(one)
    return tuple(
        _entity(parsed, f"e{number}", key, _without_inner(several), found)
        for number, (key, several) in enumerate(by_key.items(), 1)
    )


def _without_inner(several: list[Found]) -> list[Found]:
    return [one for one in several if not any(other.holds(one) for other in several)]


def _entity(parsed: Parsed, own_id: str, key: str, several: list[Found], found: list[Found]) -> Entity:
    names = [one for one in several if one.label in ("name", "alias")]
    first = next(iter(names), several[0])
    name = _name(parsed, first, names)
    told = dict.fromkeys(_words(parsed, one) for one in names if one.form not in ("adjective", "capital", "group"))
    mentions = tuple(_mention(parsed, one) for one in several)
    country = next((one.country for one in several if one.country), None) or _nation(parsed, several, found)
    role = next((one.role for one in several if one.role), None) or _role(parsed, several)
    country, role = standing(parsed, name, first.kind, key, country, role)
    return Entity(own_id, first.kind, name, key, tuple(word for word in told if word != name), country, role, mentions)


def _name(parsed: Parsed, first: Found, names: list[Found]) -> str:
    """The fullest form told; of a country the one told most; of a body of a state the form of the tables."""
    if first.key.startswith(("government:", "ministry:", "military:", "police:", "parliament:")) or not names:
        return first.name
    told = [_words(parsed, one) for one in names if one.form not in ("adjective", "group") and one.label == "name"]
    if not told:
        return first.name
    if first.kind == "country":
        return Counter(told).most_common(1)[0][0]
    full = max(told, key=lambda words: (len(words.split()), len(words)))
    if first.kind == "place" and len(full) < 5:
        return first.name
    return full.title() if full.isupper() and len(full) > 5 and first.kind in ("person", "place", "facility") else full


def _words(parsed: Parsed, one: Found) -> str:
    return parsed.article.field(one.where)[one.start : one.end]


def _mention(parsed: Parsed, one: Found) -> Mention:
    text = parsed.article.field(one.where)
    marks = text[one.start - 1 : one.start] + text[one.end : one.end + 1]
    few = len(_words(parsed, one).split()) < 5
    quoted = one.label != "pronoun" and few and marks in ("“”", '""', "‘’", "''")
    return Mention(parsed.article.evidence(one.start, one.end, one.where), one.label, one.scare_quotes or quoted)


def _nation(parsed: Parsed, several: list[Found], found: list[Found]) -> str | None:
    """The country before a person's title: "Norwegian Prime Minister"."""
    for title in several:
        if title.label == "title":
            text = parsed.article.field(title.where)
            for one in found:
                near = one.where == title.where and text[one.end : title.start] in (" ", "'s ", "’s ")
                if near and one.kind == "country":
                    return one.country
    return None


def _role(parsed: Parsed, several: Iterable[Found]) -> str | None:
    posts = {fold(title) for title in toml("titles.toml")["persons"]["government"]}
    told = (fold(_words(parsed, one)) for one in several if one.label == "title")
    return "GOV" if any(words in posts for words in told) else None
