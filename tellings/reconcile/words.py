"""Words: a stretch of English as folded stems, for comparing wording without a parser."""

from __future__ import annotations

import functools
import re

from tellings.knowledge.load import words

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDINGS = ("ations", "ation", "ings", "ing", "ied", "ies", "ed", "es", "ly", "s")


def tokens(text: str) -> list[str]:
    """Lower-case words with straight apostrophes, in order."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


@functools.lru_cache(maxsize=100_000)
def stems(text: str) -> tuple[str, ...]:
    """Content words cut to a stem, in order; stop words left out."""
    stop = words("stop_words.txt")
    return tuple(stem(word) for word in tokens(text) if word not in stop)


@functools.lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its commonest English endings: "seized" and "seizes" give one stem."""
    word = word.removesuffix("'s").replace("'", "")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            cut = word[: -len(ending)]
            return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "sl" else cut.removesuffix("e")
    return word.removesuffix("e") if len(word) > 3 else word


def overlap(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Share of the smaller set of stems found in the other, 0 to 1."""
    one, other = set(left), set(right)
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
