"""Cited: the papers, stations and agencies that a telling names for what it tells."""

from __future__ import annotations

import pytest

from tellings.reconcile.cited import cited, is_medium, plain

from .build import material


@pytest.mark.parametrize(
    ("text", "medium", "words"),
    [
        ("The mayor will resign in May, the Tarn Evening Herald reported.", "tarneveningherald", "Tarn Evening Herald"),
        ("“I will not stay,” the mayor told Reuters on Monday.", "reuters", "Reuters"),
        ("According to The Brennhaven Post, the mayor will resign in May.", "brennhavenpost", "Brennhaven Post"),
        ("Yonhap news agency said the mayor would resign in May.", "yonhap", "Yonhap"),
        ("The mayor will resign in May, sources told Tarnonline.com.", "tarnonline", "Tarnonline.com"),
    ],
)
def test_a_medium_is_found_where_it_is_named_as_a_source(text, medium, words):
    ((key, (phrase,)),) = cited(material(text), 0).items()
    assert (key, phrase.quote) == (medium, words)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor told Ada Lorne that he would resign in May.",
        "The mayor bought the Tarn Evening Herald and closed it in May.",
        "According to the council, the mayor will resign in May.",
    ],
)
def test_whoever_is_no_medium_or_no_source_is_not(text):
    assert cited(material(text), 0) == {}


def test_one_medium_has_one_key_however_it_is_written():
    assert {plain(name) for name in ("ABC News", "ABC.net.au", "abc", "The ABC")} == {"abc"}
    assert is_medium("ABC.net.au")
    assert not is_medium("Ada Lorne")
