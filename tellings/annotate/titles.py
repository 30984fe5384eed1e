"""Titles, descriptions and further names: what a telling says that a person is.

In: names of persons in their places. Out: mentions of kind "title" ("President"), "description" ("former harbour
master") and "alias" ("known as ..."). A phrase counts only when it touches the name, or a comma sets it beside it,
and its head is a word for a person.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.annotate.folding import fold
from tellings.annotate.mentions import Found, doc_of, span_of
from tellings.annotate.parsed import Parsed, words_of
from tellings.knowledge.load import toml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_STOPS = frozenset({"PUNCT", "VERB", "AUX", "SCONJ", "PRON", "CCONJ"})
_BODIES = frozenset({"organisation", "group"})
_NAME = re.compile(r"[A-Z][\w'-]+(?: (?:al-|el-|bin |ibn )?[A-Z][\w'-]+){0,3}")


def titles(parsed: Parsed, found: list[Found]) -> list[Found]:
    """Titles and descriptions of every named person."""
    persons = [one for one in found if one.kind == "person" and one.label == "name"]
    phrases: list[Found] = []
    for one in persons:
        doc = doc_of(parsed, one.where)
        name = span_of(doc, one.start, one.end)
        phrases += _before(doc, name, one, found)
        phrases += [phrase for phrase in _beside(doc, name, one) if not _ends_in_person(doc, phrase, persons)]
    return [one for one in phrases if is_labelled(parsed, one)]


def is_labelled(parsed: Parsed, one: Found) -> bool:
    """More than a courtesy such as "Mr."."""
    return fold(parsed.article.field(one.where)[one.start : one.end]) not in toml("titles.toml")["persons"]["courtesy"]


def aliases(parsed: Parsed, found: list[Found]) -> tuple[list[Found], dict[str, str]]:
    """Names that the text gives as another name of somebody: the mentions, and which key is which."""
    mentions, same = [], {}
    for one in found:
        text = words_of(doc_of(parsed, one.where))
        fuller = _fuller(text, one, found)
        if fuller:
            mentions.append(replace(fuller, start=one.start, end=one.end, label="alias", form="alias"))
            same[one.key] = fuller.key
        cue = _cues().match(text, one.end)
        if cue is None or one.label != "name" or one.kind not in ("person", "organisation", "group"):
            continue
        other = next((two for two in found if two.where == one.where and two.start == cue.end()), None)
        told = _NAME.match(text, cue.end())
        if other and other.kind == one.kind:
            mentions.append(replace(one, start=other.start, end=other.end, label="alias", form="alias"))
            if other.key != one.key:
                same[other.key] = one.key
        elif other is None and told and one.kind == "person" and "known" in cue[0]:
            mentions.append(replace(one, start=told.start(), end=told.end(), label="alias", form="alias"))
    return mentions, same


def _fuller(text: str, one: Found, found: list[Found]) -> Found | None:
    """The name that the text gives as the full form of this one: "the RWB, as the River Water Board is known"."""
    rules = toml("titles.toml")["aliases"]
    cue = re.compile(rules["before"]).match(text, one.end)
    other = next((two for two in found if cue and two.where == one.where and two.start == cue.end()), None)
    if other is None or other.label != "name" or other.kind not in _BODIES:
        return None
    return other if one.kind in _BODIES and re.compile(rules["after"]).match(text, other.end) else None


def heads(phrase: str) -> set[str]:
    """The words of a phrase that name a post or a person: "Deputy Mayor" -> {"mayor", "deputy mayor"}."""
    words = fold(phrase).split()
    last = {" ".join(words[at:]) for at in range(max(0, len(words) - 3), len(words))}
    return {end for end in last if end in _titles() or end in _roles()}


@functools.cache
def _titles() -> frozenset[str]:
    return frozenset(fold(title) for title in toml("titles.toml")["persons"]["titles"])


@functools.cache
def _roles() -> frozenset[str]:
    return frozenset(fold(role) for role in toml("titles.toml")["persons"]["roles"])


@functools.cache
def _cues() -> re.Pattern[str]:
    cues = "|".join(toml("titles.toml")["aliases"]["cues"])
    return re.compile(rf",? ?[–—(-]? ?,? ?(?:who (?:is|was) )?(?:now |then )?(?:{cues})[:,]? (?:the )?[“\"']?")


def _before(doc: Doc, name: Span, one: Found, found: list[Found]) -> Iterator[Found]:
    """The phrase that leads up to the name, cut into its titles: "ministry spokesman" + "Admiral"."""
    walls = [other for other in found if other.where == one.where and other.kind in ("person", "country", "place")]
    start = name.start
    while start > name.sent.start and _leads(doc, start - 1, name.start, walls):
        start -= 1
    words = [token for token in doc[start : name.start] if token.text != "-"]
    while words:
        length = _segment(words)
        if not length:
            return
        piece, words = words[-length:], words[:-length]
        if fold(piece[-1].text) in toml("titles.toml")["persons"]["courtesy"]:
            continue
        if words and not heads(words[-1].text) - {"deputy", "assistant", "chief"}:
            piece, words = [*words, *piece], []
        phrase = doc[piece[0].i : piece[-1].i + 1]
        label = "title" if heads(phrase.text) & _titles() else "description"
        yield replace(one, start=phrase.start_char, end=phrase.end_char, label=label, form=label)


def _leads(doc: Doc, at: int, name: int, walls: list[Found]) -> bool:
    token = doc[at]
    if token.is_space or any(wall.start <= token.idx < wall.end for wall in walls):
        return False
    if token.lower_ in ("and", "&"):
        left, right = doc[at - 1] if at else token, doc[at + 1]
        pair = left.pos_ in ("PROPN", "ADJ") and right.pos_ in ("PROPN", "ADJ") and at + 2 < name
        return pair and not any(wall.start <= left.idx < wall.end for wall in walls) and not heads(left.text)
    amod = token.dep_ == "compound" or (token.tag_ in ("VBN", "VBG") and token.dep_ == "amod")
    hyphened = token.pos_ == "ADV" and doc[at + 1].text == "-"
    return token.pos_ in ("ADJ", "NOUN", "PROPN") or amod or hyphened or token.text == "-" or bool(heads(token.text))


def _segment(words: list[Token]) -> int:
    """How many words at the end make one title or one role; 0 when they are neither."""
    for length in (3, 2, 1):
        if len(words) >= length and fold(" ".join(token.text for token in words[-length:])) in _titles() | _roles():
            return length
    return 0


def _beside(doc: Doc, name: Span, one: Found) -> Iterator[Found]:
    """The phrases that a comma sets beside the name, after it or before it."""
    root = name.root
    after = [child for child in root.children if child.dep_ == "appos" and child.i >= name.end]
    phrases = [_described(doc, child, name.end) for child in after]
    phrases = [phrase for phrase in phrases if phrase is not None and not _is_another(doc, phrase)]
    if root.dep_ == "appos" and root.head.i < name.start and doc[name.start - 1].text == ",":
        phrases.append(_described(doc, root.head, root.head.sent.start))
    for phrase in phrases:
        if phrase is not None:
            yield replace(one, start=phrase.start_char, end=phrase.end_char, label="description", form="description")


def _is_another(doc: Doc, phrase: Span) -> bool:
    """Somebody of this person's: "whose son", "his lawyer Ada Lorne"."""
    before = doc[max(0, phrase.start - 2) : phrase.start]
    owned = any(token.lower_ in ("whose", "his", "her", "their") for token in before)
    return owned or (phrase.end < len(doc) and doc[phrase.end].pos_ == "PROPN")


