"""Classes: what was answered against what is known, one class a row -> macro-F1: the mean over the known classes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def macro_f1(pairs: Sequence[tuple[str, str | None]]) -> float | None:
    """The mean F1 of the classes that are known to occur; an answer of None is always wrong. None of nothing."""
    known = sorted({gold for gold, _ in pairs})
    return sum(f1(pairs, one) for one in known) / len(known) if known else None


def f1(pairs: Iterable[tuple[str, str | None]], name: str) -> float:
    """F1 of one class."""
    told = [(gold == name, found == name) for gold, found in pairs]
    right = sum(gold and found for gold, found in told)
    both = sum(gold for gold, _ in told) + sum(found for _, found in told)
    return 2 * right / both if both else 0.0
