"""Folding: a name as told -> a key that its spellings share.

`fold` forgets what writing alone changes: case, accents, apostrophes, hyphens, the Arabic article and a final
"'s". `loose` also merges vowels and doubled letters that transliteration changes (Suweyda, Suwayda, Sweida);
it is for looking up, never proof that two names are one.
"""

from __future__ import annotations

import functools
import re
import unicodedata

_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"})
_POSSESSIVE = re.compile(r"(?<=\w)(?:'s|s'|’s|s’)$")
_ARTICLE = re.compile(r"(?<![^\s-])(?:(?:[ae][lsrdntz]|ash|esh|ath|adh)-|al\s+)(?=\w)|(?<=\s)el\s+(?=\w)")
_APOSTROPHES = re.compile(r"[.'’‘`ʼʻʿʾ´]")
_NOT_WORD = re.compile(r"[\W_]+")
_TRANSLITERATION = (
    (re.compile(r"ae"), "ai"),
    (re.compile(r"ou|oo|o"), "u"),
    (re.compile(r"e"), "a"),
    (re.compile(r"y"), "i"),
    (re.compile(r"uw(?=[aiu])"), "w"),
    (re.compile(r"h\b"), ""),
    (re.compile(r"(\w)\1+"), r"\1"),
)


@functools.lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """Words in plain lower-case letters, one space between them: "Recep Tayyip Erdoğan's" -> "recep tayyip erdogan"."""
    if name.isascii() and name.isalpha():  # most names: nothing to forget but case
        return name.lower()
    plain = unicodedata.normalize("NFKD", name.strip().lower().replace("‑", "-").replace("–", "-"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LETTERS)
    plain = _POSSESSIVE.sub(lambda end: "s" if end[0].startswith("s") else "", plain)
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", _ARTICLE.sub("", plain))).strip()


@functools.lru_cache(maxsize=50_000)
def loose(name: str) -> str:
    """The key that transliterations share: "As-Suwayda", "Suweyda", "Sweida" -> "swaida"."""
    key = fold(name)
    for pattern, letters in _TRANSLITERATION:
        key = pattern.sub(letters, key)
    return key
