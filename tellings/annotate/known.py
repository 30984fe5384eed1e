"""Known: the names the program knows, and how a list of names is found in a text.

In: countries.csv and the tables of actors, groups and organisations (an id with a colon is the whole key, else
"actor:<id>"). Out: hits, longest first, none inside another. It does not guess: a name must be spelled as a known one
(accents and apostrophes aside) and have its capitals; a name all in capitals must stand in capitals.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tellings.annotate.folding import fold, loose
from tellings.knowledge.load import rows

_WORD = re.compile(r"(?:(?:al|el|as|ash|ad|an|ar|at|az)-)?[^\W_]+(?:'[^\W_]+)*", re.IGNORECASE)
PARTICLES = frozenset(
    ["abu", "al", "ben", "bin", "bint", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le",
     "st", "ten", "ter", "van", "von"]
)  # fmt: skip
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_JOINTS = (" ", "-", ".")


@dataclass(frozen=True, slots=True)
class Known:
    """What a name stands for. form: name, adjective ("Syrian"), people, capital, short, surname, first name,
    family, alias."""

    kind: str
    key: str
    name: str
    country: str | None = None
    role: str | None = None
    form: str = "name"


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in a text, half-open offsets without a final possessive."""

    start: int
    end: int
    known: Known


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    folded: str
    told: str


class Names:
    """A list of names, ready to be found. The first of two equal names is the one that counts."""

    def __init__(self, entries: Iterable[tuple[str, Known]]) -> None:
        """Take (spelling, what it stands for) pairs."""
        self._by_first: dict[str, dict[str, list[tuple[tuple[_Word, ...], Known]]]] = {}
        self._exact: dict[tuple[str, ...], Known] = {}
        for spelling, known in entries:
            words = _words(spelling)
            folded = tuple(word.folded for word in words)
            if words and (folded not in self._exact or spelling.isupper()):
                self._exact.setdefault(folded, known)
                second = folded[1] if len(folded) > 1 else ""
                self._by_first.setdefault(folded[0], {}).setdefault(second, []).append((words, known))
        for seconds in self._by_first.values():
            for several in seconds.values():
                several.sort(key=lambda entry: -len(entry[0]))

    def get(self, name: str) -> Known | None:
        """What this very name stands for."""
        return self._exact.get(tuple(word.folded for word in _words(name)))

    def find(self, text: str, own: Names | None = None) -> Iterator[Hit]:
        """Every known name in the text, in order, the longest at each place; `own` names go first among equals."""
        words = _words(text)
        mine, theirs = self._by_first, own._by_first if own is not None else {}
        free = 0
        for at, word in enumerate(words):
            if at < free or (word.folded not in mine and word.folded not in theirs):
                continue
            matches = [
                _match(entries[word.folded], text, words, at) for entries in (theirs, mine) if word.folded in entries
            ]
            match = max(filter(None, matches), key=lambda match: match[0], default=None)
            if match is not None:
                length, known = match
                yield Hit(word.start, _end(text, words[at : at + length]), known)
                free = at + length


def _match(
    entries: dict[str, list[tuple[tuple[_Word, ...], Known]]], text: str, words: tuple[_Word, ...], at: int
) -> tuple[int, Known] | None:
    second = words[at + 1].folded if at + 1 < len(words) else ""
    for wanted, known in itertools.chain(entries.get(second, ()) if second else (), entries.get("", ())):
        told = words[at : at + len(wanted)]
        if len(told) == len(wanted) and _same(wanted, told) and _joined(text, told):
            return len(wanted), known
    return None


def _words(text: str) -> tuple[_Word, ...]:
    """The words of a name, which is asked for often, or of a text, which is asked for a few times in a row."""
    return _words_of_name(text) if len(text) < 100 else _words_of_text(text)


@functools.lru_cache(maxsize=10_000)
def _words_of_name(text: str) -> tuple[_Word, ...]:
    return _read(text)


@functools.lru_cache(maxsize=2)
def _words_of_text(text: str) -> tuple[_Word, ...]:
    return _read(text)


