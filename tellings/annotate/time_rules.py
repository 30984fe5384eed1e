"""Rules of time: the reading that a rule of knowledge/times.toml names -> the function that gives it."""

from __future__ import annotations

import re
from collections.abc import Callable

from tellings.annotate import time_days as days
from tellings.annotate import time_lengths as lengths
from tellings.annotate import time_periods as periods
from tellings.annotate.time_reading import Reading, Setting, Words

READINGS: dict[str, Callable[[Words, Setting], Reading | None]] = {
    reading.__name__: reading
    for reading in (
        *(days.numeric_day, days.calendar_day, days.day_range, days.holiday, days.weekday, days.near_day),
        *(days.this_part, days.last_night, days.ago, days.some_ago, days.shifted, days.neighbour),
        *(periods.period, periods.span_to_now, periods.span_from_now, periods.month, periods.year),
        *(periods.year_range, periods.decade, periods.century, periods.season, periods.quarter),
        *(lengths.duration, lengths.some_duration, lengths.every_weekday, lengths.every, lengths.frequency),
        *(lengths.clock, lengths.past, lengths.present, lengths.future),
    )
}
_SPACES = re.compile(r"\s+")


def read(reading: str, words: Words, setting: Setting) -> Reading | None:
    """The meaning of a phrase by the reading its rule names; None when the words make no time."""
    return READINGS[reading](words, setting)


def plain(groups: dict[str, str | None]) -> Words:
    """The named groups of a match in lower case with single spaces; a group that did not match is left out."""
    return {name: _SPACES.sub(" ", told.lower()) for name, told in groups.items() if told}
