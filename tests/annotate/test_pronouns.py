import pytest

from .naming import called

BOARD = "org:coastal pilots association"


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        ("The Coastal Pilots Association said it would sue.", BOARD, ["it"]),
        ("Peru signed the treaty. It promised to build a pier.", "country:PER", ["It"]),
        ("Hamas said on Monday that it would not talk.", "actor:hamas", ["it"]),
        ("Republicans left the hall because they had lost.", "actor:republicans", ["they"]),
        ("Zoltan Brekke said he was ill.", "person:zoltan brekke", ["he"]),
        ("“We are late,” Ada Lorne said. “Go home,” she added.", "person:ada lorne", ["she"]),
        ("Zoltan Brekke hurt himself.", "person:zoltan brekke", ["himself"]),
    ],
)
def test_a_pronoun_stands_for_the_one_most_at_hand(text: str, key: str, told: list[str]):
    assert called(text, key, "pronoun") == told


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Coastal Pilots Association met. It is clear that more boats are needed.", BOARD),
        ("The Coastal Pilots Association met. It rained.", BOARD),
        ("The Coastal Pilots Association met. Officials said they were ill.", BOARD),
        ("Zoltan Brekke left. The judge said he would wait.", "person:zoltan brekke"),
        ("“Does he swim?” Zoltan Brekke asked.", "person:zoltan brekke"),
        ("Viktor Holm and Zoltan Brekke met. Ada Lorne saw him.", "person:ada lorne"),
        ("Zoltan Brekke saw him.", "person:zoltan brekke"),
    ],
)
def test_where_another_or_nobody_is_meant_nothing_is_given(text: str, key: str):
    assert called(text, key, "pronoun") == []


def test_who_is_set_beside_a_noun_is_as_much_at_hand_as_the_noun():
    text = "Ada Lorne was ill. Lorne's lawyer, Mara Lind, said she was hopeful."
    assert called(text, "person:mara lind", "pronoun") == ["she"]


def test_who_took_the_picture_is_nobody_to_point_back_to():
    text = "Mara Lind left the court. Reuters/Ada Lorne\nShe was in a hurry."
    assert "She" not in called(text, "person:ada lorne", "pronoun")
