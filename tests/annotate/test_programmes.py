import pytest

from .naming import read


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("She spoke on NBC's “Harbour Hour” on Sunday.", "product:harbour hour"),
        ('He was a guest of CNN’s program "Tides of the Week."', "product:tides of the week"),
    ],
)
def test_what_stands_in_marks_after_a_broadcaster_is_a_programme(text: str, key: str):
    assert read(text)[key].kind == "product"


def test_the_words_of_others_in_marks_are_no_programme():
    assert not any(key.startswith("product:") for key in read("The mayor's “Grand Plan” failed."))
