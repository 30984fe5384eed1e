"""Online: the stories are those of the batch way, however the articles come, and the lines tell how they came about."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tellings.group import standing
from tellings.group.online import update
from tellings.group.packed import pack
from tellings.group.state import State
from tellings.group.stories import stories
from tests.group.playing import groups, played
from tests.group.towns import BAKERS, FERRY, MORE_ODE, article, bulk, fights, town

ODE, RAY = fights()
ARTICLES = [*town(), *ODE, *RAY, *bulk(12)]
KEYS = [f"a{place}" for place in range(len(ARTICLES))]
PACKED = pack(KEYS, ARTICLES)
BATCH = {frozenset(KEYS[place] for place in story) for story in stories(ARTICLES)}


def fed(chunk, seed=None):
    """A state after all articles, some at a time, and what its lines come to."""
    order = list(PACKED)
    if seed is not None:
        random.Random(seed).shuffle(order)
    state, story_of = State(), {}
    for start in range(0, len(order), chunk):
        played(update(state, order[start : start + chunk]), story_of)
    return state, story_of


@pytest.mark.parametrize(("chunk", "seed"), [(1, None), (1, 1), (1, 2), (7, 3), (100, None)])
def test_the_stories_are_those_of_the_batch_way(chunk, seed):
    state, story_of = fed(chunk, seed)
    assert groups(story_of) == BATCH
    assert {key: story for story, keys in state.stories().items() for key in keys} == story_of


def test_a_story_keeps_its_id_while_it_grows():
    state = State()
    (first,) = update(state, PACKED[:1])
    later = update(state, [PACKED[2], PACKED[3]])
    assert first.kind == "added"
    assert {change.story for change in later} == {first.story}
    assert state.story_of(KEYS[3]) == first.story


def test_two_happenings_that_looked_like_one_are_split_and_the_line_says_from_what():
    state = State()
    fights_only = PACKED[5:15]
    lines = [change for one in fights_only for change in update(state, [one])]
    (split,) = (change for change in lines if change.kind == "split")
    assert split.other == state.story_of(KEYS[5])
    assert state.story_of(KEYS[14]) == split.story
    moved = [change for change in lines if change.kind == "added" and change.story == split.story]
    assert moved[0].other == split.other


def test_two_stories_between_which_a_third_article_stands_become_one_and_no_id_is_given_twice():
    state, story_of = State(), {}
    lines = []
    for one in [*PACKED[15:], *PACKED[:15]]:
        lines += update(state, [one])
    merged = [change for change in lines if change.kind == "merged"]
    opened = [change.story for change in lines if change.kind == "split"]
    assert merged
    assert len(opened) == len(set(opened))
    assert groups(played(lines, story_of)) == BATCH
    assert all(change.story not in story_of.values() for change in merged)


def test_nothing_new_changes_nothing():
    state, _ = fed(100)
    assert update(state, PACKED[:3]) == []


def test_a_copy_stands_where_its_original_stands_and_the_line_names_it():
    state, _ = fed(100)
    copy = pack(["copy"], [article(f"{FERRY[0]} More is to come.", title="Grounded")])
    (line,) = update(state, copy)
    assert (line.kind, line.story) == ("added", state.story_of(KEYS[0]))
    assert line.detail.startswith("copy of a0 (")


def test_when_the_original_is_withdrawn_its_copy_takes_its_place():
    state, story_of = State(), {}
    copy = pack(["copy"], [article(FERRY[0])])
    played(update(state, [*PACKED[:5], *copy]), story_of)
    played(update(state, [], {KEYS[0]: None}), story_of)
    assert groups(story_of) == {frozenset({"a2", "a3", "copy"}), frozenset({"a1", "a4"})}
    assert state.story_of(KEYS[0]) is None


def test_a_text_whose_first_holder_was_withdrawn_is_known_as_a_copy_of_the_next():
    state = State()
    for key in ("first", "second"):
        update(state, pack([key], [article(FERRY[0])]))
    (changed,) = update(state, pack(["anew"], [article(BAKERS[0])]), {"first": "anew"})
    (line,) = update(state, pack(["third"], [article(FERRY[0])]))
    assert changed.kind == "changed"
    assert (line.story, line.detail) == (state.story_of("second"), "copy of second (100% in common)")


def test_a_new_version_takes_the_place_of_the_old_one():
    state, story_of = fed(100)
    (changed,) = update(state, [replace(PACKED[0], key="a0 again")], {"a0": "a0 again"})
    assert (changed.kind, changed.article, changed.other) == ("changed", "a0 again", "a0")
    assert "a0" not in played([changed], story_of)
    assert state.story_of("a0 again") == changed.story


def test_an_article_that_is_withdrawn_alone_leaves_no_story():
    state, story_of = State(), {}
    played(update(state, PACKED[:2]), story_of)
    (removed,) = update(state, [], {KEYS[1]: None})
    assert removed.kind == "removed"
    assert played([removed], story_of) == {KEYS[0]: state.story_of(KEYS[0])}
    assert update(state, [], {KEYS[1]: None}) == []


def test_a_large_story_is_asked_as_a_whole_and_takes_what_belongs_to_it_and_nothing_else(monkeypatch):
    monkeypatch.setattr(standing, "LARGE", 4)
    told = pack([str(place) for place in range(9)], [*ODE, *map(article, MORE_ODE), article(BAKERS[0])])
    state, story_of = State(), {}
    for one in told:
        played(update(state, [one]), story_of)
    assert groups(story_of) == {frozenset("01234567"), frozenset("8")}
    assert len(next(iter(state.wholes.values())).days) >= 6
