"""Phrases: what a telling calls those and that which it does not name: "the migrants", "a deal with the miners".

In: the parse and the entities. Out: noun phrases whose head is no name, in order of the text, without their article.
"A group of migrants" is told of migrants. Whom or what they stand for is decided where tellings meet.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tellings.annotate.columns import Columns, columns
from tellings.annotate.frames import Mentions
from tellings.annotate.parsed import Parsed
from tellings.knowledge.load import toml
from tellings.records import Phrase, Telling

if TYPE_CHECKING:
    from spacy.tokens import Doc

needs = ("sentences", "entities")
gives = ("phrases",)

_INSIDE = frozenset({"compound", "amod", "nmod", "poss", "nummod", "advmod", "quantmod", "npadvmod", "punct", "case", "det"})
_ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those"})
_MARKS = frozenset("\"“”‘’'`")
_PAIRS = frozenset({'""', "“”", "''", "‘’"})


def annotate(telling: Telling, parsed: Parsed) -> tuple[Phrase, ...]:
    """Every noun phrase whose head no entity's name covers."""
    named = Mentions(tuple(telling.entities))
    return tuple(phrase for where, doc in parsed.docs() for phrase in _phrases(parsed, doc, where, named))


def _phrases(parsed: Parsed, doc: Doc, where: str, named: Mentions) -> Iterator[Phrase]:
    words = columns(doc)
    children = _children(words)
    for at, pos in enumerate(words.pos):
        if pos in ("NOUN", "PROPN") and words.dep[at] not in ("compound", "nmod", "amod") and words.text[at][0].isalpha():
            noun = _meant(words, children, at)
            if words.lemma[noun].lower() in _empty() or _is_light_end(words, noun, at):
                continue
            if named.at(parsed.article.evidence(words.start[at], words.end(at), where)):
                continue
            yield _phrase(parsed, words, children, (at, noun), where, named)
