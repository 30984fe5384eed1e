"""What is said: the stretch of words that a cue hands to its speaker, read from the parse.

In: a verb, noun or preposition that is a cue. Out: a range of characters, without "that" and without the stops at its
ends; None where nothing is told as said. It ends before the speaker's next cue ("..., adding that ...").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.annotate.parsed import limits
from tellings.annotate.quote_subjects import subject
from tellings.annotate.quote_words import lemmas

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_STOPS = {",", ":", ";", "-", "–", "—"}


def right_content(verb: Token, passive: bool = False) -> tuple[int, int] | None:
    """What is said, to the right of the verb: a clause, an infinitive, "of ...", or a noun phrase."""
    lemma = verb.lemma_
    speaking = passive or lemma in lemmas("verbs", "clause") or lemma in lemmas("verbs", "thought")
    speaking = speaking or lemma in lemmas("verbs", "needs_speaker")
    asking = passive or lemma in lemmas("verbs", "infinitive")
    prepositions = lemmas("verbs", "preposition", lemma)
    for child in verb.rights:
        infinitive = any(grand.dep_ == "aux" and grand.lower_ == "to" for grand in child.lefts)
        if child.dep_ in {"ccomp", "xcomp"} and (asking if infinitive else speaking and _is_clause(child)):
            return clause(child)
        for hanging in (child, *child.rights) if child.dep_ in {"prep", "dobj"} else ():
            if hanging.dep_ == "prep" and hanging.lower_ in prepositions:
                return clause(hanging, after=hanging.i + 1)
        told = _told_to(child) if speaking and not passive else None
        if told is not None:
            return clause(told)
    if lemma in lemmas("verbs", "object"):
        thing = next((child for child in verb.rights if child.dep_ == "dobj"), None)
        return clause(thing) if thing is not None else None
    return None


def _is_clause(word: Token) -> bool:
    """Whether a complement is a clause of its own, and no "as he left"."""
    marks = {child.lower_ for child in word.lefts if child.dep_ == "mark"}
    predicate = word.pos_ in {"VERB", "AUX"} or any(child.dep_ in {"nsubj", "nsubjpass"} for child in word.lefts)
    return word.dep_ == "ccomp" and predicate and marks <= {"that", "if", "whether"}


def _told_to(recipient: Token) -> Token | None:
    """The clause after "told X that ..." or "admitted to X that ...", when the parser hung it on X."""
    noun = object_of(recipient) if recipient.dep_ == "prep" else recipient if recipient.dep_ == "dobj" else None
    if noun is None:
        return None
    clauses = (child for child in noun.rights if child.dep_ in {"relcl", "acl"} and child.left_edge.lower_ == "that")
    told = next(clauses, None)
    teller = subject(told, own=True) if told is not None else None
    return told if teller is not None and teller.lower_ != "that" else None


def clause(head: Token, after: int | None = None) -> tuple[int, int] | None:
    """The clause under this word, without the "that" that opens it and up to the speaker's next cue."""
    first = head.left_edge.i if after is None else after
    while first < head.i and head.doc[first].lower_ in {"that", ",", ":"}:
        first += 1
    last = head.right_edge.i + 1
    for token in head.doc[head.i + 1 : last]:
        if is_saying(token) and _next_cue(head, token):
            last = token.left_edge.i
            break
    return _trim(head.doc, first, last)


def _next_cue(head: Token, verb: Token) -> bool:
    """Whether a verb under a said clause goes on with the speaker's telling: "and said ...", ", adding that ..."."""
    bare = subject(verb, own=True) is None and subject(head, own=True) is None
    if verb.dep_ == "conj":
        return verb.head == head and bare
    comma = verb.doc[verb.left_edge.i - 1].text == ","
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and comma and verb.left_edge.i >= verb.i - 1


def content_before(verb: Token, speaker: Token) -> tuple[int, int] | None:
    """What stands before "..., X said": the left part when it is a clause, else the whole broken sentence."""
    if verb.lemma_ not in lemmas("phrases", "with_recipient") and any(
        child.dep_ == "dobj" and not set_off(child) for child in verb.rights
    ):
        return None
    before = next((child for child in verb.lefts if child.dep_ == "ccomp"), None)
    first = min(speaker.left_edge.i, verb.left_edge.i if before is None else verb.i, verb.i)
    if before is not None:
        return _trim(verb.doc, before.left_edge.i, min(speaker.left_edge.i, verb.i))
    if verb.dep_ == "parataxis" and first > verb.sent.start:
        left = verb.doc[verb.sent.start : first]
        whole = any(token.pos_ in {"VERB", "AUX"} for token in left)
        return _trim(verb.doc, left.start, left.end if whole else verb.sent.end)
    return None


def set_off(thing: Token) -> bool:
    """Whether a dash stands before a word and what hangs on it: "she said — a first for the port"."""
    first = thing.left_edge.i
    return first > 0 and thing.doc[first - 1].text in {"—", "–", "--"}


def rest_of_sentence(sentence: Span, first: int, last: int) -> tuple[int, int] | None:
    """The sentence without the attribution [first, last): its left part when that has a verb, else its right."""
    doc = sentence.doc
    left, right = doc[sentence.start : first], doc[last : sentence.end]
    for part in (left, right):
        if any(token.pos_ in {"VERB", "AUX"} for token in part):
            return _trim(doc, part.start, part.end)
    return None


def object_of(token: Token) -> Token | None:
    """The object of a verb or preposition."""
    return next((child for child in token.rights if child.dep_ in {"pobj", "dobj"}), None)


def _trim(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """Character range of tokens [first, last) without the spaces and stops at its ends."""
    while first < last and (doc[first].is_space or doc[first].text in _STOPS):
        first += 1
    while first < last and (doc[last - 1].is_space or doc[last - 1].text in {".", "and", *_STOPS}):
        last -= 1
    return (doc[first].idx, limits(doc[last - 1])[1]) if first < last else None


def is_saying(token: Token) -> bool:
    """Whether this verb takes a clause as what is said."""
    return token.lemma_ in lemmas("verbs", "clause")
