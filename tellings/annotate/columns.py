"""Columns: the tokens of a parse as plain lists, read once: asking spaCy for a token each time is what costs.

In: a spaCy Doc. Out: one list a property, all of the same length; kept with the Doc. It reads, and judges nothing.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spacy.attrs import DEP, HEAD, IDX, LEMMA, LOWER, ORTH, POS, SENT_START, TAG

if TYPE_CHECKING:
    from spacy.tokens import Doc

_STRINGS = (ORTH, LOWER, LEMMA, POS, TAG, DEP)


@dataclass(frozen=True, slots=True)
class Columns:
    """What every token is. `start`: offset in the text; `head`: number of its head; `sentence`: its sentence's first
    token."""

    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    start: list[int]
    head: list[int]
    sentence: list[int]

    def __len__(self) -> int:
        return len(self.text)

    def at(self, offset: int) -> int:
        """The number of the token that holds this character, or of the one before it."""
        return max(0, bisect.bisect_right(self.start, offset) - 1)

    def end(self, token: int) -> int:
        """The offset after this token."""
        return self.start[token] + len(self.text[token])


def columns(doc: Doc) -> Columns:
    """The lists of this parse."""
    if "columns" not in doc.user_data:
        doc.user_data["columns"] = _read(doc)
    found: Columns = doc.user_data["columns"]
    return found


def _read(doc: Doc) -> Columns:
    strings = doc.vocab.strings
    told: list[list[str]] = []
    table = doc.to_array([*_STRINGS, IDX, HEAD, SENT_START])
    for number in range(len(_STRINGS)):
        codes = table[:, number].tolist()
        words = {code: strings[code] if code else "" for code in set(codes)}
        told.append([words[code] for code in codes])
    offsets = table[:, len(_STRINGS)].tolist()
    heads = [at + step for at, step in enumerate(table[:, len(_STRINGS) + 1].astype("int64").tolist())]
    return Columns(told[0], told[1], told[2], told[3], told[4], told[5], offsets, heads, _sentences(table[:, -1]))


def _sentences(starts: Any) -> list[int]:
    first, found = 0, []
    for at, start in enumerate(starts.tolist()):
        first = at if start == 1 else first
        found.append(first)
    return found
