"""Naming: how each telling calls an entity of the story.

In: story entities. Out: every label once per entity, with all its places; whether it stands in scare
quotes; whether it carries a judgement, and which (knowledge/loaded.toml). Marking a word says nothing on its truth.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tellings.annotate.folding import fold
from tellings.knowledge.load import toml
from tellings.records import Entity, Label, Mention, Naming

_KINDS = ("name", "title", "description", "alias", "pronoun")
_MARKED = 3  # ways to call somebody that a loaded word counts for
_LONGEST = 4  # words of an entry of loaded.toml


def naming(entities: Sequence[Entity]) -> tuple[Naming, ...]:
    """The labels of every entity, names first, in order of first use; of a state and its government together.

    Those called in most ways come first; a loaded word and one in scare quotes count more.
    """
    told: dict[str, list[Mention]] = {}
    states = {entity.country: entity.id for entity in entities if entity.kind == "country"}
    for entity in entities:
        home = states.get(entity.country, entity.id) if _stands_for_state(entity) else entity.id
        told.setdefault(home, []).extend(_as_told(entity, home))
    entries = [Naming(one.id, tuple(_labels(one, told[one.id]))) for one in entities if one.id in told]
    return tuple(sorted(entries, key=lambda entry: -_ways(entry)))


def _ways(entry: Naming) -> int:
    """How many ways there are to call it."""
    called: dict[str, int] = {}
    for label in entry.labels:
        if label.kind != "pronoun":
            words = label.label.casefold()
            called[words] = max(called.get(words, 1), _MARKED if label.loaded or label.scare_quotes else 1)
    return sum(called.values())


def _stands_for_state(entity: Entity) -> bool:
    """A government, or the seat whose name means it: "the White House"."""
    return entity.kind == "government" or entity.key.removeprefix("actor:") in toml("phrases.toml")["seats"]


def _as_told(entity: Entity, home: str) -> tuple[Mention, ...]:
    """Its mentions; under its state, names of a government are aliases."""
    if home == entity.id:
        return entity.mentions
    return tuple(replace(one, kind="alias") if one.kind == "name" else one for one in entity.mentions)


def loaded(label: str) -> str | None:
    """Why a label carries a judgement; None when no word of it does."""
    words = fold(label).split()
    for length in range(_LONGEST, 0, -1):
        for at in range(len(words) - length + 1):
            phrase = " ".join(words[at : at + length])
            why = _reasons().get(phrase) or _reasons().get(phrase.removesuffix("s"))
            if why:
                return why
    return None


def _labels(entity: Entity, mentions: Sequence[Mention]) -> Iterator[Label]:
    groups: dict[tuple[str, str, bool], list[Mention]] = {}
    for mention in mentions:
        groups.setdefault((mention.kind, mention.evidence.quote.casefold(), mention.scare_quotes), []).append(mention)
    for (kind, _, scare), several in sorted(groups.items(), key=lambda group: _KINDS.index(group[0][0])):
        label = several[0].evidence.quote
        own_name = kind == "name" and entity.kind != "government"
        why = None if own_name or kind == "pronoun" else loaded(label)
        yield Label(label, kind, scare, why is not None, why, tuple(mention.evidence for mention in several))


@functools.cache
def _reasons() -> dict[str, str]:
    return {fold(word): f"“{word}” {why}" for word, why in toml("loaded.toml")["words"].items()}
