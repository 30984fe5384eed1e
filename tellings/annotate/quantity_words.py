"""Numbers told in words alone: ages, nobody, halves and thirds, hundreds of people, twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from tellings.annotate.counted import UNITS, is_person, noun_after, what_is, words_before
from tellings.annotate.number_words import PATTERN, value_of
from tellings.annotate.parsed import words_of
from tellings.annotate.quantity_bounds import Bounds, bounds
from tellings.annotate.quantity_numbers import Found, any_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

OLDEST = 120
_APPROX = rf"(?:(?P<approx>{any_of(UNITS['approximators'])})\s+)?"
_YEAR_OLD = re.compile(rf"(?<![\w.,$-])(?P<number>{PATTERN})[\s-]years?[\s-]olds?\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|at\s+the\s+age\s+of)\s+(?P<number>\d{1,3})\b(?![\w.-]*\d)")
_AFTER_NAME = re.compile(r"(?<=[a-z]), (?P<number>\d{1,3})(?=,|\.\s|\.$)")
_NOBODY = re.compile(rf"\b(?:{any_of(UNITS['persons']['none'])}|no(?=\s+\w+))\b", re.IGNORECASE)
_FRACTION = any_of(UNITS["fractions"]).replace(r"\s+", r"[\s-]")
_SHARE = re.compile(
    rf"{_APPROX}(?<![\w-])(?P<share>{_FRACTION})\b(?=\s+(?:of|the|its|their|all)\b)",
    re.IGNORECASE,
)
_VAGUE = re.compile(rf"{_APPROX}(?<![\w-])(?P<number>{any_of(UNITS['vague'])})(?![\w-])", re.IGNORECASE)
_TWICE = re.compile(r"\btwice\b(?!\s+(?:as|the|that|its|their|a|an)\b)", re.IGNORECASE)


def ages(doc: Doc) -> Iterator[Found]:
    """A 15-year-old boy; aged 15; Martha Quill, 45."""
    for pattern in (_YEAR_OLD, _AGED, _AFTER_NAME):
        for match in pattern.finditer(words_of(doc)):
            span, age = _span(doc, match), value_of(match["number"].lower())
            if age is None or age > OLDEST or (pattern is _AFTER_NAME and not _follows_person(doc, match)):
                continue
            noun = noun_after(span, span.end) if pattern is _YEAR_OLD else None
            end, of = match.end(), ""
            if noun is not None and noun.pos_ != "PROPN":
                end, of = noun.idx + len(noun), words_before(noun, span.end)
            yield Found(match.start("number"), end, match.start("number"), bounds(age, "exact", ""), "age", of)


def _follows_person(doc: Doc, match: re.Match[str]) -> bool:
    return any(ent.label_ == "PERSON" and ent.end_char == match.start() for ent in doc.ents)


def nothings(doc: Doc) -> Iterator[Found]:
    """No one was injured; no injuries."""
    for match in _NOBODY.finditer(words_of(doc)):
        span = _span(doc, match)
        noun = noun_after(span, span.end) if match[0].lower() == "no" else None
        if noun is not None and noun.lemma_ in UNITS["persons"]["nothings"]:
            yield _zero(match, noun.idx + len(noun), words_before(noun, span.end))
        elif noun is None and match[0].lower() == "no":
            continue
        elif (subject := noun if noun is not None else span.root) and (noun is None or is_person(noun)):
            verb = subject.head
            if subject.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in UNITS["acts"] and verb.i > subject.i:
                yield _zero(match, verb.idx + len(verb), _act(verb))


def _act(verb: Token) -> str:
    """The participle with the adverb before it: "seriously injured"."""
    start = verb.i - (verb.i > 0 and verb.doc[verb.i - 1].pos_ == "ADV")
    return str(verb.doc[start : verb.i + 1].text)


def _zero(match: re.Match[str], end: int, of: str) -> Found:
    return Found(match.start(), end, match.start(), bounds(Decimal(0), "exact", ""), "person", of)


def shares(doc: Doc) -> Iterator[Found]:
    """Half of the houses, some two-thirds of voters: a share in per cent."""
    for match in _SHARE.finditer(words_of(doc)):
        value, low, high = map(Decimal, map(str, UNITS["fractions"][_plain(match["share"]).replace("-", " ")]))
        kind = UNITS["approximators"].get(_plain(match["approx"]), "exact")
        told = Bounds(value, low, high, low != high) if kind == "exact" else bounds(value, kind, "")
        span = _span(doc, match)
        start = span.end + (span.doc[span.end : span.end + 1].text.lower() == "of")
        noun = noun_after(span, start)
        if noun is not None:
            of = words_before(noun, start)
            yield Found(match.start(), noun.idx + len(noun), match.start("share"), told, "%", of)


def vague(doc: Doc) -> Iterator[Found]:
    """Hundreds of women, several teachers: only a lower bound."""
    for match in _VAGUE.finditer(words_of(doc)):
        span = _span(doc, match)
        start = span.end + (span.doc[span.end : span.end + 1].text.lower() == "of")
        noun = noun_after(span, start)
        if noun is not None and (start > span.end or not match["number"].lower().endswith("s")):
            low = Decimal(UNITS["vague"][_plain(match["number"])])
            what = what_is(noun, start)
            yield Found(
                match.start(), what.end, match.start("number"), Bounds(None, low, None, True), what.unit, what.of
            )


def times_over(doc: Doc) -> Iterator[Found]:
    """Twice."""
    for match in _TWICE.finditer(words_of(doc)):
        yield Found(match.start(), match.end(), match.start(), bounds(Decimal(2), "exact", ""), "time", "")


def _plain(words: str | None) -> str:
    return " ".join((words or "").lower().split())


def _span(doc: Doc, match: re.Match[str]) -> Span:
    return doc.char_span(*match.span(), alignment_mode="expand") or doc[0:1]
