"""Nouns and adjectives as cues: "his claim that ...", "expressed support for ...", "is critical of ...".

In: a noun or adjective of the parse. Out: where the cue begins and ends, its source and the words it tells; None
without a complement. The verb that governs the noun is part of the cue; a noun with an owner ("his") is one alone.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tellings.annotate.attribution_spans import verb_group
from tellings.annotate.quote_subjects import subject
from tellings.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Token

_SOURCE_WORDS = frozenset({"by", "from", "among"})
_COPULAS = frozenset({"be", "become", "remain", "stay", "feel", "seem"})


@dataclass(frozen=True, slots=True)
class NounCue:
    """Tokens [first, last) of the cue, those of what is told, and the head word of the source, if any."""

    first: int
    last: int
    piece: tuple[int, int]
    whose: Token | None
    owner: bool


def noun_cue(noun: Token) -> NounCue | None:
    """The cue that this noun makes with its complement."""
    hanging = _complement(noun, "nouns")
    if hanging is None:
        return None
    last, begins, child = hanging
    piece = begins, child.right_edge.i + 1
    owner = next((each for each in noun.lefts if each.dep_ == "poss"), None)
    if owner is not None:
        first = owner.right_edge.i + 1
        return NounCue(first, last, piece, owner, owner=True)
    verb = noun.head
    if noun.dep_ in {"dobj", "attr"} and verb.lemma_ in _light() and verb.i < noun.i:
        who = _subject(verb)
        if who is not None and who.lower_ not in {"it", "there"}:
            return NounCue(verb_group(verb), last, piece, who, owner=False)
    by = next((each for each in noun.rights if each.lower_ in _SOURCE_WORDS and each.dep_ in {"prep", "agent"}), None)
    if by is not None and by.i < begins:
        inner = next((each for each in by.rights if each.dep_ == "pobj"), None)
        return NounCue(noun.left_edge.i, noun.i + 1, piece, inner, owner=False) if inner is not None else None
    alone = child.dep_ in {"acl", "ccomp", "relcl"} and child.left_edge.lower_ == "that"
    return NounCue(noun.left_edge.i, last, piece, None, owner=False) if alone else None


def adjective_cue(adjective: Token) -> NounCue | None:
    """The cue that this adjective makes with its complement and its copula."""
    hanging = _complement(adjective, "adjectives")
    verb = adjective.head
    if hanging is None or adjective.dep_ != "acomp" or verb.lemma_ not in _COPULAS or verb.i > adjective.i:
        return None
    who = _subject(verb)
    if who is None or who.lower_ in {"it", "there"}:
        return None
    last, begins, child = hanging
    return NounCue(verb_group(verb), last, (begins, child.right_edge.i + 1), who, owner=False)


def _subject(verb: Token) -> Token | None:
    token = verb
    for _ in range(3):
        found = subject(token, own=True)
        if found is not None:
            return found
        if token.dep_ not in {"conj", "xcomp"}:
            return None
        token = token.head
    return None


def _complement(word: Token, table: str) -> tuple[int, int, Token] | None:
    """Where the cue ends, where what is told begins, and the word under which it hangs."""
    lemma = word.lemma_.lower() if table == "nouns" else word.lower_
    that, to, after = _table(table)
    for child in word.rights:
        if child.dep_ in {"acl", "ccomp", "xcomp", "relcl"}:
            opening = word.doc[child.left_edge.i].lower_
            infinitive = opening in {"to", "not"} and any(each.lower_ == "to" for each in child.lefts)
            clause = opening == "that" and any(each.lower_ == "that" and each.dep_ == "mark" for each in child.lefts)
            bare = table == "adjectives" and child.dep_ == "ccomp"
            if (infinitive and lemma in to) or ((clause or bare) and lemma in that):
                return min(word.i + 1, child.left_edge.i), child.left_edge.i, child
        elif child.dep_ == "prep" and child.i <= word.i + 2 and child.lower_ in after.get(lemma, ()):
            inner = next((each for each in child.rights if each.dep_ in {"pobj", "pcomp"}), None)
            if inner is not None:
                return child.i + 1, child.i + 1, inner
    return None


@functools.cache
def _light() -> frozenset[str]:
    return frozenset(load.toml("attributions.toml")["words"]["light"])


@functools.cache
def _table(name: str) -> tuple[frozenset[str], frozenset[str], dict[str, Any]]:
    table = load.toml("attributions.toml")[name]
    return frozenset(table["that"]), frozenset(table["to"]), table["after"]


@functools.cache
def nouns() -> frozenset[str]:
    """Every noun that may be a cue."""
    that, to, after = _table("nouns")
    return that | to | frozenset(after)


@functools.cache
def adjectives() -> frozenset[str]:
    """Every adjective that may be a cue."""
    that, to, after = _table("adjectives")
    return that | to | frozenset(after)
