"""Naming: how each telling calls an entity of the story.

In: tellings, story entities, links. Out: every label once per entity, with all its places; whether it stands in scare
quotes; whether it carries a judgement, and which (knowledge/loaded.toml). Marking a word says nothing on its truth.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

from tellings.annotate.folding import fold
from tellings.knowledge.load import toml
from tellings.records import Entity, Label, Mention, Naming, Telling

_KINDS = ("name", "title", "description", "alias", "pronoun")
_LONGEST = 4  # words of an entry of loaded.toml


def naming(
    tellings: Sequence[Telling], entities: Sequence[Entity], links: Mapping[tuple[str, str], str]
) -> tuple[Naming, ...]:
    """The labels of every entity, names first, in order of first use."""
    told: dict[str, list[Mention]] = {entity.id: [] for entity in entities}
    for telling in tellings:
        for own in telling.entities:
            told[links[telling.article.id, own.id]].extend(own.mentions)
    return tuple(Naming(entity.id, tuple(_labels(entity, told[entity.id]))) for entity in entities)


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
