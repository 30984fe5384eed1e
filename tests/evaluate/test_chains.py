import math

import numpy as np
import pytest

from tellings.evaluate.chains import assigned, b_cubed, ceaf_e, conll, muc

GOLD = [["a", "b", "c"], ["d", "e", "f", "g"]]
SPLIT = [["a", "b"], ["c", "d"], ["f", "g", "e"]]


def test_a_perfect_sorting_has_all():
    assert conll(GOLD, [GOLD[1], GOLD[0]]) == pytest.approx(1)


def test_muc_counts_links():
    # gold has 5 links, of which 3 are kept; the sorting has 4 links, of which 3 are right
    assert muc(GOLD, SPLIT) == pytest.approx(2 * (3 / 5) * (3 / 4) / (3 / 5 + 3 / 4))


def test_b_cubed_counts_mentions():
    recall = ((4 / 3 + 1 / 3) + (1 / 4 + 9 / 4)) / 7
    precision = (2 + 1 + 3) / 7
    assert b_cubed(GOLD, SPLIT) == pytest.approx(2 * recall * precision / (recall + precision))


def test_ceaf_matches_clusters_one_to_one():
    best = 4 / 5 + 6 / 7
    recall, precision = best / 2, best / 3
    assert ceaf_e(GOLD, SPLIT) == pytest.approx(2 * recall * precision / (recall + precision))


def test_single_mentions_hold_no_links():
    assert muc([["a"], ["b"]], [["a"], ["b"]]) == 0
    assert math.isclose(b_cubed([["a"], ["b"]], [["a"], ["b"]]), 1)


@pytest.mark.parametrize("shape", [(3, 3), (2, 4), (4, 2)])
def test_assignment_sums_highest(shape: tuple[int, int]):
    from itertools import permutations

    gains = np.random.default_rng(7).random(shape)
    wide = gains if shape[0] <= shape[1] else gains.T
    best = max(
        sum(wide[row, column] for row, column in enumerate(order))
        for order in permutations(range(wide.shape[1]), wide.shape[0])
    )
    assert sum(gains[row, column] for row, column in assigned(gains)) == pytest.approx(best)
