"""Rules of time: the reading that a rule of knowledge/times names -> the function that gives it."""

from __future__ import annotations

from collections.abc import Callable

from tellings.annotate import time_days as days
from tellings.annotate import time_hours as hours
from tellings.annotate import time_lengths as lengths
from tellings.annotate import time_periods as periods
from tellings.annotate import time_relative as relative
from tellings.annotate import time_years as years
from tellings.annotate.time_reading import Reading, Setting, Words

READINGS: dict[str, Callable[[Words, Setting], Reading | None]] = {
    reading.__name__: reading
    for reading in (
        *(days.numeric_day, days.slashed_day, days.calendar_day, days.day_of_month, days.day_range, days.feast),
        *(days.weekday, days.weekday_of_week, days.near_day, days.this_part, days.last_night, days.part_of_told_day),
        *(relative.ago, relative.some_ago, relative.shifted, relative.neighbour, relative.told_period),
        *(relative.a_year_before, relative.span_to_now, relative.span_from_now, relative.first_of_year),
        *(periods.period, periods.year_end, periods.month, periods.season, periods.quarter, periods.half),
        *(years.year, years.named_year, years.year_range, years.fiscal_year, years.decade, years.century),
        *(lengths.duration, lengths.age, lengths.some_duration, lengths.every_weekday, lengths.every_part),
        *(lengths.every, lengths.frequency, lengths.vague, hours.clock),
    )
}


def read(reading: str, words: Words, setting: Setting) -> Reading | None:
    """The meaning of a phrase by the reading its rule names; None when the words make no time."""
    return READINGS[reading](words, setting)
