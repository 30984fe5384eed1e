"""Codec: records come back as they were, also from a program that knew fewer fields or more."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import DamagedStore
from tellings.pipeline import annotate, read
from tellings.records import Article, Part
from tellings.store import codec
from tests.bridge import CLOSED, SHUT, record

TEXT = st.text(st.characters(), max_size=60)


@given(TEXT, TEXT, st.none() | TEXT, st.none() | st.datetimes(), st.lists(TEXT, max_size=3))
def test_any_article_comes_back(text, title, outlet, published, doubts):
    article = Article(text, title, outlet, published, parts=(Part("body", 0, len(text)),), doubts=tuple(doubts))
    assert codec.unpack_article(codec.pack_article(article)) == article


def test_a_telling_comes_back_with_all_its_sections():
    article = read(record(CLOSED, outlet="Herald", published="2025-03-04"))[0]
    telling = annotate(article)
    assert telling.quantities
    assert telling.statements
    assert telling.phrases
    data = codec.pack(telling)
    assert codec.unpack(data, article) == telling
    assert codec.pack(telling) == data


def test_words_are_not_kept_twice():
    article = read(record(CLOSED))[0]
    whole = codec._open(codec.pack(annotate(article)))
    assert "inspectors found three cracks" not in str(whole["telling"]["quotes"])


def test_a_telling_of_another_article_is_refused():
    one, other = (read(record(text))[0] for text in (CLOSED, SHUT))
    with pytest.raises(DamagedStore, match=f"a telling of {one.id} stands at this article"):
        codec.unpack(codec.pack(annotate(one)), other)


def changed(data, change):
    whole = codec._open(data)
    change(whole)
    return codec._squeezed(whole)


def test_a_field_that_the_writer_did_not_know_takes_its_default():
    article = Article("text", doubts=("a doubt",))

    def without_doubts(whole):
        place = whole["fields"]["Article"].index("doubts")
        del whole["fields"]["Article"][place], whole["article"][place]

    found = codec.unpack_article(changed(codec.pack_article(article), without_doubts))
    assert found == dataclasses.replace(article, doubts=())


def test_a_field_that_the_reader_does_not_know_is_passed_over():
    article = Article("text")

    def with_more(whole):
        whole["fields"]["Article"].append("colour")
        whole["article"].append("blue")

    assert codec.unpack_article(changed(codec.pack_article(article), with_more)) == article


def test_a_field_that_is_needed_and_missing_is_damage():
    def without_text(whole):
        place = whole["fields"]["Article"].index("text")
        del whole["fields"]["Article"][place], whole["article"][place]

    with pytest.raises(DamagedStore, match="a Article without all it needs"):
        codec.unpack_article(changed(codec.pack_article(Article("text")), without_text))


def test_bytes_that_are_nothing_and_forms_that_are_unknown_are_damage():
    for data in (b"", b"nothing", codec._squeezed({"form": 99})):
        with pytest.raises(DamagedStore, match=r"\[D07\]"):
            codec.unpack_article(data)
