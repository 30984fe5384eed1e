"""Actors of a sentence where none is given: its main verb's subject acts, the first name under that verb receives.

The agent acts in a passive; where somebody is only said to have told it, behind, the main verb is that of what is told.
Where no subject or no name is found that actor stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tellings.annotate.coding_links import Link, link
from tellings.annotate.columns import columns

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAMED = frozenset({"GPE", "ORG", "NORP", "PERSON", "LOC"})


def whole(doc: Doc) -> Link:
    """The link of a parse's first main verb."""
    told = columns(doc)
    bare = link(told, (), ())
    if not bare.way:
        return bare
    verb = _main(bare, bare.way[0])
    acting = _acting(bare, verb)
    named = [token for token in bare.sentence if token not in acting and doc[token].ent_type_ in _NAMED]
    first = next((token for token in named if token > verb), next(iter(named), None))
    if first is None and not acting:
        return bare
    return link(told, acting, () if first is None else _name(doc, first))


def _main(bare: Link, verb: int) -> int:
    """The verb of what is told, where who told it only comes after: "…, officials said"."""
    told = bare.columns
    before = (child for child in bare.children[verb] if told.dep[child] == "ccomp" and child < verb)
    return next(before, verb)


def _acting(bare: Link, verb: int) -> set[int]:
    """The tokens of who acts: the agent's, else the subject's."""
    told = bare.columns
    for relation in ("agent", "nsubj"):
        found = [child for child in bare.children[verb] if told.dep[child] == relation]
        if found:
            return set(_subtree(bare, found[0])) - ({found[0]} if relation == "agent" else set())
    return set()


def _subtree(bare: Link, token: int) -> Iterator[int]:
    yield token
    for child in bare.children[token]:
        yield from _subtree(bare, child)


def _name(doc: Doc, token: int) -> range:
    """The tokens of the name that this token begins."""
    end = token + 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return range(token, end)
