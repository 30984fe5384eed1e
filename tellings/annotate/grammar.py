"""Grammar: who does it, what it is done to and which phrases hang on it, read off the parse of one clause.

In: a verb or noun of the parse. Out: heads of noun phrases, joined ones each on its own ("X, Y and Z"). A passive
without "by" has no doer; a verb without a subject of its own takes the one above it only where grammar says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_RELATIVE = {"who", "which", "that"}


def thing_of(verb: Token) -> Token | None:
    """The object of a verb, or the subject of a passive one; "four of the pumps" are pumps."""
    wanted = {"nsubjpass"} if is_passive(verb) else {"dobj"}
    for child in verb.children:
        if child.dep_ in wanted:
            return verb.head if child.lower_ in _RELATIVE and verb.dep_ == "relcl" else _counted(child)
    if is_passive(verb):
        return verb.head if verb.dep_ == "acl" else None
    return _mistaken_object(verb)


def _mistaken_object(verb: Token) -> Token | None:
    """What the parser hangs on the next verb: "sought X's support, Y told Z", "asked neighbouring X"."""
    for child in verb.children:
        bare = not any(each.dep_ == "mark" for each in child.children)
        for each in child.children:
            if child.dep_ == "ccomp" and bare and each.dep_ == "nsubj" and each.left_edge.i == verb.i + 1:
                return each
            if child.dep_ == "xcomp" and child.tag_ == "VBG" and child.i == verb.i + 1 and each.dep_ == "dobj":
                return each
    return None


def _counted(head: Token) -> Token:
    if head.pos_ in {"NUM", "DET", "PRON"} or head.lemma_.lower() in {"dozen", "hundred", "thousand", "score"}:
        return next(iter(under(head, ["of"])), head)
    return head


def is_passive(verb: Token) -> bool:
    """Its subject is done to: "was asked", "(a letter) sent to"."""
    deps = {child.dep_ for child in verb.children}
    return bool(deps & {"auxpass", "nsubjpass"}) or (verb.dep_ == "acl" and verb.tag_ == "VBN")


def doers(verb: Token) -> tuple[Token, ...]:
    """Heads of the phrases for who acts: subject, "by X", or what a joined or nested verb takes from above."""
    if is_passive(verb):
        agents = (each for child in verb.children if child.dep_ == "agent" for each in child.children)
        return tuple(one for each in agents for one in joined(each))
    for child in verb.children:
        if child.dep_ == "nsubj":
            return joined(verb.head) if child.lower_ in _RELATIVE and verb.dep_ == "relcl" else joined(child)
    if verb.dep_ == "acl" and verb.head.pos_ in {"NOUN", "PROPN"}:
        return joined(verb.head) if verb.tag_ == "VBG" else ()
    if verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.pos_ in {"VERB", "AUX"}:
        return _doers_from_above(verb)
    return ()


def _doers_from_above(verb: Token) -> tuple[Token, ...]:
    """The one asked to do it when the verb above asks somebody, else who does what is above; never of a passive."""
    above = verb.head
    if verb.dep_ == "xcomp":
        asked = [child for child in above.children if child.dep_ == "dobj"]
        if asked:
            return joined(asked[0])
    if is_passive(above):
        subjects = [child for child in above.children if child.dep_ == "nsubjpass"]
        return joined(subjects[0]) if subjects and verb.dep_ == "xcomp" else ()
    return doers(above)


def noun_doers(noun: Token) -> tuple[Token, ...]:
    """Who does an event noun: "a request BY X", "X'S request", "the request OF X"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return joined(child)
    for word in ("by", "from"):
        found = under(noun, [word])
        if found:
            return found
    return ()


def under(head: Token, words: Sequence[str]) -> tuple[Token, ...]:
    """Heads of the phrases that one of these prepositions joins to a verb or noun."""
    return tuple(
        one
        for child in head.children
        if child.dep_ in {"prep", "agent", "dative"} and child.lower_ in words
        for each in child.children
        if each.dep_ == "pobj"
        for one in joined(each)
    )


def joined(head: Token) -> tuple[Token, ...]:
    """A head with those joined to it: "X, Y and Z"."""
    found = [head]
    for token in found:
        found += [child for child in token.children if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON"}]
    return tuple(found)
