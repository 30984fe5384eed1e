"""Versions: what changed between two versions of an article, by sentences and, inside a changed one, by words.

In: two articles. Out: what was taken away, added, or told otherwise, in the order of the new text, each with where it
stands. Spaces and line ends count for nothing; a sentence that only moved is told as moved.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.records import Article, Evidence

_SENTENCE = re.compile(r"[^\n]*?[.!?…][\"”’')\]]*(?=\s|$)|[^\n]+")
_WORD = re.compile(r"\S+")
_ALIKE = 0.5  # share of words that two sentences have in common, from which one is the other told otherwise


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence: kind same, gone or new."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """kind: title, gone, new, moved or changed; the evidence before and after, and the pieces of what changed."""

    kind: str
    before: Evidence | None
    after: Evidence | None
    pieces: tuple[Piece, ...] = ()


def differences(before: Article, after: Article) -> list[Difference]:
    """What is other in `after`; nothing when only spaces are."""
    found = []
    if before.title.split() != after.title.split():
        one, other = before.evidence(0, len(before.title), "title"), after.evidence(0, len(after.title), "title")
        found.append(Difference("title", one, other, _pieces(one.quote, other.quote)))
    old, new = _sentences(before), _sentences(after)
    matcher = difflib.SequenceMatcher(None, [_plain(one) for one in old], [_plain(one) for one in new], autojunk=False)
    moves = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    gone = Counter(_plain(one) for _, low, high, _, _ in moves for one in old[low:high])
    come = Counter(_plain(one) for _, _, _, low, high in moves for one in new[low:high])
    for _, low, high, first, last in moves:
        found += _between(old[low:high], new[first:last], gone & come)
    return found


def _between(old: Sequence[Evidence], new: Sequence[Evidence], moved: Counter[str]) -> Iterator[Difference]:
    """One stretch of sentences and what stands in its place: the likest go together, in order."""
    rest = [one for one in old if _plain(one) not in moved]
    for other in new:
        if _plain(other) in moved:
            yield Difference("moved", None, other)
            continue
        place = max(range(len(rest)), key=lambda at: (_alike(rest[at], other), -at), default=None)
        if place is None or _alike(rest[place], other) < _ALIKE:
            yield Difference("new", None, other)
            continue
        yield from (Difference("gone", one, None) for one in rest[:place])
        yield Difference("changed", rest[place], other, _pieces(rest[place].quote, other.quote))
        rest = rest[place + 1 :]
    yield from (Difference("gone", one, None) for one in rest)


def _sentences(article: Article) -> list[Evidence]:
    found = (article.evidence(one.start(), one.end()) for one in _SENTENCE.finditer(article.text))
    return [one for one in found if one.quote.strip()]


def _plain(one: Evidence) -> str:
    return " ".join(one.quote.split())


def _alike(one: Evidence, other: Evidence) -> float:
    return difflib.SequenceMatcher(None, one.quote.split(), other.quote.split(), autojunk=False).ratio()


def _pieces(before: str, after: str) -> tuple[Piece, ...]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    found = []
    for kind, low, high, first, last in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", " ".join(old[low:high])))
            continue
        if high > low:
            found.append(Piece("gone", " ".join(old[low:high])))
        if last > first:
            found.append(Piece("new", " ".join(new[first:last])))
    return tuple(found)
