"""Statements: the sentences of the account, each with its source, its acts and its content words.

Only the body counts: headline, stamp, dateline, byline, captions and teasers state nothing here.
A sentence that opens with a dateline is taken without it.
"""

from __future__ import annotations

import re

from tellings.annotate.frames import Mentions, frames
from tellings.annotate.parsed import Parsed
from tellings.annotate.sources import source_of
from tellings.annotate.terms import content_terms
from tellings.records import Evidence, Sentence, Statement, Telling

needs = ("sentences", "entities", "quotes")
gives = ("statements",)

_SHORTEST = 3  # content words; less asserts nothing that could be compared


def annotate(telling: Telling, parsed: Parsed) -> tuple[Statement, ...]:
    """Statements in order of the text."""
    mentions = Mentions(telling.entities)
    found: list[Statement] = []
    for sentence in telling.sentences:
        evidence = _account_of(sentence, telling)
        if evidence is None:
            continue
        span = parsed.span(evidence)
        terms = content_terms(span)
        told = frames(span, parsed, mentions)
        if len(terms) < _SHORTEST or not told or _is_link(evidence.quote):
            continue
        found.append(
            Statement(
                id=f"s{len(found) + 1}",
                evidence=evidence,
                source=source_of(evidence, telling.quotes),
                frames=told,
                terms=terms,
                order=len(found),
            )
        )
    return tuple(found)


def _is_link(quote: str) -> bool:
    """Mostly an address or a handle: what is left of a page's furniture."""
    links = [word for word in quote.split() if re.match(r"https?:|www\.|pic\.|t\.co/|[@#]\w", word)]
    return sum(map(len, links)) > len(quote) / 3


def _account_of(sentence: Sentence, telling: Telling) -> Evidence | None:
    """The sentence without a dateline at its head; None when it is no part of the account."""
    evidence = sentence.evidence
    if evidence.where != "text":
        return None if telling.article.text.strip() else evidence
    if sentence.part == "body":
        return evidence
    for part in telling.article.parts:
        if part.kind == "dateline" and part.start <= evidence.start < part.end < evidence.end:
            rest = telling.article.evidence(part.end, evidence.end)
            return rest if rest.quote else None
    return None
