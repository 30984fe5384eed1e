"""Edits: what a copy cut from the text it carries, added to it, and changed in it.

In: twin sentences of the earliest telling and of a copy. Out: edits, in the order of the text. Words that name or drop
a source ("officials said") are told as such. Which of the two is the original only the dates say, where they do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tellings.reconcile.material import Material
from tellings.reconcile.twins import Stretch, Twin, words_at
from tellings.records import Edit, Evidence


def edits(material: Material, source: int, copy: int, twins: Iterable[Twin]) -> list[Edit]:
    """What `copy` made of the text of `source`."""
    pairs = [
        _turned(twin, material.owner[twin.one] == source) for twin in twins if _between(material, twin, source, copy)
    ]
    handle = material.handles[copy]
    found = [_edit(material, handle, twin, stretch) for twin in _one_each(pairs) for stretch in twin.stretches]
    kept, come = {twin.one for twin in pairs}, {twin.other for twin in pairs}
    found += [
        Edit("cut", handle, material.statements[at].evidence, None) for at in material.of(source) if at not in kept
    ]
    found += [
        Edit("added", handle, None, material.statements[at].evidence) for at in material.of(copy) if at not in come
    ]
    return sorted((edit for edit in found if edit.was or edit.now), key=_place)


def _between(material: Material, twin: Twin, source: int, copy: int) -> bool:
    return {material.owner[twin.one], material.owner[twin.other]} == {source, copy}


def _turned(twin: Twin, first_is_source: bool) -> Twin:
    """The twin with the source's statement first."""
    if first_is_source:
        return twin
    return Twin(
        twin.other, twin.one, tuple(Stretch(each.there, each.here) for each in twin.stretches), twin.same, twin.whole
    )


def _one_each(pairs: list[Twin]) -> Iterator[Twin]:
    """One twin for each statement of the source: a sentence told word for word has no other."""
    exact = {twin.one for twin in pairs if not twin.stretches}
    seen: set[int] = set()
    for twin in pairs:
        if twin.one not in exact and twin.one not in seen:
            seen.add(twin.one)
            yield twin


def _edit(material: Material, handle: str, twin: Twin, stretch: Stretch) -> Edit:
    was = _words(material.statements[twin.one].evidence, stretch.here)
    now = _words(material.statements[twin.other].evidence, stretch.there)
    kind = "changed" if was and now else "cut" if was else "added"
    if was and not now and _names_source(material, twin.one, was):
        return Edit(kind, handle, was, now, "the source is no longer named here")
    if now and not was and _names_source(material, twin.other, now):
        return Edit(kind, handle, was, now, "a source is named here")
    return Edit(kind, handle, was, now)


def _words(told: Evidence, place: tuple[int, int]) -> Evidence | None:
    return words_at(told, *place) if place[0] < place[1] else None


def _names_source(material: Material, statement: int, words: Evidence) -> bool:
    """The words hold the whole phrase for the source of the statement."""
    source = material.statements[statement].source
    return source is not None and words.covers(source.evidence)


def _place(edit: Edit) -> tuple[bool, int]:
    """What the source had comes in its order, then what was added."""
    words = edit.was or edit.now
    return edit.was is None, words.start if words else 0
