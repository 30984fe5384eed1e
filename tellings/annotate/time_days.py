"""Readings of days: 24 July, Tuesday night, yesterday, Good Friday, three weeks ago, the following day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tellings.annotate.calendar_values import at_grain, easter, moved, weekday_of_month
from tellings.annotate.time_reading import (
    DAY_OR_MONTH,
    NO_DATE,
    NO_REFERENCE,
    NOT_A_DATE,
    OTHER_CALENDAR,
    WORDS,
    Reading,
    Setting,
    Words,
    dated,
    mod_of,
    month_of,
    nearest,
    undated,
    with_part,
)


def numeric_day(words: Words, setting: Setting) -> Reading:
    """2025-07-23, 2025-07-23 08:15."""
    day = dated(f"{words['year']}-{words['month']}-{int(words['day']):02}")
    if words.get("hour") and words.get("minute"):
        return replace(day, type="TIME", value=f"{day.value}T{int(words['hour']):02}:{words['minute']}")
    return day


def slashed_day(words: Words, setting: Setting) -> Reading:
    """12/28/2017, 28/12/2017: where both orders make a day, the one that lies right before or after publication."""
    year = words["year"] if len(words["year"]) == 4 else f"20{words['year']}"
    one, two = int(words["one"]), int(words["two"])
    readings = [dated(f"{year}-{month:02}-{day:02}") for month, day in {(one, two), (two, one)}]
    able = [reading for reading in readings if reading.days]
    near = able if len(able) < 2 else [reading for reading in able if _is_near(reading, setting)]
    if len(near) == 1:
        return near[0]
    return Reading("DATE", f"{year}-XX-XX", reason=DAY_OR_MONTH if able else NOT_A_DATE)


def _is_near(reading: Reading, setting: Setting) -> bool:
    days, anchor = reading.days, setting.anchor
    return days is not None and anchor is not None and abs(days[0] - anchor) <= timedelta(31)


def calendar_day(words: Words, setting: Setting) -> Reading:
    """24 July 2025, July 24: without a year, the year whose day lies nearest to publication."""
    month, day = month_of(words), int(words["day"])
    if words.get("year"):
        return _whole(f"{words['year']}-{month:02}-{day:02}", words)
    if not setting.anchor:
        return undated(f"XXXX-{month:02}-{day:02}")
    return _whole(nearest(f"-{month:02}-{day:02}", setting), words)


def _whole(value: str, words: Words) -> Reading:
    """A day told with "early" or "late" is still that day."""
    return replace(dated(value), mod=mod_of(words) or None)


def day_of_month(words: Words, setting: Setting) -> Reading:
    """The 28th: of the month at hand, or of the last one told."""
    base = setting.reference("M") or setting.anchor
    return dated(f"{base:%Y-%m}-{int(words['day']):02}") if base else undated(f"XXXX-XX-{int(words['day']):02}")


def day_range(words: Words, setting: Setting) -> Reading:
    """12-15 June, June 12-15, 2023."""
    first = calendar_day(words, setting)
    if int(words["day2"]) <= int(words["day"]):
        return replace(first, days=None, reason=NOT_A_DATE)
    value = f"{first.value}/{first.value[:-2]}{int(words['day2']):02}"
    return dated(value) if first.days else replace(first, value=value)


def feast(words: Words, setting: Setting) -> Reading:
    """Christmas Eve, Good Friday, Thanksgiving; not those of another calendar."""
    rule = WORDS["feasts"][words["feast"]]
    if not rule:
        return Reading("DATE", "XXXX-XX-XX", reason=OTHER_CALENDAR)
    if words.get("year"):
        return dated(_feast_in(int(words["year"]), rule).isoformat())
    if setting.anchor is None:
        return undated(f"XXXX-{rule}" if len(rule) == 5 and rule[2] == "-" else "XXXX-XX-XX")
    days = [_feast_in(setting.anchor.year + more, rule) for more in (0, -1, 1)]
    return dated(min(days, key=lambda day: _far(day, setting)).isoformat())


def _far(day: date, setting: Setting) -> int:
    """How far a day lies from publication; against the tense it counts for further."""
    ahead = (day - (setting.anchor or date.min)).days
    against = (setting.tense == "past" and ahead > 0) or (setting.tense == "future" and ahead < 0)
    return abs(ahead) + (250 if against else 0)


def _feast_in(year: int, rule: str) -> date:
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter")))
    month, rest = int(rule[:2]), rule[3:]
    if rest.isdigit():
        return date(year, month, int(rest))
    week, _, weekday = rest.rpartition("-")
    return weekday_of_month(year, month, int(week), WORDS["weekdays"].index(weekday))


def weekday(words: Words, setting: Setting) -> Reading:
    """Tuesday, Tuesday night, next Tuesday: the one before publication unless told as future."""
    number = WORDS["weekdays"].index(words["weekday"][:3])
    if not setting.anchor:
        return with_part(undated(f"XXXX-WXX-{number + 1}"), words.get("part", ""))
    day = moved(setting.anchor, _days_to_weekday(number - setting.anchor.weekday(), words, setting.tense), "D")
    return with_part(_whole(day.isoformat(), words), words.get("part", ""))


def _days_to_weekday(ahead: int, words: Words, tense: str) -> int:
    step = words.get("step", "")
    if step == "next":
        return ahead + 7
    if step == "this":
        return ahead
    if step:
        return ((ahead - 1) % 7 + 1) if WORDS["steps"][step] > 0 else -((-ahead - 1) % 7 + 1)
    return ahead % 7 if tense == "future" else -(-ahead % 7)


def weekday_of_week(words: Words, setting: Setting) -> Reading:
    """Monday of next week."""
    number = WORDS["weekdays"].index(words["weekday"][:3])
    if not setting.anchor:
        return with_part(undated(f"XXXX-WXX-{number + 1}"), words.get("part", ""))
    weeks = WORDS["steps"][words["weekstep"]]
    day = moved(setting.anchor, number - setting.anchor.weekday() + 7 * weeks, "D")
    return with_part(dated(day.isoformat()), words.get("part", ""))


def near_day(words: Words, setting: Setting) -> Reading:
    """Today, yesterday evening, the day after tomorrow."""
    if not setting.anchor:
        return undated("PRESENT_REF" if words["near"] == "today" else "XXXX-XX-XX")
    day = moved(setting.anchor, WORDS["days"][words["near"]], "D")
    return with_part(dated(day.isoformat()), words.get("part", ""))


def this_part(words: Words, setting: Setting) -> Reading:
    """This morning, tonight."""
    part = "night" if words["part"] == "tonight" else words["part"]
    mod = mod_of(words)
    return replace(with_part(near_day({"near": "today"}, setting), part), mod=mod if mod in ("START", "END") else None)


def last_night(words: Words, setting: Setting) -> Reading:
    """Last night, overnight: the night before publication, which ends on the day of publication."""
    if not setting.anchor:
        return Reading("TIME", "XXXX-XX-XXTNI", reason=NO_DATE)
    eve = moved(setting.anchor, -1, "D")
    return Reading("TIME", f"{eve}TNI", (eve, setting.anchor))


def part_of_told_day(words: Words, setting: Setting) -> Reading | None:
    """That evening, the next morning, in the early afternoon: of the last day told."""
    day = setting.reference("D")
    if day is None:
        told = Reading("DATE", "XXXX-XX-XX", reason=NO_REFERENCE)
        return with_part(told, words["part"]) if words.get("way") else None
    steps = WORDS["steps"].get(words.get("way", "same").removeprefix("the "), 0)
    return with_part(_whole(at_grain(moved(day, steps, "D"), "D"), words), words["part"])
