"""Kept: what rests as bytes comes back as it was, and grouping goes on as if it had never stopped."""

from __future__ import annotations

import functools
import random
from dataclasses import replace

import numpy as np
import pytest

from tellings.group.kept import Rest, remember, restore
from tellings.group.online import update
from tellings.group.packed import TABLE, Packed, in_bytes, looks_kind, pack, place_of
from tellings.group.state import State
from tellings.records import Article
from tellings.settings import Settings
from tests.group.playing import played
from tests.group.test_online import KEYS, PACKED
from tests.group.towns import bulk


def batches():
    """Articles of many stories, some copied, some told anew and copied again, a few at a time."""
    articles = [*PACKED, *pack([f"b{place}" for place in range(48)], bulk(48, 2))]
    random.Random(4).shuffle(articles)
    copies = [replace(one, key=f"copy of {one.key}") for one in articles]
    anew = [replace(one, key=f"{one.key} anew", text=one.text + 1) for one in articles]
    first, second, third = articles[:40], [*articles[40:], *copies[:20:2]], [*anew[:24:3], *copies[1:30:3]]
    gone = {one.key.removesuffix(" anew"): one.key for one in third if one.key.endswith(" anew")}
    every = [(one, {old: new for old, new in gone.items() if new == one.key}) for one in (*first, *second, *third)]
    for start in range(0, len(every), 8):
        some = every[start : start + 8]
        yield [one for one, _ in some], {old: new for _, each in some for old, new in each.items()}


class Rows:
    """What a store keeps: looks, stories by the lines, and what is to be remembered; some may be missing."""

    def __init__(self):
        self.packed, self.known, self.story_of, self.lines = {}, {}, {}, []

    def take(self, state, new, gone):
        self.lines += (lines := update(state, new, gone))
        played(lines, self.story_of)
        self.packed |= {one.key: one for one in new}
        for place in state.changed:
            key = state.memory.keys[place]
            self.known[key] = remember(state, place, self.known.get(key))

    def rests(self, keys=None):
        return [Rest(self.packed[key], self.story_of.get(key), self.known[key]) for key in keys or sorted(self.packed)]


@functools.cache
def undisturbed():
    rows, state = Rows(), State()
    for new, gone in batches():
        rows.take(state, new, gone)
    return rows


@pytest.mark.parametrize("stop", [1, 5, 9, 11, 12])
def test_grouping_goes_on_from_rows_as_if_it_had_never_stopped(stop):
    rows, state = Rows(), State()
    for number, (new, gone) in enumerate(batches()):
        if number == stop:
            state = State()
            restore(state, rows.rests())
        rows.take(state, new, gone)
    assert rows.lines == undisturbed().lines
    assert rows.known == undisturbed().known
    assert {line.kind for line in rows.lines} == {"added", "changed", "merged", "split"}


def test_stopped_after_each_batch_it_comes_to_the_same_too():
    rows = Rows()
    for new, gone in batches():
        state = State()
        restore(state, rows.rests())
        rows.take(state, new, gone)
    assert rows.lines == undisturbed().lines


def test_what_was_withdrawn_before_the_stop_is_not_found_after_it():
    state = State()
    restore(state, undisturbed().rests())
    gone = [line.other for line in undisturbed().lines if line.kind == "changed"]
    assert gone
    assert {state.story_of(key) for key in gone} == {None}
    assert {key: story for story, keys in state.stories().items() for key in keys} == undisturbed().story_of


def test_rows_may_come_in_parts_and_twice():
    rows, state = undisturbed(), State()
    keys = sorted(rows.packed)
    for part in (keys[30:], keys[:50]):
        restore(state, rows.rests(part))
    assert {key: story for story, many in state.stories().items() for key in many} == rows.story_of


def test_a_story_opened_with_an_article_of_long_ago_keeps_its_id_and_gives_it_to_no_other():
    opened = [line.story for line in undisturbed().lines if line.kind == "split"]
    assert len(opened) == len(set(opened))
    state = State()
    restore(state, undisturbed().rests())
    told = {place: state.standing.opened(place) for place in range(len(state.memory))}
    assert max(told.values()) > 1


def test_looks_come_back_from_bytes():
    (packed,) = pack(["k"], [Article("The ferry Aurora ran aground. " * 9, title="Ferry aground")])
    back = Packed.from_bytes("k", packed.day, packed.to_bytes())
    for name in ("terms", "counts", "vector", "stretches"):
        assert (getattr(back, name) == getattr(packed, name)).all()
    assert (back.words, back.text, back.scale) == (packed.words, packed.text, pytest.approx(packed.scale))
    with pytest.raises(ValueError, match="buffer"):
        Packed.from_bytes("k", 0.0, packed.to_bytes()[:-9])


def test_a_vector_in_bytes_is_nearly_the_vector():
    chance = np.random.default_rng(1)
    one, other = (row / np.linalg.norm(row) for row in chance.normal(size=(2, 384)).astype(np.float32))
    (first, size), (second, step) = in_bytes(one), in_bytes(one + 0.5 * other)
    told = float(first.astype(float) @ second.astype(float)) * size * step
    assert told == pytest.approx(float(one @ (one + 0.5 * other)) / float(np.linalg.norm(one + 0.5 * other)), abs=0.01)


def test_equal_words_have_equal_places_and_another_model_another_kind():
    assert place_of("ferry") == place_of("ferry") != place_of("baker")
    assert 0 <= place_of("é") < TABLE
    assert looks_kind(Settings(embedding_folder="/models/mine")) != looks_kind(Settings(embedding_folder=""))


def test_every_article_is_in_one_story():
    state = State()
    update(state, PACKED)
    assert sorted(key for keys in state.stories().values() for key in keys) == sorted(KEYS)
