"""Evidence: words and their place are one; places can be laid against each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.records import Article, Evidence

TEXT = "The wall fell  on Monday."


def place(start: int, end: int, where: str = "text", article: str = "a") -> Evidence:
    return Evidence(article, where, start, end, TEXT[start:end])


@given(text=st.text(max_size=40), start=st.integers(0, 40), length=st.integers(0, 40))
def test_a_quote_is_the_text_at_its_offsets_without_space_around_it(text, start, length):
    found = Article(text).evidence(start, min(start + length, len(text)))
    assert found.quote == text[found.start : found.end] == found.quote.strip()
    assert found.start <= found.end


def test_evidence_of_a_title_counts_in_the_title():
    found = Article(TEXT, title="Wall falls").evidence(0, 4, "title")
    assert (found.where, found.quote) == ("title", "Wall")


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (place(0, 8), place(4, 13), True),
        (place(0, 8), place(0, 8), True),
        (place(0, 8), place(8, 13), False),
        (place(0, 8), place(4, 6, where="title"), False),
        (place(0, 8), place(4, 6, article="b"), False),
    ],
)
def test_places_overlap_when_they_share_a_character(one, other, overlap):
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap


def test_a_place_covers_what_lies_wholly_inside_it():
    assert place(0, 13).covers(place(4, 13))
    assert not place(4, 13).covers(place(0, 13))
    assert not place(0, 13).covers(place(4, 13, where="title"))


def test_places_are_in_the_order_of_the_text():
    assert sorted([place(4, 8), place(0, 8), place(0, 3)]) == [place(0, 3), place(0, 8), place(4, 8)]
