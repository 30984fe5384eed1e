"""Readings of longer stretches: last week, July 2025, late 2015, the 1990s, last summer, the third quarter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tellings.annotate.calendar_values import at_grain, days_of, moved
from tellings.annotate.time_lengths import duration
from tellings.annotate.time_reading import (
    NO_DATE,
    WORDS,
    Reading,
    Setting,
    Words,
    dated,
    month_of,
    nearest,
    number_of,
    undated,
)


def period(words: Words, setting: Setting) -> Reading:
    """Last week, this year, next month, earlier this year, the weekend."""
    step = WORDS["steps"][words["step"]]
    if not setting.anchor:
        return undated(("PRESENT_REF", "FUTURE_REF", "PAST_REF")[step])
    unit = {"weekend": "WE", "quarter": "Q"}.get(words["unit"]) or WORDS["units"].get(words["unit"].rstrip("y"), "D")
    if unit == "WE":
        return _weekend(words["step"], setting)
    value = at_grain(moved(setting.anchor, step, unit), unit)
    reading = dated(value, words.get("mod", ""), setting.anchor)
    if value[4:6] == "-W" and step == -1 and setting.anchor.weekday() == 6 and reading.days:
        return replace(reading, days=(reading.days[0], setting.anchor))
    return reading


def _weekend(step: str, setting: Setting) -> Reading:
    """The weekend: from Friday on the one at hand, before that the one gone by unless told as future."""
    anchor = setting.anchor or date.min
    ahead = anchor.weekday() >= 4 or setting.tense == "future" or step in ("next", "coming", "this coming")
    weeks = {"next": anchor.weekday() >= 4, "last": -1}.get(step, 0 if ahead or step == "this" else -1)
    return dated(at_grain(moved(anchor, int(weeks), "W"), "WE"))


def span_to_now(words: Words, setting: Setting) -> Reading:
    """The past two weeks."""
    return _span(words, setting, -1)


def span_from_now(words: Words, setting: Setting) -> Reading:
    """The next three months."""
    return _span(words, setting, 1)


def _span(words: Words, setting: Setting, sign: int) -> Reading:
    reading, unit = duration(words, setting), WORDS["units"][words["unit"]]
    if not setting.anchor:
        return replace(reading, reason=NO_DATE)
    if unit.startswith("T"):
        return reading
    days = sorted((setting.anchor, moved(setting.anchor, sign * int(number_of(words)), unit)))
    return replace(reading, days=(days[0], days[1]), reason=None)


def month(words: Words, setting: Setting) -> Reading:
    """July 2025, in December, last May, late November, November last year."""
    number, mod = month_of(words), words.get("mod", "")
    if words.get("year"):
        return dated(f"{words['year']}-{number:02}", mod, setting.anchor)
    if not setting.anchor:
        return undated(f"XXXX-{number:02}")
    if words.get("yearstep"):
        return dated(f"{setting.anchor.year + _year_step(words)}-{number:02}", mod, setting.anchor)
    if words.get("step"):
        return dated(f"{_stepped_year(words['step'], number, setting.anchor)}-{number:02}")
    return dated(nearest(f"-{number:02}", setting), mod, setting.anchor)


def _year_step(words: Words) -> int:
    return int(WORDS["steps"][words["yearstep"].removeprefix("the ")])


def _stepped_year(step: str, number: int, anchor: date) -> int:
    way = WORDS["steps"][step]
    if way < 0:
        return anchor.year - (number >= anchor.month)
    if way > 0:
        return anchor.year + (number <= anchor.month)
    return anchor.year


def year(words: Words, setting: Setting) -> Reading:
    """In 2015, late 2015."""
    return dated(words["year"], words.get("mod", ""), setting.anchor)


def year_range(words: Words, setting: Setting) -> Reading | None:
    """1989-2013, 2015/16."""
    last = words["year"][: 4 - len(words["year2"])] + words["year2"]
    return dated(f"{words['year']}/{last}") if last > words["year"] else None


def decade(words: Words, setting: Setting) -> Reading:
    """The 1990s, the '90s, the late 1990s."""
    return dated(f"{words.get('century', '19')}{words['decade']}", words.get("mod", ""))


def century(words: Words, setting: Setting) -> Reading | None:
    """The 19th century."""
    return dated(f"{int(words['ordinal']) - 1:02}", words.get("mod", "")) if int(words["ordinal"]) > 1 else None


def season(words: Words, setting: Setting) -> Reading:
    """Last winter, the summer of 2014; vague, for its days depend on the side of the earth."""
    code = WORDS["seasons"][words["season"]]
    if not (setting.anchor or words.get("year")):
        return undated(f"XXXX-{code}")
    if words.get("year"):
        value = f"{words['year']}-{code}"
    elif words.get("step"):
        value = _stepped_season(words["step"], code, setting)
    else:
        value = nearest(f"-{code}", setting)
    return replace(dated(value, words.get("mod", ""), setting.anchor), vague=True)


def _stepped_season(step: str, code: str, setting: Setting) -> str:
    anchor, way = setting.anchor or date.min, WORDS["steps"][step]
    values = [f"{anchor.year + more}-{code}" for more in (-2, -1, 0, 1)]
    known = [(value, days) for value in values if (days := days_of(value))]
    if way < 0:
        return [value for value, days in known if days[1] < anchor][-1]
    if way > 0:
        return next(value for value, days in known if days[0] > anchor)
    return nearest(f"-{code}", setting)


def quarter(words: Words, setting: Setting) -> Reading:
    """The third quarter of 2016, Q3."""
    told = words["quarter"]
    number = int(told) if told.isdigit() else WORDS["quarters"][told]
    if words.get("year"):
        return dated(f"{words['year']}-Q{number}")
    if not setting.anchor:
        return undated(f"XXXX-Q{number}")
    if words.get("yearstep"):
        return dated(f"{setting.anchor.year + _year_step(words)}-Q{number}")
    return dated(nearest(f"-Q{number}", setting))
