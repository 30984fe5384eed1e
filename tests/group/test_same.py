"""Same: likeness is one measure for a handful and for many, and what takes something off."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tellings.group.looks import looks
from tellings.group.near import asker, near, sums
from tellings.group.same import TOGETHER, crowd, late, likeness
from tests.group.towns import FERRY, article, bulk, town


def test_likeness_is_the_same_both_ways_and_full_with_itself():
    alike = likeness(looks(town()))
    assert np.allclose(alike, alike.T)
    assert np.allclose(alike.diagonal(), 1)


def test_two_accounts_of_one_happening_lie_above_the_bar_and_others_below():
    alike = likeness(looks(town()))
    assert alike[0, 2] >= TOGETHER > alike[0, 1]


def test_what_lies_months_apart_is_less_alike_and_a_missing_day_takes_nothing_off():
    one, other = article(FERRY[0], day=1), article(FERRY[1], day=3)
    autumn = replace(other, published=other.published.replace(month=10))
    near_by, far, unknown = (
        likeness(looks([one, second]))[0, 1] for second in (other, autumn, replace(other, published=None))
    )
    assert far < near_by == unknown


def test_nothing_is_taken_off_within_a_month():
    assert late(np.array([0.0]), np.array([30.0]))[0] == 0.0
    assert late(np.array([0.0]), np.array([np.nan]))[0] == 0.0


def test_an_article_of_a_crowded_field_loses_what_it_shares_with_all_of_it():
    assert crowd(np.full(59, 0.4)) == 0.0
    assert crowd(np.full(60, 0.05)) == 0.0
    assert crowd(np.full(60, 0.4)) == pytest.approx(0.24)
    assert crowd(np.concatenate((np.full(30, 0.9), np.zeros(60)))) == 0.0


def test_sums_tell_the_likeness_of_all_pairs_between_two_sets():
    seen = looks([article(text, day=place + 1) for place, text in enumerate((*FERRY, *FERRY[:1]))])
    one, two, three, four = sums(seen, np.zeros(len(seen)))
    alike = likeness(seen)
    assert asker(np.zeros(len(seen.common)))(one.with_(two), three.with_(four)) == pytest.approx(alike[:2, 2:].sum())


def test_looking_up_heavy_terms_finds_the_pairs_that_asking_all_finds():
    seen = looks([*town(), *bulk(40)])
    (every, _), (some, _) = near(seen, TOGETHER), near(seen, TOGETHER, every_pair=0)
    assert [set(others) for others in every[:5]] == [{2, 3}, {4}, {0, 3}, {0, 2}, {1}]
    assert [others.keys() for others in every[:5]] == [others.keys() for others in some[:5]]
    assert some[0][2] == pytest.approx(every[0][2])


def test_the_crowd_is_taken_off_the_pairs():
    seen = looks(bulk(70))
    pairs, crowds = near(seen, -1.0)
    plain = likeness(seen)
    assert pairs[0][1] == pytest.approx(plain[0, 1] - (crowds[0] + crowds[1]) / 2)
