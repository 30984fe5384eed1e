"""Snippets: the stretch of an article that shows best why a search found it, by its offsets.

In: an article and the terms asked. Out: where it stands ("text", or "title" when only that has the words), start and
end, the words themselves, and the offsets in them of what was met. Words that are not the account come last.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from tellings.records import Article
from tellings.store.query import Term
from tellings.store.words import spans

Marks = tuple[tuple[int, int], ...]
Snippet = tuple[str, int, int, str, Marks]

_LENGTH = 240  # characters
_MOST = 200  # words met that are looked at


def snippet(article: Article, asked: Sequence[Term]) -> Snippet:
    """The stretch with the most different words of the query, the first of several; where none is, the beginning."""
    wanted = [term for term in asked if not term.without]
    met = _met(article.text, wanted)
    where, field = ("text", article.text) if met or not article.title else ("title", article.title)
    if not met:
        met = _met(field, wanted)
        if not met and article.text.strip():
            where, field = "text", article.text
    best = max(range(len(met)), key=lambda at: (len(_inside(met, at)), -at), default=None)
    start = _start(field, met[best][0]) if best is not None else len(field) - len(field.lstrip())
    end = _end(field, start)
    marks = tuple((low - start, high - start) for low, high, _ in met if low >= start and high <= end)
    return where, start, end, field[start:end], marks


def _met(field: str, wanted: Sequence[Term]) -> list[tuple[int, int, str]]:
    whole = {word for term in wanted for word in (term.words[:-1] if term.open else term.words)}
    begun = tuple(term.words[-1] for term in wanted if term.open)
    found = ((low, high, word) for word, low, high in spans(field) if word in whole or word.startswith(begun))
    return list(itertools.islice(found, _MOST))


def _inside(met: Sequence[tuple[int, int, str]], at: int) -> set[str]:
    last = met[at][0] + _LENGTH * 3 // 4
    return {word for low, _, word in met[at:] if low <= last}


def _start(field: str, first: int) -> int:
    """A little before the first word met: where its sentence or line begins when that is near, else at a word."""
    least = max(0, first - _LENGTH // 4)
    line = field.rfind("\n", least, first)
    sentence = field.rfind(". ", least, first)
    if max(line, sentence) >= 0:
        least = max(line + 1, sentence + 2 if sentence >= 0 else 0)
    elif least:
        space = field.find(" ", least, first)
        least = space + 1 if space >= 0 else first
    while least < first and field[least].isspace():
        least += 1
    return least


def _end(field: str, start: int) -> int:
    end = min(len(field), start + _LENGTH)
    if end < len(field):
        space = field.rfind(" ", start + _LENGTH * 3 // 4, end)
        end = space if space > start else end
    return start + len(field[start:end].rstrip())
