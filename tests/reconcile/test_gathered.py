import numpy as np

from tellings.reconcile.gathered import gathered

ALIKE = np.array([[1, 0.9, 0.8, 0], [0.9, 1, 0.8, 0], [0.8, 0.8, 1, 0], [0, 0, 0, 1.0]])
NONE = np.zeros((4, 4), dtype=bool)


def test_what_is_alike_on_average_is_gathered():
    assert gathered(ALIKE, [1, 1, 1, 1], NONE, 0.7) == [[0, 1, 2], [3]]


def test_below_the_floor_nothing_is():
    assert gathered(ALIKE, [1, 1, 1, 1], NONE, 0.95) == [[0], [1], [2], [3]]


def test_a_ban_holds_for_the_clusters_of_both():
    bans = NONE.copy()
    bans[0, 2] = bans[2, 0] = True
    assert gathered(ALIKE, [1, 1, 1, 1], bans, 0.7) == [[0, 1], [2], [3]]


def test_many_outweigh_one():
    likeness = np.array([[1, 0.95, 0.2], [0.95, 1, 0.9], [0.2, 0.9, 1]])
    none = np.zeros((3, 3), dtype=bool)
    assert gathered(likeness, [9, 1, 1], none, 0.5) == [[0, 1], [2]]
    assert gathered(likeness, [1, 1, 1], none, 0.5) == [[0, 1, 2]]


def test_of_nothing_comes_nothing():
    assert gathered(np.zeros((0, 0)), [], np.zeros((0, 0), dtype=bool), 0.5) == []
