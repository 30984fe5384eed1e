"""Persons: full names of a telling, and the shorter names that stand for them further on.

In: judged names and the known persons found. Out: spellings with what they stand for. A surname alone goes to the
person who was named in full with it; two different first names are two persons, always.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable

from tellings.annotate.folding import fold, loose
from tellings.annotate.kinds import Judged
from tellings.annotate.known import PARTICLES, SUFFIXES, Known, known_names
from tellings.knowledge.load import toml


def lexicon(judged: list[Judged], found: Iterable[Known], alone: frozenset[str]) -> list[tuple[str, Known]]:
    """Spellings of all persons of one telling: full names first, then surnames, then first names told `alone`."""
    full = _full_names(judged, found)
    entries = [(spelling, known) for known, spellings in full for spelling in spellings]
    taken = {fold(spelling) for spelling, _ in entries}
    for short, form in ((surname, "surname"), (first_name, "first name")):
        for known, spellings in full:
            for part in dict.fromkeys(map(short, sorted(spellings, key=len, reverse=True))):
                if len(part) > 1 and fold(part) not in taken and (form == "surname" or fold(part) in alone):
                    taken.add(fold(part))
                    spelling = part.title() if part.isupper() and len(part) > 3 else part
                    entries.append((spelling, Known("person", known.key, known.name, known.country, known.role, form)))
    return entries + _families(full) + _single_names(judged, taken)


def compatible(one: str, other: str) -> bool:
    """Could be one person: same surname, and the given names of one are among the other's (initials count)."""
    a, b = _words(one), _words(other)
    if not a or not b or loose(a[-1]) != loose(b[-1]):
        return False
    short, long = sorted((a[:-1], b[:-1]), key=len)
    return bool(short) and _among(short, long) if short and long else True


def surname(name: str) -> str:
    """The last word, with the particles before it: "bin Salman", "von der Leyen"."""
    words = [word for word in name.split() if fold(word) not in SUFFIXES]
    if len(words) < 2:
        return ""
    at = len(words) - 1
    while at > 1 and fold(words[at - 1]) in PARTICLES:
        at -= 1
    return " ".join(words[at:])


def first_name(name: str) -> str:
    """The first word of a name of several words."""
    words = name.split()
    return words[0] if len(words) > 1 and len(fold(words[0])) > 1 and fold(words[0]) not in PARTICLES else ""


def _full_names(judged: list[Judged], found: Iterable[Known]) -> list[tuple[Known, list[str]]]:
    full: list[tuple[Known, list[str]]] = []
    for known in found:
        if known.kind == "person" and known.form == "name" and all(known.key != other.key for other, _ in full):
            full.append((known, [known.name]))
    for one in sorted(judged, key=lambda one: (-len(one.told.split()), one.order)):
        if one.kind != "person" or one.alone:
            continue
        same = [spellings for _, spellings in full if any(compatible(one.told, spelling) for spelling in spellings)]
        if len(same) == 1:
            same[0].append(one.told)
        elif not same:
            full.append((_known(one.told), [one.told]))
    order = {fold(one.told): one.order for one in judged}
    return sorted(full, key=lambda entry: min(order.get(fold(spelling), 0) for spelling in entry[1]))


def _known(name: str) -> Known:
    data = known_names().get(name)
    return data if data and data.kind == "person" else Known("person", f"person:{fold(name)}", name)


def _families(full: list[tuple[Known, list[str]]]) -> list[tuple[str, Known]]:
    """ "The Lornes": the people of one surname."""
    names = {part for known, _ in full if len(part := surname(known.name)) > 2 and not part.endswith("s")}
    return [(f"{name}s", Known("group", f"family:{fold(name)}", f"{name}s", form="family")) for name in sorted(names)]


def _single_names(judged: list[Judged], taken: set[str]) -> list[tuple[str, Known]]:
    single = [one for one in judged if one.kind == "person" and one.alone and fold(one.told) not in taken]
    loosely = {loose(name) for name in taken}
    return [(one.told, _known(one.told)) for one in single if loose(one.told) not in loosely]


def _words(name: str) -> list[str]:
    return [word for word in fold(name).split() if word not in SUFFIXES]


def _among(short: list[str], long: list[str]) -> bool:
    rest = iter(long)
    return all(any(_same_given(name, other) for other in rest) for name in short)


def _same_given(one: str, other: str) -> bool:
    if one == other or loose(one) == loose(other):
        return True
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    return _formal(one) == _formal(other)


def _formal(given: str) -> str:
    return _nicknames().get(given, given)


@functools.cache
def _nicknames() -> dict[str, str]:
    return {short: formal for formal, several in toml("titles.toml")["nicknames"].items() for short in several}
