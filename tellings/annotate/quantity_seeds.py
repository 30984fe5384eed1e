"""Seeds: the tokens of a parse at which a quantity may begin, and what stands about one.

In: a parse. Out: numbers of tokens with the kind of reading to try there. It looks words up and reads nothing; words
before a number that bound it ("at least", "some") are found from the number backwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tellings.annotate.columns import Columns, columns
from tellings.knowledge.load import toml

if TYPE_CHECKING:
    from spacy.tokens import Doc

TABLE: dict[str, Any] = toml("quantities.toml")
APPROXIMATORS = {words: kind for kind, row in TABLE["approximators"].items() for words in row}
AFTER = {words: kind for kind, row in TABLE["after"].items() for words in row}
_DIGIT = re.compile(r"\d|[½¼¾]")
_LAST_WORDS = frozenset(words.split()[-1] for words in APPROXIMATORS)
_LONGEST = max(len(words.split()) for words in APPROXIMATORS)
_KINDS: dict[str, str] = (
    dict.fromkeys(TABLE["fraction_parts"], "part")
    | dict.fromkeys((words.split()[-1] for words in TABLE["share_words"]), "share")
    | dict.fromkeys(TABLE["number_words"], "number")
    | dict.fromkeys((word for word in TABLE["multiples"] if len(word) > 2), "multiple")
    | dict.fromkeys((words.split()[words.startswith("a ")] for words in TABLE["vague"]), "vague")
    | dict.fromkeys(TABLE["ratios"], "ratio")
    | dict.fromkeys(TABLE["pairs"], "pair")
    | dict.fromkeys(("no", "nobody", "none", "without", "zero"), "nothing")
    | {"twice": "twice", "double": "twice", "triple": "twice", "aged": "aged", "age": "aged"}
)


def seeds(doc: Doc) -> Iterator[tuple[int, str]]:
    """Tokens with a digit, number words, and words that tell a quantity by themselves, with their kind."""
    for at, word in enumerate(columns(doc).lower):
        kind = _KINDS.get(word)
        if kind is not None:
            yield at, kind
        elif not word.isalpha() and _DIGIT.search(word):
            yield at, "number"


@dataclass(frozen=True, slots=True)
class Before:
    """The words before a number that say how sure it is: "up to about"."""

    start: int  # offset
    words: str  # as told, "" when there are none
    kind: str  # "exact" when there are none


def before(table: Columns, token: int, start: int) -> Before:
    """The approximators that end before this token, the nearest deciding."""
    told: list[str] = []
    kind, at = "", token
    while at > 0 and table.lower[at - 1] in _LAST_WORDS and len(told) < 2:
        words, length = _approximator(table, at)
        if not words or (told and APPROXIMATORS[words] != "exact") or table.dep[at - 1] == "prt":
            break
        kind = kind if kind not in ("", "exact") else APPROXIMATORS[words]
        told, at = [words, *told], at - length
    if not told:
        return Before(start, "", "exact")
    return Before(table.start[at], " ".join(told), kind)


def _approximator(table: Columns, at: int) -> tuple[str, int]:
    """The longest one that ends before this token, and how many tokens it has."""
    for length in range(min(_LONGEST, at), 0, -1):
        words = " ".join(table.lower[at - length : at])
        if words in APPROXIMATORS:
            return words, length
    return "", 0
