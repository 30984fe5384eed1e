"""Ties: which articles were found near to each other, as chains in arrays: twenty-four bytes a pair."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from tellings.group.memory import Growing


class Ties:
    """Pairs of articles by place."""

    def __init__(self) -> None:
        self._heads = Growing(np.int32)
        self._others, self._before, self._alike = Growing(np.int32), Growing(np.int32), Growing(np.float32)

    def append(self) -> None:
        """Room for one more article."""
        self._heads.push(-1)

    def tie(self, one: int, others: Iterable[int], alike: Iterable[float]) -> None:
        """The article with each of the others, and how alike they were found."""
        for other, much in zip(others, alike, strict=True):
            self._link(one, other, much)
            self._link(other, one, much)

    def of(self, place: int) -> list[tuple[int, float]]:
        """Those tied to the article, the latest first."""
        found, link = [], int(self._heads.rows[place])
        others, before, alike = self._others.rows, self._before.rows, self._alike.rows
        while link >= 0:
            found.append((int(others[link]), float(alike[link])))
            link = int(before[link])
        return found

    def _link(self, here: int, there: int, much: float) -> None:
        self._others.push(there)
        self._alike.push(much)
        self._before.push(self._heads.rows[here])
        self._heads.rows[here] = self._others.count - 1
