"""Hours of the day: their reading, and the day they are given from beside them once all of a text is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.annotate.number_words import value_of
from tellings.annotate.parsed import words_of
from tellings.annotate.time_phrases import span_of
from tellings.annotate.time_reading import NO_DAY, WORDS, Reading, Setting, Words, about_of
from tellings.records import Article, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc

BESIDE = 25  # characters between an hour and its day
EARLIER = 500  # characters before an hour, of its paragraph, in which its day may be told
JOINTS = frozenset({" ", ", "})  # between an hour and a day that are one phrase


def clock(words: Words, setting: Setting) -> Reading | None:
    """9 p.m., 07:59 UTC, noon: an hour whose day is found later, in its sentence."""
    mod = about_of(words)
    if words.get("word"):
        return Reading("TIME", "T24:00" if words["word"] == "midnight" else "T12:00", reason=NO_DAY, mod=mod)
    hour = int(value_of(words["hour"]) or 0)
    late = words.get("meridiem", "").startswith("p") or words.get("part") in ("afternoon", "evening")
    if words.get("meridiem") or words.get("part"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if late else 0)
    zone = WORDS["zones"].get(words.get("zone", ""))
    value = f"T{hour:02}:{words.get('minute') or '00'}{'Z' if zone == 'Z' else ''}"
    return Reading("TIME", value, reason=NO_DAY, mod=mod, zone=zone)


def placed(times: list[Time], doc: Doc, article: Article) -> list[Time]:
    """Give an hour the day told beside it; where its sentence tells none, the last one told not long before."""
    joined = list(_joined(times, article))
    return [_on_day(time, joined, doc) if time.reason == NO_DAY else time for time in joined]


def _joined(times: list[Time], article: Article) -> Iterator[Time]:
    """An hour and the day right beside it are one phrase: "10 a.m. Friday"."""
    held: Time | None = None
    for time in times:
        both = held and _one_phrase(held, time, article)
        if held and not both:
            yield held
        held = both or time
    if held:
        yield held


def _one_phrase(one: Time, other: Time, article: Article) -> Time | None:
    hour, day = (one, other) if one.reason == NO_DAY else (other, one)
    field = article.field(one.evidence.where)
    if field[one.evidence.end : other.evidence.start] not in JOINTS or hour.reason != NO_DAY or not _is_day(day):
        return None
    evidence = article.evidence(one.evidence.start, other.evidence.end, one.evidence.where)
    return replace(
        hour, evidence=evidence, value=f"{day.value}{hour.value}", first=day.first, last=day.last, reason=None
    )


def _is_day(time: Time) -> bool:
    return time.type == "DATE" and time.first is not None and time.first == time.last


def _on_day(hour: Time, times: list[Time], doc: Doc) -> Time:
    span = span_of(doc, hour.evidence.start, hour.evidence.end)
    sentence = span.sent
    days = [time for time in times if time.first and time.first == time.last]
    here = [time for time in days if sentence.start_char <= time.evidence.start < sentence.end_char]
    beside = [time for time in here if _gap(time, hour) <= BESIDE]
    start = hour.evidence.start
    oldest = max(start - EARLIER, words_of(doc).rfind("\n", 0, start))
    earlier = [] if here else [time for time in days if oldest <= time.evidence.start < start]
    day = (beside[:1] or earlier[-1:] or [hour])[0].first
    return replace(hour, value=f"{day}{hour.value}", first=day, last=day, reason=None) if day else hour


def _gap(one: Time, other: Time) -> int:
    return max(one.evidence.start - other.evidence.end, other.evidence.start - one.evidence.end)
