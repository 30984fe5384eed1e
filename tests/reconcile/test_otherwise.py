"""One matter told by other acts."""

from __future__ import annotations

from tellings.reconcile.material import Finding
from tellings.reconcile.otherwise import find

from .build import material


def otherwise(*texts: str) -> list[Finding]:
    return list(find(material(*texts)))


def test_one_matter_told_by_another_act_differs() -> None:
    (finding,) = otherwise(
        "The striking teacher punched a security guard in the face outside Harbour School.",
        "The striking teacher slapped two security officers outside Harbour School.",
    )
    assert (finding.kind, finding.relation) == ("act", "differ")
    assert finding.sides[0][2].quote.startswith("punched")
    assert finding.sides[1][2].quote.startswith("slapped")


def test_a_sentence_that_only_says_more_is_no_difference() -> None:
    assert not otherwise(
        "The striking teacher punched a security guard outside Harbour School.",
        "The striking teacher punched a security guard in the face outside Harbour School on a rainy Monday.",
    )


def test_sentences_about_two_matters_are_not_compared() -> None:
    assert not otherwise(
        "The striking teacher punched a security guard outside Harbour School.",
        "Farmers in the valley have sold half of this year's barley to a brewery abroad.",
    )


def test_what_one_alone_lays_to_a_source_is_not_compared() -> None:
    assert not otherwise(
        "The striking teacher punched a security guard in the face outside Harbour School.",
        "Police said the striking teacher slapped two security officers outside Harbour School.",
    )


def test_a_purpose_is_no_act() -> None:
    assert not otherwise(
        "The harbour council met on Monday to raise the ferry fare for commuters.",
        "The harbour council met on Monday to lift the ferry price for pensioners.",
    )


def test_what_another_subject_does_is_another_matter() -> None:
    assert not otherwise(
        "Firefighters punched a security guard in the face outside Harbour School on Monday.",
        "Passengers slapped two security officers outside Harbour School on Monday.",
    )


def test_a_verb_that_tells_no_act_is_not_compared() -> None:
    assert not otherwise(
        "The council had a sharp message for the owners of the old harbour pier.",
        "The council sent an angry letter to the owners of the old harbour pier.",
    )


def test_one_verb_for_both_is_one_act() -> None:
    assert not otherwise(
        "The mayor named Ada Lorne to the harbour board on Monday, in a hall full of dockers.",
        "The mayor named Ada Lorne, a retired pilot from Orla, on Monday.",
    )
