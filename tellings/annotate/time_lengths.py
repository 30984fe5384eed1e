"""Readings without a day of their own: durations, ages, sets and vague words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tellings.annotate.number_words import value_of
from tellings.annotate.time_reading import (
    AN_AGE,
    NO_PLACE,
    WORDS,
    Reading,
    Setting,
    Words,
    about_of,
    number_of,
    with_part,
)

_HALVES = {"TH": (30, "TM"), "D": (12, "TH"), "Y": (6, "M"), "DE": (5, "Y"), "CE": (50, "Y")}
_YEARS = {"DE": 10, "CE": 100}


def duration(words: Words, setting: Setting) -> Reading:
    """Eight years, a three-day visit, half an hour, two to three weeks."""
    unit = WORDS["units"][words.get("unit") or words["unit2"]]
    if words.get("number", "").startswith("half"):
        value = _value(Decimal(_HALVES[unit][0]), _HALVES[unit][1]) if unit in _HALVES else _value(Decimal("0.5"), unit)
    elif words.get("quarter"):
        value = _value(Decimal(15), "TM") if unit == "TH" else _value(Decimal(25), "Y")
    else:
        value = _value(number_of(words), unit)
    if words.get("number2"):
        value = f"{value}/{_value(value_of(words['number2']) or Decimal(1), unit)}"
    return Reading("DURATION", value, reason=NO_PLACE, mod=about_of(words))


def _value(count: Decimal, unit: str) -> str:
    """P8Y, PT90M; decades and centuries are told in years."""
    if unit in _YEARS:
        count, unit = count * _YEARS[unit], "Y"
    amount = f"{count.normalize():f}"
    return f"PT{amount}{unit[1]}" if unit.startswith("T") else f"P{amount}{unit}"


def age(words: Words, setting: Setting) -> Reading:
    """A 56-year-old, 44 years old: a length, as TIMEX3 has it, but of a life."""
    return replace(duration(words, setting), reason=AN_AGE)


def some_duration(words: Words, setting: Setting) -> Reading:
    """Several weeks, for years, a months-long inquiry."""
    unit = WORDS["units"][words["unit"]]
    unit = "Y" if unit in _YEARS else unit
    value = f"PTX{unit[1]}" if unit.startswith("T") else f"PX{unit}"
    return Reading("DURATION", value, vague=True, reason=NO_PLACE, mod=about_of(words))


def every_weekday(words: Words, setting: Setting) -> Reading:
    """Every Monday, on Saturdays."""
    value = f"XXXX-WXX-{WORDS['weekdays'].index(words['weekday'][:3]) + 1}"
    return replace(with_part(Reading("SET", value, reason=NO_PLACE), words.get("part", "")), type="SET")


def every_part(words: Words, setting: Setting) -> Reading:
    """Every morning."""
    return Reading("SET", f"XXXX-XX-XXT{WORDS['parts'][words['part']]}", reason=NO_PLACE)


def every(words: Words, setting: Setting) -> Reading:
    """Every two weeks, every other day, twice a week, 300 a month."""
    count = Decimal(2) if words.get("other") else number_of(words)
    return Reading("SET", _value(count, WORDS["units"][words["unit"]]), reason=NO_PLACE)


def frequency(words: Words, setting: Setting) -> Reading:
    """Weekly, annual."""
    return Reading("SET", WORDS["frequencies"][words["frequency"]], reason=NO_PLACE)


def vague(words: Words, setting: Setting) -> Reading:
    """Recently, now, the coming weeks: the value its rule names."""
    return Reading("DATE", words["value"], vague=True, reason=NO_PLACE)
