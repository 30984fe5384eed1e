"""Kept: what rests as bytes comes back as it was, and grouping goes on as if it had never stopped."""

from __future__ import annotations

import numpy as np
import pytest

from tellings.group.kept import Rest, remember, restore
from tellings.group.online import update
from tellings.group.packed import TABLE, Packed, in_bytes, looks_kind, pack, place_of
from tellings.group.state import State
from tellings.records import Article
from tellings.settings import Settings
from tests.group.playing import groups, played
from tests.group.test_online import BATCH, KEYS, PACKED


def rests(state, packed):
    return [Rest(one, state.story_of(one.key), remember(state, one.key)) for one in packed]


@pytest.mark.parametrize("stop", [1, 8, 20])
def test_grouping_goes_on_from_rows_as_if_it_had_never_stopped(stop):
    state, story_of = State(), {}
    for one in PACKED[:stop]:
        played(update(state, [one]), story_of)
    again = State()
    restore(again, rests(state, PACKED[:stop]))
    assert again.stories() == state.stories()
    for one in PACKED[stop:]:
        played(update(again, [one]), story_of)
    assert groups(story_of) == BATCH


def test_rows_may_come_in_parts_and_twice():
    state = State()
    update(state, PACKED)
    again = State()
    kept = rests(state, PACKED)
    for part in (kept[9:], kept[:12]):
        restore(again, part)
    assert {story: sorted(keys) for story, keys in again.stories().items()} == {
        story: sorted(keys) for story, keys in state.stories().items()
    }


def test_a_copy_is_known_as_one_again():
    state = State()
    copy = pack(["copy"], [Article(" ".join(f"word{place}" for place in range(60)))] * 1)
    first = pack(["first"], [Article(" ".join(f"word{place}" for place in range(61)))])
    update(state, [*first, *copy])
    again = State()
    restore(again, rests(state, [*first, *copy]))
    assert again.copies_of == {0: [1]}


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
