"""Readings of days: 24 July, Tuesday night, yesterday, three weeks ago, the following day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tellings.annotate.calendar_values import at_grain, moved
from tellings.annotate.time_reading import (
    NO_DATE,
    NO_PLACE,
    NO_REFERENCE,
    NOT_A_DATE,
    WORDS,
    Reading,
    Setting,
    Words,
    dated,
    month_of,
    nearest,
    number_of,
    undated,
    with_part,
)


def numeric_day(words: Words, setting: Setting) -> Reading:
    """2025-07-23, 2025-07-23 08:15."""
    day = dated(f"{words['year']}-{words['month']}-{int(words['day']):02}")
    if words.get("hour") and words.get("minute"):
        return replace(day, type="TIME", value=f"{day.value}T{int(words['hour']):02}:{words['minute']}")
    return day


def calendar_day(words: Words, setting: Setting) -> Reading:
    """24 July 2025, July 24: without a year, the year whose day lies nearest to publication."""
    month, day = month_of(words), int(words["day"])
    if words.get("year"):
        return dated(f"{words['year']}-{month:02}-{day:02}")
    if not setting.anchor:
        return undated(f"XXXX-{month:02}-{day:02}")
    return dated(nearest(f"-{month:02}-{day:02}", setting))


def day_range(words: Words, setting: Setting) -> Reading:
    """12-15 June, June 12-15, 2023."""
    first = calendar_day(words, setting)
    if int(words["day2"]) <= int(words["day"]):
        return replace(first, days=None, reason=NOT_A_DATE)
    value = f"{first.value}/{first.value[:-2]}{int(words['day2']):02}"
    return dated(value) if first.days else replace(first, value=value)


def holiday(words: Words, setting: Setting) -> Reading:
    """Christmas Eve, New Year's Day 2016."""
    month_day = WORDS["holidays"][words["holiday"]]
    if words.get("year"):
        return dated(f"{words['year']}-{month_day}")
    return dated(nearest(f"-{month_day}", setting)) if setting.anchor else undated(f"XXXX-{month_day}")


def weekday(words: Words, setting: Setting) -> Reading:
    """Tuesday, Tuesday night, next Tuesday: the one before publication unless told as future."""
    number = WORDS["weekdays"].index(words["weekday"])
    if not setting.anchor:
        return with_part(undated(f"XXXX-WXX-{number + 1}"), words.get("part", ""))
    day = setting.anchor + timedelta(_days_to_weekday(number - setting.anchor.weekday(), words, setting.tense))
    return with_part(dated(day.isoformat()), words.get("part", ""))


def _days_to_weekday(ahead: int, words: Words, tense: str) -> int:
    step = words.get("step", "")
    if step == "next":
        return ahead + 7
    if step == "this":
        return ahead
    if step:
        return ((ahead - 1) % 7 + 1) if WORDS["steps"][step] > 0 else -((-ahead - 1) % 7 + 1)
    return ahead % 7 if tense == "future" else -(-ahead % 7)


def near_day(words: Words, setting: Setting) -> Reading:
    """Today, yesterday evening, the day after tomorrow."""
    if not setting.anchor:
        return undated("PRESENT_REF" if words["near"] == "today" else "XXXX-XX-XX")
    day = setting.anchor + timedelta(WORDS["days"][words["near"]])
    return with_part(dated(day.isoformat()), words.get("part", ""))


def this_part(words: Words, setting: Setting) -> Reading:
    """This morning, tonight."""
    part = "night" if words["part"] == "tonight" else words["part"]
    return with_part(near_day({"near": "today"}, setting), part)


def last_night(words: Words, setting: Setting) -> Reading:
    """Last night, overnight: the night before publication, which ends on the day of publication."""
    if not setting.anchor:
        return Reading("TIME", "XXXX-XX-XXTNI", reason=NO_DATE)
    eve = setting.anchor - timedelta(1)
    return Reading("TIME", f"{eve}TNI", (eve, setting.anchor))


def ago(words: Words, setting: Setting) -> Reading:
    """Three weeks ago: a day for days and weeks, a month or a year for the longer units."""
    unit, count = WORDS["units"][words["unit"]], int(number_of(words))
    if not setting.anchor:
        return undated("PAST_REF")
    if unit.startswith("T"):
        day = setting.anchor - timedelta(count // 24 if unit == "TH" else 0)
        return Reading("DATE", day.isoformat(), (day - timedelta(1 if unit == "TH" else 0), setting.anchor))
    day = moved(setting.anchor, -count, unit)
    value = at_grain(day, "D" if unit == "W" else unit)
    slack = timedelta({"D": 0, "W": 4, "M": 16, "Y": 190}.get(unit, 2000))
    return Reading("DATE", value, (day - slack, min(day + slack, setting.anchor)), vague=bool(words.get("about")))


def some_ago(words: Words, setting: Setting) -> Reading:
    """Months ago, several years ago."""
    return Reading("DATE", "PAST_REF", vague=True, reason=NO_PLACE)


def shifted(words: Words, setting: Setting) -> Reading:
    """Two days earlier, a week later: counted from the last day told."""
    unit = WORDS["units"][words["unit"]]
    if not setting.reference:
        return Reading("DATE", "XXXX-XX-XX", reason=NO_REFERENCE)
    sign = 1 if words["way"] in ("later", "after") else -1
    return dated(at_grain(moved(setting.reference, sign * int(number_of(words)), unit), unit))


def neighbour(words: Words, setting: Setting) -> Reading:
    """The following day, that week, the same year: beside the last day told."""
    unit = WORDS["units"][words["unit"]]
    if not setting.reference:
        return Reading("DATE", "XXXX-XX-XX", reason=NO_REFERENCE)
    steps = WORDS["steps"].get(words["way"], 0)
    return dated(at_grain(moved(setting.reference, steps, unit), unit))
