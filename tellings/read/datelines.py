"""Datelines: place, day and agency an account opens with: "ANKARA", "PARIS (Reuters) -", "WASHINGTON, Jan. 3 (AP) —".

In: the first line of the account. Out: how many of its characters are dateline. A dash or colon after a word that is
no known place is left alone: "NASA — the agency — said" is an account already.
"""

from __future__ import annotations

import re

from tellings.read.phrases import is_agency, is_place

_OPENING = re.compile(
    r"(?P<head>[^\n()—–―:]{0,80}?)\s*(?P<agency>\([^()]{2,40}\))?\s*(?P<dash>—|–|―|--+|(?<=[\s)])-(?=\s)|:)\s*(?=\S)"
)
_INITIALS = re.compile(r"\([A-Z]{2,6}\)")
_SIGNED = re.compile(r"\((?P<agency>[^()]{2,40})\)\s*(?=[\"“‘'A-Z])")
_DAY = re.compile(r"(?i)(?:[a-z]+day,? )?(?:[a-z]{3,9}\.? \d\d?|\d\d? [a-z]{3,9}\.?)(?:,? \d{4})?|\d{4}")
_INLINE = re.compile(
    r"(?<=\s)[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][\w.]+)?(?: \([\w ]+\))? ?(?:—|―|–|--) ?(?=[A-Z“\"])"
)


def dateline_length(line: str) -> int:
    """Length of the dateline that opens a paragraph; 0 when none does."""
    found = _OPENING.match(line)
    if found and _starts_a_sentence(line[found.end() :]) and _is_dateline(found):
        return len(found.group().rstrip())
    signed = _SIGNED.match(line)
    return len(signed.group().rstrip()) if signed and is_agency(signed["agency"]) else 0


def is_dateline(line: str) -> bool:
    """The whole line is a dateline: "ANKARA", "Istanbul, Türkiye", "ANKARA - Anadolu Agency"."""
    if len(line) > 70 or line[-1:] in "!?":
        return False
    place, *agency = re.split(r"\s+[-–—]+\s+|\s+(?=\()", line.strip(" .:-–—"))
    return _is_place_phrase(place) and all(map(is_agency, agency))


def inline_dateline(line: str) -> int | None:
    """Where a dateline in capitals begins after a headline that runs on into the account."""
    for found in _INLINE.finditer(line[:260]):
        if dateline_length(line[found.start() :]):
            return found.start()
    return None


def _is_dateline(found: re.Match[str]) -> bool:
    head, agency, dash = found["head"].strip(), found["agency"], found["dash"]
    if agency:
        known = is_agency(agency) or (_INITIALS.fullmatch(agency) is not None and _in_capitals(head))
        return known and (not head or _looks_placed(head))
    if not head:
        return False
    if dash == ":":
        return head.isupper() and _is_place_phrase(head)
    return _is_place_phrase(head) or (head.partition(",")[0].isupper() and _with_day(head))


def _starts_a_sentence(rest: str) -> bool:
    bare = rest.lstrip("\"'“‘«[(")
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit())


def _looks_placed(head: str) -> bool:
    """Only capitalised words, or a day: fit to stand before "(Reuters)"."""
    words = [word for piece in head.split(",") if not _DAY.fullmatch(piece.strip()) for word in piece.split()]
    return len(words) <= 6 and all(word[0].isupper() for word in words)


def _in_capitals(head: str) -> bool:
    """A place in capitals with its region or a day behind it: "DUNHAVEN, Orsenia"; fit to stand before any initials."""
    place, comma, _ = head.partition(",")
    return place.isupper() and len(place.split()) <= 4 and bool(comma)


def _with_day(head: str) -> bool:
    """A place in capitals with a day behind it: "DUNHAVEN, Jan. 3"."""
    place, *rest = (piece.strip() for piece in head.split(","))
    return len(place.split()) <= 4 and bool(rest) and any(map(_DAY.fullmatch, rest))


def _is_place_phrase(head: str) -> bool:
    """A known place, or several with / between, and behind a comma only its region or a day."""
    place, *rest = (piece.strip() for piece in head.split(","))
    towns = re.split(r"\s*/\s*| and ", place)
    return all(map(is_place, towns)) and all(town[:1].isupper() for town in towns) and _looks_placed(",".join(rest))
