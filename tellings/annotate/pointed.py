"""Pointed: "the council", "the group" -> the one body that can be meant.

In: the parse and the names found. Out: mentions of kind "description". "The council" is the only body whose name ends
with that word; "the group" the only body of the sentence before, when its own names none. Where a second one is told
of ("a council"), and inside quotation marks, nothing is given.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.annotate.folding import fold
from tellings.annotate.mentions import Found, doc_of
from tellings.annotate.parsed import Parsed, words_of
from tellings.annotate.pronouns import spoken
from tellings.knowledge.load import toml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_ANOTHER = frozenset({"a", "an", "another", "other", "any", "each", "every", "no", "two", "three", "both"})


def pointed(parsed: Parsed, found: list[Found]) -> list[Found]:
    """Every such phrase for an organisation or an armed group."""
    named = [one for one in found if is_body(one)]
    told: list[Found] = []
    for where, doc in parsed.docs():
        quoted = spoken(doc)
        taken = {at for one in found if one.where == where for at in range(one.start, one.end)}
        for token in doc[1:]:
            if not _points(token) or token.idx in taken or any(start <= token.idx < end for start, end in quoted):
                continue
            one = _meant(parsed, where, token, named)
            if one:
                end = token.idx + len(token)
                told.append(replace(one, where=where, start=token.idx, end=end, label="description", form="pointed"))
    return told


def is_body(one: Found) -> bool:
    """An organisation or armed group by name: no ministry, no army of a state, no people."""
    own = one.key.startswith("org:") and (" " in one.name or one.name.isupper())
    known = one.key.startswith("actor:") and (one.kind == "organisation" or one.role == "REB")
    return one.label in ("name", "alias") and (own or known)


def _points(token: Token) -> bool:
    """A noun in small letters with "the" right before it, and nothing after it that says which."""
    if token.tag_ != "NN" or not token.is_lower or token.nbor(-1).lower_ != "the":
        return False
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return following.lower_ not in ("of", "for", "-") and following.pos_ not in ("NOUN", "PROPN", "NUM")


def _meant(parsed: Parsed, where: str, token: Token, named: list[Found]) -> Found | None:
    groups = toml("titles.toml")["groups"]
    if token.lower_ in groups["any"]:
        stretch = _sentence_and_the_one_before(token)
        near = [one for one in named if one.where == where and stretch.start_char <= one.start < token.idx]
        alone = len({one.key for one in near}) == 1 and near[-1].start < token.sent.start_char
        return near[-1] if alone and not _another(token, stretch) else None
    if token.lower_ not in groups["pointed"]:
        return None
    alike = [one for one in named if _ends_with(doc_of(parsed, one.where), one, token.lower_)]
    before = [one for one in alike if one.where != where or one.start < token.idx]
    alone = len({one.key for one in alike}) == 1 and not _another(token, token.doc[: token.i])
    return before[-1] if before and alone else None


def _ends_with(doc: Doc, one: Found, noun: str) -> bool:
    told = fold(words_of(doc)[one.start : one.end]).split()
    return len(told) > 1 and told[-1] == noun


def _sentence_and_the_one_before(token: Token) -> Span:
    first = token.sent.start
    while first and token.doc[first - 1].is_space:
        first -= 1
    start = token.doc[first - 1].sent.start if first else token.sent.start
    return token.doc[start : token.i]


def _another(token: Token, before: Span) -> bool:
    """One more of the kind was told of, and not as what a name is: "a council", "the city council"."""
    return any(
        other.is_lower
        and other.lower_ in (token.lower_, f"{token.lower_}s")
        and any(child.lower_ in _ANOTHER or child.dep_ in ("amod", "compound") for child in other.children)
        and not any(each.dep_ == "appos" for each in (other, *other.children))
        for other in before
    )
