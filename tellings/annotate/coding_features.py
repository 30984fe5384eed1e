"""Features of a link: the words that join two actors as marks a classifier reads, and as texts an embedding reads.

The actors' own words are left out of both: which country it is says nothing of what it did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from tellings.annotate.coding_links import Link
from tellings.annotate.embedding import DIMENSIONS, states
from tellings.settings import Settings

Vector = npt.NDArray[np.float32]

SOURCE, RECIPIENT = "Alpha", "Beta"  # what stands for the actors in the texts
VIEWS = 4
_TOLD = frozenset(["VERB", "NOUN", "ADJ", "ADP", "PART", "AUX", "ADV"])
_HEADS = frozenset(["VERB", "AUX", "NOUN"])
_BELOW = frozenset({
    "dobj", "prt", "neg", "aux", "prep", "xcomp", "amod", "compound", "attr", "acomp", "nsubjpass", "pobj", "agent",
    "mark", "nsubj", "ccomp", "conj",
})  # fmt: skip


def marks(link: Link) -> list[str]:
    """What the joining words are: lemmas of the way, around it and in the sentence, and pairs of head and child."""
    lemma, actors = link.columns.lemma, link.source | link.recipient
    told = [f"e={lemma[token].lower()}" for token in link.around]
    told += [f"p={lemma[token].lower()}" for token in link.way]
    told += [
        f"w={lemma[token].lower()}"
        for token in link.sentence
        if token not in actors and link.columns.pos[token] in _TOLD
    ]
    return list(dict.fromkeys([*told, *_pairs(link)]))


def _pairs(link: Link) -> Iterator[str]:
    """Head and child along the way, and by which relation an actor hangs on it."""
    told, lemma = link.columns, link.columns.lemma
    for token in link.way:
        if told.pos[token] not in _HEADS:
            continue
        for child in link.children[token]:
            if child in link.source or child in link.recipient:
                yield f"d={told.dep[child]}{'S' if child in link.source else 'T'}"
            elif told.dep[child] in _BELOW:
                yield f"{lemma[token].lower()}>{lemma[child].lower()}"
                yield f"{told.dep[child]}={lemma[child].lower()}"
        if told.head[token] != token:
            yield f"{lemma[told.head[token]].lower()}>{lemma[token].lower()}"


def vector(link: Link, settings: Settings | None = None) -> Vector:
    """Means of the embedding's states, each a unit vector: of the joining words alone as a text, then of the sentence
    with the actors masked: over the words around the way, over all, over the way."""
    core, _ = _masked(link, link.around, bare=True)
    whole, places = _masked(link, link.sentence)
    _, alone = states(core, settings)
    offsets, told = states(whole, settings)
    heads = [token for token in link.way if link.columns.pos[token] in ("VERB", "NOUN", "ADJ", "AUX")] or link.way
    views = (
        alone.mean(axis=0),
        _mean(offsets, told, [places[token] for token in link.around if token in places]),
        told.mean(axis=0),
        _mean(offsets, told, [places[token] for token in heads if token in places]),
    )
    return np.concatenate([view / max(float(np.linalg.norm(view)), 1e-9) for view in views]).astype(np.float32)


def _masked(link: Link, tokens: Iterable[int], bare: bool = False) -> tuple[str, dict[int, tuple[int, int]]]:
    """The tokens as a text with one word for each actor, and where each token stands in it; `bare`: no punctuation."""
    text, places, named = "", {}, set()
    for token in sorted({*tokens, *link.source, *link.recipient}):
        word = link.columns.text[token]
        if token in link.source or token in link.recipient:
            word = SOURCE if token in link.source else RECIPIENT
            if word in named:
                continue
            named.add(word)
        elif word.isspace() or (bare and link.columns.pos[token] == "PUNCT"):
            continue
        text += " " if text and not _clings(word) else ""
        places[token] = (len(text), len(text) + len(word))
        text += word
    return text, places


def _clings(word: str) -> bool:
    return word in ".,;:!?)" or word.startswith("'")


def _mean(offsets: npt.NDArray[np.int64], told: Vector, places: list[tuple[int, int]]) -> Vector:
    """The mean state over the word pieces that lie in the places; nothing where there is none."""
    chosen = np.zeros(len(offsets), dtype=bool)
    for start, end in places:
        chosen |= (offsets[:, 0] < end) & (offsets[:, 1] > start)
    mean: Vector = told[chosen].mean(axis=0) if chosen.any() else np.zeros(DIMENSIONS, dtype=np.float32)
    return mean
