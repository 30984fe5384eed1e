"""Lines that say when and by whom: stamps, bylines, agency names, several of them on one line with | between.

In: a line of a page's head or foot. Out: its parts and the dates it tells; None when anything else stands in it.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from tellings.read.dates import first_date, is_zone, when
from tellings.read.lines import Line, headline_like
from tellings.read.phrases import fits, is_agency, is_names, is_place, is_role
from tellings.records import Part

_BETWEEN = re.compile(r"\s*[|•·]\s*|\s{3,}|\s+[–—]+\s+|(?<=\S)[\s,;]+(?=(?:[Ll]ast )?(?:[Uu]pdated|[Mm]odified)\b)")
_AGO = re.compile(
    r"(?i)(?:(?:published|updated|posted|last updated)\W+)?"
    r"(?:(?:an?|\d+) (?:min(?:ute)?|hour|day|week)s? ago|today|yesterday)"
)
_HOUR = re.compile(r"(?i)T?\d\d?(?:[:.h]\d\d)*(?:\.\d+)?Z?(?:[ap]\.?m\.?)?|[ap]\.?m\.?")
_WHO = re.compile(r",\s+|\s*/\s*|\s+[-–—|&]\s+|\s+and\s+|\s+(?=(?:in|for) [A-Z])")
_BY = re.compile(r"(?i)(?:by|from|words by|text by|story by|written by):? ")
_NEXT_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Signed:
    """The parts of one line and the strings in it that tell a date."""

    parts: tuple[Part, ...]
    dates: tuple[str, ...] = ()


def signed(line: Line) -> Signed | None:
    """The line as stamps and bylines, when it is made of them whole."""
    if len(line.text) > 160:
        return None
    whole = _piece(line)
    if whole is not None:
        return whole
    pieces = [_piece(piece) for piece in _split(line)]
    if len(pieces) < 2 or not all(pieces):
        return None
    known = [piece for piece in pieces if piece is not None]
    return Signed(tuple(part for one in known for part in one.parts), tuple(day for one in known for day in one.dates))


def stamp_before_headline(line: Line) -> tuple[Line, Line] | None:
    """Stamp and headline that share a line: "date 2025-01-31 Mayor resigns" -> the two."""
    if len(line.text) > 300 or not (length := _stamp_length(line.text)):
        return None
    stamp, rest = line.cut(0, length), line.cut(length, len(line.text))
    bare = rest.text.lstrip("-–—|:• ")
    rest = rest.cut(len(rest.text) - len(bare), len(rest.text))
    return (stamp, rest) if headline_like(rest.text) and len(rest.text.split()) >= 3 else None


def _split(line: Line) -> list[Line]:
    pieces, start = [], 0
    for between in [*_BETWEEN.finditer(line.text), None]:
        stop, after = (between.start(), between.end()) if between else (len(line.text), 0)
        if line.text[start:stop].strip():
            pieces.append(line.cut(start, stop))
        start = after
    return pieces


def _piece(line: Line) -> Signed | None:
    if when(line.text) is not None:
        return Signed((Part("stamp", line.start, line.end),), (line.text,))
    if _AGO.fullmatch(line.text):
        return Signed((Part("stamp", line.start, line.end),))
    if is_byline(line.text):
        return Signed((Part("byline", line.start, line.end),))
    if fits("boilerplate", line.text):
        return Signed((Part("boilerplate", line.start, line.end),))
    return _byline_then_stamp(line)


def _byline_then_stamp(line: Line) -> Signed | None:
    found = first_date(line.text)
    if found is None:
        return None
    who = line.text[: found[1]].rstrip(" ,-–—|:")
    rest = line.cut(len(who), len(line.text))
    told = rest.text.lstrip(" ,-–—|:")
    rest = rest.cut(len(rest.text) - len(told), len(rest.text))
    if when(rest.text) is None or not is_byline(who):
        return None
    return Signed(
        (Part("byline", line.start, line.start + len(who)), Part("stamp", rest.start, rest.end)), (rest.text,)
    )


def is_byline(words: str) -> bool:
    """Who wrote it: "By Jane Doe in Oslo", "Jane Doe, Staff writer", "Reuters". A bare name is none."""
    if len(words) > 240:
        return False
    if is_agency(words) or fits("byline", words):
        return True
    if by := _BY.match(words):
        return _names_and_roles(words[by.end() :])
    pieces = _WHO.split(words)
    after = list(itertools.dropwhile(lambda piece: is_names(piece) and not is_role(piece), pieces))
    named = len(after) < len(pieces) or is_agency(pieces[0])
    return named and any(map(is_role, after)) and all(is_role(piece) or is_place(piece) for piece in after)


def is_name_in_place(words: str) -> bool:
    """A bare name, with or without where it wrote: "Jane Doe in Oslo"; a headline may look like that too."""
    name, _, place = words.partition(" in ")
    return len(name.split()) <= 3 and is_names(name) and (not place or is_place(place))


def _names_and_roles(words: str) -> bool:
    """Only names, roles and places, and a name or an agency first."""
    first, *others = (piece.removeprefix("in ").removeprefix("for ") for piece in _WHO.split(words))
    tellers = (is_names, is_role, is_place)
    return (is_names(first) or is_agency(first)) and all(any(tells(one) for tells in tellers) for one in others)


def _stamp_length(text: str) -> int:
    """Length of the shortest start that is a date, with its time of day and zone when they follow; 0 for none."""
    ends = [word.end() for word in list(_NEXT_WORD.finditer(text))[:12]]
    shortest = next((end for end in ends if when(text[:end].rstrip()) is not None), 0)
    longest = shortest
    for end in (end for end in ends if end > shortest):
        found = when(text[:end].rstrip())
        if found is None or not _adds_a_clock(text[longest:end]):
            break
        longest = end
    return len(text[:longest].rstrip()) if shortest else 0


def _adds_a_clock(words: str) -> bool:
    bare = words.strip(" \t-–—|,;()")
    return bare in ("", "at") or (bare.isupper() and is_zone(bare)) or bool(_HOUR.fullmatch(bare))
