"""Phrases of time in a parse: where a rule of knowledge/times catches words, without what they would make of them.

Rules are tried only near their triggers. Of matches that overlap the longest stands. Names that hold a word of time
("the Sunday Herald"), and numbers that count what follows, are no phrases.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tellings.annotate.parsed import words_of
from tellings.annotate.time_reading import WORDS, Words
from tellings.knowledge.load import toml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

BEFORE, AFTER = 60, 45  # characters around a trigger that a phrase may reach, with its context
YEARS, LENGTHS = frozenset({"year", "named_year"}), frozenset({"duration", "some_duration"})
_WORD = re.compile(r"[^\W\d_]+|\d+")
_SPACES = re.compile(r"\s+")
_PARAGRAPH = re.compile(r"\n\s*(?:\n|(?=[A-Z\d]))")  # not the line break inside a wrapped sentence
_MACRO = re.compile(r"%(\w+)%")


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of knowledge/times, compiled; `order` is its place among all rows."""

    order: int
    reading: str
    pattern: re.Pattern[str]
    given: Words
    deps: frozenset[str]
    tags: frozenset[str]
    ents: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of time: its offsets, its rule and the words it caught."""

    start: int
    end: int
    rule: Rule
    words: Words


def phrases(doc: Doc) -> list[tuple[Phrase, Span]]:
    """Phrases that do not overlap, longest first choice, with their tokens, in order of the text."""
    taken: list[tuple[Phrase, Span]] = []
    found = sorted(_matches(words_of(doc)), key=lambda one: (one.start - one.end, one.rule.order))
    for phrase in found:
        if any(phrase.start < other.end and other.start < phrase.end for other, _ in taken):
            continue
        span = span_of(doc, phrase.start, phrase.end)
        if _is_time(phrase, span):
            kept = _without_preposition(phrase, span)
            taken.append((kept, span if kept is phrase else span_of(doc, kept.start, kept.end)))
    return sorted(taken, key=lambda one: one[0].start)


def span_of(doc: Doc, start: int, end: int) -> Span:
    """The tokens that these characters touch."""
    return doc.char_span(start, end, alignment_mode="expand") or doc[0:1]


def _matches(text: str) -> Iterator[Phrase]:
    for trigger, windows in _windows(text).items():
        for rule in _rules()[trigger]:
            for start, end in windows:
                for match in rule.pattern.finditer(text, start, end):
                    groups = match.groupdict()
                    limits = match.span("t" if groups.get("t") else 0)
                    yield Phrase(*limits, rule, rule.given | plain(groups))


def _windows(text: str) -> dict[str, list[tuple[int, int]]]:
    """Where to try the rules of each trigger: stretches around its words, joined where they meet, in one paragraph."""
    found: dict[str, list[tuple[int, int]]] = {}
    triggers, first = _triggers(), 0
    for last in (*(match.start() for match in _PARAGRAPH.finditer(text)), len(text)):
        for match in _WORD.finditer(text, first, last):
            word = match[0].lower()
            for trigger in triggers.get("#" * len(word) if word.isdigit() else word, ()):
                start, end = max(first, match.start() - BEFORE), _gap_after(text, match.end() + AFTER, last)
                windows = found.setdefault(trigger, [])
                if windows and windows[-1][0] >= first and start <= windows[-1][1]:
                    start = windows.pop()[0]
                windows.append((start, end))
        first = last
    return found


def _gap_after(text: str, place: int, last: int) -> int:
    """The first space from there on, up to the last place: a window ends between words."""
    gap = text.find(" ", place, last)
    return last if gap < 0 else gap


def plain(groups: dict[str, str | None]) -> Words:
    """The named groups of a match in lower case with single spaces; a group that did not match is left out."""
    return {name: _SPACES.sub(" ", told.lower()) for name, told in groups.items() if told}


@functools.cache
def _triggers() -> dict[str, tuple[str, ...]]:
    """Each trigger word with the triggers it is one of, those that have rules."""
    found: dict[str, list[str]] = {}
    for trigger, listed in toml("times.toml")["triggers"].items():
        for word in listed.split() if trigger in _rules() else ():
            found.setdefault(word, []).append(trigger)
    return {word: tuple(each) for word, each in found.items()}


@functools.cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """The rules of each trigger."""
    found: dict[str, list[Rule]] = {}
    for order, row in enumerate(rows()):
        rule = Rule(
            order,
            row["reading"],
            _compiled(row["pattern"]),
            row.get("with", {}),
            frozenset(row.get("dep", ())),
            frozenset(row.get("tag", ())),
            frozenset(row.get("ent", ())),
        )
        for trigger in [row["on"]] if isinstance(row["on"], str) else row["on"]:
            found.setdefault(trigger, []).append(rule)
    return {trigger: tuple(each) for trigger, each in found.items()}


def rows() -> list[dict[str, Any]]:
    """The rows of every file of rules, in order."""
    return [row for name in toml("times.toml")["files"] for row in toml(f"times/{name}.toml")["rule"]]


def _compiled(pattern: str) -> re.Pattern[str]:
    whole = _MACRO.sub(lambda macro: _macros()[macro[1]], pattern)
    return re.compile(rf"(?<![\w$£€])(?<!\d[.,:/-])(?:{whole})(?!\w)", re.IGNORECASE)


@functools.cache
def _macros() -> dict[str, str]:
    feasts = sorted(WORDS["feasts"], key=len, reverse=True)
    macros: dict[str, str] = toml("times.toml")["macros"]
    return macros | {"feasts": "|".join(map(re.escape, feasts))}


def _is_time(phrase: Phrase, span: Span) -> bool:
    rule = phrase.rule
    if rule.deps or rule.tags or rule.ents:
        root = span.root
        asked = ((rule.deps, root.dep_), (rule.tags, root.tag_), (rule.ents, root.ent_type_))
        if any(able and label not in able for able, label in asked):
            return False
    return not _inside_name(phrase, span) and not (rule.reading in YEARS and _counts(span))


def _inside_name(phrase: Phrase, span: Span) -> bool:
    """In a name that goes on after it: the "Sunday" of a newspaper, the "May" of a person."""
    last, doc = span[-1], span.doc
    if phrase.rule.reading in ("weekday", "month") and last.dep_ == "compound" and last.head.pos_ == "PROPN":
        return bool(last.head.i == last.i + 1)
    following = doc[last.i + 1 : last.i + 2]
    return last.ent_type_ in WORDS["names"] and bool(following) and following[0].ent_iob_ == "I"


def _counts(span: Span) -> bool:
    """A bare number that counts the noun after it ("of 2000 members"), not a year."""
    doc = span.doc
    after = doc[span.end : span.end + 2]
    counted = any(token.tag_ == "NNS" for token in after[:1]) or [token.pos_ for token in after] == ["ADJ", "NOUN"]
    before = doc[span.start - 1].pos_ if span.start else ""
    return counted and before not in ("DET", "PRON", "PART")


def _without_preposition(phrase: Phrase, span: Span) -> Phrase:
    """The phrase without an "over" or "around" before it that places and does not count: "grew over two years"."""
    about = phrase.words.get("about", "") if phrase.rule.reading in LENGTHS else ""
    first = span[0]
    if about not in WORDS["placing"] or first.lower_ != about or "ago" in (span[-1].lower_, span[-1].lemma_):
        return phrase
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before in WORDS["counting"] or first.dep_ in ("quantmod", "advmod"):
        return phrase
    words = {name: told for name, told in phrase.words.items() if name != "about"}
    return Phrase(span[1].idx, phrase.end, phrase.rule, words)
