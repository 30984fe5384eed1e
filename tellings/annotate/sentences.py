"""Sentences of the title and the text, each with the kind of the part it stands in.

A sentence ends at every line break. One that is broken inside a quotation stays as the parser has it.
"""

from __future__ import annotations

from tellings.annotate.parsed import Parsed
from tellings.records import Article, Sentence, Telling

needs = ()
gives = ("sentences",)


def annotate(telling: Telling, parsed: Parsed) -> tuple[Sentence, ...]:
    """Sentences in order of title, then text."""
    found = []
    for where, doc in parsed.docs():
        for span in doc.sents:
            evidence = parsed.evidence(span, where)
            if evidence.quote:
                part = "headline" if where == "title" else part_at(telling.article, evidence.start)
                paragraph = parsed.article.field(where).count("\n", 0, evidence.start)
                found.append(Sentence(evidence, part, paragraph))
    return tuple(found)


def part_at(article: Article, offset: int) -> str:
    """The kind of the part that holds this offset of the text; "body" when none does."""
    for part in article.parts:
        if part.start <= offset < part.end:
            return part.kind
    return "body"