def _read(text: str) -> tuple[_Word, ...]:
    pieces = ((match, fold(match[0])) for match in _WORD.finditer(text))
    return tuple(_Word(match.start(), match.end(), folded, match[0]) for match, folded in pieces if folded)


def _same(wanted: tuple[_Word, ...], told: tuple[_Word, ...]) -> bool:
    last = len(wanted) - 1
    for at, (a, b) in enumerate(zip(wanted, told, strict=True)):
        if a.folded != b.folded or not (_capitals_fit(a.told, b.told) or _small_within(wanted, told, at)):
            return False
        if at < last and a.told.endswith("'s") != b.told.endswith("'s"):
            return False
    return True


def _capitals_fit(wanted: str, told: str) -> bool:
    if wanted.isupper():
        return told.removesuffix("'s").isupper()
    if len(wanted) < 4 and (told.isupper() or not wanted.istitle()) and len(told) > 1:
        return wanted == told.removesuffix("'s") or wanted.islower()
    return wanted.islower() or not told.islower()


def _small_within(wanted: tuple[_Word, ...], told: tuple[_Word, ...], at: int) -> bool:
    """Small letters that names have: "al Qaeda", the second half of "Kim Jong-un"."""
    particle = wanted[at].folded in PARTICLES and len(wanted) > 1
    return particle or (at > 0 and told[at].start == told[at - 1].end + 1 and not wanted[at].told.isupper())


def _joined(text: str, told: tuple[_Word, ...]) -> bool:
    return all(_touch(text[left.end : right.start], left.told) for left, right in itertools.pairwise(told))


def _touch(between: str, left: str) -> bool:
    """One space, hyphen or dot; a dot and a space only after an initial or "St"."""
    return between in _JOINTS or (between == ". " and len(left) < 3)


def _end(text: str, told: tuple[_Word, ...]) -> int:
    last = told[-1]
    if last.told.endswith("'s") and len(last.told) > 2:
        return last.end - 2
    dotted = len(told) > 1 and len(last.told) == 1 and text[told[0].end : told[0].end + 1] == "."
    return last.end + 1 if dotted and text[last.end : last.end + 1] == "." else last.end


@functools.cache
def known_names() -> Names:
    """All names of the tables."""
    return Names([*_actors(), *_countries()])


def spellings(key: str) -> tuple[str, ...]:
    """All names that the tables give for this key."""
    return _spellings().get(key, ())


@functools.cache
def _spellings() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for spelling, known in _actors():
        found.setdefault(known.key, []).append(spelling)
    return {key: tuple(several) for key, several in found.items()}


@functools.cache
def adjective(alpha3: str) -> str:
    """What belongs to a country: "Syrian"; its name where it has no adjective of its own."""
    row = next(row for row in rows("countries.csv") if row["alpha3"] == alpha3)
    return _parts(row["adjectives"])[0] if row["adjectives"] else row["name"]


def _parts(cell: str) -> list[str]:
    return [value for value in cell.split(";") if value]


def _actors() -> Iterator[tuple[str, Known]]:
    for row in (*rows("actors.csv"), *rows("groups.csv"), *rows("organisations.csv")):
        key = f"place:{loose(row['name'])}" if row["kind"] == "place" else row["id"]
        key = key if ":" in key else f"actor:{key}"
        for spelling in (row["name"], *_parts(row["aliases"])):
            form = "short" if row["kind"] == "person" and len(spelling.split()) == 1 else "name"
            yield spelling, Known(row["kind"], key, row["name"], row["country"] or None, row["role"] or None, form)


def _countries() -> Iterator[tuple[str, Known]]:
    for row in rows("countries.csv"):
        code, name = row["alpha3"], row["name"]
        for spelling in (name, *_parts(row["variants"])):
            yield spelling, Known("country", f"country:{code}", name, code)
        for spelling in _parts(row["adjectives"]):
            yield spelling, Known("country", f"country:{code}", name, code, form="adjective")
        for spelling in _parts(row["peoples"]):
            yield spelling, Known("group", f"people:{code}", spelling, code, form="people")
        for spelling in _parts(row["capitals"]):
            yield spelling, Known("place", f"place:{loose(spelling)}", spelling, code, form="capital")
