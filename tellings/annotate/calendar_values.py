"""Calendar values: a TIMEX3 value -> the days it covers, and the value of a day at another grain.

Weeks start on Monday (ISO 8601); seasons are those of the northern half of the earth.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]
FIRST_YEAR, LAST_YEAR = 1, 9998  # of the calendar here; what lies beyond is given these
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_QUARTER = re.compile(r"(\d{4})-Q(\d)")
_HALF = re.compile(r"(\d{4})-H([12])")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")


def days_of(value: str) -> Days | None:
    """First and last day of a value; None when it names no stretch of the calendar."""
    if "/" in value:
        ends = [days_of(end) for end in value.split("/")]
        return (ends[0][0], ends[-1][1]) if ends[0] and ends[-1] else None
    try:
        return _dated(value) or _lettered(value)
    except ValueError:
        return None


def _dated(value: str) -> Days | None:
    if found := _DAY.match(value):
        day = date(*map(int, found.groups()))
        return day, day
    if found := _MONTH.fullmatch(value):
        return months(int(found[1]), int(found[2]), 1)
    if value.isdigit():
        length = 10 ** (4 - len(value))
        return date(int(value) * length, 1, 1), date(int(value) * length + length - 1, 12, 31)
    return None


def _lettered(value: str) -> Days | None:
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday + timedelta(5 if found[3] else 0), monday + timedelta(6)
    if found := _QUARTER.fullmatch(value):
        return months(int(found[1]), 3 * int(found[2]) - 2, 3)
    if found := _HALF.fullmatch(value):
        return months(int(found[1]), 6 * int(found[2]) - 5, 6)
    if found := _SEASON.fullmatch(value):
        return months(int(found[1]), SEASON_STARTS[found[2]], 3)
    return None


def months(year: int, month: int, count: int) -> Days:
    """The days of `count` months from this one; a month beyond December runs into the next year."""
    first = date(*normal(year, month), 1)
    end_year, end_month = normal(year, month + count - 1)
    return first, date(end_year, end_month, monthrange(end_year, end_month)[1])


def normal(year: int, month: int) -> tuple[int, int]:
    """Year and month for a month counted past either end of the year."""
    return year + (month - 1) // 12, (month - 1) % 12 + 1


def at_grain(day: date, unit: str) -> str:
    """The value of the week, month, year ... that holds this day."""
    if unit in ("W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "Q":
        return f"{day.year}-Q{(day.month + 2) // 3}"
    return {"M": f"{day:%Y-%m}", "Y": str(day.year), "DE": str(day.year // 10), "CE": str(day.year // 100)}.get(
        unit, day.isoformat()
    )


def moved(day: date, steps: int, unit: str) -> date:
    """The day `steps` units away; the last of the month where the month is too short; never beyond the calendar."""
    if unit in ("D", "W", "WE"):
        ordinal = day.toordinal() + steps * (1 if unit == "D" else 7)
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    count = steps * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]
    year, month = normal(day.year, day.month + count)
    year = min(max(year, FIRST_YEAR), LAST_YEAR)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def narrowed(days: Days, mod: str, anchor: date | None = None) -> Days:
    """The part of a stretch that START, MID, END, BEFORE (now) or AFTER (now) leaves."""
    first, last = days
    length = (last - first).days
    if mod == "START":
        return first, first + timedelta(length * 2 // 5)
    if mod == "MID":
        return first + timedelta(length // 4), first + timedelta(length * 3 // 4)
    if mod == "END":
        return first + timedelta(length * 11 // 20), last
    if mod == "BEFORE" and anchor and first <= anchor <= last:
        return first, anchor
    if mod == "AFTER" and anchor and first <= anchor <= last:
        return anchor, last
    return days


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the Gregorian reckoning."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    sunday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    days = moon - sunday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))


def weekday_of_month(year: int, month: int, week: int, weekday: int) -> date:
    """The third Monday, the last Monday (week -1) of a month; Monday is weekday 0."""
    first, last = months(year, month, 1)
    if week > 0:
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (week - 1))
    return last - timedelta((last.weekday() - weekday) % 7 - 7 * (week + 1))
