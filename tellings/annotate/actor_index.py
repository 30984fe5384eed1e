"""Actor index: names of the actor tables, ready to be found, and who somebody was on a day.

In: rows of knowledge/actor_tables.py. Out: `Actor`s by name. What an actor was on a day is read from the rows alone:
in office its role, out of it ELI for an office of the state; before the first row nothing is told.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from tellings.annotate.actor_words import Word, key, key_of, sound, words
from tellings.knowledge.actor_tables import Row, actor_rows
from tellings.knowledge.load import toml

BODIES = frozenset({"UNO", "EUR", "IGO"})  # stand where a country does
UNDATED = "2021"  # without a date, an office that ended before this year is a former one
_CHANGING = frozenset("aeiouyw")
_CLOSE = 92  # of 100: one letter in a name of usual length


@dataclass(frozen=True, slots=True)
class Standing:
    """What an actor was: role, second role, and the row that says so; `why` in words."""

    role: str | None
    second: str | None
    row: Row
    why: str


@dataclass(slots=True)
class Actor:
    """One actor with every row about it, the user's own alone where there are such."""

    name: str
    country: str | None
    person: bool
    rows: list[Row] = field(default_factory=list)

    def on(self, day: str | None) -> Standing:
        """What it was on a day ("2022-03-01"); without a day what it was last."""
        told = [row for row in self.rows if row.own] or self.rows
        dated = sorted((row for row in told if row.dated), key=lambda row: row.since)
        if not dated:
            return _told(told[0])
        if day is None:
            return _last(dated)
        covering = [row for row in dated if _covers(row, day)]
        if covering:
            return _told(covering[-1])
        before = [row for row in dated if row.since <= day]
        return _out_of_office(before[-1]) if before else _not_yet(dated[0])

    def home(self, standing: Standing) -> str | None:
        """The country it stands for: out of the office of a body of states that of its first row."""
        told = standing.row.country or self.country
        return self.rows[0].country if standing.role == "ELI" and told in BODIES else told


class Index:
    """Actors by their names. Several of one name stand in the order of the tables."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        """Take the rows; the keys for other spellings are made when they are first asked for."""
        self.exact: dict[str, list[tuple[Actor, str]]] = {}
        self.longest = 1
        self._heard: dict[str, dict[str, list[Actor]]] = {}
        for actor, spellings in _actors(rows):
            for name, spelling in spellings.items():
                self.exact.setdefault(name, []).append((actor, spelling))
                self.longest = max(self.longest, name.count(" ") + 1)

    def get(self, told: tuple[Word, ...]) -> list[Actor]:
        """The actors of exactly this name; a short name in capitals must stand in capitals."""
        return [actor for actor, spelling in self.exact.get(key(told), ()) if _fits(spelling, told)]

    def alike(self, told: tuple[Word, ...]) -> list[Actor]:
        """The actors whose name sounds like this one."""
        heard = sound(told)
        return self._sounds(_beginning(heard)).get(heard, []) if heard else []

    def of_surname(self, surname: str) -> list[Actor]:
        """The persons whose last name this is, folded."""
        return self._surnames.get(surname, [])

    def close(self, told: tuple[Word, ...]) -> list[Actor]:
        """The persons of this surname whose other names differ by a letter or two."""
        several = self.of_surname(told[-1].folded)
        return [actor for actor in several if fuzz.ratio(key(words(actor.name)), key(told)) >= _CLOSE]

    def _sounds(self, beginning: str) -> dict[str, list[Actor]]:
        """The sounds of the names that begin so: all of them take too long for one question."""
        if beginning not in self._heard:
            asked = self._names_by_beginning.get(beginning, ())
            self._heard[beginning] = _by((sound(words(spelling)), actor) for actor, spelling in asked)
        return self._heard[beginning]

    @functools.cached_property
    def _names_by_beginning(self) -> dict[str, list[tuple[Actor, str]]]:
        found: dict[str, list[tuple[Actor, str]]] = {}
        for name, several in self.exact.items():
            full = next((word for word in name.split() if len(word) > 1), "")
            found.setdefault(_beginning(full), []).extend(several)
        return found

    @functools.cached_property
    def _surnames(self) -> dict[str, list[Actor]]:
        first = frozenset(toml("actor_roles.toml")["surname"]["first"])
        names = ((actor, words(told)) for actor, told in self._names() if actor.person)
        return _by((told[0 if actor.country in first else -1].folded, actor) for actor, told in names if len(told) > 1)

    def _names(self) -> Iterator[tuple[Actor, str]]:
        return (entry for several in self.exact.values() for entry in several)


@functools.lru_cache(maxsize=4)
def index_of(files: tuple[str, ...] = ()) -> Index:
    """The index of our tables and of these files. Raises BadActors."""
    return Index(actor_rows(files))


def _actors(rows: tuple[Row, ...]) -> list[tuple[Actor, dict[str, str]]]:
    """Rows that share a full name are one actor: of persons all, of others those of one country, or of none."""
    found: list[tuple[Actor, dict[str, str]]] = []
    homes: dict[tuple[str, str | None], tuple[Actor, dict[str, str]]] = {}
    for row in rows:
        land = "person" if row.kind == "person" else row.country
        first = key_of(row.name)
        spelled = {key_of(name): name for name in reversed(row.aliases)} | {first: row.name}
        full = [first, *(name for name in spelled if " " in name and name != first)]
        home = next((homes[name, land] for name in full if (name, land) in homes), None)
        if home is None and land is None:
            home = homes.get((first, ""))
        if home is None:
            home = (Actor(row.name, row.country, row.kind == "person"), {})
            found.append(home)
        home[0].rows.append(row)
        for name, spelling in spelled.items():
            home[1].setdefault(name, spelling)
        for name in full:
            homes.setdefault((name, land), home)
            homes.setdefault((name, ""), home)
    return found


def _beginning(name: str) -> str:
    """The first letter of a folded name as every spelling has it; one for all vowels, which spellings change."""
    return "a" if name[:1] in _CHANGING else name[:1]


def _by(pairs: Iterable[tuple[str, Actor]]) -> dict[str, list[Actor]]:
    found: dict[str, list[Actor]] = {}
    for name, actor in pairs:
        several = found.setdefault(name, [])
        if name and all(actor is not other for other in several):
            several.append(actor)
    return found


def _fits(spelling: str, told: tuple[Word, ...]) -> bool:
    letters = spelling.replace(".", "")
    if len(told) > 1 or not letters.isupper():
        return any(word.capital or not word.told.isalpha() for word in told)
    return told[0].told.isupper() or (len(letters) > 3 and told[0].capital)


def _covers(row: Row, day: str) -> bool:
    return day[: len(row.since)] >= row.since and (not row.until or day[: len(row.until)] <= row.until)


def _last(dated: list[Row]) -> Standing:
    last = max(dated, key=lambda row: (row.until or "9999", row.since))
    return _out_of_office(last) if last.until and last.until[:4] < UNDATED else _told(last)


def _told(row: Row) -> Standing:
    when = " ".join(
        part for part in (f"from {row.since}" * bool(row.since), f"until {row.until}" * bool(row.until)) if part
    )
    what = ", ".join(part for part in (row.office, when) if part)
    return Standing(row.role, row.second, row, what or f"{row.name} in the tables")


def _out_of_office(row: Row) -> Standing:
    if row.role not in toml("actor_roles.toml")["gone"]["roles"]:
        return _told(row)
    return Standing("ELI", None, row, f"{row.office or 'in office'} until {row.until}, no office told after")


def _not_yet(row: Row) -> Standing:
    return Standing(None, None, row, f"no office told before {row.since} ({row.office})")
