"""The tables of quantities and units: kinds of approximators are those that bounds know; every list has rows."""

from __future__ import annotations

from collections import Counter

from tellings.knowledge.load import toml

TABLE = toml("quantities.toml")
UNITS = toml("units.toml")["unit"]
KINDS = {"low", "above", "high", "below", "about", "under", "exact", "more"}


def test_approximators_are_of_known_kinds() -> None:
    assert set(TABLE["approximators"]) == KINDS
    assert set(TABLE["after"]) <= KINDS


def test_an_approximator_is_told_once() -> None:
    words = Counter(word for row in TABLE["approximators"].values() for word in row)
    assert [word for word, times in words.items() if times > 1] == []


def test_vague_words_and_shares_have_rising_bounds() -> None:
    assert all(low < high for low, high in [*TABLE["vague"].values(), *TABLE["share_words"].values()])


def test_a_noun_for_people_is_told_once() -> None:
    nouns = TABLE["persons"]["nouns"].split()
    assert sorted(nouns) == sorted(set(nouns))


def test_a_spelling_or_sign_stands_for_one_unit() -> None:
    told = Counter(words for row in UNITS for words in (*row["spellings"], *row.get("signs", ())))
    assert [words for words, times in told.items() if times > 1] == []


def test_units_have_known_kinds_and_their_own_names() -> None:
    assert {row["kind"] for row in UNITS} == {"count", "share", "money", "measure"}
    names = [row["name"] for row in UNITS]
    assert sorted(names) == sorted(set(names))
