"""Terms: the content words of a stretch, as lemmas in lower case, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span

_CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"}


def content_terms(span: Span) -> tuple[str, ...]:
    """Lemmas of nouns, names, verbs, adjectives, adverbs and numbers that are not stop words."""
    return tuple(
        token.lemma_.lower()
        for token in span
        if token.pos_ in _CONTENT and not token.is_stop and any(letter.isalnum() for letter in token.text)
    )
