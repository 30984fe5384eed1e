"""Tense of the verb that a phrase of time hangs on: what decides between the last Friday and the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.annotate.time_reading import WORDS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def tense(span: Span) -> str:
    """Tense of the verb the phrase hangs on: "past", "future" or "" where the words do not say."""
    root = span.root
    placing = root.head.lower_ if root.head.dep_ == "prep" else ""
    if placing in WORDS["until"]:
        return "future"
    if placing == "since":
        return "past"
    for token in (root, *root.ancestors):
        if token.pos_ in ("VERB", "AUX"):
            return "future" if _is_appointed(token) or _is_on(token, root) else _verb_tense(token)
    return ""


def _is_on(verb: Token, root: Token) -> bool:
    """ "The deadline is Monday": the day is what is told of it."""
    return verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP") and root.head == verb


def _is_appointed(verb: Token) -> bool:
    """ "Is due", "are scheduled": told now of what is to come; "was scheduled" may be over."""
    telling = [verb, *(child for child in verb.children if child.dep_ in ("auxpass", "aux"))]
    told = {verb.lemma_, *(child.lemma_ for child in verb.children if child.dep_ == "acomp")}
    return any(one.tag_ in ("VBZ", "VBP") and one.lemma_ == "be" for one in telling) and bool(
        told & set(WORDS["appointed"])
    )


def _verb_tense(verb: Token) -> str:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.lower_ in WORDS["future_auxiliaries"] for child in auxiliaries):
        return "future"
    if any(child.tag_ == "TO" for child in auxiliaries):
        governor = next((one for one in verb.ancestors if one.pos_ in ("VERB", "AUX", "ADJ")), None)
        return "future" if governor is None or governor.lemma_ in WORDS["future_verbs"] or verb.dep_ == "ROOT" else ""
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in WORDS["scheduled"]:
        return "future"
    if verb.tag_ in ("VBD", "VBN") or any(child.tag_ == "VBD" for child in auxiliaries):
        return "past"
    return ""
