"""Grouping: articles of a store come into stories, whoever asks and whenever, and the feed says the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tellings.desk import grouping
from tellings.desk.grouping import Grouping, stretches
from tellings.settings import Settings
from tellings.store.rows import Entry
from tellings.store.store import Store
from tellings.store.stories import played
from tests.bridge import CLOSED, FERRIES, SHUT
from tests.desk.filled import DAY, article, bridge


def groups(store):
    """Outlets by story."""
    return {frozenset(head.outlet for head in store.story_articles(row.id)) for row in store.stories(least=1, limit=99)}


APART = {frozenset({"Herald", "Courier", "Ferry News"}), frozenset({"Chess Today"}), frozenset({"Le Pont"})}


def test_articles_come_into_stories_and_the_feed_says_the_same(bridged):
    assert groups(bridged) == APART
    heads = list(bridged.heads())
    assert played(bridged.changes()) == bridged.story_of([head.id for head in heads])
    assert list(bridged.check()) == []


def test_one_at_a_time_by_programs_that_know_nothing_of_each_other_gives_the_same(tmp_path):
    with Store.open(tmp_path / "other.db") as store:
        for entry in bridge():
            Grouping(store).take(store.add([entry]).new)
        assert groups(store) == APART


def test_another_language_is_told_as_not_judged(bridged):
    (told,) = (line.change for line in bridged.changes() if "language" in line.change.detail)
    assert told.detail == "in another language than English (fr); not grouped"


def test_with_a_multilingual_embedding_every_language_is_asked(tmp_path):
    with Store.open(tmp_path / "other.db") as store:
        lines = Grouping(store, Settings(multilingual=True)).take(store.add(bridge()).new)
        assert not any("language" in line.detail for line in lines)
        assert len(groups(store)) >= 2


def test_articles_that_stand_in_a_story_are_left_out(bridged):
    ids = [head.id for head in bridged.heads()]
    before = bridged.last_change()
    assert Grouping(bridged).take(ids) == []
    assert bridged.last_change() == before


@pytest.mark.parametrize("remembered", [True, False])
def test_a_new_version_takes_the_place_of_the_old_one(bridged, remembered):
    group = Grouping(bridged)
    if remembered:
        group.take(bridged.add([Entry(article(SHUT, "Late News"), language="en")]).new)
    new = replace(article(CLOSED, "Herald"), text=f"{article(CLOSED, 'Herald').text} The bridge will stay shut.")
    added = bridged.add([Entry(new, language="en")])
    ((new_id, old_id),) = added.changed
    (changed,) = group.take([new_id])
    assert (changed.kind, changed.article, changed.other) == ("changed", new_id, old_id)
    assert bridged.story_of([old_id, new_id]) == {new_id: changed.story}


def test_of_several_versions_that_come_at_once_the_last_takes_the_place_of_the_one_in_the_story(bridged):
    first = article(CLOSED, "Herald")
    anew = [replace(first, text=f"{first.text} {more}") for more in ("The bridge will stay shut.", "For a year.")]
    added = bridged.add([Entry(one, language="en") for one in anew])
    (changed,) = Grouping(bridged).take([new for new, _ in added.changed])
    assert (changed.kind, changed.article, changed.other) == ("changed", added.changed[1][0], added.changed[0][1])
    assert groups(bridged) == APART
    assert all(head.current for row in bridged.stories(least=1) for head in bridged.story_articles(row.id))


def test_of_a_large_store_what_lies_months_away_is_not_loaded_and_what_lies_near_is(bridged, monkeypatch):
    monkeypatch.setattr(grouping, "_FEW", 3)
    group = Grouping(bridged)
    far = replace(article(FERRIES, "Far Off"), published=DAY + timedelta(days=400))
    group.take(bridged.add([Entry(far, language="en")]).new)
    assert len(group._state.memory) == 1
    near = replace(article(FERRIES, "Near By"), published=DAY + timedelta(days=3))
    (told,) = group.take(bridged.add([Entry(near, language="en")]).new)
    assert len(group._state.memory) > 4
    assert told.story in {row.id for row in bridged.stories()}


def test_lines_of_another_program_are_seen(bridged):
    one = Grouping(bridged)
    one.take(bridged.add([Entry(article(SHUT, "First"), language="en")]).new)
    other = replace(article(FERRIES, "Second"), published=None, published_precision="none")
    Grouping(bridged).take(bridged.add([Entry(other, language="en")]).new)
    one.take(bridged.add([Entry(replace(article(FERRIES, "Third"), published=None), language="en")]).new)
    assert frozenset({"Herald", "Courier", "Ferry News", "First", "Second", "Third"}) in groups(bridged)


def test_when_something_fails_nothing_is_kept_and_the_next_batch_starts_from_the_rows(bridged, monkeypatch):
    group = Grouping(bridged)
    new = bridged.add([Entry(article(SHUT, "Late News"), language="en")]).new
    monkeypatch.setattr(grouping, "remember", lambda state, place, before: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        group.take(new)
    assert bridged.story_of(new) == {}
    monkeypatch.undo()
    (told,) = group.take(new)
    assert bridged.story_of(new) == {new[0]: told.story}


def test_days_that_follow_each_other_are_one_stretch():
    assert list(stretches([5, 3, 4, 9, -2, 0])) == [(3, 5), (9, 9)]
    assert list(stretches([])) == []
