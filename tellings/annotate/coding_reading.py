"""Reading: a text and the places of two actors in it -> the features of what joins them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tellings.annotate.coding_actors import whole
from tellings.annotate.coding_features import Vector, marks, vector
from tellings.annotate.coding_links import Link, link
from tellings.annotate.columns import Columns, columns
from tellings.annotate.parsed import parse_many
from tellings.knowledge.codebook import Sentence, Span
from tellings.records import Article
from tellings.settings import Settings


@dataclass(frozen=True, slots=True)
class Reading:
    """The marks and the embedding's view of one link."""

    marks: tuple[str, ...]
    vector: Vector


def read_sentences(sentences: Iterable[Sentence], settings: Settings) -> list[Reading]:
    """The features of codebook sentences, between the first source and the first recipient marked in each."""
    asked = [(one.text, one.first("source"), one.first("recipient")) for one in sentences]
    return list(read_links(asked, settings))


def read_links(asked: list[tuple[str, Span | None, Span | None]], settings: Settings) -> Iterator[Reading]:
    """The features of each text's link, in order."""
    for joined in links(asked, settings):
        yield Reading(tuple(marks(joined)), vector(joined, settings))


def links(asked: list[tuple[str, Span | None, Span | None]], settings: Settings) -> Iterator[Link]:
    """What joins the two places of each text; where both are unknown, what its main verb joins."""
    parses = parse_many([Article(text) for text, _, _ in asked], settings)
    for (_, source, recipient), parsed in zip(asked, parses, strict=True):
        if source is None and recipient is None:
            yield whole(parsed.text)
            continue
        told = columns(parsed.text)
        yield link(told, tokens(told, source), tokens(told, recipient))


def tokens(told: Columns, span: Span | None) -> list[int]:
    """The numbers of the tokens that a stretch of the text touches."""
    if span is None:
        return []
    start, end = span
    touched = range(told.at(start), told.at(end - 1) + 1)
    return [one for one in touched if told.end(one) > start and told.text[one].strip()]
