from hypothesis import given
from hypothesis import strategies as st

from tellings.reconcile.words import overlap, stem, stems, tokens


def test_forms_of_one_verb_share_a_stem():
    assert stem("seized") == stem("seizes") == stem("seize")
    assert stem("stopped") == stem("stops")


def test_stop_words_carry_nothing():
    assert stems("It was the one that they had") == ()


def test_overlap_is_the_share_of_the_smaller_set():
    assert overlap(("harbour", "fire"), ("harbour", "fire", "crane")) == 1.0
    assert overlap((), ("harbour",)) == 0.0


@given(st.text())
def test_any_text_has_tokens_without_spaces(text: str):
    assert all(token and not any(letter.isspace() for letter in token) for token in tokens(text))
