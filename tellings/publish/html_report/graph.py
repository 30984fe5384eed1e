"""Graph: which telling rests on which origin -> places of boxes and lines for one small drawing.

Tellings stand left, origins right, in an order that keeps lines short. The list of origins beside it says the same
in words, so the drawing adds no fact of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from tellings.publish.wording import shortened
from tellings.records import Comparison, Origin

STEP, TOP, WIDTH, LEFT, RIGHT = 30, 20, 640, 270, 370


@dataclass(frozen=True, slots=True)
class Node:
    """A box: its words, the whole name, where it links to, and the height of its middle."""

    text: str
    name: str
    href: str
    y: float
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """A drawing `width` by `height`; each path runs from a telling to an origin."""

    width: int
    height: int
    tellings: tuple[Node, ...]
    origins: tuple[Node, ...]
    paths: tuple[str, ...]


def graph(comparison: Comparison, names: dict[str, str]) -> Graph:
    """The drawing; tellings without an origin have no line."""
    places = {origin.id: place for place, origin in enumerate(comparison.origins)}
    ordered = sorted(names, key=lambda short: _first(comparison.origins, places, short))
    rows = max(len(ordered), len(places), 1)
    left = {short: _height(place, len(ordered), rows) for place, short in enumerate(ordered)}
    right = {origin: _height(place, len(places), rows) for origin, place in places.items()}
    return Graph(
        WIDTH,
        2 * TOP + (rows - 1) * STEP,
        tuple(Node(shortened(names[short], 30), names[short], f"#article-{short}", left[short]) for short in ordered),
        tuple(
            Node(
                shortened(one.name or "unknown", 30),
                one.name or "unknown",
                f"#origin-{one.id}",
                right[one.id],
                one.kind,
            )
            for one in comparison.origins
        ),
        tuple(
            _path(left[short], right[origin.id])
            for origin in comparison.origins
            for short in origin.tellings
            if short in left
        ),
    )


def _first(origins: tuple[Origin, ...], places: dict[str, int], short: str) -> int:
    return min((places[one.id] for one in origins if short in one.tellings), default=len(places))


def _height(place: int, count: int, rows: int) -> float:
    spare = (rows - count) * STEP / max(count, 1)
    return round(TOP + place * (STEP + spare) + spare / 2, 1)


def _path(start: float, end: float) -> str:
    middle = (LEFT + RIGHT) // 2
    return f"M{LEFT} {start} C{middle} {start} {middle} {end} {RIGHT} {end}"
