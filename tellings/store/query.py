"""Query: what a person types -> what must stand in an article, in the language of either database.

flood dam: both words. "dam burst": one after the other. flood*: a beginning. -rain: without it. A word of several
parts ("12,000", "e-mail") is a phrase. Signs that are no words are passed over; without a word there is no query.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tellings.store.words import fold, tokens

_PIECE = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow each other; `open` when the last is only the beginning of a word."""

    words: tuple[str, ...]
    open: bool = False
    without: bool = False


def terms(told: str) -> list[Term]:
    """The terms of a query, in order."""
    found = []
    for minus, phrase, word in _PIECE.findall(told):
        term = (
            _begun(word, bool(minus)) if word.endswith("*") else Term(tuple(tokens(phrase or word)), False, bool(minus))
        )
        if term.words:
            found.append(term)
    return found


def _begun(word: str, without: bool) -> Term:
    """flood*: the last part is looked up as it is written, for its ending is not there yet."""
    parts = [part for part in map(fold, re.split(r"[\W_]+", word)) if part]
    return Term((*(token for part in parts[:-1] for token in tokens(part)), *parts[-1:]), True, without)


def fts5(asked: list[Term]) -> str:
    """As SQLite's FTS5 reads it. Something must stand in the article: without alone finds nothing."""
    wanted = [_fts5(term) for term in asked if not term.without]
    unwanted = [_fts5(term) for term in asked if term.without]
    return " NOT ".join([f"({' AND '.join(wanted)})", *unwanted])


def _fts5(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.open else ""}'


def tsquery(asked: list[Term]) -> str:
    """As PostgreSQL reads it."""
    return " & ".join(f"{'!' if term.without else ''}({_tsquery(term)})" for term in asked)


def _tsquery(term: Term) -> str:
    last = len(term.words) - 1
    return " <-> ".join(
        f"'{word}'{':*' if term.open and place == last else ''}" for place, word in enumerate(term.words)
    )
