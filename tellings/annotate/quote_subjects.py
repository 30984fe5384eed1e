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
_CLIMBED = {"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp", "acl", "dobj", "oprd", "attr", "pobj"}

Speaks = Callable[["Token"], bool]


def speaker_of(verb: Token, speaks: Speaks) -> Token | None:
    """The head word of the subject: its own, that of the verb it hangs on, or the noun it describes."""
    token, second_choice = verb, None
    for _ in range(6):
        found = subject(token, own=token is verb)
        if found is not None and found.lower_ in _RELATIVE:
            return giver(token.head) if token.dep_ == "relcl" else None
        if found is not None and (token is verb or speaks(found)):
            return found
        second_choice = second_choice or found
        if token.dep_ == "acl" and (speaks(token.head) or token is not verb):
            return giver(token.head)
        if token.dep_ == "relcl" or token.dep_ not in _CLIMBED or token.head == token:
            break
        token = token.head
    return second_choice or _noun_before(verb)


def _noun_before(verb: Token) -> Token | None:
    """The noun phrase that ends right before a finite verb, when the parser saw no subject."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"}:
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
    passive = not own and verb.lemma_ in lemmas("phrases", "heard")
    for child in verb.children:
        is_subject = child.dep_ in _SUBJECT or (passive and child.dep_ == "nsubjpass")
        if is_subject and (child.i < verb.i or _turned_round(verb, child)):
            return child
    return None


def _turned_round(verb: Token, subject: Token) -> bool:
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
