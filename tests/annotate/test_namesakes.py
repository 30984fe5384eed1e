import pytest

from .naming import read


def test_georgia_among_states_is_a_state():
    found = read("The law passed in Texas, Ohio and Georgia. The United States has 50 states.")
    assert "country:GEO" not in found
    assert found["place:gaurgia"].kind == "place"


@pytest.mark.parametrize(
    "text",
    [
        "Georgia and Russia met. The United States was not asked.",
        "Georgian wine sells well. Georgia sends it to the United States.",
        "Georgia held a vote on Sunday.",
    ],
)
def test_georgia_beside_its_neighbours_or_its_own_is_a_country(text: str):
    assert read(text)["country:GEO"].kind == "country"
