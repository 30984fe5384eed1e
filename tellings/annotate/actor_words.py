"""Actor words: a phrase for an actor -> words, each as told and folded, and the keys under which names are kept."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from tellings.annotate.folding import fold, loose

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|(?:(?:al|el|as|ash|ad|an|ar|at|az)-)?[^\W_]+(?:['’][^\W_]+)*", re.IGNORECASE)
_ARTICLES = frozenset({"al", "s"})
_ALWAYS = {
    "news": "news",
    "people": "people",
    "police": "police",
    "congress": "congress",
    "congresses": "congress",
    "us": "us",
}
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "forces": "force",
    "armies": "army",
    "policemen": "policeman",
    "spies": "spy",
    "authorities": "authorities",
    "series": "series",
    "wives": "wife",
    "headquarters": "headquarters",
    "barracks": "barracks",
    "thieves": "thief",
    "churches": "church",
    "media": "media",
}
_KEEP = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as told and folded."""

    told: str
    folded: str

    @property
    def capital(self) -> bool:
        """Whether it, or what follows its article, begins with a capital letter ("Nusra", "al-Nusra")."""
        return self.told[:1].isupper() or (self.told[2:3] == "-" and self.told[3:4].isupper())


@functools.lru_cache(maxsize=20_000)
def words(phrase: str) -> tuple[Word, ...]:
    """The words of a phrase; the Arabic article alone and a loose "'s" are none."""
    pieces = (Word(match[0], fold(match[0])) for match in _WORD.finditer(phrase))
    return tuple(word for word in pieces if word.folded and word.folded not in _ARTICLES)


def key_of(phrase: str) -> str:
    """`key(words(phrase))`, without making the words: a table holds many thousand names."""
    if phrase.isascii() and phrase.replace(" ", "").isalpha():
        return " ".join(word for word in phrase.lower().split() if word not in _ARTICLES)
    folded = (fold(match[0]) for match in _WORD.finditer(phrase))
    return " ".join(word for word in folded if word and word not in _ARTICLES)


def key(told: tuple[Word, ...]) -> str:
    """The folded words with a space between."""
    return " ".join(word.folded for word in told)


def sound(told: tuple[Word, ...]) -> str:
    """The key that spellings of one person share: no initials, no spaces, vowels merged; "" for one word."""
    full = [word.folded for word in told if len(word.folded) > 1]
    return loose(" ".join(full)).replace(" ", "") if len(full) > 1 else ""


@functools.lru_cache(maxsize=20_000)
def singular(folded: str) -> str:
    """The singular of a folded English noun: "ministries" -> "ministry"; other words as they are."""
    if folded in _ALWAYS or folded in _IRREGULAR:
        return _ALWAYS.get(folded) or _IRREGULAR[folded]
    if folded.endswith("men") and len(folded) > 4:
        return folded[:-2] + "an"
    if folded.endswith("women"):
        return folded[:-2] + "an"
    if folded.endswith("ies") and len(folded) > 4:
        return folded[:-3] + "y"
    if folded.endswith(("ches", "shes", "sses", "xes")):
        return folded[:-2]
    return folded[:-1] if folded.endswith("s") and not folded.endswith(_KEEP) and len(folded) > 3 else folded
