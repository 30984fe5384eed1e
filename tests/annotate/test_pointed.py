import pytest

from .naming import called

COUNCIL = "org:harbour safety council"


def test_the_council_is_the_only_body_whose_name_ends_so():
    text = "The Harbour Safety Council met on Monday. A storm came. The council closed the quay."
    assert called(text, COUNCIL) == ["council"]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Safety Council met on Monday. A council in Sor did not. The council closed the quay.",
        "The Harbour Safety Council met on Monday. The town council did not. The council closed the quay.",
        "The Tolan River Council and the Harbour Safety Council met. The council closed the quay.",
        "The Harbour Safety Council met on Monday. The council of elders closed the quay.",
        "The Harbour Safety Council met on Monday. “The council closed the quay,” a docker said.",
        "The council closed the quay. The Harbour Safety Council met on Monday.",
    ],
)
def test_where_another_can_be_meant_nothing_is_given(text: str):
    assert called(text, COUNCIL) == []


def test_the_group_is_the_only_body_of_the_sentence_before():
    text = "The Coastal Pilots Association wants more boats. The group met in Bergen."
    assert called(text, "org:coastal pilots association") == ["group"]


def test_the_group_that_a_body_speaks_of_is_another():
    text = "The Coastal Pilots Association said the group had sunk two boats."
    assert called(text, "org:coastal pilots association") == []
