"""Language of a text: an ISO 639-1 code, "und" when too little tells. Offline.

Running English is known by its commonest words (knowledge/reading_language.txt); the model loads for all else.
"""

from __future__ import annotations

import functools
import re
from typing import Any

from tellings.knowledge.load import words

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 40
_ENGLISH_SHARE = 0.1  # of the words are common English ones; other languages have none of them
_SURE = 0.6
_ENGLISH_ENOUGH = 0.1
_FEWEST_LETTERS = 12
_LONGEST = 20_000


def detect(text: str, title: str = "") -> str:
    """The language of the text; of title and text together when the text is short.

    Short English headlines look like many languages at once: a weak guess is "en" while English is still likely,
    else "und".
    """
    read = text if len(text) > 400 else f"{title}\n{text}"
    if sum(map(str.isalpha, read)) < _FEWEST_LETTERS:
        return "und"
    read = read[:_LONGEST]
    if _is_running_english(read):
        return "en"
    ranked = dict(_identifier().rank(read.lower() if read.isupper() else read))
    code, share = max(ranked.items(), key=lambda pair: pair[1])
    if share >= _SURE:
        return str(code)
    return "en" if ranked["en"] >= _ENGLISH_ENOUGH else "und"


def _is_running_english(read: str) -> bool:
    told = _WORD.findall(read.lower())
    common = words("reading_language.txt")
    return len(told) >= _FEWEST_WORDS and sum(word in common for word in told) >= _ENGLISH_SHARE * len(told)


@functools.cache
def _identifier() -> Any:
    """py3langid's model, for the languages that have a two-letter code."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found.set_languages([code for code in found.labels if len(code) == 2])
    return found
