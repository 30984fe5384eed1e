from tellings.reconcile.material import Finding
from tellings.reconcile.names import find

from .build import material


def names(*texts: str) -> list[Finding]:
    return list(find(material(*texts)))


def test_another_name_in_the_same_slot_of_the_same_act_differs():
    (finding,) = names(
        "The old ferry to Orla was bought by the Coastal Pilots Association for one crown.",
        "The old ferry to Orla was bought by the Harbour Rescue Society for one crown.",
    )
    assert finding.relation == "differ"
    assert [side[1] for side in finding.sides] == ["Coastal Pilots Association", "Harbour Rescue Society"]


def test_a_name_that_the_other_telling_knows_too_is_no_difference():
    assert not names(
        "The old ferry to Orla was bought by the Coastal Pilots Association for one crown.",
        "The old ferry to Orla was bought by the Harbour Rescue Society for one crown. "
        "The Coastal Pilots Association is sorry.",
    )


def test_another_act_is_no_slot():
    assert not names(
        "The old ferry to Orla was bought by the Coastal Pilots Association for one crown.",
        "The old ferry to Orla was painted by the Harbour Rescue Society in one week.",
    )


def test_who_says_it_is_compared_elsewhere():
    assert not names(
        "The Coastal Pilots Association said the old ferry to Orla was unsafe.",
        "The Harbour Rescue Society said the old ferry to Orla was unsafe.",
    )


def test_a_name_before_another_noun_has_another_part():
    assert not names(
        "Ada Lorne sold the old ferry to the Harbour Rescue Society in May.",
        "Ada Lorne sold the Coastal Pilots Association ferry in May.",
    )
