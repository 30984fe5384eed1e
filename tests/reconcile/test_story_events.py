from tellings.reconcile.material import Material
from tellings.reconcile.story_events import commitments, events

from .build import material

ASKED = "Peru formally asked Chile for two icebreakers on Monday."


def requests(told: Material) -> list[tuple[list[str], list[str], int]]:
    """Names of who asked whom, and in how many tellings it stands."""
    return [
        ([told.entity(each).name for each in event.actor], [told.entity(each).name for each in event.recipient],
         len({evidence.article for evidence in event.evidence}))
        for event in events(told)
        if event.type == "REQUEST"
    ]  # fmt: skip


def test_a_request_told_twice_is_one_event_with_both_evidences():
    assert requests(material(ASKED, "Peru has asked Chile for two icebreakers.")) == [(["Peru"], ["Chile"], 2)]


def test_requests_to_two_countries_stay_two():
    found = requests(material(ASKED, "Peru formally asked Ecuador for two icebreakers on Monday."))
    assert [recipient for _, recipient, _ in found] == [["Chile"], ["Ecuador"]]


def test_what_one_telling_lacks_the_other_fills():
    told = material("Peru has asked Chile for two icebreakers.", ASKED)
    (event,) = (event for event in events(told) if event.type == "REQUEST")
    assert event.date == "2025-05-05"
    assert "date" not in dict(event.missing)


def test_what_is_still_empty_keeps_its_reason():
    (event,) = (event for event in events(material(ASKED)) if event.type == "REQUEST")
    empty = [name for name in ("date", "place", "actor", "recipient") if not getattr(event, name)]
    assert empty == ["place"]
    assert dict(event.missing)["place"]


def test_events_are_numbered_in_order():
    told = material(ASKED, "Peru formally asked Ecuador for two tugs on Monday.")
    assert [event.id for event in events(told)] == [f"v{place}" for place in range(1, len(events(told)) + 1)]


def test_steps_of_one_commitment_come_together_over_the_tellings():
    told = material(ASKED, "Peru asked Chile for two icebreakers. Chile promised to send two icebreakers.")
    (commitment,) = commitments(told)
    assert {step.step for step in commitment.steps} == {"request", "pledge"}
    assert commitment.giver is not None
    assert told.entity(commitment.giver).name == "Chile"


def test_no_request_is_no_commitment():
    assert not commitments(material("A fire destroyed the fish market.", "Grain prices slipped."))


def test_a_country_and_its_ministry_are_asked_for_one_thing():
    told = material(
        "Peru has asked the Chilean Defence Ministry for two icebreakers.",
        "Chile is sending two icebreakers. Peru asked Chile for two icebreakers. Chile promised to send them.",
    )
    (commitment,) = commitments(told)
    assert commitment.giver is not None
    assert told.entity(commitment.giver).name == "Chile"


def test_steps_stand_in_the_order_of_a_promise_and_tell_how_they_stand():
    told = material("Peru asked Chile for two icebreakers. Chile sent aid to Peru.", "Chile vowed to help Peru.")
    (commitment,) = commitments(told)
    assert [(step.step, step.status) for step in commitment.steps] == [
        ("request", "happened"),
        ("pledge", "happened"),
        ("delivery", "happened"),
    ]
