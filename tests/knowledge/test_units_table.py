"""The table of units: kinds of approximators are those that bounds know; every list has rows."""

from __future__ import annotations

from tellings.knowledge.load import toml

TABLE = toml("units.toml")


def test_approximators_are_of_known_kinds() -> None:
    kinds = {"low", "above", "high", "below", "about", "under", "exact", "more"}
    assert set(TABLE["approximators"].values()) == kinds
    assert set(TABLE["after"].values()) <= kinds


def test_shares_lie_inside_their_bounds() -> None:
    assert all(low <= value <= high for value, low, high in TABLE["fractions"].values())


def test_a_noun_for_people_is_told_once() -> None:
    nouns = TABLE["persons"]["nouns"].split()
    assert sorted(nouns) == sorted(set(nouns))
