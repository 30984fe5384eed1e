"""Frames: the triggers of the codebook on the way from one actor to the other -> the types they tell.

A verb counts with its particle, object, infinitive or clause where the trigger asks for one, a noun as it stands. The
first word on the way that tells a type is the one that governs the rest. What is planned or denied is not seen here.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from tellings.annotate.coding_links import Link
from tellings.knowledge.codebook import Trigger, Type, codebook

_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd", "pobj"})
_PARTICLES = frozenset({"prt", "prep", "advmod", "agent"})

Index = dict[str, list[tuple[Trigger, str]]]


def told(link: Link) -> list[str]:
    """The types that the words on the way tell, each once, the governing one first."""
    found = (name for token in link.way for name in _of_token(link, token))
    return list(dict.fromkeys(found))


def _of_token(link: Link, token: int) -> Iterator[str]:
    """The types of a word's triggers that hold here, those that ask for most alone."""
    kind = {"VERB": "verbs", "NOUN": "nouns"}.get(link.columns.pos[token], "")
    fitting = [
        (_asks(trigger), name)
        for trigger, name in index().get(link.columns.lemma[token].lower(), ())
        if trigger.kind in (kind, "phrases") and _holds(link, token, trigger)
    ]
    most = max((asks for asks, _ in fitting), default=0)
    yield from (name for asks, name in fitting if asks == most)


@functools.cache
def index() -> Index:
    """Our triggers by their first word."""
    return by_first_word(codebook())


def by_first_word(types: Sequence[Type]) -> Index:
    """Triggers with the names of their types, by the first word."""
    found: Index = {}
    for one in types:
        for trigger in one.triggers:
            found.setdefault(trigger.words.split()[0], []).append((trigger, one.name))
    return found


def _asks(trigger: Trigger) -> int:
    return len(trigger.words.split()) + bool(trigger.objects) + bool(trigger.needs)


def _holds(link: Link, token: int, trigger: Trigger) -> bool:
    lemmas = {link.columns.lemma[child].lower(): link.columns.dep[child] for child in _below(link, token)}
    if trigger.kind == "verbs" and trigger.particle:
        if lemmas.get(trigger.particle) not in _PARTICLES:
            return False
    elif not set(trigger.words.split()[1:]) - {"one's", "oneself"} <= set(lemmas):
        return False
    if trigger.objects and not any(lemmas.get(one) in _OBJECTS for one in trigger.objects):
        return False
    deps = {link.columns.dep[child] for child in link.children[token]}
    return not trigger.needs or ("ccomp" if trigger.needs == "clause" else "xcomp") in deps


def _below(link: Link, token: int) -> Iterator[int]:
    for child in link.children[token]:
        yield child
        if link.columns.dep[child] in ("prep", "dobj", "prt"):
            yield from link.children[child]
