"""Pronouns and pointing phrases: "he", "the minister", "it said" -> the entity meant, when only one can be.

In: the parse, mentions so far. Out: mentions of kind "pronoun" and "description". He and she are persons, never
against a title that says otherwise; inside quotation marks nothing is resolved; two candidates are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.annotate.folding import fold
from tellings.annotate.mentions import Found, span_of
from tellings.annotate.parsed import Parsed, words_of
from tellings.annotate.titles import heads
from tellings.knowledge.load import toml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_SUBJECT = ("nsubj", "nsubjpass")
_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE)


def pointing(parsed: Parsed, found: list[Found]) -> list[Found]:
    """ "The president": the one person with that title before it."""
    wanted = frozenset(toml("titles.toml")["persons"]["definite"])
    posts = [one for one in found if one.label in ("title", "description") and one.kind == "person"]
    told: list[Found] = []
    for where, doc in parsed.docs():
        taken = {at for one in found if one.where == where for at in range(one.start, one.end)}
        for token in doc[1:]:
            words = _post(doc, token, wanted)
            if words is None or token.idx in taken:
                continue
            keys = {one.key: one for one in posts if _holds_post(parsed, one, fold(words.text), where, token.idx)}
            if len(keys) == 1:
                (one,) = keys.values()
                told.append(replace(one, where=where, start=words.start_char, end=words.end_char, label="description"))
    return told


def pronouns(parsed: Parsed, found: list[Found]) -> list[Found]:
    """He and she in the account."""
    gender = genders(parsed, found)
    told: list[Found] = []
    for where, doc in parsed.docs():
        quoted = spoken(doc)
        people = [one for one in found if one.where == where and one.kind == "person"]
        people.sort(key=lambda one: one.start)
        for token in doc:
            wanted = GENDER.get(token.lower_)
            if wanted is None or any(start <= token.idx < end for start, end in quoted):
                continue
            free = [one for one in people if gender.get(one.key, wanted) == wanted and not _is_in(one, quoted)]
            who = _who(doc, token, free, quoted)
            if who:
                gender.setdefault(who.key, wanted)
                mention = replace(who, start=token.idx, end=token.idx + len(token), label="pronoun", form="pronoun")
                told.append(mention)
                people = sorted([*people, mention], key=lambda one: one.start)
    return told


def spoken(doc: Doc) -> list[tuple[int, int]]:
    """Where quotation marks open and close."""
    return [match.span() for match in _QUOTED.finditer(words_of(doc))]


def genders(parsed: Parsed, found: list[Found]) -> dict[str, str]:
    """Key -> "f" or "m", where a title or a courtesy tells it."""
    persons = toml("titles.toml")["persons"]
    known: dict[str, str] = {}
    for one in found:
        if one.kind != "person":
            continue
        text = parsed.article.field(one.where)
        before = fold(text[max(0, one.start - 6) : one.start]).split()[-1:]
        words = {*before, *(fold(text[one.start : one.end]).split() if one.label in ("title", "description") else ())}
        given = fold(one.name).split()[:1]
        for gender, row in (("f", "female"), ("m", "male")):
            if words & set(persons[row]) or set(given) & set(toml("titles.toml")["given"][row]):
                known.setdefault(one.key, gender)
    return known


def _post(doc: Doc, token: Token, wanted: frozenset[str]) -> Span | None:
    """The words of "the foreign minister" that stand for a post by themselves."""
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if following is not None and (following.pos_ == "PROPN" or following.text == "of" or following.lower_ == "elect"):
        return None
    for length in (2, 1):
        words = doc[max(0, token.i + 1 - length) : token.i + 1]
        if not words[-1].is_alpha:
            return None
        article = doc[words.start - 1].lower_ if words.start else ""
        if fold(words.text) in wanted and article == "the":
            return words
    return None


def _holds_post(parsed: Parsed, one: Found, post: str, where: str, before: int) -> bool:
    if one.where == where and one.start >= before:
        return False
    told = parsed.article.field(one.where)[one.start : one.end]
    return post in heads(told) and fold(told).split()[0] not in toml("titles.toml")["persons"]["gone"]


def _is_in(one: Found, quoted: list[tuple[int, int]]) -> bool:
    return any(start <= one.start < end for start, end in quoted)


def _who(doc: Doc, token: Token, people: list[Found], quoted: list[tuple[int, int]]) -> Found | None:
    """The person of this sentence before the pronoun, else of the sentence before: its subject, or its only one."""
    sentence = token.sent
    here = [one for one in people if sentence.start_char <= one.start < token.idx]
    if here:
        return _one_of(doc, here, subject_only=token.lower_ not in ("his", "her"))
    previous = sentence_before(doc, sentence, quoted)
    if previous is None:
        return None
    there = [one for one in people if previous.start_char <= one.start < sentence.start_char]
    return _one_of(doc, there, subject_only=True) if there else None


def sentence_before(doc: Doc, sentence: Span, quoted: Sequence[tuple[int, int]]) -> Span | None:
    """The last sentence of the account itself: one that begins inside a quotation does not count."""
    while sentence.start:
        at = sentence.start - 1
        while at > 0 and doc[at].is_space:
            at -= 1
        sentence = doc[at].sent
        if not any(start < sentence.start_char < end for start, end in quoted):
            return sentence
    return None


def _one_of(doc: Doc, people: list[Found], subject_only: bool) -> Found | None:
    if len({one.key for one in people}) == 1:
        return people[-1]
    subjects = [one for one in people if _is_subject(doc, one)]
    keys = {one.key for one in subjects}
    return subjects[-1] if len(keys) == 1 and subject_only else None


def _is_subject(doc: Doc, one: Found) -> bool:
    return span_of(doc, one.start, one.end).root.dep_ in _SUBJECT
