"""Marks: stretches of a text that may nest or cross -> HTML in which every one of them can be found.

Nested stretches become nested elements. Crossing ones are split where they cross: the first piece has the id, the
others point to it. Tags left out, the text is the text given, character for character.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch [start, end) with the id to jump to, its classes, and the number of its note in the margin."""

    start: int
    end: int
    id: str
    classes: tuple[str, ...] = ()
    note: str = ""
    note_id: str = ""


def marked(text: str, marks: Sequence[Mark], start: int = 0, end: int | None = None) -> Markup:
    """The text from start to end, escaped, with its marks; a mark begun before `start` goes on without its id."""
    end = len(text) if end is None else end
    inside = sorted(
        (mark for mark in marks if mark.start < mark.end and mark.start < end and start < mark.end),
        key=lambda mark: (mark.start, -mark.end, mark.id),
    )
    return Markup("").join(_pieces(text, inside, start, end))


def _pieces(text: str, marks: Sequence[Mark], start: int, end: int) -> Iterator[Markup]:
    edges = {edge for mark in marks for edge in (mark.start, mark.end) if start < edge < end}
    stops = sorted({start, end} | edges)
    opened: list[Mark] = []
    for here, there in pairwise(stops):
        active = [mark for mark in marks if mark.start < there and here < mark.end]
        kept = _common(opened, active)
        yield from _close(opened[kept:], here)
        yield from (_open(mark, here) for mark in active[kept:])
        yield escape(text[here:there])
        opened = active
    yield from _close(opened, end)


def _common(one: Sequence[Mark], other: Sequence[Mark]) -> int:
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a is not b), min(len(one), len(other)))


def _open(mark: Mark, here: int) -> Markup:
    name = "id" if here == mark.start else "data-of"
    classes = " ".join(("m", *mark.classes))
    return Markup('<span class="{}" {}="{}">').format(classes, Markup(name), mark.id)


def _close(opened: Sequence[Mark], here: int) -> Iterator[Markup]:
    for mark in reversed(opened):
        yield Markup("</span>")
        if mark.note and mark.end == here:
            link = '<a class="ref" href="#{}" data-n="{}" aria-label="note {}"></a>'
            yield Markup(link).format(mark.note_id, mark.note, mark.note)
