"""Readings of longer stretches: last week, July 2025, the weekend, last summer, the third quarter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tellings.annotate.calendar_values import at_grain, days_of, moved
from tellings.annotate.time_reading import (
    WORDS,
    Reading,
    Setting,
    Words,
    dated,
    month_of,
    nearest,
    undated,
)


def period(words: Words, setting: Setting) -> Reading:
    """Last week, this year, next month, earlier this year, the weekend."""
    step = WORDS["steps"][words.get("step") or words["step2"]]
    if not setting.anchor:
        return undated(("PRESENT_REF", "FUTURE_REF", "PAST_REF")[step])
    unit = WORDS["units"][words.get("unit") or words["unit2"]]
    if unit == "WE":
        return _weekend(words.get("step", "last"), setting)
    value = at_grain(moved(setting.anchor, step, unit), unit)
    reading = dated(value, words, setting.anchor)
    if value[4:6] == "-W" and step == -1 and setting.anchor.weekday() == 6 and reading.days:
        return replace(reading, days=(reading.days[0], setting.anchor))
    return reading


def _weekend(step: str, setting: Setting) -> Reading:
    """The weekend: from Friday on the one at hand, before that the one gone by unless told as future."""
    anchor = setting.anchor or date.min
    ahead = anchor.weekday() >= 4 or setting.tense == "future" or step in ("next", "coming", "this coming")
    weeks = {"next": anchor.weekday() >= 4, "last": -1}.get(step, 0 if ahead or step == "this" else -1)
    return dated(at_grain(moved(anchor, int(weeks), "W"), "WE"))


def year_end(words: Words, setting: Setting) -> Reading:
    """Year-end, mid-year: of the year of publication."""
    if not setting.anchor:
        return undated("XXXX")
    return dated(str(setting.anchor.year), {"mod": "mid" if words.get("mid") else "end"}, setting.anchor)


def month(words: Words, setting: Setting) -> Reading:
    """July 2025, in December, last May, late November, November last year."""
    number = month_of(words)
    if words.get("year"):
        return dated(f"{words['year']}-{number:02}", words, setting.anchor)
    if not setting.anchor:
        return undated(f"XXXX-{number:02}")
    if words.get("yearstep"):
        return dated(f"{setting.anchor.year + _year_step(words)}-{number:02}", words, setting.anchor)
    if words.get("step"):
        return dated(f"{_stepped_year(words['step'], number, setting.anchor)}-{number:02}")
    return dated(nearest(f"-{number:02}", setting), words, setting.anchor)


def _year_step(words: Words) -> int:
    return int(WORDS["steps"][words["yearstep"].removeprefix("the ") if words["yearstep"] != "the" else "the"])


def _stepped_year(step: str, number: int, anchor: date) -> int:
    way = WORDS["steps"][step]
    if way < 0:
        return anchor.year - (number >= anchor.month)
    if way > 0:
        return anchor.year + (number <= anchor.month)
    return anchor.year


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
    return replace(dated(value, words, setting.anchor), vague=True)


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
    return _part_of_year(f"Q{int(told) if told.isdigit() else WORDS['quarters'][told]}", words, setting)


def half(words: Words, setting: Setting) -> Reading:
    """The first half of 2012, the second half of the year."""
    return _part_of_year("H1" if words["half"] == "first" else "H2", words, setting)


def _part_of_year(part: str, words: Words, setting: Setting) -> Reading:
    if words.get("year"):
        return dated(f"{words['year']}-{part}")
    if not setting.anchor:
        return undated(f"XXXX-{part}")
    if words.get("yearstep"):
        return dated(f"{setting.anchor.year + _year_step(words)}-{part}")
    return dated(nearest(f"-{part}", setting))
