"""What a number counts when the words before it say so: "the death toll rose to 12", "a crowd of 3,000".

In: a number that stands before no noun. Out: what it counts, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.annotate.counted import STATES, Counted, is_person, words_before
from tellings.annotate.quantity_seeds import TABLE

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TOLLS: dict[str, str] = TABLE["tolls"]
_CROWDS = frozenset(TABLE["crowds"]["nouns"])
_GATHERING = frozenset(TABLE["gathering"]["lemmas"])


def toll(number: Span) -> Counted | None:
    """ "The death toll rose to 12", "the number of injured stood at 45", "a toll of 30"."""
    head = number.root
    over = head.head.head if head.head.pos_ == "ADP" else head.head
    if over.pos_ in ("VERB", "AUX"):
        nouns = [child for child in over.children if child.dep_ in ("nsubj", "nsubjpass", "dobj") and child.i < head.i]
    else:
        nouns = [over] if over.i < head.i else []
    return next(filter(None, (_tolled(noun, number.end_char) for noun in reversed(nouns))), None)


def _tolled(noun: Token, end: int) -> Counted | None:
    of = _TOLLS.get(noun.lemma_.lower())
    if of is None:
        return None
    inner = next((child for prep in noun.children if prep.lower_ == "of" for child in prep.children), None)
    if inner is not None and not inner.like_num and inner.idx < end:
        person = is_person(inner) or inner.lower_ in STATES
        start = min(left.i for left in [*inner.lefts, inner])
        return Counted(end, "person" if person else "", words_before(inner, start))
    before = noun.doc[max(0, noun.i - 1) : noun.i].text.lower()
    if noun.lemma_.lower() in ("toll", "fatality") and before not in ("road", "bridge"):
        return Counted(end, "person", of)
    return Counted(end, "person", "dead") if before in ("death", "fatality") else None


def crowd(number: Span) -> Counted | None:
    """ "A crowd of 3,000", "a town with a population of 600"."""
    head = number.root
    group = head.head.head
    if head.head.lower_ != "of" or group.i >= head.i or group.lemma_.lower() not in _CROWDS:
        return None
    return Counted(number.end_char, "person", group.text)


def gathering(number: Span) -> Counted | None:
    """ "Thousands fled", "some 300 gathered": people, by what they do."""
    head = number.root
    verb = head.head
    acting = head.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in _GATHERING and verb.i >= number.end
    return Counted(number.end_char, "person", "") if acting else None
