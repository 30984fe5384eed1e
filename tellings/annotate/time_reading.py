"""What a phrase of time means: the record that readings give, what they read against, and their common tools.

A reading never fills in what is not told: without a publication date a relative phrase has no days and says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from tellings.annotate.calendar_values import Days, days_of, narrowed
from tellings.annotate.number_words import value_of
from tellings.knowledge.load import toml

WORDS: dict[str, Any] = toml("times.toml")["words"]
NO_DATE = "no publication date"
NO_REFERENCE = "told relative to a time that is not clear"
NO_DAY = "the day is not told"
NO_PLACE = "not a place in the calendar"
TOLD_BEFORE = "a time that is told before it"
AN_AGE = "an age, not a place in the calendar"
NOT_A_DATE = "no such day in the calendar"
OTHER_CALENDAR = "a day of a calendar that is not reckoned here"
DAY_OR_MONTH = "its day and month cannot be told apart"
Words = dict[str, str]

_LONGEST = {"D": 1, "W": 7, "WE": 7, "M": 31, "Q": 92, "Y": 366, "DE": 3653, "CE": 36525}  # days


@dataclass(frozen=True, slots=True)
class Setting:
    """What a phrase is read against: publication day, tense of its verb, and the days of the dates told just before."""

    anchor: date | None
    tense: str = ""  # "past", "future" or "" for not known
    told: tuple[Days, ...] = ()  # the last one first

    def reference(self, unit: str) -> date | None:
        """The first day of the last date told that is exact enough to count this unit from it."""
        exact = (first for first, last in self.told if (last - first).days < _LONGEST[unit])
        return next(exact, None)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase of time means."""

    type: str
    value: str
    days: Days | None = None
    vague: bool = False
    reason: str | None = None
    mod: str | None = None
    zone: str | None = None


def dated(value: str, words: Words | None = None, anchor: date | None = None) -> Reading:
    """A DATE of this value, narrowed by "early", "late" ...; with a reason when there is no such day."""
    days, mod = days_of(value), mod_of(words or {})
    shown = mod if mod in ("START", "MID", "END") else None
    if days is None:
        return Reading("DATE", value, reason=NOT_A_DATE, mod=shown)
    return Reading("DATE", value, narrowed(days, mod, anchor), mod=shown)


def mod_of(words: Words) -> str:
    """What "early", "the end of", "later" leaves of a stretch: START, MID, END, BEFORE, AFTER or ""."""
    told = words.get("mod", "").split()
    return next((WORDS["mods"][word] for word in told if word in WORDS["mods"]), "")


def undated(value: str) -> Reading:
    """A DATE that only a publication date could place."""
    return Reading("DATE", value, reason=NO_DATE)


def with_part(reading: Reading, part: str) -> Reading:
    """The morning, afternoon, evening or night of a day."""
    code = WORDS["parts"].get(part)
    return replace(reading, type="TIME", value=f"{reading.value}T{code}") if code else reading


def month_of(words: Words) -> int:
    """The number of the month told."""
    return int(WORDS["months"].index(words["month"][:3])) + 1


def number_of(words: Words) -> Decimal:
    """The number told, or one; with the half of "two and a half"."""
    told = value_of(words.get("number", "one") + words.get("multiple", "")) or Decimal(1)
    return told + Decimal("0.5") if words.get("half") else told


def about_of(words: Words) -> str | None:
    """How exact a length is: APPROX, MORE_THAN ...; None where nothing is said."""
    about: dict[str, str] = WORDS["about"]
    return about.get(words.get("about", "").removeprefix("just "))


def nearest(suffix: str, setting: Setting) -> str:
    """The value in the year that lies nearest to publication, the tense of the verb helping."""
    anchor = setting.anchor or date.min
    values = [f"{year}{suffix}" for year in (anchor.year, anchor.year - 1, anchor.year + 1)]
    return min(values, key=lambda value: _distance(days_of(value), anchor, setting.tense))


def _distance(days: Days | None, anchor: date, tense: str) -> int:
    if days is None:
        return 10_000
    if days[0] <= anchor <= days[1]:
        return 0
    ahead = (days[0] - anchor).days
    gap = ahead if ahead > 0 else (anchor - days[1]).days
    against = (tense == "past" and ahead > 20) or (tense == "future" and ahead < -20)
    return gap + (250 if against else 0) + (60 if not tense and ahead > 20 else 0)
