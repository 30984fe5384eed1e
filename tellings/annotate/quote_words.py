"""The words by which tellings hand a statement to somebody: the lists of cues.toml, as sets.

In: the names of a table. Out: its lemmas. It adds no word of its own.
"""

from __future__ import annotations

import functools
from typing import Any

from tellings.knowledge import load


@functools.cache
def lemmas(*path: str) -> frozenset[str]:
    """A list of cues.toml: lemmas("verbs", "clause"); empty when the table has no such list."""
    table: Any = load.toml("cues.toml")
    for key in path:
        table = table.get(key, {})
    return frozenset(table)


@functools.cache
def speech_verbs() -> frozenset[str]:
    """Every verb lemma that can be a cue, of whatever kind."""
    kinds = ("clause", "thought", "object", "infinitive", "judgement", "utter", "needs_speaker", "preposition")
    return frozenset().union(*(lemmas("verbs", kind) for kind in kinds))


@functools.cache
def nouns_that_speak() -> frozenset[str]:
    """Every noun lemma for somebody, some body or some document that says things."""
    kinds = ("document", "unnamed", "mouthpiece", "body", "human")
    return frozenset().union(*(lemmas("nouns", kind) for kind in kinds))
