"""Planting changes one thing and says where; the measure counts what stands on it in both tellings."""

from __future__ import annotations

import random

import pytest

from quality import planted
from quality.planting import RULES, changes
from tellings.annotate.parsed import parse
from tellings.records import Article

TEXT = """The ferry Halcyon left Norway on Tuesday with 240 passengers and a full car deck.
Peter Lorne told reporters on the quay that the ferry was overloaded by ten tons.
The harbour master arrested Anna Brandt because of a missing licence, and she will appeal.
The company said it would not close the line before the end of the summer season.
Two tugs brought the ferry back to port on Wednesday, and nobody on board was hurt.
"""


@pytest.fixture(scope="module")
def article() -> Article:
    return Article(TEXT, "", "The Original")


@pytest.fixture(scope="module")
def plants(article: Article) -> list[planted.Plant]:
    return planted.planted([article], 1, seed=3)


def test_each_kind_can_be_planted(plants: list[planted.Plant]) -> None:
    assert [plant.kind for plant in plants if plant.kind] == list(RULES)


def test_only_the_words_that_are_named_were_changed(plants: list[planted.Plant]) -> None:
    for plant in plants:
        new, old = plant.copy.text, plant.article.text
        for (a, b), (c, d) in reversed(list(zip(plant.here, plant.there, strict=True))):
            assert new[c:d] != old[a:b]
            new = new[:c] + old[a:b] + new[d:]
        assert set(new.splitlines()) <= set(old.splitlines())


def test_the_same_seed_plants_the_same(article: Article, plants: list[planted.Plant]) -> None:
    assert planted.planted([article], 1, seed=3) == plants


def test_a_place_gives_way_to_a_place_of_its_kind(article: Article) -> None:
    (change,) = changes(parse(article).text, "place", random.Random(1))
    ((start, end, new),) = change.replacements
    assert TEXT[start:end] == "Norway"
    assert new in planted_places("Norway")


def planted_places(name: str) -> list[str]:
    from quality.planting import WORDS

    return next(places for places in WORDS["place"]["sets"] if name in places)


def test_a_plant_in_the_whole_copy_is_found_and_the_table_says_so(article: Article) -> None:
    at = TEXT.index("240")
    copy = Article(TEXT.replace("240", "310"), "", "The Copy")
    plant = planted.Plant("number", "whole", article, copy, ((at, at + 3),), ((at, at + 3),))
    untouched = planted.Plant("", "whole", article, Article(TEXT, "", "The Copy"))
    outcomes = list(planted.compared([plant, untouched]))
    assert outcomes[0].found
    assert outcomes[1].lines == ()
    assert "untouched pairs: 1, alarms a pair: 0.000" in planted.table(outcomes)


def test_a_line_elsewhere_does_not_count_as_found(article: Article) -> None:
    at = TEXT.index("240")
    copy = Article(TEXT.replace("240", "310"), "", "The Copy")
    plant = planted.Plant("number", "whole", article, copy, ((at, at + 3),), ((0, 3),))
    (outcome,) = planted.compared([plant])
    assert outcome.lines
    assert not outcome.found
    assert any(line.startswith("MISS number") for line in planted.explained([outcome]))
