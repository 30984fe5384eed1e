"""Processes: chunks worked on by several processes of this machine, answers in order.

Each worker loads its models once and takes a chunk at a time; two chunks a worker are under way. A worker that dies
breaks the whole pool (concurrent.futures): the pool is made anew and what was under way runs again, one chunk after the
other, so that the one that kills is known; a chunk that kills again is run item by item, and the item that kills a
third time is Lost.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Generic

from tellings.engines.engine import Answer, Item, Lost, Work, singly

_UNDER_WAY = 2  # chunks a worker


def mapped(work: Work[Item, Answer], chunks: Iterable[Sequence[Item]], workers: int) -> Iterator[list[Answer | Lost]]:
    """The answers of each chunk, in order."""
    pool = _Pool(work, workers)
    try:
        yield from pool.answers(chunks)
    finally:
        pool.end()


class _Pool(Generic[Item, Answer]):
    def __init__(self, work: Work[Item, Answer], workers: int) -> None:
        self._work = work
        self._workers = workers
        self._pool = _executor(workers)
        self._waiting: deque[tuple[Sequence[Item], Future[list[Answer]]]] = deque()

    def answers(self, chunks: Iterable[Sequence[Item]]) -> Iterator[list[Answer | Lost]]:
        for chunk in chunks:
            if len(self._waiting) >= _UNDER_WAY * self._workers:
                yield from self._first()
            self._give(chunk)
        while self._waiting:
            yield from self._first()

    def end(self) -> None:
        """Let the workers go; those in the middle of a chunk that nobody waits for are stopped."""
        workers = list((self._pool._processes or {}).values()) if self._waiting else []
        self._pool.shutdown(wait=not workers, cancel_futures=True)
        for worker in workers:
            worker.terminate()

    def _give(self, chunk: Sequence[Item]) -> None:
        try:
            future = self._pool.submit(self._work, chunk)
        except BrokenProcessPool as problem:
            future = Future()
            future.set_exception(problem)
        self._waiting.append((chunk, future))

    def _first(self) -> Iterator[list[Answer | Lost]]:
        """The answers of the chunk that waits longest; after a death those of all chunks under way."""
        try:
            answers = self._waiting[0][1].result()
        except BrokenProcessPool:
            yield from self._again()
            return
        self._waiting.popleft()
        yield [*answers]

    def _again(self) -> Iterator[list[Answer | Lost]]:
        chunks = [chunk for chunk, _ in self._waiting]
        self._waiting.clear()
        self._renew()
        for chunk in chunks:
            yield self._alone(chunk)

    def _alone(self, chunk: Sequence[Item]) -> list[Answer | Lost]:
        """A chunk with nothing else under way; item by item when it kills."""
        try:
            return [*self._pool.submit(self._work, chunk).result()]
        except BrokenProcessPool as problem:
            self._renew()
            if len(chunk) == 1:
                return [Lost(str(problem))]
        return [answer for item in singly(chunk) for answer in self._alone(item)]

    def _renew(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = _executor(self._workers)


def _executor(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _start)


def _start() -> None:
    """A worker leaves Ctrl-C to the one that started it, ends with it, and keeps its mathematics to one processor."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def _end_with_parent() -> None:
    """A parent that is killed cannot say so: its workers would wait for chunks for ever."""
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)
