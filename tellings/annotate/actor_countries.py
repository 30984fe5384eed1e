"""Actor countries: words -> the country or body that they tell, by name, adjective, people, seat, province or town.

In: words. Out: `Land`: code, what it was told by, and its name. The first one told counts ("French troops in Mali" are
French); one behind somebody else ("Iran-backed") does not. A town counts by its capital letter and its people.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.annotate.actor_phrases import is_role_word, role_words
from tellings.annotate.actor_words import Word, key, words
from tellings.annotate.folding import loose
from tellings.knowledge.gazetteer import LOOSE, Row, named
from tellings.knowledge.load import rows, toml

_HOMES = {"place": "province", "group": "people"}
_TABLES = ("groups.csv", "organisations.csv")
_SMALLEST = 15_000  # people of a town that one capitalised word among others may mean
_SHORT = 5  # letters under which a town is meant by its main name only
_FORMS = (("name", "name"), ("variants", "name"), ("adjectives", "adjective"), ("peoples", "people"))


@dataclass(frozen=True, slots=True)
class Land:
    """A country or body in a phrase: words [start, end). form: name, adjective, people, seat, province, town, mark."""

    code: str
    form: str
    name: str
    start: int
    end: int


def whole(told: tuple[Word, ...]) -> Land | None:
    """The country, seat, province or town that the phrase names and nothing else."""
    known = _spelt(told) if told else None
    if known:
        return Land(*known, 0, len(told))
    if (
        not told
        or len(told) > 4
        or not all(word.capital for word in told)
        or is_role_word(told[-1].folded)
        or key(told) in _wide()
    ):
        return None
    row = _best(named(key(told))) or _best(named(LOOSE + loose(key(told))))
    return Land(row.country, "town" if row.kind == "P" else "province", row.name, 0, len(told)) if row else None


def lands(told: tuple[Word, ...]) -> Iterator[Land]:
    """Every country in the phrase, in order; towns and provinces only where no country is told."""
    found = [land for land in _scan(told) if not _stands_behind(told, land)]
    yield from found or _towns(told)


def _scan(told: tuple[Word, ...]) -> Iterator[Land]:
    at = 0
    while at < len(told):
        length = next((n for n in range(min(5, len(told) - at), 0, -1) if _spelt(told[at : at + n])), 0)
        if length:
            known = _spelt(told[at : at + length])
            assert known is not None
            yield Land(*known, at, at + length)
        at += length or 1


def _spelt(told: tuple[Word, ...]) -> tuple[str, str, str] | None:
    """Code, form and name; with a capital, and all in capitals where the name is ("US")."""
    known = _spellings().get(key(told))
    if known is None or not told[0].capital:
        return None
    short = len(told) == 1 and len(told[0].folded) < 4
    return known if not short or not told[0].told.istitle() or "." in told[0].told else None


def _stands_behind(told: tuple[Word, ...], land: Land) -> bool:
    following = told[land.end : land.end + 1]
    return bool(following) and following[0].folded in toml("actor_roles.toml")["behind"]["words"]


def _towns(told: tuple[Word, ...]) -> Iterator[Land]:
    """A town is all of a run of capitalised words: no part of a person's name."""
    no_town = _wide() | frozenset(toml("actor_roles.toml")["ends"]["no_town"])
    for start, end in _runs(told):
        name = key(told[start:end])
        known = () if name in no_town else named(name)
        if len(name) < _SHORT:
            known = tuple(row for row in known if row.own)
        row = _best(known, _SMALLEST if end - start == 1 else 0)
        if row:
            yield Land(row.country, "town", row.name, start, end)


def _runs(told: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that tell no role."""
    start, telling = None, role_words(told)
    for at, word in enumerate((*told, Word("", ""))):
        named_so = word.capital and at not in telling
        if named_so and start is None:
            start = at
        if not named_so and start is not None:
            yield start, at
            start = None


def _best(found: tuple[Row, ...], people: int = 0) -> Row | None:
    """The most populous; one of this very name before others, a town before its province."""
    kept = [row for row in found if row.people >= people]
    return max(
        kept, key=lambda row: row.people * (1 if row.own else 0.3) * (1 if row.kind == "P" else 0.1), default=None
    )


@functools.cache
def _wide() -> frozenset[str]:
    """Parts of the world that are no country's: towns are named like them."""
    rows_of = (row for table in _TABLES for row in rows(table) if row["kind"] == "place" and not row["country"])
    return frozenset(key(words(spelling)) for row in rows_of for spelling in (row["name"], *row["aliases"].split(";")))


@functools.cache
def _spellings() -> dict[str, tuple[str, str, str]]:
    found: dict[str, tuple[str, str, str]] = {}
    for code, several in toml("actor_roles.toml")["seats"].items():
        for spelling in several:
            found.setdefault(key(words(spelling)), (code, "seat", spelling))
    for row in rows("countries.csv"):
        for column, form in (*_FORMS, ("capitals", "seat")):
            for spelling in filter(None, row[column].split(";")):
                name = row["name"] if form != "seat" else spelling
                found.setdefault(key(words(spelling)), (row["alpha3"], form, name))
    for code, several in toml("actor_roles.toml")["marks"].items():
        for spelling in several:
            found.setdefault(key(words(spelling)), (code, "mark", spelling.title()))
    for table in _TABLES:
        for row in rows(table):
            if row["country"] and not row["role"] and row["kind"] in _HOMES:
                for spelling in filter(None, (row["name"], *row["aliases"].split(";"))):
                    found.setdefault(key(words(spelling)), (row["country"], _HOMES[row["kind"]], row["name"]))
    return found
