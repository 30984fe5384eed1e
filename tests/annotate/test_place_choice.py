"""Place choice: homonyms are told apart by countries told, states beside them, and the other names."""

from __future__ import annotations

import pytest

from tellings.annotate.place_choice import SEVERAL, UNKNOWN, choose
from tellings.annotate.place_spots import Spot


def chosen(
    *names: str, told: tuple[str, ...] = (), inside: str | None = None, hints: tuple[str, ...] = ()
) -> Spot | str:
    """What the first name means beside the others."""
    asked = [(name, inside if place == 0 else None, None) for place, name in enumerate(names)]
    return choose(asked, frozenset(told), hints)[asked[0]]


def where(spot: Spot | str) -> tuple[str | None, str | None]:
    assert isinstance(spot, Spot), spot
    return spot.country, spot.province


def test_a_country_named_in_the_telling_decides_between_homonyms() -> None:
    assert where(chosen("Tripoli", told=("LBN",)))[0] == "LBN"
    assert where(chosen("Tripoli", told=("LBY",)))[0] == "LBY"


def test_the_state_after_the_comma_decides() -> None:
    assert where(chosen("Manchester", inside="New Hampshire")) == ("USA", "NH")
    assert where(chosen("Manchester")) == ("GBR", "ENG")


def test_a_town_that_its_state_lacks_is_unknown_and_not_its_namesake_elsewhere() -> None:
    assert chosen("Marseille", inside="Wyoming") == UNKNOWN


@pytest.mark.parametrize(
    ("names", "state"),
    [
        (("Springfield", "Chatham", "Decatur"), "IL"),
        (("Springfield", "Holyoke", "Chicopee"), "MA"),
        (("Springfield", "Nixa", "Ozark"), "MO"),
        (("Clark County", "Henderson", "Las Vegas"), "NV"),
        (("Clark County", "Vancouver", "Battle Ground"), "WA"),
    ],
)
def test_names_around_decide_between_homonyms(names: tuple[str, ...], state: str) -> None:
    assert where(chosen(*names, told=("USA",))) == ("USA", state)


def test_the_name_of_the_outlet_is_a_name_around() -> None:
    assert where(chosen("Bath", "Corning", told=("USA",), hints=("Elmira",))) == ("USA", "NY")


def test_georgia_is_a_state_beside_atlanta_and_a_country_beside_its_neighbours() -> None:
    assert where(chosen("Georgia", "Atlanta", "Macon", told=("USA",))) == ("USA", "GA")
    assert where(chosen("Georgia", "Tbilisi", told=("ARM", "AZE", "RUS")))[0] == "GEO"


def test_washington_is_the_capital_alone_and_the_state_in_a_list_of_states() -> None:
    assert where(chosen("Washington", told=("USA",)))[1] is None
    assert where(chosen("Washington", "Oregon", "Idaho", "Montana", "Utah", told=("USA",))) == ("USA", "WA")


def test_a_name_that_nobody_bears_is_unknown() -> None:
    assert chosen("Zzyrgrad") == UNKNOWN


def test_towns_of_like_weight_are_not_chosen_between() -> None:
    assert chosen("Ashland") == SEVERAL
    assert where(chosen("Ashland", "Kentucky", told=("USA",))) == ("USA", "KY")
