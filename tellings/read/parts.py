"""Parts: which stretches of a text are the account (`body`) and which are headline, stamp, dateline, byline, caption,
teaser of another article, or boilerplate.

In: a frozen text and the title when one was given. Out: parts in order that cover every word once, the title and the
date strings read out of the text. A sentence of the account that is taken out costs more than a teaser left in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tellings.read.header import read_header
from tellings.read.lines import Line, lines_of
from tellings.read.tails import read_marked, read_tail
from tellings.records import Part

_LEAST_BODY = 0.2


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a text, the title found in it ("" when one was given or none stands there), its date strings."""

    parts: tuple[Part, ...]
    title: str = ""
    dates: tuple[str, ...] = ()


def read_parts(text: str, title: str = "") -> Page:
    """Take a text apart."""
    lines = lines_of(text)
    header = read_header(lines, title)
    below = lines[header.lines :]
    marked = read_marked(below)
    tail = read_tail(below, {part.start for part in marked})
    found = [*header.parts, *marked, *tail]
    parts = _covering(text, found)
    if _body(parts) < _LEAST_BODY * sum(part.end - part.start for part in parts):
        parts = _covering(text, [part for part in found if part.kind in ("headline", "stamp", "dateline", "byline")])
    return Page(parts, header.title, tuple(header.dates))


def _covering(text: str, found: list[Part]) -> tuple[Part, ...]:
    """The parts in order, the earlier found first where two overlap, and body between them.

    Bare signs between two parts, such as a bar, belong to the part before.
    """
    whole: list[Part] = []
    start = 0
    for part in [*sorted(found, key=lambda one: one.start), Part("end", len(text), len(text))]:
        if part.start < start:
            continue
        between = Line(text, 0, len(text)).cut(start, part.start)
        if whole and between.text and not any(map(str.isalnum, between.text)):
            whole[-1] = replace(whole[-1], end=between.end)
        elif between.text:
            whole.append(Part("body", between.start, between.end))
        whole.append(part)
        start = part.end
    return tuple(whole[:-1])


def _body(parts: tuple[Part, ...]) -> int:
    return sum(part.end - part.start for part in parts if part.kind == "body")
