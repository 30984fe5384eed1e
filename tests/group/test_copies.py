"""Copies: an edited, cut or merged text is known; two accounts of one happening in their own words are not."""

from __future__ import annotations

import random

import pytest

from tellings.group.copies import COPY, contained, copies, shingles
from tests.group.towns import BAKERS, FERRY

WORDS = ("ferry", "coast", "strike", "bread", "tide", "guild", "lantern", "mill", "orchard", "quarry")


def told(seed: int, count: int = 150) -> str:
    """A text that no other seed tells."""
    chance = random.Random(seed)
    return " ".join(f"{chance.choice(WORDS)}{chance.randrange(30)}" for _ in range(count))


def pairs(*texts: str) -> set[tuple[int, int]]:
    return {(pair.one, pair.other) for pair in copies(texts)}


EDITS = {
    "a tenth of the words dropped": lambda words: [word for place, word in enumerate(words) if place % 10],
    "the first 60 per cent": lambda words: words[:90],
    "the first 30 per cent": lambda words: words[:45],
    "one word in thirty mistyped": lambda words: [f"x{w}" if at % 30 == 0 else w for at, w in enumerate(words)],
    "paragraphs turned": lambda words: words[75:] + words[:75],
    "capitals and other spaces": lambda words: [f"{word.upper()} \n" for word in words],
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edited_text_is_a_copy_of_its_original_only(edit):
    texts = [told(1), told(2), told(3)]
    assert pairs(*texts, " ".join(edit(texts[1].split()))) == {(1, 3)}


def test_a_text_merged_from_halves_is_a_copy_of_both():
    one, other = told(1).split(), told(2).split()
    assert pairs(told(1), told(2), " ".join([*one[:75], *other[75:]])) == {(0, 2), (1, 2)}


def test_accounts_in_their_own_words_are_no_copies():
    assert pairs(*FERRY, *BAKERS) == set()


def test_equal_texts_are_copies_however_short_and_empty_ones_never():
    assert pairs("Fire.", "Fire.", "Fire. ", "", "") == {(0, 1), (0, 2)}


def test_a_few_common_words_are_not_enough():
    assert pairs("the coast guard said on Monday", "as the coast guard said on Monday night in Lindholm") == set()


def test_the_share_is_that_of_the_shorter_text():
    (pair,) = copies([told(1), " ".join(told(1).split()[:45])])
    assert pair.share == 1.0
    assert contained(shingles(told(1)), shingles(told(2))) < 0.05 < COPY


def test_a_hundred_copies_of_one_edit_are_all_found():
    texts = [f"{told(1)} seen{place}" for place in range(100)]
    found = pairs(*texts)
    assert {other for one, other in found if one == 0} >= set(range(1, 100))
