"""Stories: changes are played on rows and kept for ever; lists answer in their orders."""

from __future__ import annotations

from datetime import date

import pytest

from tellings.errors import NotKept, StoreError
from tellings.records import Change
from tellings.store.stories import played
from tests.store.made import TEXT, article, entry


@pytest.fixture
def filled(store):
    """Articles 1 to 9, of which the odd ones are the Courier's."""
    made = [entry(n, outlet="Courier" if n % 2 else "Herald") for n in range(1, 10)]
    store.add(made)
    store.ids = {n: one.article.id for n, one in enumerate(made, start=1)}
    return store


def put(store, story, *numbers):
    return store.apply([Change("added", story, store.ids[n]) for n in numbers])


def stands(store):
    return {n: store.story_of([id]).get(id) for n, id in store.ids.items()}


def test_added_articles_make_a_story(filled):
    assert put(filled, "storm", 2, 3, 5) == 3
    row = filled.story("storm")
    assert (row.title, row.articles, row.outlets) == ("Flood 2", 3, 2)
    assert (row.first, row.last, row.updated) == ("2025-03-03", "2025-03-06", 3)
    assert [head.title for head in filled.story_articles("storm")] == ["Flood 2", "Flood 3", "Flood 5"]


def test_an_article_stands_in_one_story(filled):
    put(filled, "storm", 1, 2)
    put(filled, "strike", 2, 3)
    assert stands(filled)[2] == "strike"
    assert filled.story("storm").articles == 1


def test_a_removed_article_stands_in_none(filled):
    put(filled, "storm", 1, 2)
    filled.apply([Change("removed", "storm", filled.ids[1])])
    assert stands(filled)[1] is None
    assert filled.story("storm").articles == 1


def test_a_merged_story_names_the_one_it_went_to(filled):
    put(filled, "storm", 1, 2)
    put(filled, "strike", 3)
    filled.apply([Change("added", "strike", filled.ids[4]), Change("merged", "strike", other="storm")])
    assert filled.story("strike").into == "storm"
    assert filled.story("storm").articles == 4
    assert [row.id for row in filled.stories()] == ["storm"]


def test_a_split_story_takes_what_the_lines_after_it_say(filled):
    put(filled, "storm", 1, 2, 3)
    filled.apply([Change("split", "strike", other="storm"), Change("added", "strike", filled.ids[3], "storm")])
    assert (filled.story("storm").articles, filled.story("strike").articles) == (2, 1)


def test_a_new_version_takes_the_place_of_the_old(filled):
    put(filled, "storm", 1, 2)
    new = entry(1, outlet="Courier", text=f"{TEXT} More is known now.")
    filled.add([new])
    filled.apply([Change("changed", "storm", new.article.id, filled.ids[1])])
    assert {head.id for head in filled.story_articles("storm")} == {new.article.id, filled.ids[2]}
    assert not list(filled.check())


def test_a_new_version_in_another_story_leaves_none_behind(filled):
    put(filled, "storm", 1)
    put(filled, "strike", 2)
    new = entry(1, outlet="Courier", text=f"{TEXT} More is known now.")
    filled.add([new])
    filled.apply([Change("changed", "strike", new.article.id, filled.ids[1])])
    assert (filled.story("storm").articles, filled.story("strike").articles) == (0, 2)
    assert not list(filled.check())


def test_the_feed_gives_the_stories_when_it_is_played(filled):
    put(filled, "storm", 1, 2, 3)
    put(filled, "strike", 4, 5)
    filled.apply([Change("merged", "strike", other="storm", detail="one happening")])
    filled.apply([Change("split", "vote", other="storm"), Change("added", "vote", filled.ids[2])])
    filled.apply([Change("removed", "storm", filled.ids[5])])
    lines = list(filled.changes())
    assert [line.seq for line in lines] == list(range(1, 10))
    assert lines[5].change == Change("merged", "strike", other="storm", detail="one happening")
    told = played(lines)
    assert {n: told.get(id) for n, id in filled.ids.items()} == stands(filled)
    assert [line.seq for line in filled.changes(since=7, limit=1)] == [8]
    assert filled.last_change() == 9
    assert not list(filled.check())


def test_lines_that_cannot_be_played_are_refused_and_nothing_is_kept(filled):
    for wrong in (Change("added", "storm", "nobody"), Change("merged", "storm", other=None), Change("sunk", "storm")):
        with pytest.raises(StoreError):
            filled.apply([Change("added", "storm", filled.ids[1]), wrong])
    assert filled.last_change() == 0
    with pytest.raises(NotKept, match=r"\[D09\].*no article nobody"):
        filled.apply([Change("added", "storm", "nobody")])


@pytest.fixture
def several(filled):
    put(filled, "storm", 1, 2, 3)
    put(filled, "strike", 4, 6)
    put(filled, "vote", 7, 9)
    put(filled, "alone", 8)
    filled.put_comparison("strike", "r", b"x", origins=2, contradictions=5)
    filled.put_comparison("storm", "r", b"x", origins=1, contradictions=0)
    return filled


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["storm", "vote", "strike"]),
        ({"sort": "new"}, ["vote", "strike", "storm"]),
        ({"sort": "origins"}, ["strike", "storm", "vote"]),
        ({"least": 1, "sort": "new", "limit": 1}, ["alone"]),
        ({"least": 3}, ["storm"]),
        ({"outlet": "Herald"}, ["storm", "strike"]),
        ({"outlet": "Nobody"}, []),
        ({"since": date(2025, 3, 7)}, ["vote", "strike"]),
        ({"until": date(2025, 3, 5)}, ["storm", "strike"]),
        ({"limit": 1, "offset": 1}, ["vote"]),
    ],
)
def test_stories_are_listed(several, monkeypatch, asked, found):
    for few in (20_000, 0):
        monkeypatch.setattr("tellings.store.stories._FEW", few)
        assert [row.id for row in several.stories(**asked)] == found


def test_a_story_is_found_by_a_beginning_that_no_other_has(several):
    assert several.story("stor").id == "storm"
    assert several.story("st") is None
    put(several, "storms", 5)
    assert several.story("storm").id == "storm"
    assert several.story("stor") is None


def test_a_comparison_is_kept_until_the_story_changes(several):
    assert several.comparison("storm", "r") == b"x"
    assert several.comparison("storm", "another") is None
    assert several.story("strike").contradictions == 5
    put(several, "storm", 5)
    assert several.comparison("storm", "r") is None
    assert several.story("storm").origins is None
    several.put_comparison("storm", "r", b"y", origins=3, contradictions=1)
    assert several.comparison("storm", "r") == b"y"
    assert several.counts().stories == 4


def test_search_tells_the_story(several):
    found = {hit.head.title: hit.story for hit in several.search("report")}
    assert (found["Flood 1"], found["Flood 5"]) == ("storm", None)
    assert article(1).title == "Flood 1"
