"""Subjects: the head word of whoever speaks with a verb, its own or that of the verb it hangs on.

In: a verb of speech and a test of who can speak. Out: a token, or None when the sentence names nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tellings.annotate.quote_words import lemmas
from tellings.annotate.speakers import phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = {"who", "which", "that"}
_SUBJECT = {"nsubj", "csubj"}
_CLIMBED = {"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp", "acl", "dobj", "oprd", "attr", "pobj", "advmod"}
_FINITE = {"VBD", "VBZ", "VBP"}
_BREAKS = {",", ";", "but", "while", "whereas"}
_LONGEST_BRACKETS = 7  # words

Speaks = Callable[["Token"], bool]


def speaker_of(verb: Token, speaks: Speaks) -> Token | None:
    """The head word of the subject: its own, that of the verb it hangs on, or the noun it describes."""
    token, second_choice = verb, None
    for _ in range(6):
        found = subject(token, own=token is verb)
        if found is not None and found.lower_ in _RELATIVE:
            return giver(token.head) if token.dep_ == "relcl" else None
        if found is not None and (token is verb or speaks(found)):
            return _out_of_brackets(found)
        beside = _person_beside(verb) if token is verb else None
        if beside is not None:
            return beside
        second_choice = second_choice or found
        if token.dep_ == "acl" and (speaks(token.head) or token is not verb):
            return giver(token.head)
        if token.dep_ == "relcl" or token.dep_ not in _CLIMBED or token.head == token:
            break
        token = token.head
    return second_choice or _noun_before(verb)


def _out_of_brackets(word: Token) -> Token:
    """The name that brackets stand behind, when the parser took the word in them for it: "Ada Lorne (D-Port) said"."""
    for at in range(word.i - 1, max(word.sent.start, word.i - _LONGEST_BRACKETS), -1):
        if word.doc[at].text == ")":
            return word
        if word.doc[at].text == "(":
            return word.doc[at - 1] if word.doc[at - 1].pos_ == "PROPN" else word
    return word


def _person_beside(verb: Token) -> Token | None:
    """The person named right before a finite verb and after a break: "..., Captain Ben Marsh (retired) said"."""
    if verb.tag_ not in _FINITE:
        return None
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ in {"ADV", "AUX"}:
        at -= 1
    if verb.doc[at].text == ",":
        at -= 1
    if verb.doc[at].text == ")":
        opened = (i for i in range(at, max(verb.sent.start, at - _LONGEST_BRACKETS), -1) if verb.doc[i].text == "(")
        at = next(opened, at) - 1
    last = verb.doc[at]
    first = at
    while first > verb.sent.start and verb.doc[first - 1].pos_ == "PROPN":
        first -= 1
    before = verb.doc[first - 2 : first].text.lower().split() if first > verb.sent.start + 1 else []
    breaks = first == verb.sent.start or verb.doc[first - 1].lower_ in _BREAKS or before == [",", "and"]
    return last if at > verb.sent.start and last.ent_type_ == "PERSON" and last.pos_ == "PROPN" and breaks else None


def _noun_before(verb: Token) -> Token | None:
    """The noun phrase that ends right before a finite verb, when the parser saw no subject."""
    if verb.tag_ not in _FINITE:
        return None
    at = verb.i - 1
    while at > verb.sent.start and (verb.doc[at].pos_ in {"ADV", "AUX"} or verb.doc[at].text in {",", ")"}):
        at -= 1
    noun = verb.doc[at]
    while noun.dep_ in {"compound", "appos", "nmod", "poss", "nummod"} and noun.head.i < verb.i:
        noun = noun.head
    return noun if noun.pos_ in {"NOUN", "PROPN", "PRON"} and noun.dep_ not in {"pobj", "dobj"} else None


def subject(verb: Token, own: bool) -> Token | None:
    """The subject of this verb; of one set after it only where the verb is turned round ("said X")."""
    misread = misread_title(verb)
    if misread is not None:
        return misread
    passive = not own and verb.lemma_ in lemmas("phrases", "heard")
    for child in verb.children:
        is_subject = child.dep_ in _SUBJECT or (passive and child.dep_ == "nsubjpass")
        if is_subject and (child.i < verb.i or _turned_round(verb, child)):
            return child
    return None


def misread_title(verb: Token) -> Token | None:
    """The name behind a title that the parser took for a verb: "Union head Ada Lorne called"."""
    if verb.tag_ not in {"VB", "VBP"} or verb.i + 1 >= len(verb.doc) or verb.doc[verb.i + 1].pos_ != "PROPN":
        return None
    name = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if name is None or name.left_edge.i != verb.i + 1 or name.pos_ != "PROPN":
        return None
    acts = any(child.dep_ in {"xcomp", "ccomp"} and child.tag_ in _FINITE for child in verb.rights)
    bare = any(child.dep_ == "nsubj" and child.i == verb.i - 1 and child.pos_ != "PRON" for child in verb.lefts)
    return name if acts and bare else None


def misread_finite(verb: Token) -> bool:
    """Whether a participle right after a name is what that name did: "Lorne called Marsh “a liar” and said"."""
    named = verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head.pos_ == "PROPN" and verb.head.i == verb.i - 1
    return named and any(child.dep_ in {"dobj", "oprd"} and child.i == child.left_edge.i for child in verb.rights)


def _turned_round(verb: Token, subject: Token) -> bool:
    if verb.lemma_ in lemmas("phrases", "never_turned"):
        return False
    return phrase(subject)[0] <= verb.i + 2 and verb.doc[verb.i + 1].lower_ != "that"


def giver(noun: Token) -> Token:
    """Who issued the statement or letter that says it; the noun itself when nobody is told or it is no document."""
    if noun.lemma_ not in lemmas("nouns", "document") and noun.lemma_ not in lemmas("nouns", "saying"):
        return noun
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is not None:
        return owner
    subjects = [child for child in noun.head.children if child.dep_ in _SUBJECT] if noun.dep_ == "dobj" else []
    return subjects[0] if subjects and subjects[0].lower_ not in _RELATIVE else noun
