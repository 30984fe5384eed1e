from tellings.reconcile.lengths import find
from tellings.reconcile.material import Finding

from .build import material


def lengths(*texts: str) -> list[Finding]:
    return list(find(material(*texts)))


def test_a_counted_length_is_more_exact_than_its_bare_unit():
    (finding,) = lengths(
        "For eight years the villagers of Tarn have protested every week against the quarry.",
        "In Tarn, weekly protests against the quarry have been held for years.",
    )
    assert (finding.kind, finding.relation) == ("number", "differ")
    assert finding.why == "“eight years” is more exact than “years”"


def test_two_counted_lengths_are_not_compared():
    assert not lengths(
        "For eight years the villagers of Tarn have protested every week against the quarry.",
        "In Tarn, weekly protests against the quarry have been held for six years.",
    )


def test_a_length_of_another_matter_is_not_compared():
    assert not lengths(
        "The villagers of Tarn have protested against the quarry for eight years.",
        "Nobody had seen a wolf near the lake for years, the ranger wrote.",
    )


def test_what_is_still_to_come_is_no_length_of_what_was():
    assert not lengths(
        "With three weeks left to save the quarry, the council of Tarn met the owner on Sunday.",
        "The council of Tarn met the owner of the quarry on Sunday for the first time in weeks.",
    )


def test_ages_are_no_lengths():
    assert not lengths(
        "Ada Lorne, who is 40 years old, has run the ferry of Tarn.",
        "Ada Lorne has run the ferry of Tarn for years.",
    )
