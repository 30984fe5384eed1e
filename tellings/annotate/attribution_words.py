"""The verbs by which a telling gives somebody's words, beliefs, wishes and stands: attributions.toml, by verb.

In: a lemma and a complement. Out: the act ("speech", "belief", ...) or None. It adds no word of its own.
"""

from __future__ import annotations

import functools
from typing import Any

from tellings.knowledge import load

ACTS = ("speech", "belief", "intention", "stand", "decision", "seeming")


def act_of(lemma: str, complement: str) -> str | None:
    """What a verb with such a complement tells of somebody; None when it tells nothing."""
    return _acts().get(complement, {}).get(lemma)


def act_after(lemma: str, preposition: str) -> str | None:
    """The same of a verb with a preposition: "called for"."""
    return _after().get((lemma, preposition))


def lemma_of(lemma: str) -> str:
    """The lemma, put right where the tagger gets it wrong."""
    misread: dict[str, str] = load.toml("attributions.toml")["words"]["misread"]
    return misread.get(lemma, lemma)


@functools.cache
def verbs() -> frozenset[str]:
    """Every lemma that can be the verb of an attribution."""
    with_preposition = {lemma for lemma, _ in _after()}
    misread: dict[str, str] = load.toml("attributions.toml")["words"]["misread"]
    return frozenset(with_preposition.union(*(_acts().values()), misread))


@functools.cache
def answers() -> frozenset[str]:
    """Verbs that are one cue with the verb above them: "declined to comment on"."""
    return frozenset(load.toml("attributions.toml")["words"]["answers"])


@functools.cache
def recipients() -> frozenset[str]:
    """Verbs whose object is who was told or asked, and no part of what is told."""
    return frozenset(load.toml("attributions.toml")["words"]["recipients"])


@functools.cache
def _acts() -> dict[str, dict[str, str]]:
    """Complement -> lemma -> act; the first table that lists a lemma gives its act."""
    found: dict[str, dict[str, str]] = {}
    for act in ACTS:
        for complement, lemmas in load.toml("attributions.toml")[act].items():
            if complement != "after":
                for lemma in lemmas:
                    found.setdefault(complement, {}).setdefault(lemma, act)
    return found


@functools.cache
def _after() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for act in ACTS:
        table: dict[str, Any] = load.toml("attributions.toml")[act].get("after", {})
        for lemma, prepositions in table.items():
            for preposition in prepositions:
                found.setdefault((lemma, preposition), act)
    return found
