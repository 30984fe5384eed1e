"""Families and halves: no chain of neighbours is a family, and a family of two happenings of one kind is parted."""

from __future__ import annotations

import numpy as np

from tellings.group.families import families
from tellings.group.halves import FEWEST, between, halves, own_likeness
from tellings.group.looks import Looks, looks
from tests.group.towns import MORE_ODE, article, fights

ODE, RAY = fights()


def seen(*vectors: list[float]) -> Looks:
    """Articles that are alike by their vectors only."""
    empty = tuple(np.zeros(0, dtype=np.int64) for _ in vectors)
    nothing = tuple(np.zeros(0) for _ in vectors)
    rows = np.array(vectors) / np.linalg.norm(np.array(vectors), axis=1, keepdims=True)
    return Looks(rows, empty, nothing, nothing, np.zeros(0), np.full(len(vectors), np.nan))


def test_a_chain_of_neighbours_does_not_become_one_family():
    steps = [[np.cos(angle), np.sin(angle)] for angle in np.arange(6) * np.pi / 10]
    found = families(seen(*steps), 0.33)
    assert len(found) > 1
    assert sorted(place for family in found for place in family) == list(range(6))


def test_articles_alike_by_nothing_stay_alone():
    assert families(seen([1.0, 0.0], [0.0, 1.0]), 0.2) == [[0], [1]]


def test_two_happenings_of_one_kind_are_parted():
    assert sorted(map(sorted, halves(looks([*ODE, *RAY])))) == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]


def test_one_happening_is_left_whole():
    told = looks([*ODE, *map(article, MORE_ODE)])
    assert len(told) >= 2 * FEWEST
    assert halves(told) == [list(range(8))]


def test_too_few_on_one_side_do_not_tell():
    few = FEWEST - 1
    assert halves(looks([*ODE, *RAY[:few]])) == [list(range(5 + few))]


def test_what_all_have_does_not_count_as_their_own_likeness():
    own = own_likeness(looks([*ODE, *RAY]))
    assert own[:5, 5:].mean() < 0.1 < 0.4 < own[:5, :5].mean()


def test_between_is_a_share_of_within():
    alike = np.full((4, 4), 0.5)
    alike[:2, 2:] = alike[2:, :2] = 0.2
    assert between(alike, np.array([True, True, False, False])) == 0.4
    assert between(alike, np.array([True, False, False, False])) == 1.0
