import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotate.quote_marks import stretches


def marked(text: str) -> list[str]:
    return [text[stretch.start : stretch.end] for stretch in stretches(text)]


@pytest.mark.parametrize(
    "quoted",
    [
        "“We stay.”",
        '"We stay."',
        "‘We stay.’",
        "'We stay.'",
        "« We stay. »".replace(" ", ""),
        "„We stay.“",
        "''We stay.''",
    ],
)
def test_every_kind_of_marks_is_a_stretch_with_its_marks(quoted: str):
    assert marked(f"Then {quoted} And no more.") == [quoted]


def test_an_apostrophe_opens_and_closes_nothing():
    assert marked("The sailors' boat wasn't Ada's, nor the crew's of the '90s.") == []


def test_a_possessive_inside_single_marks_does_not_end_them():
    assert marked("'The sailors' boat is gone,' she said.") == ["'The sailors' boat is gone,'"]


def test_the_inner_quote_belongs_to_the_outer_one():
    assert marked("“She wrote ‘never’ and “ever” there.”") == ["“She wrote ‘never’ and “ever” there.”"]


def test_a_stretch_opened_curly_may_close_straight():
    assert marked('He said “we stay", she "we go”.') == ['“we stay"', '"we go”']


def test_a_paragraph_that_opens_with_a_mark_and_never_closes_is_quoted_to_its_end():
    first, second = stretches("“We waited all night.\n“Nobody came.”")
    assert (first.closed, second.closed) == (False, True)
    assert first.end == len("“We waited all night.")


def test_a_second_opening_mark_after_a_full_stop_ends_the_first_stretch():
    assert marked('She said: "The pier is shut. "The boats are out."') == ['"The pier is shut.', '"The boats are out."']


def test_a_stray_mark_inside_a_line_opens_nothing():
    assert marked('A 12" pipe of the kind " that leaks') == []


@given(st.lists(st.sampled_from([*"“”\"'‘’«»„`", " ", "\n", "a", "Ada", ".", ",", ":", "s", "(", "—"]), max_size=60))
def test_stretches_of_any_mixture_lie_inside_the_text_in_order_and_on_one_line(pieces: list[str]):
    text = "".join(pieces)
    last = 0
    for stretch in stretches(text):
        assert last <= stretch.start < stretch.end <= len(text)
        assert "\n" not in text[stretch.start : stretch.end]
        last = stretch.end


def test_a_text_of_nothing_but_opening_marks_is_read_in_little_time():
    assert stretches('"a ' * 20_000) == stretches("'a " * 20_000) == ()
