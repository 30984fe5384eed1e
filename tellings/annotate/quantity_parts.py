"""Parts and times of quantities: "30 dead, among them 12 children", "12 of the 30 passengers", "as of Monday".

In: the quantities found in a parse and its times. Out: each with the quantity it is a part of and the time it is told
for, where the words say so. A part counts the same kind of thing, is no larger than its whole, and stands behind it
with a word of inclusion between; a list behind a dash or a colon must add up to its whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tellings.annotate.columns import Columns, columns
from tellings.annotate.parsed import words_of
from tellings.annotate.quantity_bounds import Found
from tellings.annotate.quantity_seeds import TABLE
from tellings.annotate.quantity_units import any_of
from tellings.records import Time

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CUE = re.compile(rf"\b(?:{any_of(TABLE['parts']['cues'])})\b", re.IGNORECASE)
_THEM = frozenset(("them", "whom", "those", "these", "which"))
_SUMS = tuple(TABLE["parts"]["sums"])
_LISTED = re.compile(r"[\s,;]*(?:and|&|plus|as well as)?[\s,]*(?:another\s)?", re.IGNORECASE)
_BEFORE_TIME = re.compile(rf"\b({any_of(TABLE['as_of']['words'])})(?:\s+(?:the|early|late|about))*\s*\Z", re.IGNORECASE)
_OF_THE = re.compile(r"(?:Of|Among|Out of) (?:the |those |these )?\Z")
_FIRM = frozenset(TABLE["as_of"]["firm"])
_REACH = 140  # characters between a whole and the first of its parts


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity with its whole and the value of the time it holds for."""

    found: Found
    whole: Found | None = None
    as_of: str | None = None


def as_told(doc: Doc, found: list[Found], times: list[Time]) -> Iterator[Told]:
    """The quantities in their order, each with what stands about it."""
    if not found:
        return
    wholes = _wholes(doc, found)
    held = list(_held(doc, times))
    for place, each in enumerate(found):
        told = _completed(each, wholes.get(place))
        if told is not None:
            yield Told(told, wholes.get(place), _as_of(doc, each, held))


def _completed(each: Found, whole: Found | None) -> Found | None:
    """ "Three of them escaped" counts what its whole does; with no whole it counts nothing."""
    if each.unit or each.of:
        person = whole is not None and whole.unit == "person" and not each.unit and each.kind == "count"
        return replace(each, unit="person") if person else each
    return replace(each, unit=whole.unit, of=whole.of) if whole else None


def _wholes(doc: Doc, found: list[Found]) -> dict[int, Found]:
    """Place of a part -> its whole."""
    wholes: dict[int, Found] = {}
    for place, each in enumerate(found):
        if each.whole is not None:
            inner = next((one for one in found[place + 1 :] if one.number == each.whole[0]), None)
            if inner:
                wholes[place] = inner
    for place, each in enumerate(found[:-1]):
        if place not in wholes:
            for part in _parts_behind(doc, found, place):
                wholes.setdefault(part, each)
    return wholes


def _parts_behind(doc: Doc, found: list[Found], place: int) -> Iterable[int]:
    """Places of the quantities that the words behind this one make parts of it."""
    text, whole, first = words_of(doc), found[place], found[place + 1]
    between = text[whole.end : first.start]
    if len(between) > _REACH or "\n" in between:
        return ()
    cue = _says_part(text, between, whole, first)
    if not _may_be_part(first, whole) and not (cue and _joins(first, whole)):
        return ()
    summed = between.strip().endswith(_SUMS) and len(between) < 30
    if not cue and not summed:
        return ()
    listed = _list(text, found, place + 1, whole)
    return listed if cue or _adds_up(listed, found, whole) else ()


def _joins(part: Found, whole: Found) -> bool:
    """ "30 people, among them four cadets": whoever is among people is people."""
    small = replace(part, unit=whole.unit)
    return whole.unit == "person" and part.unit == "" and _may_be_part(small, whole)


def _says_part(text: str, between: str, whole: Found, first: Found) -> bool:
    """A cue stands between whole and part, the part is told "of them", or the whole "of the 58 patients, 21 …"."""
    crossed = re.search(r"[.!?]\s", between)
    if first.of_whom.lower() in _THEM:
        return True
    if _OF_THE.search(text, max(0, whole.start - 12), whole.start) and between.strip() == ",":
        return True
    cue = _CUE.search(between)
    if cue is None or (crossed and cue.start() > crossed.end() + 1):
        return False
    return not re.search(r"[.!?]\s", between[cue.end() :])


def _list(text: str, found: list[Found], place: int, whole: Found) -> list[int]:
    """The first part and those listed right behind it."""
    places = [place]
    for after in range(place + 1, len(found)):
        between = text[found[after - 1].end : found[after].start]
        if not _LISTED.fullmatch(between) or not between.strip() or not _may_be_part(found[after], whole):
            break
        places.append(after)
    return places


def _may_be_part(part: Found, whole: Found) -> bool:
    """Both count, people of people or things of things, or money of money; the part is no larger."""
    if part.kind not in ("count", "money") or whole.kind != part.kind or whole.unit == "time":
        return False
    if part.unit != whole.unit and not (part.unit == "" and part.of == "" and part.of_whom):
        return False
    low, high = part.bounds.low, whole.bounds.high
    return low is None or high is None or low <= high


def _adds_up(places: list[int], found: list[Found], whole: Found) -> bool:
    values = [found[place].bounds.value for place in places]
    if len(values) < 2 or whole.bounds.value is None:
        return False
    return sum((value for value in values if value is not None), Decimal(0)) == whole.bounds.value


def _held(doc: Doc, times: list[Time]) -> Iterator[tuple[Time, bool]]:
    """Times that a number may hold for, and whether their words say nothing else."""
    text = words_of(doc)
    for time in times:
        cue = _BEFORE_TIME.search(text, max(0, time.evidence.start - 30), time.evidence.start)
        if cue and time.type in ("DATE", "TIME"):
            yield time, " ".join(cue[1].lower().split()) in _FIRM


def _as_of(doc: Doc, each: Found, held: list[tuple[Time, bool]]) -> str | None:
    """The time of the number's own sentence and verb that it is told for."""
    table = columns(doc)
    token = table.at(each.number)
    for time, firm in held:
        at = table.at(time.evidence.start)
        if table.sentence[at] == table.sentence[token] and (firm or _verb(table, at) == _verb(table, token)):
            return time.value
    return None


def _verb(table: Columns, token: int) -> int:
    """The nearest verb over a token."""
    for _ in range(8):
        if table.pos[token] in ("VERB", "AUX") or table.head[token] == token:
            return token
        token = table.head[token]
    return token
