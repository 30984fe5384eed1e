"""Times: phrases of time in a telling -> TIMEX3 values (TimeML 1.2.1), relative to its publication date.

Rules are rows of knowledge/times.toml. A weekday or a day without a year is the nearest one that the tense of its
verb allows; a day told as past that lies after publication stays as told. Ages are not times.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from tellings.annotate.parsed import Parsed, words_of
from tellings.annotate.time_reading import NO_DAY, WORDS, Reading, Setting, Words
from tellings.annotate.time_rules import plain, read
from tellings.knowledge.load import toml
from tellings.records import Article, Telling, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

needs = ("sentences",)
gives = ("times",)
BESIDE = 25  # characters between an hour and its day


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of time in a parse: its offsets, its rule's reading and the words it caught."""

    start: int
    end: int
    reading: str
    words: Words


def annotate(telling: Telling, parsed: Parsed) -> tuple[Time, ...]:
    """Times in order of title, then text."""
    found: list[Time] = []
    for where, doc in parsed.docs():
        found += _place_hours(_times(doc, where, parsed.article), doc)
    return tuple(found)


def _times(doc: Doc, where: str, article: Article) -> list[Time]:
    anchor = article.published.date() if article.published else None
    found: list[Time] = []
    for phrase in phrases(doc):
        span = _span(doc, phrase.start, phrase.end)
        setting = Setting(anchor, tense(span), _reference(found, span))
        reading = read(phrase.reading, phrase.words, setting)
        if reading:
            found.append(_time(reading, phrase, where, article))
    return found


def _span(doc: Doc, start: int, end: int) -> Span:
    return doc.char_span(start, end, alignment_mode="expand") or doc[0:1]


def _time(reading: Reading, phrase: Phrase, where: str, article: Article) -> Time:
    first, last = reading.days or (None, None)
    evidence = article.evidence(phrase.start, phrase.end, where)
    return Time(evidence, reading.type, reading.value, first, last, reading.vague, reading.reason)


def phrases(doc: Doc) -> list[Phrase]:
    """Phrases that do not overlap, longest first choice, in order of the text."""
    taken: list[Phrase] = []
    for phrase in sorted(_matches(words_of(doc)), key=lambda one: one.start - one.end):
        free = all(phrase.end <= other.start or other.end <= phrase.start for other in taken)
        if free and not _inside_name(phrase, doc) and not _counts(phrase, doc):
            taken.append(phrase)
    return sorted(taken, key=lambda one: one.start)


def _matches(text: str) -> Iterator[Phrase]:
    for pattern, reading in _rules():
        for match in pattern.finditer(text):
            start, end = match.span("t" if "t" in pattern.groupindex else 0)
            yield Phrase(start, end, reading, plain(match.groupdict()))


@functools.cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = toml("times.toml")
    return tuple((_compiled(rule["pattern"], table["macros"]), rule["reading"]) for rule in table["rule"])


def _compiled(pattern: str, macros: dict[str, str]) -> re.Pattern[str]:
    whole = re.sub(r"%(\w+)%", lambda macro: macros[macro[1]], pattern)
    return re.compile(rf"(?<![\w$£€])(?<!\d[.,:/-])(?:{whole})(?!\w)", re.IGNORECASE)


def _inside_name(phrase: Phrase, doc: Doc) -> bool:
    """In a name that goes on after it: the "Sunday" of a newspaper, the "May" of a person."""
    last = _span(doc, phrase.start, phrase.end)[-1]
    if phrase.reading in ("weekday", "month") and last.dep_ == "compound" and last.head.pos_ == "PROPN":
        return bool(last.head.i == last.i + 1)
    following = doc[last.i + 1 : last.i + 2]
    return last.ent_type_ in WORDS["names"] and bool(following) and following[0].ent_iob_ == "I"


def _counts(phrase: Phrase, doc: Doc) -> bool:
    """A bare number that counts the noun after it ("of 2000 members"), not a year."""
    if phrase.reading != "year":
        return False
    span = _span(doc, phrase.start, phrase.end)
    after = doc[span.end : span.end + 2]
    counted = any(token.tag_ == "NNS" for token in after[:1]) or [token.pos_ for token in after] == ["ADJ", "NOUN"]
    before = doc[span.start - 1].pos_ if span.start else ""
    return counted and before not in ("DET", "PRON", "PART")


def _reference(found: list[Time], span: Span) -> date | None:
    """The last single day told in this sentence or the one before it."""
    oldest = span.doc[max(0, span.sent.start - 1)].sent.start_char
    for time in reversed(found):
        if time.evidence.start < oldest:
            return None
        if time.first and time.first == time.last:
            return time.first
    return None


def tense(span: Span) -> str:
    """Tense of the verb the phrase hangs on: "past", "future" or "" where the words do not say."""
    for token in (span.root, *span.root.ancestors):
        if token.pos_ in ("VERB", "AUX"):
            return "future" if _is_appointed(token) else _verb_tense(token)
    return ""


def _is_appointed(verb: Token) -> bool:
    """ "Is due", "are scheduled": told now of what is to come; "was scheduled" may be over."""
    telling = [verb, *(child for child in verb.children if child.dep_ in ("auxpass", "aux"))]
    told = {verb.lemma_, *(child.lemma_ for child in verb.children if child.dep_ == "acomp")}
    return any(one.tag_ in ("VBZ", "VBP") and one.lemma_ == "be" for one in telling) and bool(
        told & set(WORDS["appointed"])
    )


def _verb_tense(verb: Token) -> str:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.lower_ in WORDS["future_auxiliaries"] for child in auxiliaries):
        return "future"
    if any(child.tag_ == "TO" for child in auxiliaries):
        governor = next((one for one in verb.ancestors if one.pos_ in ("VERB", "AUX", "ADJ")), None)
        return "future" if governor is None or governor.lemma_ in WORDS["future_verbs"] or verb.dep_ == "ROOT" else ""
    if verb.tag_ in ("VBD", "VBN") or any(child.tag_ == "VBD" for child in auxiliaries):
        return "past"
    return ""


def _place_hours(times: list[Time], doc: Doc) -> list[Time]:
    """Give an hour the day told beside it; where its sentence tells none, the last one told shortly before."""
    return [_on_day(time, times, doc) if time.reason == NO_DAY else time for time in times]


def _on_day(hour: Time, times: list[Time], doc: Doc) -> Time:
    span = _span(doc, hour.evidence.start, hour.evidence.end)
    inside = range(span.sent.start_char, span.sent.end_char)
    days = [time for time in times if time.first and time.first == time.last]
    here = [time for time in days if time.evidence.start in inside]
    beside = [time for time in here if _gap(time, hour) <= BESIDE]
    earlier = [] if here else [time for time in days if time.evidence.start < hour.evidence.start]
    day = beside[0].first if beside else _reference(earlier, span)
    return replace(hour, value=f"{day}{hour.value}", first=day, last=day, reason=None) if day else hour


def _gap(one: Time, other: Time) -> int:
    return max(one.evidence.start - other.evidence.end, other.evidence.start - one.evidence.end)
