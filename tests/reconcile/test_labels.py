from tellings.reconcile.labels import about, beginning
from tellings.records import Evidence

from .build import material


def told(quote: str) -> Evidence:
    return Evidence("a", "text", 0, len(quote), quote)


def test_a_heading_has_the_words_that_the_statements_share_as_the_first_tells_them():
    both = material(
        "A fire destroyed the fish market of Tarn on Monday.", "In Tarn the fish market was destroyed last night."
    )
    assert about(both, [0, 1]) == "destroyed, fish market, Tarn"


def test_a_lone_statement_is_headed_by_its_beginning():
    one = material("A fire destroyed the fish market of Tarn.", "Grain prices slipped.")
    assert about(one, [0]) == "A fire destroyed the fish market of Tarn."


def test_statements_that_share_one_word_are_headed_by_the_first():
    both = material("Divers searched the harbour.", "A harbour festival begins tomorrow.")
    assert about(both, [0, 1]) == "Divers searched the harbour."


def test_a_long_beginning_is_cut_at_a_space_and_a_short_one_is_not():
    cut = beginning(told("The " + "long " * 30 + "sentence"))
    assert cut.endswith("long …")
    assert len(cut) <= 72
    assert beginning(told("Two\n  lines")) == "Two lines"
