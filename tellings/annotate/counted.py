"""What a number counts: the noun after it with its modifiers as told, its unit, and what is told done to people.

"12 people were injured" counts "people injured"; "two injured" counts "injured". A number that stands before no
noun, no state and no act counts nothing.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tellings.knowledge.load import toml

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

UNITS: dict[str, Any] = toml("units.toml")
REACH = 6  # tokens from a number to its noun


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: where its words end, its unit and its words."""

    end: int  # offset in the parse
    unit: str
    of: str


def counted(number: Span) -> Counted | None:
    """What the number counts; None when nothing after it or around it says so."""
    doc = number.doc
    state = doc[number.end] if number.end < len(doc) else None
    if state is not None and state.lower_ in UNITS["persons"]["states"] and not _modifies(state):
        return Counted(state.idx + len(state), "person", state.text)
    if state is None or state.pos_ == "DET" or (state.tag_ == "VBG" and state.dep_ == "acl"):
        return _acted_on(number)
    start = number.end + (state.lower_ == "of" or state.text == "-")
    noun = noun_after(number, start)
    if noun is None:
        return _acted_on(number)
    return what_is(noun, start)


def what_is(noun: Token, start: int) -> Counted:
    """A unit, people or things: the noun phrase that begins at token `start`."""
    return _unit_of(noun, words_before(noun, start)) or _people_or_things(noun, start)


def noun_after(number: Span, start: int) -> Token | None:
    """The head of the noun phrase that begins at token `start`."""
    for token in number.doc[start : start + REACH]:
        if token.sent != number.sent or token.is_space:
            return None
        if token.pos_ in ("NOUN", "PROPN") or token.tag_ in ("NN", "NNS"):
            if not _goes_on(token):
                return token
        elif not _may_modify(token):
            return None
    return None


def _goes_on(noun: Token) -> bool:
    """A noun before another noun of one phrase, one with a possessive mark, or "shipping" before "and companies"."""
    following = noun.doc[noun.i + 1 : noun.i + 4]
    if not following:
        return False
    if following[0].tag_ == "POS":
        return not is_person(noun)
    if following[0].pos_ == "CCONJ":
        return noun.tag_ == "NN" and any(token.tag_ == "NNS" for token in following)
    beside = following[0].pos_ in ("NOUN", "PROPN") and noun.dep_ in ("compound", "nmod", "amod", "nummod", "conj")
    return beside or (following[0].text == "-" and noun.dep_ in ("compound", "npadvmod"))


def _may_modify(token: Token) -> bool:
    if token.pos_ in ("ADJ", "DET", "CCONJ") or token.tag_ in ("VBN", "VBG", "PRP$", "POS", "JJ", "HYPH"):
        return True
    return token.pos_ == "ADV" and token.head.pos_ in ("ADJ", "VERB") and token.head.i > token.i


def _modifies(state: Token) -> bool:
    return state.i + 1 < len(state.doc) and state.doc[state.i + 1].pos_ in ("NOUN", "PROPN")


def words_before(noun: Token, start: int) -> str:
    """The noun with the words before it, articles left out."""
    while start < noun.i and (noun.doc[start].pos_ == "DET" or noun.doc[start].tag_ == "PRP$"):
        start += 1
    return str(noun.doc[start : noun.i + 1].text)


def _unit_of(noun: Token, of: str) -> Counted | None:
    unit = UNITS["units"].get(noun.lemma_.lower()) or UNITS["units"].get(noun.lower_)
    if not unit or of != noun.text:
        return None
    after = noun.i + 1
    whole = noun.doc[after : after + 1].text.lower() == "of" and noun_after(noun.doc[noun.i : after], after + 1)
    if whole:
        return Counted(whole.idx + len(whole), unit, words_before(whole, after + 1))
    return Counted(noun.idx + len(noun), unit, "")


def _people_or_things(noun: Token, start: int) -> Counted:
    of, end = words_before(noun, start), noun.idx + len(noun)
    if not is_person(noun):
        return Counted(end, "", of)
    act = _done_to(noun)
    return Counted(end, "person", f"{of} {act}" if act else of)


@functools.cache
def _persons() -> frozenset[str]:
    return frozenset(UNITS["persons"]["nouns"].split())


def is_person(noun: Token) -> bool:
    """A noun for people (knowledge/units.toml), or the name of a people in the plural."""
    people = noun.ent_type_ == "NORP" and noun.lower_.endswith("s")
    return people or noun.lemma_.lower() in _persons() or noun.lower_ in _persons()


def _done_to(noun: Token) -> str:
    """The participle after people, the passive verb they are subject of, or what an act makes of them."""
    following = noun.doc[noun.i + 1 : noun.i + 2]
    if following.text.lower() in UNITS["persons"]["states"]:
        return str(following.text)
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ in ("VBN", "VBD") and 0 < child.i - noun.i <= 2:
            return str(child.text)
    verb = noun.head
    if noun.dep_ == "nsubjpass":
        return str(verb.text)
    if noun.dep_ in ("dobj", "obj") or (noun.dep_ == "nsubj" and verb.lemma_ == "die"):
        return str(UNITS["acts"].get(verb.lemma_, ""))
    return ""


def _acted_on(number: Span) -> Counted | None:
    """A number alone that something happened to: "14 were wounded", "killing 12"."""
    end = number.end_char
    head, verb = number.root, number.root.head
    act = UNITS["acts"].get(verb.lemma_)
    if not act:
        return None
    if head.dep_ == "nsubjpass" or (head.dep_ == "nsubj" and verb.lemma_ == "die"):
        near = 0 < verb.i - number.end <= 3
        return Counted(verb.idx + len(verb) if near else end, "person", verb.text if verb.tag_ == "VBN" else act)
    return Counted(end, "person", act) if head.dep_ in ("dobj", "obj") else None