def _ends_in_person(doc: Doc, phrase: Found, persons: list[Found]) -> bool:
    """The next name of a list, not what this person is."""
    ends = any(one.where == phrase.where and one.end == phrase.end for one in persons)
    linked = any(token.pos_ == "ADP" for token in span_of(doc, phrase.start, phrase.end))
    return ends and not linked


def _described(doc: Doc, head: Token, floor: int) -> Span | None:
    """The noun phrase of this head without article and owner, as far as it runs without a new clause."""
    if head.tag_ in ("NNS", "NNPS") or not heads(head.text):
        return None
    start = max(head.left_edge.i, floor)
    for at in range(start, head.i):
        wall = doc[at].pos_ in ("DET", "PRON", "PUNCT", "ADP") and doc[at].text != "-"
        if wall or doc[at].tag_ == "POS":
            start = at + 1
    end = head.i + 1
    while end < min(head.right_edge.i + 1, head.i + 12) and _runs(doc, head.i, end):
        end += 1
    while end > head.i + 1 and doc[end - 1].pos_ in ("ADP", "DET", "PART", "ADV", "NUM"):
        end -= 1
    return doc[start:end]


def _runs(doc: Doc, head: int, at: int) -> bool:
    """The phrase goes on with this word: "head of the Board of Harbours and Quays"."""
    within = any(token.pos_ == "ADP" for token in doc[head:at])
    named = at + 1 < len(doc) and doc[at - 1].pos_ == doc[at + 1].pos_ == "PROPN"
    pair = doc[at].lower_ == "and" and within and named
    return pair or doc[at].pos_ not in _STOPS or doc[at].text == "-"
