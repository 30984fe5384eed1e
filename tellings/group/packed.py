"""Packed: an article's looks in about a kilobyte, as online grouping keeps them.

In: articles. Out: `Packed`: terms as places in a fixed table of words, so that no vocabulary has to be kept; their
counts; the opening's vector in bytes; the day; a fixed quarter of the text's stretches of three words. A term's place
is a hash: two words may share one (at half a million words about one in nine), which makes them a little less rare.
"""

from __future__ import annotations

import functools
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from tellings.annotate.embedding import embed
from tellings.group.copies import shingles
from tellings.group.terms import commonness, known_terms, opening, terms
from tellings.records import Article
from tellings.settings import Settings

TABLE = 1 << 22  # places for words
SAMPLE = 4  # one stretch of so many is kept, as in copies.py
_STEPS = 127.0  # of a byte, either way from nought
_HEAD = 5  # numbers before the arrays

Bytes = npt.NDArray[np.int8]
Counts = npt.NDArray[np.uint8]
Terms = npt.NDArray[np.int32]
Stretches = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Packed:
    """`counts` are twice the counts; `vector` times `scale` is of length one; `day` is NaN where it is not told.

    `words`: how many stretches the text has in all; `text`: a number that equal texts share, 0 for no text.
    """

    key: str
    day: float
    terms: Terms
    counts: Counts
    vector: Bytes
    scale: float
    stretches: Stretches
    words: int
    text: int

    def to_bytes(self) -> bytes:
        """The looks without key and day, to be kept in a row."""
        head = np.array([len(self.terms), len(self.vector), len(self.stretches), self.words, self.text], dtype="<u4")
        arrays = (self.terms.astype("<i4"), self.stretches.astype("<u4"), self.counts, self.vector)
        scale = np.array([self.scale], dtype="<f4").tobytes()
        return head.tobytes() + scale + b"".join(array.tobytes() for array in arrays)

    @classmethod
    def from_bytes(cls, key: str, day: float, kept: bytes) -> Packed:
        """What to_bytes gave. Raises ValueError when bytes are missing."""
        terms, size, stretches, words, text = (int(each) for each in np.frombuffer(kept, "<u4", _HEAD))
        at = 4 * _HEAD
        scale = float(np.frombuffer(kept, "<f4", 1, at)[0])
        told = np.frombuffer(kept, "<i4", terms, at + 4)
        sample = np.frombuffer(kept, "<u4", stretches, at + 4 + 4 * terms)
        at += 4 + 4 * (terms + stretches)
        counts = np.frombuffer(kept, np.uint8, terms, at)
        vector = np.frombuffer(kept, np.int8, size, at + terms)
        return cls(key, day, told, counts, vector, scale, sample, words, text)


def pack(keys: Sequence[str], articles: Sequence[Article], settings: Settings | None = None) -> list[Packed]:
    """The articles packed, in their order; each opening is embedded."""
    vectors = embed([opening(article) for article in articles], settings)
    return [_one(*each) for each in zip(keys, articles, vectors, strict=True)]


def pack_text(text: str) -> Packed:
    """A text as far as its copies are concerned."""
    stretches = shingles(text)
    sample = stretches[(stretches >> np.uint64(7)) % np.uint64(SAMPLE) == 0].astype(np.uint32)
    bare = " ".join(text.split())
    number = (zlib.crc32(bare.encode("utf-8", "surrogatepass")) or 1) if bare else 0
    nothing = np.zeros(0, dtype=np.int8)
    none, never = np.zeros(0, dtype=np.int32), float("nan")
    return Packed("", never, none, nothing.astype(np.uint8), nothing, 0.0, np.unique(sample), len(stretches), number)


def in_bytes(vector: npt.NDArray[np.float32]) -> tuple[Bytes, float]:
    """A vector in steps of its own, and the size of a step; of a unit vector the length stays one."""
    top = max(float(np.abs(vector).max(initial=0.0)), 1e-9)
    steps = np.rint(vector * (_STEPS / top)).astype(np.int8)
    return steps, float(1 / max(float(np.linalg.norm(steps.astype(np.float32))), 1.0))


def looks_kind(settings: Settings | None = None) -> str:
    """The name under which a store keeps these looks: what is embedded by another model is no match for them."""
    return f"online/1 {(settings or Settings()).embedding_folder or 'all-MiniLM-L6-v2 int8'}"


def place_of(term: str) -> int:
    """The term's place in the table."""
    return zlib.crc32(term.encode("utf-8", "surrogatepass")) % TABLE


@functools.cache
def commons() -> npt.NDArray[np.float64]:
    """How many articles at large have the word at each place of the table."""
    table = np.full(TABLE, commonness(""))
    for term in known_terms():
        place = place_of(term)
        table[place] = max(float(table[place]), commonness(term))
    return table


def _one(key: str, article: Article, vector: npt.NDArray[np.float32]) -> Packed:
    counted: dict[int, float] = {}
    for term, count in terms(article).items():
        counted[place_of(term)] = counted.get(place_of(term), 0.0) + count
    told = np.array(sorted(counted), dtype=np.int32)
    counts = np.array([min(255, round(2 * counted[term])) for term in told.tolist()], dtype=np.uint8)
    text = pack_text(article.text)
    steps, scale = in_bytes(vector)
    day = float(article.published.toordinal()) if article.published else float("nan")
    return replace(text, key=key, day=day, terms=told, counts=counts, vector=steps, scale=scale)
