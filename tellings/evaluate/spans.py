"""Spans of gold and of the JSON of `compare` in one coin: article, field, start, end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

Json = Mapping[str, Any]

LONGEST_FACTOR, LONGEST_EXTRA = 2, 40  # a system span counts up to twice the gold one plus 40 characters


class Span(NamedTuple):
    """A stretch of one field of one article; `article` is the id the gold gives it."""

    article: str
    where: str
    start: int
    end: int

    @property
    def length(self) -> int:
        """How many characters it holds."""
        return self.end - self.start


def gold_span(side: Json, article: str | None = None) -> Span:
    """The span of a gold side, alone statement, quote or speaker."""
    return Span(article or side["article"], side.get("where", "text"), side["start"], side["end"])


def sources(comparison: Json) -> dict[str, str]:
    """Handle of a telling ("t1") -> the id its article came with."""
    return {telling["id"]: telling["source_id"] for telling in comparison["tellings"]}


def system_span(evidence: Json, ids: Mapping[str, str]) -> Span:
    """The span of one piece of evidence in the JSON of `compare`."""
    return Span(ids[evidence["telling"]], evidence["where"], evidence["start"], evidence["end"])


def shared(one: Span, other: Span) -> int:
    """How many characters two spans have in common."""
    if one[:2] != other[:2]:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def fits(system: Span, gold: Span) -> bool:
    """They overlap, and the system's span is not so long that it would meet anything."""
    return shared(system, gold) > 0 and system.length <= LONGEST_FACTOR * gold.length + LONGEST_EXTRA


def both_halves(system: Span, gold: Span) -> bool:
    """What they share is at least half of either."""
    return 2 * shared(system, gold) >= max(system.length, gold.length) > 0


def half_of_shorter(system: Span, gold: Span) -> bool:
    """What they share is at least half of the shorter one."""
    return 2 * shared(system, gold) >= min(system.length, gold.length) > 0


def met_in_two(system: Iterable[Span], gold: Iterable[Span], test: Callable[[Span, Span], bool] = fits) -> bool:
    """System spans meet gold spans in at least two articles; `test` says when one span meets another."""
    golden = tuple(gold)
    return len({one.article for one in system if any(test(one, other) for other in golden)}) >= 2
