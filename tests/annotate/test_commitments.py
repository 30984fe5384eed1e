"""Commitments: request -> pledge -> delivery or refusal, from sentences of our own."""

from __future__ import annotations

from tellings.annotate import commitments
from tellings.records import Commitment
from tests.annotate.acting import tell


def found(text: str, *names: str) -> tuple[Commitment, ...]:
    return commitments.annotate(*tell(text, *names))


def steps(commitment: Commitment) -> list[str]:
    return [step.step for step in commitment.steps]


def test_a_request_its_pledge_and_its_delivery_are_one_commitment() -> None:
    text = "Maravel asked Ondria for pumps. Ondria promised to send twelve. On 5 May 2026 Ondria sent pumps to Maravel."
    (one,) = found(text, "Maravel", "Ondria")
    assert (one.giver, one.taker, one.what, steps(one)) == ("e2", "e1", "pumps", ["request", "pledge", "delivery"])
    assert one.steps[2].date == "2026-05-05"


def test_works_in_line_with_a_request_are_its_delivery() -> None:
    text = (
        "Maravel has sought Ondria’s support. “In line with this request, our works are underway,” the ministry said."
    )
    (one,) = found(text, "Maravel", "Ondria")
    assert steps(one) == ["request", "delivery"]
    assert one.steps[1].evidence[0].quote.startswith("In line with this request")


def test_what_will_be_done_in_response_is_a_pledge() -> None:
    text = "Maravel requested help from Ondria. In response to Maravel’s request, Ondria will build a second canal."
    (one,) = found(text, "Maravel", "Ondria")
    assert steps(one) == ["request", "pledge"]


def test_a_rejected_request_is_a_refusal() -> None:
    (one,) = found("Maravel asked Ondria for soldiers. Ondria rejected the request.", "Maravel", "Ondria")
    assert steps(one) == ["request", "refusal"]


def test_a_minister_of_the_country_gives_for_it() -> None:
    text = "Maravel asked Ondria for pumps.\n\nSome days passed.\n\nBellau promised Maravel to send twelve."
    (one,) = found(text, "Maravel//MVL", "Ondria//OND", "Bellau/person/OND")
    assert (one.giver, steps(one)) == ("e2", ["request", "pledge"])


def test_the_pledge_of_a_third_actor_is_a_commitment_of_its_own() -> None:
    text = "Maravel asked Ondria for pumps.\n\nBrazil vowed to support Savona."
    one, other = found(text, "Maravel", "Ondria", "Brazil", "Savona")
    assert (steps(one), other.giver, other.taker, steps(other)) == (["request"], "e3", "e4", ["pledge"])


def test_aid_that_nobody_asked_for_is_no_commitment() -> None:
    assert found("Ondria sent food to Maravel.", "Maravel", "Ondria") == ()


def test_a_request_not_made_and_help_that_may_come_are_no_steps() -> None:
    assert found("Maravel did not ask Ondria for help.", "Maravel", "Ondria") == ()
    (one,) = found("Maravel asked Ondria for help. Ondria may send food to Maravel.", "Maravel", "Ondria")
    assert steps(one) == ["request"]


def test_the_one_who_asked_does_not_give() -> None:
    (one,) = found("Maravel asked Ondria for pumps. Maravel promised to pay.", "Maravel", "Ondria")
    assert steps(one) == ["request"]


def test_people_of_somebody_are_not_that_person() -> None:
    assert found("Members of Marsh’s staff urged Ondria to send pumps.", "Marsh/person", "Ondria") == ()
    (one,) = found("Maravel’s government urged Ondria to send pumps.", "Maravel", "Ondria")
    assert (one.giver, one.taker, one.what) == ("e2", "e1", "to send pumps")


def test_to_appeal_to_somebody_without_a_wish_is_to_please() -> None:
    assert found("Maravel appealed to Ondria.", "Maravel", "Ondria") == ()
    (one,) = found("Maravel appealed to Ondria for pumps.", "Maravel", "Ondria")
    assert (one.giver, one.taker, one.what) == ("e2", "e1", "pumps")


def test_what_is_asked_is_the_deed_and_not_who_is_asked() -> None:
    (one,) = found("Ada Lorne urged Ben Marsh to close the quay.", "Ada Lorne/person", "Ben Marsh/person")
    assert (one.giver, one.taker, one.what) == ("e2", "e1", "to close the quay")
    assert found("Ada Lorne urged party members to close the quay.", "Ada Lorne/person") == ()


def test_an_apology_and_what_one_begs_for_oneself_are_no_commitment() -> None:
    names = ("Ada Lorne/person", "Ondria")
    assert found("“I beg Ondria for time,” Ada Lorne said.", *names) == ()
    assert found("Ada Lorne asked Ondria for forgiveness.", *names) == ()


def test_a_request_without_its_other_party_is_dropped() -> None:
    assert found("Maravel called for pumps.", "Maravel", "Ondria") == ()


def test_another_vow_of_the_one_asked_is_no_answer() -> None:
    text = "Ada Lorne urged Ben Marsh to resign.\n\nThe hall was full.\n\nMarsh vowed to fight the fires."
    (one,) = found(text, "Ada Lorne/person", "Ben Marsh = Marsh/person")
    assert steps(one) == ["request"]
