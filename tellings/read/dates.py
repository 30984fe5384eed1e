"""Strings -> publication dates. A zone that is told is dropped, never shifted: the local time stays.

In: a string that is a date and nothing else ("Published: 3 March 2024, 10:15 GMT"), and the order of day and month
at its outlet. Refused: a string with other words in it (None), a day that is in no calendar and a day that can be
read in two ways (both told in `doubt`).
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date, datetime, time

from tellings.knowledge.load import toml
from tellings.read.order import Order

_LONGEST = 160  # characters


@dataclass(frozen=True, slots=True)
class When:
    """A date as read. precision: second (a time was told), day, none; `doubt` says why it is none."""

    value: datetime | None
    precision: str = "none"
    doubt: str | None = None
    changed: bool = False  # the words call it the date of a change


def when(told: str, order: Order | None = None) -> When | None:
    """The date that the whole string tells; None when the string is something else."""
    found = first_date(told) if len(told) <= _LONGEST else None
    if found is None:
        return None
    days, start, end = found
    clock, rest = _clock(f"{told[:start]} \n {told[end:]}")
    if not _only_date_words(rest):
        return None
    return _settled(told.strip(), days, clock, order, _tells_a_change(rest))


def is_zone(word: str) -> bool:
    """Names a time zone: "GMT"."""
    return word.lower().strip(".") in toml("reading_dates.toml")["words"]["zones"]


def spoken(value: date) -> str:
    """A day as an English reader writes it without leaving a doubt: 3 April 2024."""
    return f"{value.day} {value:%B} {value.year}"


_YEAR = r"(?P<y>(?:1[89]|20)\d\d)"
_TAIL = r"(?!\d)(?![/.-]\d)"
_FORMS = (
    rf"{_YEAR}(?P<s>[-/.])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?!\d)",
    rf"{_YEAR}(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)",
    rf"(?P<a>\d\d?)(?P<s>[-/.])(?P<b>\d\d?)(?P=s){_YEAR}{_TAIL}",
    rf"(?P<d>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?[\s.-]+(?P<n>[a-z]{{3,9}})\.?,?[\s-]+{_YEAR}{_TAIL}",
    rf"(?P<n>[a-z]{{3,9}})\.?\s*(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+{_YEAR}{_TAIL}",
    rf"{_YEAR}[\s,-]+(?P<n>[a-z]{{3,9}})\.?[\s-]+(?P<d>\d\d?)(?!\d)",
)


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<![\w/.]){form}", re.IGNORECASE | re.ASCII) for form in _FORMS)


Days = tuple[tuple[int, int, int], ...]  # (year, month, day): one reading, or both


def first_date(text: str) -> tuple[Days, int, int] | None:
    """The first date with a year that the text holds: its readings and its place."""
    best: tuple[Days, int, int] | None = None
    for pattern in _patterns():
        for match in pattern.finditer(text):
            if best is not None and match.start() >= best[1]:
                break
            if days := _readings(match.groupdict()):
                best = days, match.start(), match.end()
                break
    return best


def _readings(part: dict[str, str | None]) -> Days:
    year = int(part["y"] or 0)
    if first := part.get("a"):
        a, b = int(first), int(part["b"] or 0)
        both = ((year, b, a), (year, a, b))  # day first, month first
        fitting = both[:1] if part["s"] == "." else tuple(day for day in both if day[1] <= 12)
        return fitting[:1] if a == b else fitting
    name = part.get("n")
    month = toml("reading_dates.toml")["months"].get(name.lower()) if name else int(part["m"] or 0)
    return ((year, month, int(part["d"] or 0)),) if month else ()


_CLOCK = re.compile(
    r"(?<![\d:])T?(?P<h>[01]?\d|2[0-4])(?:[:.h](?P<m>[0-5]\d)(?:[:.](?P<s>[0-5]\d|60)(?:[.,]\d+)?)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?(?P<z>\s*(?:z\b|(?:gmt|utc)?\s*[+-]\s*\d\d?(?::?\d\d)?)(?!\d))?(?![\d:])",
    re.IGNORECASE | re.ASCII,
)


def _clock(text: str) -> tuple[time | None, str]:
    """The time of day, and the text without it."""
    for match in _CLOCK.finditer(text):
        if not (match["m"] or match["half"]):
            continue
        hour = int(match["h"]) % 12 + 12 * (match["half"][0] in "pP") if match["half"] else int(match["h"]) % 24
        value = time(hour, int(match["m"] or 0), min(int(match["s"] or 0), 59))
        return value, f"{text[: match.start()]} {text[match.end() :]}"
    return None, text


def _only_date_words(rest: str) -> bool:
    return all(word in _date_words() for word in _words(rest))


def _tells_a_change(rest: str) -> bool:
    told = toml("reading_dates.toml")["words"]
    words = set(_words(rest))
    return bool(words & set(told["changes"])) and not words & set(told["labels"])


def _words(rest: str) -> list[str]:
    kept = re.sub(r"[-–—―•·*|,:;()\[\]/.]", " ", re.sub(r"(?<=[a-z])\.(?=[a-z])", "", rest.lower()))
    return kept.split()


@functools.cache
def _date_words() -> frozenset[str]:
    return frozenset(word for words in toml("reading_dates.toml")["words"].values() for word in words)


def _settled(told: str, days: Days, clock: time | None, order: Order | None, changed: bool) -> When:
    if len(days) == 2 and order is None:
        first, second = (spoken(value) for value in map(_day, days) if value)
        return When(None, doubt=f"{told!r} may be {first} or {second}, and nothing tells which; "
                    "its publication date is left open.", changed=changed)  # fmt: skip
    value = _day(days[-1] if order == "mdy" else days[0])
    if value is None:
        return When(None, doubt=f"{told!r} is no day of the calendar; its publication date is left open.")
    if clock is None or clock == time():
        return When(datetime.combine(value, time()), "day", changed=changed)
    return When(datetime.combine(value, clock), "second", changed=changed)


def _day(parts: tuple[int, int, int]) -> date | None:
    try:
        return date(*parts)
    except ValueError:
        return None
