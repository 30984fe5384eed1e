"""Places: names of places in a telling -> points on the earth, each unresolved one with its reason.

A country or a capital that acts ("Ankara said", "the Damascus administration") is a government and no place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tellings.annotate.folding import fold
from tellings.annotate.gazetteer import TABLE, Spot, capitals, countries, find, groups, peoples, state_code, wide
from tellings.annotate.parsed import Parsed
from tellings.records import Article, Evidence, Place, Telling

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

needs = ("sentences",)
gives = ("places",)
LABELS = ("GPE", "LOC", "FAC")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,5}")  # of a body, when the gazetteer does not know it
_DATELINE = re.compile(r"\s*(\w[\w .'’-]*?)\s*(?=$|[,(/\n]|\s[-–—])")
LONGEST = 4  # words in a name that the parser did not see


def annotate(telling: Telling, parsed: Parsed) -> tuple[Place, ...]:
    """Places in order of title, then text."""
    told = frozenset[str]().union(*(countries_told(doc) for _, doc in parsed.docs()))
    found: list[Place] = []
    for where, doc in parsed.docs():
        spans = [span for span in names(doc, told) if not stands_for_government(span)]
        if where == "text":
            spans += [span for span in _datelines(telling.article, doc) if not any(_touch(span, one) for one in spans)]
        for span in sorted(spans, key=lambda one: one.start):
            spot = find(span.text, told, _state_after(span))
            if isinstance(spot, Spot) or not _ABBREVIATION.fullmatch(span.text):
                found.append(_place(parsed.evidence(span, where), spot))
    return tuple(found)


def _datelines(article: Article, doc: Doc) -> Iterator[Span]:
    """The place that a dateline begins with, when the gazetteer knows it."""
    for part in article.parts:
        if part.kind == "dateline" and (name := _DATELINE.match(article.text[part.start : part.end])):
            span = doc.char_span(part.start + name.start(1), part.start + name.end(1), alignment_mode="expand")
            if span is not None and isinstance(find(span.text, frozenset()), Spot):
                yield span


def _touch(one: Span, other: Span) -> bool:
    return bool(one.start < other.end and other.start < one.end)


def _place(evidence: Evidence, spot: Spot | str) -> Place:
    if isinstance(spot, Spot):
        return Place(evidence, spot.name, spot.country, spot.lat, spot.lon, spot.geonameid)
    return Place(evidence, evidence.quote, reason=spot)


def countries_told(doc: Doc) -> frozenset[str]:
    """Alpha-3 codes of the countries that a text names by themselves, their people or their capital."""
    words = [ent.text.removeprefix("the ") for ent in doc.ents]
    words += [token.text for token in doc if token.pos_ in ("PROPN", "ADJ")]
    return frozenset(code for word in words if (code := peoples().get(fold(word))))


def names(doc: Doc, told: frozenset[str]) -> Iterator[Span]:
    """Spans that name a place: those the parser saw, and those it took for something else or did not see."""
    taken: set[int] = set()
    for ent in doc.ents:
        span = _trimmed(ent)
        key = fold(span.text)
        if ent.label_ in LABELS and key and (wide(key) or key not in groups()):
            yield span
        if ent.label_ in LABELS or (ent.label_ in TABLE["words"]["names"] and not _misnamed(span)):
            taken |= set(range(ent.start, ent.end))
    for span in _runs(doc, taken):
        if wide(fold(span.text), told) or (_located(span) and _is_near(find(span.text, told), told)):
            yield span


def _trimmed(ent: Span) -> Span:
    """A name without its article and without a possessive mark."""
    start, end = ent.start, ent.end
    while start < end and ent.doc[start].pos_ == "DET":
        start += 1
    while start < end and (ent.doc[end - 1].tag_ == "POS" or ent.doc[end - 1].is_punct or ent.doc[end - 1].is_space):
        end -= 1
    return ent.doc[start:end]


def _misnamed(span: Span) -> bool:
    """A name that is a country's, or one word after "in": no person or body, whatever the parser took it for."""
    key = fold(span.text)
    return (key in countries() and key not in ("georgia", "jordan", "chad")) or (len(span) == 1 and _located(span))


def _located(span: Span) -> bool:
    """After "in" and the like, or after "the province of"."""
    before = [token.lower_ for token in span.doc[max(0, span.start - 2) : span.start]]
    if before[-1:] == ["of"]:
        return before[0] in TABLE["words"]["kinds"]
    return before[-1:] != [] and before[-1] in TABLE["words"]["locating"]


def _is_near(spot: Spot | str, told: frozenset[str]) -> bool:
    return isinstance(spot, Spot) and (spot.wide or spot.country in told)


def _runs(doc: Doc, taken: set[int]) -> Iterator[Span]:
    """Unbroken rows of proper nouns outside the names already settled."""
    start = 0
    for token in doc:
        if token.i in taken or token.pos_ != "PROPN":
            start = token.i + 1
        elif token.i + 1 == len(doc) or token.i + 1 in taken or doc[token.i + 1].pos_ != "PROPN":
            if token.i + 1 - start <= LONGEST:
                yield doc[start : token.i + 1]
            start = token.i + 1


def _state_after(span: Span) -> str | None:
    """The American state that follows a town after a comma: "Manchester, N.H."."""
    after = span.doc[span.end : span.end + 3]
    if len(after) < 2 or after[0].text != ",":
        return None
    return state_code(after[1].text) or state_code(after[1:].text)


def stands_for_government(span: Span) -> bool:
    """A country or capital that acts, or has what only a government has."""
    if fold(span.text) not in countries() and fold(span.text) not in capitals():
        return False
    name, head = span.root, span.root.head
    if name.dep_ == "nsubj" and head.pos_ in ("VERB", "AUX"):
        return head.lemma_ not in TABLE["words"]["still"]
    if name.dep_ in ("poss", "compound", "nmod") and head.i >= span.end:
        return head.lemma_.lower() in TABLE["words"]["governing"]
    return False
