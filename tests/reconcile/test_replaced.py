"""One sentence told twice, the same but for a phrase: what is told of that phrase, and what is left alone."""

from __future__ import annotations

import pytest

from tellings.reconcile.material import Finding
from tellings.reconcile.replaced import find
from tellings.reconcile.twins import twins

from .build import material

BEFORE = "The town of Ardwell woke to sirens. "
AFTER = " Repairs to the old pier will take the whole winter."


def replaced(one: str, other: str) -> list[Finding]:
    told = material(BEFORE + one + AFTER, BEFORE + other + AFTER)
    return find(told, twins(told))


CHANGED = [
    ("number", "The ferry carried 240 passengers across the bay that night.", "240", "310"),
    ("number", "The ferry carried twelve crates of flour across the bay that night.", "twelve", "seven"),
    ("number", "Repairs cost the harbour dozens of working days that year.", "dozens", "hundreds"),
    ("date", "The ferry left the harbour on Tuesday with a full car deck.", "Tuesday", "Friday"),
    ("date", "The council approved the new quay on 4 March after a long debate.", "March", "June"),
    ("place", "The ferry sailed from Norway with a full load of timber.", "Norway", "Spain"),
    ("place", "The wounded were taken to a hospital at the edge of the town.", "hospital", "school"),
    ("actor", "The court fined Peter Lorne for burning the wooden pier.", "Peter Lorne", "Anna Brandt"),
    ("attribution", "The pier must be rebuilt at once, Peter Lorne said on the quay.", "Peter Lorne", "Anna Brandt"),
    ("cause", "The ferry stayed in port because of a broken rudder.", "a broken rudder", "the thick fog"),
    ("cause", "The ferry stayed in port because the rudder had broken.", "the rudder had broken", "no crew had come"),
    ("status", "The council will rebuild the pier before the summer.", "will rebuild", "will not rebuild"),
    ("status", "The council has denied that the pier was rotten.", "denied", "confirmed"),
    ("status", "The council did not sign the contract with the builders.", "did not sign", "signed"),
    ("status", "It is likely that the pier will be sold to a hotel.", "likely", "unlikely"),
    ("status", "The council will sell the pier to a hotel chain.", "will sell", "may sell"),
]


@pytest.mark.parametrize(("kind", "told", "old", "new"), CHANGED)
def test_a_changed_phrase_is_told_as_what_it_is(kind: str, told: str, old: str, new: str) -> None:
    (finding,) = replaced(told, told.replace(old, new))
    words = [side[2].quote for side in finding.sides]
    assert finding.kind == kind
    assert {old, new} & {words[0], words[1]} or (words[0] in told and new.split()[0] in words[1])
    assert finding.confidence >= 0.8


REWORDED = [
    ("The ferry carried 240 passengers across the bay.", "240", "two hundred and forty"),
    ("The ferry carried twelve crates across the wide bay.", "twelve", "12"),
    ("The ferry left the harbour on Oct. 19 with a full deck.", "Oct. 19", "October 19"),
    ("The court fined Peter Lorne for burning the wooden pier.", "Peter Lorne", "Mr. Lorne"),
    ("The court fined Peter Lorne for burning the wooden pier.", "Peter Lorne", "the fisherman"),
    ("The ferry sailed from the United States with a load of timber.", "the United States", "the U.S."),
    ("The talks in Syria went on for the whole of the night.", "in Syria", "in the Syrian capital"),
    ("The council will rebuild the pier before the summer.", "rebuild", "restore"),
    ("The ferry stayed in port because of a broken rudder.", "a broken rudder", "a badly broken rudder"),
    ("The council did not sign the contract with the builders.", "did not", "didn't"),
    ("The pier must be rebuilt at once, the mayor said.", "said", "insisted"),
    ("The council will rebuild the pier before the summer.", "the pier", "the old pier"),
]


@pytest.mark.parametrize(("told", "old", "new"), REWORDED)
def test_other_words_for_the_same_are_left_alone(told: str, old: str, new: str) -> None:
    assert replaced(told, told.replace(old, new)) == []


def test_a_name_changed_throughout_is_told_once() -> None:
    told = "The court fined Peter Lorne for burning the pier. The police had held Peter Lorne for two nights."
    assert len(replaced(told, told.replace("Peter Lorne", "Anna Brandt"))) == 1


def test_a_sentence_that_shares_little_is_no_twin() -> None:
    assert replaced("The ferry carried 240 passengers.", "Some 310 people watched from the quay as it burned.") == []


def test_a_day_within_another_clause_is_not_held_against_a_day() -> None:
    assert not replaced(
        "Ada Lorne told the Orla Courier on Tuesday.",
        "Ada Lorne told the Orla Courier after the long report of the harbour board was released Sunday.",
    )
