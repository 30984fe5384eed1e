from tellings.reconcile.parties import find

from .build import material


def test_one_shared_party_and_one_other_is_a_difference_of_actor():
    told = material(
        "Fighting between Maru herders and Tolan farmers killed nine people in the valley of Sor.",
        "The fighting in the valley of Sor between the Maru community and the provincial army killed nine people.",
    )
    (finding,) = find(told)
    assert finding.kind == "actor"
    assert finding.relation == "differ"


def test_the_same_parties_in_other_order_are_no_difference():
    told = material(
        "Fighting between Maru herders and Tolan farmers killed nine people in the valley of Sor.",
        "Fighting between Tolan farmers and Maru herders killed nine people in the valley of Sor.",
    )
    assert not list(find(told))


def test_a_span_of_numbers_is_no_pair_of_parties():
    told = material("Between 20 and 30 people were there on Monday.", "Between 40 and 50 people were there on Monday.")
    assert not list(find(told))
