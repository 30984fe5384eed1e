"""Same claim: answers of our own to one question."""

import pytest

from tellings.reconcile.same_claim import is_negated, likeness, numbers, same_claims


def test_answers_in_other_words_are_one_group():
    answers = ["to stop smugglers", "in order to stop the smuggling of goods", "because the bridge is broken"]
    assert same_claims(answers) == [[0, 1], [2]]


def test_another_number_is_another_answer():
    assert same_claims(["two years", "three years", "at least three more years"]) == [[0], [1, 2]]


def test_a_year_holds_its_days():
    assert same_claims(["July 2024", "until July 1, 2024", "April 2031"]) == [[0, 1], [2]]


def test_a_denial_is_not_what_it_denies():
    yes, no = "the ferry will sail tonight", "the ferry will not sail tonight"
    assert same_claims([yes, no]) == [[0], [1]]
    assert same_claims([yes, yes]) == [[0, 1]]


def test_likeness_is_the_same_both_ways():
    scores = likeness(["two ships", "a ship", "rain"])
    assert (scores == scores.T).all()


@pytest.mark.parametrize(
    ("answer", "told"),
    [("three more years", {"3"}), ("1,200 boats", {"1200"}), ("another year", {"1"}), ("soon", set())],
)
def test_numbers_are_read_in_figures_and_words(answer: str, told: set[str]):
    assert numbers(answer) == told


def test_negation_is_seen():
    assert is_negated("they didn't sign")
    assert not is_negated("they signed a note")


def test_nothing_is_no_group():
    assert same_claims([]) == []
