"""Versions: sentence by sentence, and word by word inside a sentence that is told otherwise."""

from __future__ import annotations

from tellings.desk.versions import Piece, differences
from tellings.records import Article

OLD = "The dam burst on Monday. Two people were hurt, police said.\nThe mayor was away."


def told(text, title="Dam", old=OLD):
    return [
        (one.kind, one.before.quote if one.before else None, one.after.quote if one.after else None)
        for one in differences(Article(old, title="Dam"), Article(text, title=title))
    ]


def test_the_same_text_has_no_difference():
    assert told(OLD) == []
    assert told(OLD.replace("\n", "\n\n").replace(". ", ".  ")) == []


def test_a_changed_number_is_shown_by_its_words():
    found = differences(Article(OLD), Article(OLD.replace("Two", "Three")))
    assert [one.kind for one in found] == ["changed"]
    assert found[0].pieces == (
        Piece("gone", "Two"),
        Piece("new", "Three"),
        Piece("same", "people were hurt, police said."),
    )


def test_a_sentence_that_is_gone_and_one_that_is_new():
    assert told("The dam burst on Monday. Two people were hurt, police said.") == [
        ("gone", "The mayor was away.", None)
    ]
    assert told(f"{OLD} Schools stay shut.") == [("new", None, "Schools stay shut.")]


def test_another_sentence_in_its_place_is_not_the_same_told_otherwise():
    assert told(OLD.replace("The mayor was away.", "Schools stay shut until further notice.")) == [
        ("new", None, "Schools stay shut until further notice."),
        ("gone", "The mayor was away.", None),
    ]


def test_a_sentence_that_moved_is_told_once():
    moved = "The mayor was away. The dam burst on Monday. Two people were hurt, police said."
    assert told(moved) == [("moved", None, "The mayor was away.")]


def test_another_title_comes_first():
    assert told(OLD, title="Dam bursts")[0] == ("title", "Dam", "Dam bursts")


def test_offsets_are_those_of_each_version():
    new = Article(f"Update. {OLD.replace('Monday', 'Sunday')}")
    for one in differences(Article(OLD), new):
        assert one.after is None or new.text[one.after.start : one.after.end] == one.after.quote
        assert one.before is None or OLD[one.before.start : one.before.end] == one.before.quote


def test_an_empty_text_loses_everything():
    assert [kind for kind, _, _ in told("")] == ["gone", "gone", "gone"]
