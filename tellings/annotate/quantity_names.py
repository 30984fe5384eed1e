"""Numbers that count nothing: names ("Boeing 737", "Final Four"), labels ("page 12"), addresses ("10 Mill Street")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.annotate.quantity_seeds import TABLE

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_RULES = TABLE["not_quantities"]
_LABELS = frozenset(_RULES["labels"])
_NAMES = frozenset(_RULES["names"])
_ADDRESS = frozenset(_RULES["address"])
_MOSTLY = 0.6  # of the longer words of a headline begin with a capital


def is_name(span: Span, measured: bool) -> bool:
    """A number in a name, after a label or behind a name that it belongs to."""
    if measured or span.start == 0:
        return False
    first, ahead = span[0], span.doc[span.start - 1]
    if ahead.lower_ in _LABELS and ahead.lower_ not in ("no", "day", "week") and not _heads_a_count(ahead):
        return True
    if first.ent_iob_ == "I" and first.ent_type_ in _NAMES:
        return True
    if ahead.pos_ == "PROPN" and span.root.head.i < span.start and span.root.head.pos_ == "PROPN":
        return True
    if ahead.pos_ == "PROPN" and ahead.is_title and first.is_digit and _one_thing_behind(span):
        return True
    maker = ahead.ent_type_ in ("ORG", "PRODUCT") and ahead.dep_ in ("compound", "nmod") and ahead.head.i > first.i
    if maker and first.is_digit:
        return True
    return first.is_title and first.is_alpha and ahead.is_title and not first.is_sent_start and not _headline(first)


def _one_thing_behind(span: Span) -> bool:
    """ "The Apollo 11 capsule": a noun in the singular is not counted by 11."""
    behind = span.doc[span.end : span.end + 1]
    return bool(behind) and behind[0].tag_ == "NN" and not behind[0].is_sent_start


def _heads_a_count(label: Token) -> bool:
    """ "the group 12 people joined" is none: a label stands before its number without a noun of its own behind."""
    return label.lower_ in ("call", "text", "schedule", "figure", "act", "war") and label.pos_ in ("VERB", "ADP")


def _headline(token: Token) -> bool:
    words = [word for word in token.sent if word.is_alpha and len(word) > 3]
    return sum(word.is_title or word.is_upper for word in words) >= _MOSTLY * max(1, len(words))


def is_address(of: str, span: Span) -> bool:
    """ "10 Mill Street": every word of what is counted has a capital, and the last is a kind of street."""
    words = of.split()
    return span.text.isdigit() and words[-1:] != [] and words[-1].lower().rstrip(".") in _ADDRESS and of.istitle()
