"""Uttered: enough quoted words in common show one statement behind two tellings; a few do not."""

from __future__ import annotations

from tellings.reconcile.uttered import shared_words

from .build import material

LONG = (
    "“The bridge was sound when we handed it over, and nobody in this company has cut a single corner on it in the "
    "nine years that we have built for this town,” Mara Quill said in a statement."
)
CUT = (
    "In a letter to the council Mara Quill denied all blame. “Nobody in this company has cut a single corner on it in "
    "the nine years that we have built for this town,” Quill wrote."
)
OTHERS = (
    "The mayor was not convinced. “We asked for the plans in spring and again in summer, and what came was a box of "
    "photographs of somebody else's bridge,” Jon Tabor said. “I do not know what to tell the families of those who "
    "drove over it that evening, and I have not slept since.” Neither had the driver of the first car, who lay in the "
    "ward. “It opened like a door,” she said. “First there was a road, and then there was the river and the lights of "
    "the town upside down in it, and my boy called out for his sister from the seat behind me.”"
)


def test_a_statement_that_both_quote_is_found_with_its_speaker_and_its_words():
    told = material(LONG, CUT)
    (shared,) = shared_words(told)
    assert shared.tellings == (0, 1)
    assert shared.words == 22
    assert shared.shares == (22 / 32, 1.0)
    assert shared.speaker is not None
    assert told.entity(shared.speaker).name == "Mara Quill"
    assert all("cut a single corner" in words.quote for words in shared.evidence)


def test_a_few_words_in_common_show_nothing():
    short = "“Nobody in this company has cut a single corner,” Mara Quill said in a statement."
    assert shared_words(material(LONG, short)) == []


def test_a_little_of_much_that_both_quote_shows_nothing():
    mine = f"{OTHERS} “We asked for the plans in spring, and nobody in this company was there,” said Ada Lorne."
    assert shared_words(material(f"{OTHERS.replace('plans', 'books')} {LONG}", CUT)) != []
    assert shared_words(material(mine, LONG)) == []


def test_the_same_words_without_marks_are_no_quote():
    assert shared_words(material(LONG, CUT.replace("“", "").replace("”", ""))) == []
