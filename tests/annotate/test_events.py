"""Events: who did what to whom, from sentences of our own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tellings.annotate import events
from tellings.annotate.events_codes import coded
from tellings.annotate.events_root import root
from tellings.knowledge.codebook import codebook, quad_of
from tellings.knowledge.load import toml
from tellings.records import Event
from tests.annotate.acting import tell

QUADS = quad_of(codebook())


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
        ("Maravel promised to send food to Ondria.", "AGREE"),
        ("Maravel and Ondria signed a treaty on Monday.", "SUPPORT"),
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
    assert (event.type, event.quad) == (kind, QUADS[kind])


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
    for text in ("Ondria was attacked.", "Maravel asked Ondria for aid on 4 May 2026.", "Maravel attacked the rebels."):
        event = only(text, "Maravel", "Ondria")
        fields = {"actor": event.actor, "recipient": event.recipient, "date": event.date, "place": event.place}
        empty = {name for name, value in (fields | {"mode": event.mode}).items() if not value}
        assert {name for name, _ in event.missing} == empty
    assert dict(only("Ondria was attacked.", "Ondria").missing)["actor"] == "told in the passive, without “by”"


def test_evidence_is_the_clause_with_its_object() -> None:
    event = only("Rain fell, and Maravel sought Ondria’s help, the ministry's spokesman told a briefing.", "Maravel")
    assert "sought Ondria’s help" in event.evidence[0].quote
    assert "Rain" not in event.evidence[0].quote


def rows(text: str, *names: str, title: str = "") -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    telling, parsed = tell(text, *names, title=title)
    called = {entity.id: entity.name for entity in telling.entities}
    return [
        (one.type, one.status, tuple(called[e] for e in one.actor), tuple(called[e] for e in one.recipient))
        for one in events.annotate(telling, parsed)
    ]


M, O, S = "Maravel//MRV", "Ondria//OND", "Savona//SAV"  # noqa: E741


@pytest.mark.parametrize(
    "text",
    [
        "Maravel attacked Ondria.",
        "Ondria was attacked by Maravel.",
        "Maravel launched an attack on Ondria.",
        "An attack was launched on Ondria by Maravel.",
        "Reporters wrote of Maravel's attack on Ondria.",
        "The bombing of Ondria by Maravel went on for hours.",
        "Maravel's troops shelled Ondria's positions.",
        "Maravel, which attacked Ondria, kept silent.",
        "Ondria suffered an attack by Maravel.",
    ],
)
def test_active_passive_nominal_and_light_verbs_tell_the_same_event(text: str) -> None:
    assert rows(text, M, O) == [("ASSAULT", "happened", ("Maravel",), ("Ondria",))]


def test_an_accusation_of_an_attack_is_two_events_of_different_certainty() -> None:
    telling, parsed = tell("Maravel accused Ondria of attacking Savona.", M, O, S)
    accusation, attack = events.annotate(telling, parsed)
    assert (accusation.type, accusation.status, accusation.actor) == ("ACCUSE", "happened", ("e1",))
    assert (attack.type, attack.status, attack.actor, attack.recipient) == ("ASSAULT", "alleged", ("e2",), ("e3",))
    assert attack.speaker == "e1"
    assert (accusation.confidence or 0) > (attack.confidence or 0)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Maravel threatened to attack Ondria.", "threatened"),
        ("Maravel promised to release Ondria's prisoners.", "announced"),
        ("Savona urged Maravel to withdraw from Ondria.", "called for"),
        ("Maravel denied attacking Ondria.", "denied"),
        ("Maravel refused to release Ondria's envoy.", "denied"),
        ("Maravel plans to meet Ondria.", "planned"),
        ("Maravel is ready to withdraw from Ondria.", "planned"),
        ("Maravel is considering an attack on Ondria.", "possible"),
        ("Savona said Maravel attacked Ondria.", "happened"),
    ],
)
def test_what_stands_over_an_act_tells_its_status(text: str, status: str) -> None:
    assert rows(text, M, O, S)[-1][1] == status


def test_what_is_denied_has_that_polarity() -> None:
    assert only("Maravel did not attack Ondria.", M, O).polarity == "denied"
    assert only("Maravel attacked Ondria.", M, O).polarity == "positive"


@pytest.mark.parametrize("text", ["Maravel and Ondria held talks.", "Talks between Maravel and Ondria resumed."])
def test_both_sides_of_a_mutual_event_act_and_receive(text: str) -> None:
    ((kind, _, actor, recipient),) = rows(text, M, O)
    assert (kind, actor, recipient) == ("CONSULT", ("Maravel", "Ondria"), ("Maravel", "Ondria"))


def test_joined_recipients_are_all_told() -> None:
    assert rows("Maravel attacked Ondria and Savona.", M, O, S)[0][3] == ("Ondria", "Savona")


def test_soldiers_act_for_their_state_and_protesters_do_not() -> None:
    assert only("Maravel's soldiers shelled Ondria.", M, O).actor == ("e1",)
    protest = only("Maravel's protesters attacked Ondria's embassy.", M, O)
    assert (protest.actor, protest.recipient) == ((), ("e2",))
    assert "protesters" in dict(protest.missing)["actor"]


def test_each_field_has_its_words() -> None:
    telling, parsed = tell("Maravel's troops attacked Ondria near Port Ash on Monday.", M, O, "Port Ash/place")
    (event,) = events.annotate(telling, parsed)
    told = {name: words.quote for name, words in event.where}
    assert (told["type"], told["actor"], told["recipient"]) == ("attacked", "Maravel's troops", "Ondria")
    assert told["date"] == "Monday"
    assert all(telling.article.text[one.start : one.end] == one.quote for _, one in event.where)


def test_who_speaks_stands_apart_from_who_acts() -> None:
    (event,) = events.annotate(*tell("“Maravel has attacked Ondria,” Dargo said.", M, O, "Dargo/person"))
    assert (event.actor, event.speaker) == (("e1",), "e3")


@pytest.mark.parametrize(
    "text",
    [
        "Support for Ondria is broad in the villages.",
        "Maravel borders Ondria.",
        "Okum called on Wednesday.",
        "The poll released in Ondria shows little.",
        "Maravel is allowed to sell wine.",
        "The plan takes a hard line over prices in Ondria.",
    ],
)
def test_mere_description_is_no_event(text: str) -> None:
    assert rows(text, M, O, "Okum/person") == []


def test_a_kind_act_ahead_counts_as_agree_a_hostile_one_as_threat_and_a_refused_one_as_reject() -> None:
    assert root("AID", "material cooperation", "planned") == "AGREE"
    assert root("ASSAULT", "material conflict", "threatened") == "THREATEN"
    assert root("YIELD", "material cooperation", "denied", refused=True) == "REJECT"
    assert root("ASSAULT", "material conflict", "denied") is None
    assert root("ASSAULT", "material conflict", "alleged") is None
    assert root("ASSAULT", "material conflict", "happened") == "ASSAULT"


def test_modes_are_those_of_the_codebook() -> None:
    known = {one.name: set(one.modes) for one in codebook()}
    assert all(set(table) <= known[name] for name, table in toml("events.toml")["modes"].items())


def test_a_type_of_ones_own_is_found_in_whole_texts(tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "toast.toml"
    examples = "\n".join(
        f'{{ text = "{{source:{who}}} toasted {{recipient:{whom}}} at the dinner." }},'
        for who, whom in zip(
            ["Okum", "Dargo", "The mayor", "Savona"] * 3, ["Vell", "the guests", "Maravel"] * 4, strict=True
        )
    )
    file.write_text(
        'name = "TOAST"\nquad = "verbal cooperation"\ndefinition = "A glass is raised to somebody."\n'
        f'patterns = ["toast T"]\nexamples = [\n{examples}\n]\n'
    )
    telling, parsed = tell("The envoy of Maravel toasted Ondria on Monday.", M, O)
    assert events.annotate(telling, parsed) == ()
    (event,) = events.annotate(telling, replace(parsed, codebook=(str(file),)))
    assert (event.type, event.quad, event.recipient) == ("TOAST", "verbal cooperation", ("e2",))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Maravel will not send food to Ondria.", ["REJECT"]),
        ("Maravel did not send food to Ondria.", []),
        ("Maravel will send food to Ondria.", ["AGREE"]),
        ("Maravel threatened to attack Ondria.", ["THREATEN", "THREATEN"]),
        ("Maravel accused Ondria of attacking Savona.", ["ACCUSE"]),
    ],
)
def test_an_event_is_counted_under_the_root_that_its_standing_gives_it(text: str, kind: list[str]) -> None:
    telling, parsed = tell(text, M, O, S)
    rows_of = coded(replace(telling, events=events.annotate(telling, parsed)))
    assert [one.type for one in rows_of] == kind


def test_both_directions_of_a_mutual_event_are_counted() -> None:
    telling, parsed = tell("Maravel and Ondria held talks.", M, O)
    told = list(coded(replace(telling, events=events.annotate(telling, parsed))))
    assert [(one.source.country, one.target.country if one.target else None) for one in told] == [
        ("MRV", "OND"),
        ("OND", "MRV"),
    ]
