"""Code whole sentences, no actor given: the type each tells, and its root code in CAMEO."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.annotate.coding_actors import whole
from tellings.annotate.coding_cameo import STATEMENT, root
from tellings.annotate.coding_features import marks, vector
from tellings.annotate.coding_links import Link
from tellings.annotate.coding_model import model
from tellings.annotate.coding_pair import chosen
from tellings.annotate.parsed import parse_many
from tellings.knowledge.codebook import codebook, quad_of
from tellings.records import Article, Coded
from tellings.settings import Settings

_DOUBT = 0.5  # above it "no event" is the answer: here nobody has said that two actors are joined


@dataclass(frozen=True, slots=True)
class Whole:
    """What a sentence tells; `cameo`: its root code in CAMEO, "01" for a statement or no event at all."""

    coded: Coded | None
    cameo: str | None


def code_sentences(texts: Sequence[str], settings: Settings) -> list[Whole]:
    """What each sentence tells, in order."""
    return [_coded(whole(parsed.text), settings) for parsed in parse_many([Article(text) for text in texts], settings)]


def _coded(joined: Link, settings: Settings) -> Whole:
    found = chosen(model().likely(marks(joined), vector(joined, settings)), quad_of(codebook()), _DOUBT)
    return Whole(found, root(found.type, joined) if found else STATEMENT)
