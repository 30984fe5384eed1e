"""Name words: the lists that tell what a name is by its words: "bank" makes an organisation, "airport" a facility.

In: knowledge/titles.toml. Out: sets of folded words, read once, and whether a name ends with one of them.
"""

from __future__ import annotations

import functools

from tellings.annotate.folding import fold
from tellings.annotate.known import PARTICLES
from tellings.knowledge.load import toml

SMALL = PARTICLES | {"of", "and", "the", "for", "jr", "sr"}


@functools.lru_cache(maxsize=10_000)
def word_heads(told: str, kind: str) -> bool:
    """The last word of the name tells that it is of this kind; of "Academy of Tides" the one before "of"."""
    words = fold(told).split()
    if len(words) > 1 and words[-1] in data("heads", kind):
        return True
    at = next((at for at, word in enumerate(words) if word in ("of", "for") and at), 0)
    return kind == "organisation" and at > 0 and words[at - 1] in data("heads", "of")


@functools.cache
def data(table: str, row: str) -> frozenset[str]:
    """One list of titles.toml, folded."""
    return frozenset(fold(word) for word in toml("titles.toml")[table][row])


@functools.cache
def title_words() -> frozenset[str]:
    """Every word of a title or role, and their plurals."""
    persons = toml("titles.toml")["persons"]
    titles = (*persons["titles"], *persons["roles"], *persons["beside"])
    words = {word for title in titles for word in fold(title).split()}
    several = {f"{title}s" for title in map(fold, titles) if " " not in title}
    return frozenset(words | several) - SMALL


@functools.cache
def kind_words() -> frozenset[str]:
    """Every word that tells a kind: none of them is a name alone."""
    return frozenset().union(*(data("heads", kind) for kind in toml("titles.toml")["heads"]))
