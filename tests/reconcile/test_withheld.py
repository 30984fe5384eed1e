from tellings.reconcile.withheld import find

from .build import material

SILENT = "The navy did not say when the ferry was boarded near the island of Orla."


def test_what_one_says_is_not_told_and_another_tells_is_a_difference():
    told = material(SILENT, "The ferry was boarded near the island of Orla after it ignored two radio calls.")
    (finding,) = find(told)
    assert finding.relation == "differ"
    assert {side[2].quote for side in finding.sides} == {"did not say when", "after it ignored two radio calls"}


def test_a_telling_that_does_not_tell_it_either_is_no_difference():
    assert not list(find(material(SILENT, "The ferry was boarded near the island of Orla.")))


def test_another_matter_is_no_answer():
    assert not list(find(material(SILENT, "Prices of apples rose after the harvest failed in the north.")))
