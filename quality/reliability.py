"""Reliability: confidence against the share right: bins, error, and the plot as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

BINS = 10
_WIDTH, _HEIGHT, _EDGE = 520, 420, 50
_COLORS = ("#1b6ca8", "#c0392b", "#2e8b57", "#8e5ea2")


@dataclass(frozen=True, slots=True)
class Judged:
    """A line's confidence, and whether it holds."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Lines of like confidence: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    lines: int
    told: float
    right: float


def bins(judged: Sequence[Judged]) -> list[Bin]:
    """The tenths of confidence that hold any line."""
    homes: dict[int, list[Judged]] = {}
    for one in judged:
        homes.setdefault(min(BINS - 1, int(one.confidence * BINS)), []).append(one)
    return [_bin(place, homes[place]) for place in sorted(homes)]


def _bin(place: int, judged: list[Judged]) -> Bin:
    told = sum(one.confidence for one in judged) / len(judged)
    right = sum(one.right for one in judged) / len(judged)
    return Bin(place / BINS, (place + 1) / BINS, len(judged), told, right)


def error(judged: Sequence[Judged]) -> float:
    """The expected calibration error."""
    return sum(one.lines * abs(one.told - one.right) for one in bins(judged)) / max(1, len(judged))


def plot(series: Mapping[str, Sequence[Bin]]) -> str:
    """The picture: a line for each set, a dot for each tenth (larger: more lines), and the diagonal it should be."""
    drawn = [_frame()]
    for place, (name, found) in enumerate(series.items()):
        color = _COLORS[place % len(_COLORS)]
        points = " ".join(f"{_x(one.told):.1f},{_y(one.right):.1f}" for one in found)
        drawn.append(f'<polyline points="{points}" fill="none" stroke="{color}" stroke-width="1.5"/>')
        drawn += [
            f'<circle cx="{_x(one.told):.1f}" cy="{_y(one.right):.1f}" r="{2 + one.lines**0.5 / 3:.1f}" fill="{color}" '
            f'fill-opacity="0.6"><title>{escape(name)}: {one.lines} lines, {one.right:.0%} right</title></circle>'
            for one in found
        ]
        lines = sum(one.lines for one in found)
        drawn.append(
            f'<text x="{_EDGE + 12}" y="{_EDGE + 8 + 18 * place}" fill="{color}">{escape(name)} ({lines} lines)</text>'
        )
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}"'
    )
    title = "<title>Confidence of lines against the share that is right</title>"
    body = "\n".join(drawn)
    return f'{head} font-family="sans-serif" font-size="13" role="img">\n{title}\n{body}\n</svg>\n'


def _frame() -> str:
    left, right, top, foot = _x(0), _x(1), _y(1), _y(0)
    marks = "".join(
        f'<text x="{_x(at / 10):.0f}" y="{foot + 18:.0f}" text-anchor="middle">.{at}</text>'
        f'<text x="{left - 8:.0f}" y="{_y(at / 10) + 4:.0f}" text-anchor="end">.{at}</text>'
        for at in range(2, 10, 2)
    )
    return (
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>'
        f'<rect x="{left}" y="{top}" width="{right - left}" height="{foot - top}" fill="none" stroke="#999"/>'
        f'<line x1="{left}" y1="{foot}" x2="{right}" y2="{top}" stroke="#999" stroke-dasharray="4 4"/>{marks}'
        f'<text x="{(left + right) / 2:.0f}" y="{_HEIGHT - 8}" text-anchor="middle">confidence told</text>'
        f'<text x="14" y="{(top + foot) / 2:.0f}" transform="rotate(-90 14 {(top + foot) / 2:.0f})" '
        f'text-anchor="middle">share right</text>'
    )


def _x(told: float) -> float:
    return _EDGE + told * (_WIDTH - 2 * _EDGE)


def _y(right: float) -> float:
    return _HEIGHT - _EDGE - right * (_HEIGHT - 2 * _EDGE)
