"""Quality of online grouping: fed in any way, the groups of our own set are the same; copies are found as they come."""

from __future__ import annotations

import pytest

from quality import copies
from quality.online import WAYS, fed
from tellings.group.packed import pack
from tellings.group.stories import stories
from tests.group.towns import bulk, fights, town

ARTICLES = [*town(), *fights()[0], *fights()[1]]


@pytest.mark.parametrize(("way", "chunk", "seed"), WAYS)
def test_each_way_gives_the_groups_of_the_batch_way(way, chunk, seed):
    packed = pack([str(place) for place in range(len(ARTICLES))], ARTICLES)
    assert sorted(map(sorted, fed(packed, chunk, seed))) == sorted(stories(ARTICLES))


def test_edited_texts_are_found_as_they_arrive():
    texts = [(one.text, frozenset([str(place)])) for place, one in enumerate(bulk(12))]
    found, _, wrong = copies.measure(texts, copies.arriving)
    assert wrong == 0
    assert all(known >= 0.5 * asked for known, asked in found.values())
