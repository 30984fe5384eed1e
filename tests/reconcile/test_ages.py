from tellings.reconcile.ages import find
from tellings.reconcile.material import Finding

from .build import material


def ages(*texts: str) -> list[Finding]:
    return list(find(material(*texts)))


def test_two_ages_of_one_person_contradict_wherever_they_are_told():
    (finding,) = ages(
        "Ada Lorne, 43, has run the ferry of Tarn since the spring.",
        "The ferry of Tarn sank on Monday. “We are safe,” said 45-year-old Ada Lorne.",
    )
    assert (finding.kind, finding.relation) == ("number", "contradict")
    assert {side[1] for side in finding.sides} == {"43", "45"}


def test_the_one_child_of_a_story_has_one_age():
    (finding,) = ages(
        "Rescuers in Tarn are trying to reach a five-year-old boy who fell into a well.",
        "The six-year-old fell into the well at noon, the police of Tarn said.",
    )
    assert {side[2].quote for side in finding.sides} == {"five-year-old boy", "six-year-old"}


def test_a_telling_that_has_the_other_age_too_differs_in_nothing():
    assert not ages(
        "Rescuers in Tarn are trying to reach a five-year-old boy who fell into a well.",
        "The six-year-old boy fell into a well. Others in Tarn say that he is a five-year-old boy.",
    )


def test_ages_of_two_persons_are_not_compared():
    assert not ages("Ada Lorne, 43, has run the ferry of Tarn.", "Tomas Brekke, 45, has run the ferry of Tarn.")


def test_the_same_age_in_other_words_is_no_difference():
    assert not ages("Ada Lorne, 43, has run the ferry of Tarn.", "The ferry belongs to 43-year-old Ada Lorne.")
