"""Readings without a day of their own: durations, sets, hours and vague words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tellings.annotate.number_words import value_of
from tellings.annotate.time_reading import (
    NO_DAY,
    NO_PLACE,
    WORDS,
    Reading,
    Setting,
    Words,
    with_part,
)


def duration(words: Words, setting: Setting) -> Reading:
    """Eight years, a three-day visit, two to three weeks."""
    value = _period(words.get("number", ""), words["unit"])
    if words.get("number2"):
        value = f"{value}/{_period(words['number2'], words['unit'])}"
    return Reading("DURATION", value, reason=NO_PLACE)


def _period(told: str, unit: str) -> str:
    code = WORDS["units"][unit]
    count = value_of(told) or Decimal(1)
    if code in ("DE", "CE"):
        code, count = "Y", count * (10 if code == "DE" else 100)
    amount = f"{count.normalize():f}"
    return f"PT{amount}{code[1]}" if code.startswith("T") else f"P{amount}{code}"


def some_duration(words: Words, setting: Setting) -> Reading:
    """Several weeks, for years, a months-long inquiry."""
    code = WORDS["units"][words["unit"]]
    code = "Y" if code in ("DE", "CE") else code
    return Reading("DURATION", f"PTX{code[1]}" if code.startswith("T") else f"PX{code}", vague=True, reason=NO_PLACE)


def every_weekday(words: Words, setting: Setting) -> Reading:
    """Every Monday, on Saturdays."""
    value = f"XXXX-WXX-{WORDS['weekdays'].index(words['weekday']) + 1}"
    return replace(with_part(Reading("SET", value, reason=NO_PLACE), words.get("part", "")), type="SET")


def every(words: Words, setting: Setting) -> Reading:
    """Every two weeks, twice a week."""
    return Reading("SET", _period(words.get("number", ""), words["unit"]), reason=NO_PLACE)


def frequency(words: Words, setting: Setting) -> Reading:
    """Weekly, annual."""
    return Reading("SET", WORDS["frequencies"][words["frequency"]], reason=NO_PLACE)


def clock(words: Words, setting: Setting) -> Reading | None:
    """9 p.m., 07:59 UTC, noon: an hour whose day is found later, in its sentence."""
    if words.get("word"):
        return Reading("TIME", "T24:00" if words["word"] == "midnight" else "T12:00", reason=NO_DAY)
    hour = int(words["hour"])
    if words.get("meridiem"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if words["meridiem"].startswith("p") else 0)
    zone = "Z" if words.get("zone") in ("utc", "gmt") else ""
    return Reading("TIME", f"T{hour:02}:{words.get('minute') or '00'}{zone}", reason=NO_DAY)


def past(words: Words, setting: Setting) -> Reading:
    """Recently, in recent days."""
    return Reading("DATE", "PAST_REF", vague=True, reason=NO_PLACE)


def present(words: Words, setting: Setting) -> Reading:
    """Now, currently."""
    return Reading("DATE", "PRESENT_REF", vague=True, reason=NO_PLACE)


def future(words: Words, setting: Setting) -> Reading:
    """Soon, the coming weeks."""
    return Reading("DATE", "FUTURE_REF", vague=True, reason=NO_PLACE)
