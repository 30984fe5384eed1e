"""Times: phrases of time in a telling -> TIMEX3 values (TimeML 1.2.1), relative to its publication date.

Rules are rows of knowledge/times. A weekday or a day without a year is the nearest one that the tense of its verb
allows; a day told as past that lies after publication stays as told. What counts from another time ("two days later",
"the following year") counts from the last date told in its sentence or the two before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.annotate.calendar_values import Days, days_of
from tellings.annotate.parsed import Parsed
from tellings.annotate.time_hours import placed
from tellings.annotate.time_phrases import Phrase, phrases
from tellings.annotate.time_reading import TOLD_BEFORE, Reading, Setting
from tellings.annotate.time_rules import read
from tellings.annotate.time_tense import tense
from tellings.records import Article, Telling, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

needs = ("sentences",)
gives = ("times",)
SENTENCES = 2  # how far back "two days later" finds its day


def annotate(telling: Telling, parsed: Parsed) -> tuple[Time, ...]:
    """Times in order of title, then text."""
    found: list[Time] = []
    for where, doc in parsed.docs():
        found += placed(_times(doc, where, parsed.article), doc, parsed.article)
    return tuple(found)


def _times(doc: Doc, where: str, article: Article) -> list[Time]:
    anchor = article.published.date() if article.published else None
    found: list[Time] = []
    for phrase, span in phrases(doc):
        setting = Setting(anchor, tense(span), _told(found, span))
        reading = read(phrase.rule.reading, phrase.words, setting)
        if reading:
            found.append(_time(reading, phrase, where, article))
    return found


def _time(reading: Reading, phrase: Phrase, where: str, article: Article) -> Time:
    first, last = reading.days or (None, None)
    evidence = article.evidence(phrase.start, phrase.end, where)
    return Time(
        evidence, reading.type, reading.value, first, last, reading.vague, reading.reason, reading.mod, reading.zone
    )


def _told(found: list[Time], span: Span) -> tuple[Days, ...]:
    """The days of the dates told in this sentence and the two before it, the last one first."""
    if not found:
        return ()
    start = span.sent
    for _ in range(SENTENCES):
        start = span.doc[max(0, start.start - 1)].sent
    near = (_days(time) for time in reversed(found) if time.evidence.start >= start.start_char)
    return tuple(days for days in near if days)


def _days(time: Time) -> Days | None:
    if time.type == "DURATION" or time.vague:
        return None
    if time.reason == TOLD_BEFORE:
        return days_of(time.value)
    return (time.first, time.last) if time.first and time.last else None
