"""Engine: a function mapped over a stream of chunks, by serial, processes or ray; the answers come in order.

In: `Work`, a function that can be named from another process and what it is started with. Out: for each chunk its
answers, one an item, or `Lost` for an item that ended the process that worked on it. An error that the function raises
is raised here.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")

ENGINES = ("serial", "processes", "ray")


@dataclass(frozen=True, slots=True)
class Work(Generic[Item, Answer]):
    """`each(items, *given)` answers one for one; it and what is given must travel to another process."""

    each: Callable[..., Sequence[Answer]]
    given: tuple[Any, ...] = ()

    def __call__(self, items: Sequence[Item]) -> list[Answer]:
        """The answers of a chunk."""
        return list(self.each(items, *self.given))


@dataclass(frozen=True, slots=True)
class Lost:
    """An item that has no answer: the process that worked on it ended, twice."""

    why: str


def mapped(
    engine: str, work: Work[Item, Answer], chunks: Iterable[Sequence[Item]], workers: int | None = None
) -> Iterator[list[Answer | Lost]]:
    """The answers of each chunk, in order. Raises NoEngine when its package is missing."""
    if engine not in ENGINES:
        raise ValueError(f"no engine {engine!r}; there are {', '.join(ENGINES)}")
    module = importlib.import_module(f"tellings.engines.{engine}")
    found: Iterator[list[Answer | Lost]] = module.mapped(work, chunks, workers or default_workers())
    return found


def default_workers() -> int:
    """As many as there are processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def singly(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """A chunk as chunks of one."""
    for at in range(len(items)):
        yield items[at : at + 1]
