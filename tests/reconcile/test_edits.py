"""Edits: what a copy cut, added and changed, at its words; a source that it drops is told as such."""

from __future__ import annotations

from tellings.reconcile.edits import edits
from tellings.reconcile.twins import twins
from tellings.records import Edit

from .build import material

SOURCE = (
    "The ferry to Tarn struck a rock on Monday night, officials said. "
    "Nobody of the nine people on board was hurt when it listed to the left. "
    "A tug from the naval yard pulled the ferry into the harbour at noon. "
    "The line has run between the two islands for almost forty years."
)


def edited(copy: str) -> list[Edit]:
    told = material(SOURCE, copy)
    return edits(told, 0, 1, twins(told))


def quotes(found: list[Edit]) -> list[tuple[str, str | None, str | None]]:
    return [(each.kind, each.was and each.was.quote, each.now and each.now.quote) for each in found]


def test_the_same_text_has_no_edits():
    assert edited(SOURCE) == []


def test_a_dropped_source_is_cut_and_said_to_be_one():
    (cut,) = edited(SOURCE.replace(", officials said", ""))
    assert (cut.kind, cut.telling, cut.now) == ("cut", "t2", None)
    assert cut.was is not None
    assert "officials said" in cut.was.quote
    assert cut.why == "the source is no longer named here"


def test_a_source_that_only_the_copy_names_is_added():
    (added,) = edited(SOURCE.replace("at noon.", "at noon, the harbour master said."))
    assert (added.kind, added.was, added.why) == ("added", None, "a source is named here")


def test_another_word_is_a_change_with_both_words():
    assert quotes(edited(SOURCE.replace("naval yard", "fishing port"))) == [("changed", "naval yard", "fishing port")]


def test_a_sentence_left_out_is_cut_and_one_of_its_own_is_added():
    own = "Its captain had asked the council for a lighthouse in spring."
    copy = SOURCE.replace("The line has run between the two islands for almost forty years.", own)
    assert quotes(edited(copy)) == [
        ("cut", "The line has run between the two islands for almost forty years.", None),
        ("added", None, own),
    ]


def test_every_edit_stands_at_its_words():
    told = material(SOURCE, SOURCE.replace("naval yard", "fishing port").replace(", officials said", ""))
    for edit in edits(told, 0, 1, twins(told)):
        for words, telling in ((edit.was, 0), (edit.now, 1)):
            assert words is None or told.tellings[telling].article.text[words.start : words.end] == words.quote
