"""Terms: what an article says, as counted words, and how many articles at large have each word.

In: an article. Out: its stems with their counts (title and opening count again, names and what else is only written
with a capital half more), and its opening for the embedding. The background needs no corpus: the word list of the
embedding model stands in order of frequency, and after Zipf's law the word of rank r stands in a share of
1 - exp(-35 / r) of articles. Parts that are not the account (captions, teasers, bylines) are left out.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable

from tellings.knowledge.load import FOLDER, words
from tellings.records import Article

_OPENING = 500  # characters of the account that are embedded, after the title
_LEAD = 700  # characters whose words count twice
_LONGEST = 6000  # characters of the account that are read
_NAME = 1.5
_UNKNOWN = 2e-4  # share of articles with a word that is not in the list
_COMMONEST = 0.5
_ZIPF = 35.0
_WORD = re.compile(r"[^\W\d_][\w'’]+|\d[\d,.]*\d|\d\d")
_SHORTENINGS = (("ies", 3, "y"), ("sses", 1, "ss"), ("es", 4, "e"), ("s", 3, ""), ("ing", 4, ""), ("ed", 4, ""))


def account(article: Article) -> str:
    """The text of the article without what is not the account; all of it when nothing else is left."""
    kept = [article.text[part.start : part.end] for part in article.parts if part.kind == "body"]
    return "\n".join(kept)[:_LONGEST] or article.text[:_LONGEST]


def opening(article: Article) -> str:
    """Title and first lines, in which the story is told."""
    return f"{article.title}. {account(article)[:_OPENING]}".strip(". ")


def terms(article: Article) -> dict[str, float]:
    """Stems with their counts. A number counts as it is written, without its commas."""
    text = account(article)
    told = [*_WORD.findall(article.title) * 2, *_WORD.findall(text[:_LEAD]), *_WORD.findall(text)]
    small = {word.lower() for word in told if not word[0].isupper()}
    counts: Counter[str] = Counter()
    names = set()
    for word, count in Counter(told).items():
        if term := _term(word.lower()):
            counts[term] += count
            if word[0].isupper() and word.lower() not in small:
                names.add(term)
    return {term: count * _NAME if term in names else float(count) for term, count in counts.items()}


@functools.lru_cache(maxsize=200_000)
def commonness(term: str) -> float:
    """The share of articles, of no matter what, that have the term."""
    rank = _ranks().get(term)
    return _UNKNOWN if rank is None else max(_UNKNOWN, min(_COMMONEST, 1 - math.exp(-_ZIPF / rank)))


def known_terms() -> Iterable[str]:
    """The words and stems of which it is known how common they are."""
    return _ranks()


@functools.lru_cache(maxsize=200_000)
def _term(word: str) -> str | None:
    word = word.replace("’", "'").removesuffix("'s").strip("'.,").replace(",", "")
    if len(word) < 2 or word in words("stop_words.txt") or word.endswith("n't"):
        return None
    return stem(word)


def stem(word: str) -> str:
    """The word without its ending, roughly: what matters is that two forms of one word meet."""
    for ending, fewest, instead in _SHORTENINGS:
        if word.endswith(ending) and len(word) - len(ending) >= fewest and not word.endswith("ss"):
            return word[: -len(ending)] + instead
    return word


@functools.cache
def _ranks() -> dict[str, int]:
    """Place of each word after "the", the commonest; a stem takes the best place of its forms."""
    listed = (FOLDER / "wordpiece" / "vocab.txt").read_text("utf-8").splitlines()
    ranks: dict[str, int] = {}
    for rank, word in enumerate(listed[listed.index("the") :], start=1):
        ranks.setdefault(word, rank)
        ranks.setdefault(stem(word), rank)
    return ranks
