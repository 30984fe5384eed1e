from tellings.reconcile.material import Finding
from tellings.reconcile.places import find

from .build import material


def places(*texts: str) -> list[Finding]:
    return list(find(material(*texts)))


def test_a_town_is_more_exact_than_its_state():
    (finding,) = places(
        "Ada Lorne will deliver her speech on the ferries in Denver, Colorado, on Monday.",
        "Ada Lorne will deliver a major speech on the ferries in Colorado on Monday.",
    )
    assert (finding.kind, finding.relation) == ("place", "differ")
    assert finding.why == "“Denver” is more exact than “Colorado”"


def test_a_town_is_more_exact_than_its_country():
    (finding,) = places(
        "The singer was shot in Lyon on Monday night.",
        "The singer was shot in France on Monday night.",
    )
    assert {side[1] for side in finding.sides} == {"Lyon", "France"}


def test_a_telling_that_names_the_town_too_differs_in_nothing():
    assert not places(
        "The singer was shot in Lyon on Monday night.",
        "The singer was shot in France on Monday night. She had lived in Lyon for years.",
    )


def test_places_of_other_acts_are_not_compared():
    assert not places(
        "The singer was shot in Lyon on Monday night.",
        "The singer had married in France ten years before.",
    )


def test_two_towns_of_one_country_are_left_to_other_files():
    assert not places(
        "The singer was shot in Lyon on Monday night.",
        "The singer was shot in Marseille on Monday night.",
    )
