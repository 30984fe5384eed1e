"""Events that are none, or that are somebody else's: sentences of our own with their sound neighbours."""

from __future__ import annotations

import pytest

from tellings.annotate import events
from tellings.records import Event
from tests.annotate.acting import tell

M, O, P = "Maravel//MRV", "Ondria//OND", "Pell/person"  # noqa: E741


def found(text: str, *names: str, title: str = "") -> tuple[Event, ...]:
    return events.annotate(*tell(text, *(names or (M, O)), title=title))


def types(text: str, *names: str) -> list[str]:
    return [one.type for one in found(text, *names)]


@pytest.mark.parametrize(
    ("none", "one", "kind"),
    [
        ("Maravel warned that Ondria would run dry.", "Maravel warned Ondria.", "THREATEN"),
        ("Maravel sent a team to Ondria for talks.", "Maravel sent a team of doctors to Ondria.", "AID"),
        ("Maravel treated Ondria better than before.", "Maravel treated Ondria in its hospitals.", "AID"),
        ("Maravel asked Ondria whether the dam held.", "Maravel asked Ondria to open the dam.", "REQUEST"),
        ("If Maravel does not help Ondria, the dam falls.", "Maravel helped Ondria.", "AID"),
        ("Maravel can attack Ondria.", "Maravel may attack Ondria.", "ASSAULT"),
        ("The treaty keeps the peace and deters Maravel from attacking Ondria.", "Maravel attacked Ondria.", "ASSAULT"),
        ("Maravel called a meeting with Ondria for Friday.", "Maravel called on Ondria to act.", "REQUEST"),
        ("Maravel launched a rocket on Monday.", "Maravel launched a rocket at Ondria.", "ASSAULT"),
        ("Maravel released a photo of Ondria.", "Maravel released prisoners from Ondria.", "YIELD"),
        ("Maravel insisted Ondria had found the leak.", "Maravel insisted Ondria open the gates.", "REQUEST"),
        ("Maravel warned Ondria it must save water.", "Maravel warned Ondria against an attack.", "THREATEN"),
        ("Maravel clashed with Ondria over the price.", "Troops of Maravel clashed with Ondria.", "ASSAULT"),
        ("Maravel's verbal attack on Ondria went on.", "Maravel's attack on Ondria went on.", "ASSAULT"),
        ("Maravel beat Ondria by a wide margin.", "Soldiers of Maravel beat Ondria's envoy.", "ASSAULT"),
        ("Maravel's mild winter helped Ondria.", "Maravel helped Ondria.", "AID"),
        ("Maravel attacked mock targets of Ondria in a drill.", "Maravel attacked targets in Ondria.", "ASSAULT"),
    ],
)
def test_what_only_sounds_like_an_act_is_none_and_its_neighbour_is_one(none: str, one: str, kind: str) -> None:
    assert kind not in types(none)
    assert kind in types(one)


def test_a_visit_between_private_people_is_no_consultation_and_one_by_an_office_is() -> None:
    assert types("Pell met Marsh on Monday.", P, "Marsh/person") == []
    assert types("President Pell met Marsh on Monday.", P, "Marsh/person/OND") == ["CONSULT"]


def test_sanctions_named_by_who_imposed_them_are_not_done_to_him() -> None:
    for one in found("A ship was held over Ondria sanctions imposed to stop the trade."):
        assert "e2" not in one.recipient


def test_it_before_its_name_is_nobody_yet() -> None:
    told = found("When it blamed Ondria, the ministry of Maravel gave no proof.")
    assert all(not one.actor for one in told if one.type == "ACCUSE")


def test_what_an_agency_reported_happened_and_is_not_weighed() -> None:
    (event,) = found("Maravel has asked Ondria for pumps, the agency reported.")
    assert (event.type, event.status) == ("REQUEST", "happened")


def test_a_verb_joined_to_another_does_not_stand_under_it() -> None:
    told = found("Marsh appeared on a stage, and Maravel attacked Ondria.")
    assert [(one.type, one.status) for one in told] == [("ASSAULT", "happened")]


def test_an_attack_that_is_impending_is_planned() -> None:
    (event,) = found("Pell told reporters of Maravel's impending attack on Ondria.")
    assert (event.type, event.status) == ("ASSAULT", "planned")


def test_talks_since_a_day_are_not_dated_by_it() -> None:
    told = found("These are the first talks between Maravel and Ondria since 4 May 2026.")
    assert [(one.type, one.date) for one in told] == [("CONSULT", None)]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("On Monday the Arvane army attacked Belloria.", ["Arvane"], ["Belloria"]),
        ("The Arvane government condemned an attack by Belloria soldiers.", ["Arvane"], ["Belloria"]),
        ("On Monday Arvane welcomed a resumption of formal ties with Belloria.", ["Arvane"], ["Belloria"]),
        (
            "On Monday Arvane welcomed a resumption of formal ties between Belloria and Cordane.",
            ["Arvane"],
            ["Belloria", "Cordane"],
        ),
        ("Arvane and Belloria held talks on Monday.", ["Arvane", "Belloria"], ["Arvane", "Belloria"]),
        ("Belloria was attacked by Arvane.", ["Arvane"], ["Belloria"]),
    ],
)
def test_names_that_the_telling_does_not_know_are_parties_by_their_words(
    text: str, actors: list[str], recipients: list[str]
) -> None:
    event = found(text, "Nobody/person")[0]
    words = {
        side: " ".join(told.quote for name, told in event.where if name == side) for side in ("actor", "recipient")
    }
    assert (event.actor, event.recipient) == ((), ())
    assert all(name in words["actor"] for name in actors)
    assert all(name in words["recipient"] for name in recipients)
    assert {"actor", "recipient"} <= {field for field, _ in event.missing}


def test_a_common_noun_is_no_party_by_its_words() -> None:
    assert found("The crowd condemned the noise.", "Nobody/person") == ()
