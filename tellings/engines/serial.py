"""Serial: here, one chunk after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tellings.engines.engine import Answer, Item, Lost, Work


def mapped(work: Work[Item, Answer], chunks: Iterable[Sequence[Item]], workers: int) -> Iterator[list[Answer | Lost]]:
    """The answers of each chunk, in order."""
    for chunk in chunks:
        yield [*work(chunk)]
