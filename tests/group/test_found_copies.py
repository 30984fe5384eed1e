"""Found copies: what the index finds is what the batch way finds; nothing else."""

from __future__ import annotations

import random

import numpy as np

from tellings.group.copies import copies
from tellings.group.found_copies import FoundCopies
from tellings.group.packed import pack
from tellings.records import Article
from tests.group.towns import BAKERS, FERRY, bulk


def long_text(seed):
    return bulk(6, seed)[0].text + " " + " ".join(one.text for one in bulk(5, seed + 100))


def fed(*texts):
    """The index after all but the last text, and what it finds of the last."""
    index = FoundCopies()
    packed = pack([str(place) for place in range(len(texts))], [Article(text) for text in texts])
    for one in packed[:-1]:
        index.append(one)
    return [(found.place, found.mostly) for found in index.find(packed[-1])]


def test_a_reprint_is_found_and_what_others_wrote_is_not():
    assert fed(FERRY[0], BAKERS[0], FERRY[0]) == [(0, True)]
    assert fed(FERRY[0], BAKERS[0], FERRY[1]) == []


def test_an_excerpt_is_a_copy_and_not_mostly_the_same():
    words = long_text(1).split()
    assert fed(long_text(2), " ".join(words), " ".join(words[: len(words) // 3])) == [(1, False)]


def test_one_word_in_ten_dropped_is_still_mostly_or_largely_the_same():
    chance = random.Random(4)
    dropped = " ".join(word for word in long_text(3).split() if chance.random() > 0.1)
    found = fed(long_text(1), long_text(2), long_text(3), dropped)
    assert [place for place, _ in found] == [2]


def test_short_texts_must_be_equal():
    assert fed("Ferry aground.", "Ferry   aground.") == [(0, True)]
    assert fed("Ferry aground.", "Ferry aground again.") == []
    assert fed("", "") == []


def test_the_index_finds_what_the_batch_way_finds():
    texts = [long_text(seed) for seed in range(8)]
    texts += [" ".join(text.split()[:200]) for text in texts[:4]]
    expected = {(pair.other, pair.one) for pair in copies(texts)}
    index, found = FoundCopies(), set()
    for place, one in enumerate(pack([str(place) for place in range(len(texts))], [Article(text) for text in texts])):
        found |= {(place, copy.place) for copy in index.find(one)}
        index.append(one)
    assert found == expected


def test_what_is_withdrawn_is_not_found_and_does_not_hide_another():
    index = FoundCopies()
    for one in pack(list("abcd"), [Article(text) for text in ("Ferry aground.", FERRY[0], "Ferry aground.", FERRY[0])]):
        index.append(one)
    short, long = pack(["short", "long"], [Article("Ferry aground."), Article(f"{FERRY[0]} More is to come.")])
    for alive, one, expected in (
        ([True, True, True, True], short, [0]),
        ([False, True, True, True], short, [2]),
        ([False, True, False, True], short, []),
        ([True, True, True, True], long, [1, 3]),
        ([True, False, True, True], long, [3]),
    ):
        assert [found.place for found in index.find(one, np.array(alive))] == expected
