"""Jobs for engines, by name, so that another process finds them."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path


def doubled(items: Sequence[int]) -> list[int]:
    return [2 * item for item in items]


def places(items: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in items]


def dies_once(items: Sequence[int], folder: str, at: int) -> list[int]:
    """The first process that meets `at` is killed."""
    mark = Path(folder, "killed")
    if at in items and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return doubled(items)


def dies_always(items: Sequence[int], at: int) -> list[int]:
    if at in items:
        os.kill(os.getpid(), signal.SIGKILL)
    return doubled(items)


def refuses(items: Sequence[int], at: int) -> list[int]:
    if at in items:
        raise ValueError(f"not {at}")
    return doubled(items)
