import pytest

from tellings.reconcile.material import Finding
from tellings.reconcile.rounded import find

from .build import material


def rounded(*texts: str) -> list[Finding]:
    return list(find(material(*texts)))


def words(finding: Finding) -> set[str]:
    return {side[2].quote for side in finding.sides}


def test_an_exact_count_and_a_loose_one_of_one_noun_differ_in_clauses_that_are_not_alike():
    (finding,) = rounded(
        "The ferry to Tarn sank in a squall. Dozens of passengers were pulled out of the cold water by fishermen.",
        "Fishermen who had heard the alarm saved 53 passengers, the harbour master of Tarn told reporters.",
    )
    assert (finding.kind, finding.relation) == ("number", "differ")
    assert "53 passengers is more exact than Dozens of passengers" in finding.why
    assert finding.confidence >= 0.5


def test_two_nouns_of_one_row_may_count_the_same_people():
    (finding,) = rounded(
        "Thousands of revellers had to leave the beach of Tarn when the barge exploded on Monday.",
        "Police cleared the beach of Tarn after the barge exploded and sent about 5,000 spectators home.",
    )
    assert words(finding) == {"Thousands of revellers", "about 5,000 spectators"}


def test_counts_of_other_things_are_not_compared():
    assert not rounded(
        "Dozens of nurses marched through Tarn on Monday.",
        "The harbour of Tarn holds 53 ships on Monday.",
    )


def test_customers_of_two_countries_are_two_counts():
    assert not rounded(
        "The leak at the bank of Tarn hit fewer than 400,000 Norwegian customers.",
        "The leak at the bank of Tarn hit about 380,000 Danish customers.",
    )


def test_the_loose_telling_that_has_the_exact_number_too_differs_in_nothing():
    assert not rounded(
        "Dozens of passengers were pulled out of the water. By noon all 53 passengers were safe in Tarn.",
        "Fishermen saved 53 passengers, the harbour master of Tarn told reporters.",
    )


def test_a_few_and_several_are_no_difference():
    assert not rounded(
        "Several councillors of Tarn spoke for the bridge.",
        "A handful of councillors of Tarn spoke against the harbour.",
    )


def test_large_exact_numbers_side_by_side_differ():
    (finding,) = rounded(
        "The leak at the bank of Tarn laid bare the data of 143 million customers, it said.",
        "In all, 145.5 million customers lost their data in the leak at the bank of Tarn.",
    )
    assert words(finding) == {"143 million customers", "145.5 million customers"}


def test_numbers_that_lie_far_apart_are_left_to_their_clauses():
    assert not rounded(
        "The leak at the bank of Tarn laid bare the data of 143 million customers, it said.",
        "The bank of Tarn has 610 million customers in the north and wants more of them.",
    )


def test_a_number_that_one_telling_calls_additional_differs_from_the_same_number_as_a_whole():
    (finding,) = rounded(
        "Many of the 1,600 officers on duty in Tarn will guard the fair on Sunday.",
        "Tarn is putting an additional 1,600 officers on its streets for the fair on Sunday.",
    )
    assert finding.relation == "differ"


@pytest.mark.parametrize("loose", ["less than $6,500", "more than $900"])
def test_bare_sums_of_doubtful_matter_are_not_compared(loose):
    assert not rounded(
        f"A night in the new hotel of Tarn costs {loose}, the owner said.",
        "The council paid $6,116 for the paint of the old bridge.",
    )


def test_a_noun_that_each_telling_counts_once_differs_when_the_numbers_are_not_far_apart():
    (finding,) = rounded(
        "Some 60 excavators are digging for the boy in the well at Tarn.",
        "More than 500 rescuers and 100 excavators were digging for the boy in the well at Tarn.",
    )
    assert words(finding) == {"Some 60 excavators", "100 excavators"}
