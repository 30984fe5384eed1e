"""Words: text as the words that a search meets, cut in the same way for every database, and where each stood.

Small letters, without accents; "floods" and "flood" are one word. `-ies`, `-es`, `-s` fall (after Harman's S stemmer).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = "'’"


def tokens(text: str) -> list[str]:
    """The words in order, each as it is looked up."""
    return [token for token, _, _ in spans(text)]


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """The words in order, with their offsets in the text."""
    for found in _WORD.finditer(text):
        token = token_of(found[0])
        if token and not (token == "s" and found.start() and text[found.start() - 1] in _APOSTROPHES):
            yield token, found.start(), found.end()


@functools.lru_cache(maxsize=200_000)
def token_of(word: str) -> str:
    """One word as it is looked up."""
    folded = fold(word)
    return _stem(folded) if folded.isascii() and len(folded) > 3 else folded


def fold(text: str) -> str:
    """Small letters without accents, letters and digits alone."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def folded_name(name: str) -> str:
    """A name as tags hold it: folded words with single spaces."""
    return " ".join(filter(None, (fold(word) for word in name.split())))


def _stem(word: str) -> str:
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")):
        return word[:-1]
    return word
