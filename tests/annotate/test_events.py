"""Events: who did what to whom, from sentences of our own."""

from __future__ import annotations

import pytest

from tellings.annotate import events
from tellings.knowledge.load import toml
from tellings.records import Event
from tests.annotate.acting import tell


def only(text: str, *names: str, title: str = "") -> Event:
    (event,) = events.annotate(*tell(text, *names, title=title))
    return event


@pytest.mark.parametrize(
    "text",
    [
        "Maravel has requested support from Ondria.",
        "Maravel formally sought Ondria’s support for rebuilding the dam.",
        "Maravel’s new administration has sought Ondria's support, the ministry's spokesman told a briefing.",
        "Maravel asked Ondria for engineers.",
        "Maravel asked neighbouring Ondria for engineers.",
        "A formal request by Maravel was submitted to Ondria on strengthening the dam.",
        "Ondria received a written request from the government of Maravel.",
        "Maravel urged Ondria to open the gates.",
        "Ondria was asked by Maravel for pumps.",
        "Maravel demanded that Ondria open the gates.",
    ],
)
def test_a_request_has_the_one_who_asks_and_the_one_asked(text: str) -> None:
    event = only(text, "Maravel", "Ondria")
    assert (event.type, event.actor, event.recipient) == ("REQUEST", ("e1",), ("e2",))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Maravel and Ondria signed a treaty on Monday.", "AGREE"),
        ("Maravel held talks with Ondria.", "CONSULT"),
        ("Maravel praised Ondria.", "SUPPORT"),
        ("Maravel shared intelligence with Ondria.", "COOPERATE"),
        ("Maravel sent food to Ondria.", "AID"),
        ("Maravel lifted the blockade on Ondria.", "YIELD"),
        ("Maravel accused Ondria of theft.", "ACCUSE"),
        ("Maravel rejected an offer from Ondria.", "REJECT"),
        ("Maravel threatened to attack Ondria.", "THREATEN"),
        ("Thousands in Maravel protested against Ondria.", "PROTEST"),
        ("Maravel imposed sanctions on Ondria.", "SANCTION"),
        ("Maravel deployed troops along Ondria.", "MOBILIZE"),
        ("Maravel detained Ondria’s envoy.", "COERCE"),
        ("Maravel conducted aerial attacks on Ondria.", "ASSAULT"),
    ],
)
def test_each_type_of_the_codebook_comes_out_with_its_quad_class(text: str, kind: str) -> None:
    event = events.annotate(*tell(text, "Maravel", "Ondria"))[0]
    assert (event.type, event.quad) == (kind, toml("events.toml")[kind]["quad"])


def test_somebody_named_inside_the_phrase_stands_for_it() -> None:
    event = only("The minister condemned Ondria’s actions.", "minister/person", "Ondria")
    assert (event.actor, event.recipient) == (("e1",), ("e2",))


def test_we_in_a_quote_is_its_speaker() -> None:
    telling, parsed = tell("“We have asked Ondria for pumps,” Okum said.", "Okum/person", "Ondria")
    (event,) = events.annotate(telling, parsed)
    assert event.actor == tuple(quote.speaker_entity for quote in telling.quotes if quote.speaker_entity)


def test_a_request_that_is_only_pointed_at_is_no_event() -> None:
    assert events.annotate(*tell("They did not say when this request was made.", "Maravel")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Dargo called the attack an act of war on every farmer.",
        "Dargo declined to comment.",
        "Reporters asked why the gate broke.",
        "The storm killed 12 people.",
    ],
)
def test_words_of_the_codebook_in_another_sense_make_no_event(text: str) -> None:
    assert events.annotate(*tell(text, "Dargo/person")) == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Maravel attacked Ondria.", "happened"),
        ("Maravel is attacking Ondria.", "ongoing"),
        ("Maravel will attack Ondria.", "planned"),
        ("Maravel may attack Ondria.", "possible"),
        ("Maravel did not attack Ondria.", "denied"),
        ("Maravel should attack Ondria.", "called for"),
    ],
)
def test_the_standing_of_an_act(text: str, status: str) -> None:
    assert only(text, "Maravel", "Ondria").status == status


def test_a_headline_in_the_present_tells_what_happened_and_an_infinitive_what_is_planned() -> None:
    assert only("", "Maravel", "Ondria", title="Maravel accuses Ondria").status == "happened"
    assert only("", "Maravel", "Ondria", title="Maravel to send food to Ondria").status == "planned"


def test_the_date_is_that_of_the_act_and_not_of_a_deadline() -> None:
    assert only("Maravel asked Ondria for pumps on 4 May 2026.", "Maravel", "Ondria").date == "2026-05-04"
    late = only("Maravel asked Ondria for pumps until 9 May 2026.", "Maravel", "Ondria")
    assert (late.date, dict(late.missing)["date"]) == (None, "its clause tells no time")


def test_every_empty_field_has_its_reason_and_no_filled_one_has() -> None:
    for text in ("Ondria was attacked.", "Maravel asked Ondria for aid on 4 May 2026.", "A truce was reached."):
        event = only(text, "Maravel", "Ondria")
        fields = {"actor": event.actor, "recipient": event.recipient, "date": event.date, "place": event.place}
        empty = {name for name, value in (fields | {"mode": event.mode}).items() if not value}
        assert {name for name, _ in event.missing} == empty
    assert dict(only("Ondria was attacked.", "Ondria").missing)["actor"] == "told in the passive, without “by”"


def test_evidence_is_the_clause_with_its_object() -> None:
    event = only("Rain fell, and Maravel sought Ondria’s help, the ministry's spokesman told a briefing.", "Maravel")
    assert "sought Ondria’s help" in event.evidence[0].quote
    assert "Rain" not in event.evidence[0].quote


def test_every_row_of_the_codebook_has_a_quad_class_of_the_four() -> None:
    four = {"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}
    rows = {name: row for name, row in toml("events.toml").items() if name.isupper()}
    assert len(rows) == 15
    assert {row["quad"] for row in rows.values()} == four
    assert set(toml("events.toml")["modes"]) <= set(rows)
