"""Readings counted from another time: three weeks ago, two days later, the following year, a year earlier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tellings.annotate.calendar_values import FIRST_YEAR, LAST_YEAR, at_grain, days_of, moved
from tellings.annotate.time_lengths import duration, some_duration
from tellings.annotate.time_reading import (
    NO_DATE,
    NO_PLACE,
    NO_REFERENCE,
    TOLD_BEFORE,
    WORDS,
    Reading,
    Setting,
    Words,
    about_of,
    dated,
    number_of,
    undated,
)

_SLACK = {"D": 0, "W": 4, "M": 16, "Q": 46, "Y": 190}  # days to either side of the day reckoned
_OF_AGO = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER", "EQUAL_OR_MORE": "ON_OR_BEFORE", "APPROX": "APPROX"}


def ago(words: Words, setting: Setting) -> Reading:
    """Three weeks ago, a year ago: the stretch of that unit it falls in; a day for days and for "a week ago"."""
    unit, count = WORDS["units"][words["unit"]], number_of(words)
    if not setting.anchor:
        return undated("PAST_REF")
    if unit.startswith("T"):
        day = moved(setting.anchor, -(int(count) // 24) if unit == "TH" else 0, "D")
        return Reading("TIME", day.isoformat(), (moved(day, -1 if unit == "TH" else 0, "D"), setting.anchor))
    day, grain = moved(setting.anchor, -int(count), unit), {"DE": "Y", "CE": "Y"}.get(unit, unit)
    if unit == "W" and count == 1:
        grain = "D"
    if _beyond(day):
        return some_ago(words, setting)
    slack = _SLACK.get(unit, 2000)
    days = moved(day, -slack, "D"), min(moved(day, slack, "D"), setting.anchor)
    mod = _OF_AGO.get(about_of(words) or "")
    return Reading("DATE", at_grain(day, grain), days, vague=bool(words.get("about")), mod=mod)


def _beyond(day: date) -> bool:
    """At the end of the calendar, where counting stopped."""
    return not FIRST_YEAR < day.year < LAST_YEAR


def some_ago(words: Words, setting: Setting) -> Reading:
    """Months ago, several years ago."""
    return Reading("DATE", "PAST_REF", vague=True, reason=NO_PLACE)


def shifted(words: Words, setting: Setting) -> Reading:
    """Two days earlier, a week later: counted from the last date told; "a year earlier" else from publication."""
    unit, later = WORDS["units"][words["unit"]], words["way"] in ("later", "after")
    base = setting.reference(unit)
    if base is None and unit in ("Y", "Q") and not later:
        base = setting.anchor
    if base is None:
        return Reading("DATE", "XXXX-XX-XX", reason=NO_REFERENCE)
    day = moved(base, (1 if later else -1) * int(number_of(words)), unit)
    if _beyond(day):
        return Reading("DATE", "FUTURE_REF" if later else "PAST_REF", reason=NO_PLACE)
    return dated(at_grain(day, _grain(unit, setting)))


def _grain(unit: str, setting: Setting) -> str:
    """Weeks counted from a day lead to a day."""
    return "D" if unit == "W" and setting.reference("W") == setting.reference("D") else unit


def neighbour(words: Words, setting: Setting) -> Reading:
    """The following day, that week, the same year, the day before: beside the last date told."""
    unit, way = WORDS["units"][words["unit"]], words["way"].removeprefix("the ").removeprefix("very ")
    base = setting.reference(unit)
    if base is None:
        return Reading("DATE", "XXXX-XX-XX", reason=NO_REFERENCE)
    steps = {"before": -1, "earlier": -1, "after": 1, "later": 1}.get(way, WORDS["steps"].get(way, 0))
    return dated(at_grain(moved(base, int(steps), unit), unit))


def told_period(words: Words, setting: Setting) -> Reading:
    """The day, the end of the year: of the last date told, else of publication.

    "The day" alone only takes up what is told already: it gets a value, and no days of its own.
    """
    unit = WORDS["units"][words["unit"]]
    base = setting.reference(unit) or setting.anchor
    if base is None:
        return undated("XXXX-XX-XX")
    reading = dated(at_grain(base, unit), words, setting.anchor)
    return reading if words.get("mod") else replace(reading, days=None, reason=TOLD_BEFORE)


def a_year_before(words: Words, setting: Setting) -> Reading:
    """The year-ago quarter, the same period last year: a year before the stretch last told."""
    for first, last in setting.told[:1]:
        grain = {28: "M", 29: "M", 30: "M", 31: "M", 90: "Q", 91: "Q", 92: "Q"}.get((last - first).days + 1)
        if grain:
            return dated(at_grain(moved(first, -1, "Y"), grain))
    base = setting.reference("Y") or setting.anchor
    return dated(str(base.year - 1)) if base else undated("PAST_REF")


def span_to_now(words: Words, setting: Setting) -> Reading:
    """The past two weeks, the last few days."""
    return _span(words, setting, -1)


def span_from_now(words: Words, setting: Setting) -> Reading:
    """The next three months."""
    return _span(words, setting, 1)


def _span(words: Words, setting: Setting, sign: int) -> Reading:
    if words.get("some"):
        return some_duration(words, setting)
    reading, unit = duration(words, setting), WORDS["units"][words["unit"]]
    if not setting.anchor:
        return replace(reading, reason=NO_DATE)
    if unit.startswith("T"):
        return reading
    days = sorted((setting.anchor, moved(setting.anchor, sign * int(number_of(words)), unit)))
    return replace(reading, days=(days[0], days[1]), reason=None)


def first_of_year(words: Words, setting: Setting) -> Reading:
    """The first six months of the year: a length with its days."""
    reading, unit = duration(words, setting), WORDS["units"][words["unit"]]
    past = setting.anchor and str(setting.anchor.year - bool(words.get("past")))
    year = words.get("year") or past
    whole = days_of(year) if year else None
    if whole is None:
        return reading
    last = moved(moved(whole[0], int(number_of(words)), unit), -1, "D")
    return replace(reading, days=(whole[0], last), reason=None)
