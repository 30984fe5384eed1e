"""Lines: what a report is made of before it has a form. Blocks hold items, items hold lines, lines hold spans.

A span says what its words are, not how they look; every quote stands whole in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.publish.view import quoted
from tellings.records import Evidence


@dataclass(frozen=True, slots=True)
class Span:
    """Words with a role: "" (ours), quote, telling, source, link, strong, aside, warning or the name of a relation.

    A span of role "telling" holds the telling's short name in `telling`, and its readable name in `words`.
    """

    words: str
    role: str = ""
    telling: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Spans in order, `depth` steps in. A minor line is the first to go where room is short."""

    spans: tuple[Span, ...]
    depth: int = 1
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a block: its head and the lines under it."""

    head: Line
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A headed part of the report. `lead` stands under the heading, also where there are no items."""

    key: str
    title: str
    lead: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Tellers:
    """Who says a line: short names of tellings -> spans with their readable names."""

    names: dict[str, str]

    def span(self, handle: str) -> Span:
        """One telling."""
        return Span(self.names[handle], "telling", handle)

    def spans(self, handles: Sequence[str], most: int = 6) -> tuple[Span, ...]:
        """Several tellings with commas; of many the first ones and how many more there are."""
        few = handles if len(handles) <= most + 1 else handles[:most]
        found = [part for handle in few for part in (Span(", "), self.span(handle))][1:]
        return (*found, Span(f" and {len(handles) - most} more")) if few is not handles else tuple(found)

    def line(self, handles: Sequence[str], evidence: Evidence, depth: int = 1, minor: bool = False) -> Line:
        """Who tells it, and the words."""
        where = (Span(" (in the title)", "aside"),) if evidence.where == "title" else ()
        return Line((*self.spans(handles), Span(": "), quote(evidence), *where), depth, minor)


def quote(evidence: Evidence) -> Span:
    """The words of an evidence, in quote marks."""
    return Span(quoted(evidence.quote), "quote")


def handles_of(evidence: Iterable[Evidence], handles: dict[str, str]) -> tuple[str, ...]:
    """The tellings that some evidence comes from, each once, in order."""
    return tuple(dict.fromkeys(handles[one.article] for one in evidence))
