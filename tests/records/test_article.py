"""Article: an id from content, whatever the content is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tellings.records import Article

WALL = Article("The wall fell.", title="Wall falls", outlet="Herald", published=datetime(2025, 3, 4), file="a.txt")


def test_the_same_content_has_the_same_id_and_a_hash_of_its_text():
    assert replace(WALL).id == WALL.id
    assert len(WALL.id) == 16
    assert WALL.text_sha256 == replace(WALL, title="Another").text_sha256


@pytest.mark.parametrize(
    "change",
    [
        {"text": "The wall fell!"},
        {"title": ""},
        {"outlet": None},
        {"published": None},
        {"file": "b.txt"},
        {"source_id": "7"},
    ],
    ids=str,
)
def test_other_content_has_another_id(change):
    assert replace(WALL, **change).id != WALL.id


def test_half_a_surrogate_pair_can_be_hashed():
    broken = Article("half \ud83d of a pair")
    assert broken.id
    assert broken.text_sha256


@pytest.mark.parametrize(
    ("article", "name"),
    [
        (WALL, "Herald"),
        (replace(WALL, outlet=None), "a.txt"),
        (replace(WALL, outlet=None, file=None, source_id="7"), "7"),
    ],
)
def test_a_reader_calls_it_by_its_outlet_else_its_file_else_its_id(article, name):
    assert article.name == name


def test_without_any_of_them_its_name_is_its_id():
    nameless = Article("The wall fell.")
    assert nameless.name == nameless.id
