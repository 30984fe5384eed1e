"""Ray: chunks worked on by the actors of a cluster of its own on this machine, answers in order; the extra `ray`.

No dashboard, no usage report, no other machine. An actor that dies is started anew by us and its chunk runs again; a
chunk that kills twice is run item by item, and the item that kills again is Lost. Raises NoEngine without the package.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic

from tellings.engines.engine import Answer, Item, Lost, Work, singly
from tellings.errors import NoEngine

_UNDER_WAY = 2  # chunks an actor


def mapped(work: Work[Item, Answer], chunks: Iterable[Sequence[Item]], workers: int) -> Iterator[list[Answer | Lost]]:
    """The answers of each chunk, in order."""
    ray, own = _package(), False
    try:
        if not ray.is_initialized():
            own = start(workers)
        actors = _Actors(ray, work, workers)
        try:
            yield from actors.answers(chunks)
        finally:
            actors.end()
    finally:
        if own:
            ray.shutdown()


def start(workers: int) -> bool:
    """Start a cluster of this machine alone; where one runs already, `mapped` uses that and leaves it running."""
    _package().init(
        address="local",
        num_cpus=workers,
        include_dashboard=False,
        log_to_driver=False,
        logging_level=logging.ERROR,
        configure_logging=False,
        _node_ip_address="127.0.0.1",
    )
    return True


def _package() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    try:
        import ray
    except ImportError as problem:
        raise NoEngine(engine="ray") from problem
    return ray


class _Actors(Generic[Item, Answer]):
    def __init__(self, ray: Any, work: Work[Item, Answer], workers: int) -> None:
        self._ray = ray
        self._kind = ray.remote(num_cpus=1, max_restarts=0)(_Worker)
        self._work = work
        self._actors = [self._kind.remote(work) for _ in range(workers)]
        self._given = 0
        self._waiting: deque[tuple[Sequence[Item], int, Any]] = deque()

    def answers(self, chunks: Iterable[Sequence[Item]]) -> Iterator[list[Answer | Lost]]:
        for chunk in chunks:
            if len(self._waiting) >= _UNDER_WAY * len(self._actors):
                yield self._first()
            self._give(chunk)
        while self._waiting:
            yield self._first()

    def end(self) -> None:
        """Give the processors back."""
        for actor in self._actors:
            self._ray.kill(actor)

    def _give(self, chunk: Sequence[Item]) -> None:
        """To the actors in turn, so that each has as many under way."""
        place = self._given % len(self._actors)
        self._given += 1
        self._waiting.append((chunk, place, self._actors[place].run.remote(chunk)))

    def _first(self) -> list[Answer | Lost]:
        chunk, place, asked = self._waiting.popleft()
        try:
            return [*self._ray.get(asked)]
        except self._ray.exceptions.RayTaskError as problem:
            raise problem.cause or problem from problem
        except self._ray.exceptions.RayActorError:
            return self._again(chunk, place)

    def _again(self, chunk: Sequence[Item], place: int) -> list[Answer | Lost]:
        """The actor is dead, and what it had under way too: a new one, and then all of that again."""
        self._renew(place)
        answers = self._alone(chunk, place)
        for at, (other, where, _) in enumerate(self._waiting):
            if where == place:
                self._waiting[at] = (other, where, self._actors[place].run.remote(other))
        return answers

    def _alone(self, chunk: Sequence[Item], place: int) -> list[Answer | Lost]:
        try:
            return [*self._ray.get(self._actors[place].run.remote(chunk))]
        except self._ray.exceptions.RayTaskError as problem:
            raise problem.cause or problem from problem
        except self._ray.exceptions.RayActorError as problem:
            self._renew(place)
            if len(chunk) == 1:
                return [Lost(" ".join(str(problem).split()))]
        return [answer for item in singly(chunk) for answer in self._alone(item, place)]

    def _renew(self, place: int) -> None:
        self._actors[place] = self._kind.remote(self._work)


class _Worker:
    """One process of the cluster; its models stay loaded."""

    def __init__(self, work: Work[Any, Any]) -> None:
        self._work = work

    def run(self, chunk: Sequence[Any]) -> list[Any]:
        """The answers of a chunk."""
        return self._work(chunk)
