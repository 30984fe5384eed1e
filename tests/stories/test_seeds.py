"""The first story we serve: two real reports, kept outside the project; expected places as offsets (see the JSON)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
WANT = json.loads(Path(__file__).with_name("seeds.expected.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the seeds are not beside this checkout")


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    from tellings.pipeline import compare

    return json.loads(compare(sorted(SEEDS.glob("*.txt"))).to_json())


def handle(name: str) -> str:
    return {"000": "t1", "002": "t2"}[name]


def meets(evidence: dict[str, Any], name: str, span: list[int]) -> bool:
    where = (evidence["telling"], evidence["where"]) == (handle(name), "text")
    return where and evidence["start"] < span[1] and span[0] < evidence["end"]


def lines(told: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [line for point in told["points"] for line in point["attributes"] if line["kind"] == kind]


def line_over(told: dict[str, Any], kinds: tuple[str, ...], spans: dict[str, Any]) -> bool:
    return any(
        all(any(meets(side["evidence"], name, span) for side in line["sides"]) for name, span in spans.items())
        for kind in kinds
        for line in lines(told, kind)
        if line["relation"] != "agree"
    )


def entity_at(told: dict[str, Any], name: str, start: int, end: int) -> str | None:
    exact = [
        (each["end"] - each["start"], entity["id"])
        for entity in told["entities"]
        for each in entity["mentions"]
        if meets(each, name, [start, end]) and each["start"] <= start and end <= each["end"]
    ]
    return min(exact)[1] if exact else None


def test_the_parts_of_pasted_text_are_found(told):
    for name, parts in WANT["parts"].items():
        telling = told["tellings"][0 if name == "000" else 1]
        for kind, (start, end) in parts.items():
            assert any(p["kind"] == kind and p["start"] <= start and end <= p["end"] for p in telling["parts"]), kind
    assert not [part for part in told["tellings"][1]["parts"] if part["kind"] in {"dateline", "teaser"}]


def test_publication_comes_from_the_stamp(told):
    published = [(each["published"], each["published_precision"]) for each in told["tellings"]]
    assert published == [("2025-07-23", "day"), ("2025-07-23T08:15:11", "second")]


def test_a_briefing_told_before_it_was_held_is_an_anomaly_of_one_telling_only(told):
    first, second = told["tellings"]
    assert any(meets(each, "000", WANT["anomaly"]["000"]) for one in first["anomalies"] for each in one["evidence"])
    assert not second["anomalies"]


def test_the_two_dates_of_the_occasion_contradict(told):
    contradicting = [line for line in lines(told, "date") if line["relation"] == "contradict"]
    assert any(
        all(
            any(meets(side["evidence"], name, span) for side in line["sides"])
            for name, span in WANT["occasion"].items()
        )
        for line in contradicting
    )


@pytest.mark.parametrize("place", range(2))
def test_a_sentence_quoted_in_two_wordings_differs(told, place):
    spans = {name: span for name, span in WANT["quotes"][place].items() if name in {"000", "002"}}
    assert line_over(told, ("quote",), spans)


@pytest.mark.parametrize("place", range(2))
def test_its_speakers_differ(told, place):
    assert line_over(told, ("attribution",), WANT["attribution"][place])


def test_one_independent_origin_the_ministry_with_both_tellings(told):
    assert told["origins"]["independent"] == 1
    (group,) = [each for each in told["origins"]["groups"] if len(each["tellings"]) == 2]
    assert group["kind"] == "primary_source"
    assert "defence ministry" in group["name"].lower()


def test_what_one_says_is_not_told_and_the_other_tells_stands_in_one_differing_point(told):
    assert any(
        point["relation"] in {"differ", "contradict"}
        and all(
            any(meets(each, name, span) for side in point["sides"] for each in side["evidence"])
            for name, span in WANT["withheld"].items()
        )
        for point in told["points"]
    )


def test_the_parties_of_the_fighting_differ(told):
    assert line_over(told, ("actor", "cause"), WANT["parties"])


@pytest.mark.parametrize("place", range(5))
def test_spellings_and_aliases_are_one_entity(told, place):
    found = {entity_at(told, *mention) for mention in WANT["one_entity"][place]}
    assert len(found) == 1
    assert None not in found


def test_the_man_the_ministry_and_the_country_stay_three(told):
    found = {entity_at(told, *mention) for mention in WANT["three_entities"]}
    assert len(found) == 3


@pytest.mark.parametrize("what", ["government_labels", "person_labels"])
def test_labels_of_one_actor(told, what):
    holding = []
    for naming in told["naming"]:
        got = [
            label
            for name, start, end, _ in WANT[what]
            for label in naming["labels"]
            if any(meets(each, name, [start, end]) for each in label["evidence"])
        ]
        if len(got) >= len(WANT[what]):
            holding.append(got)
    assert holding
    marked = any(label["scare_quotes"] for label in holding[0])
    assert marked if what == "government_labels" else any(label["loaded"] for label in holding[0])


def test_details_of_one_telling_are_points_of_their_own(told):
    for name, spans in WANT["alone"].items():
        for span in spans:
            assert any(
                point["relation"] == "alone" and any(meets(each, name, span) for each in point["sides"][0]["evidence"])
                for point in told["points"]
            ), (name, span)


def test_the_request_has_its_parties(told):
    names = {entity["id"]: entity for entity in told["entities"]}
    requests = [event for event in told["events"] if event["type"] == "REQUEST"]
    assert any(
        any(names[each]["codes"]["country"] == "SYR" for each in event["actor"])
        and any(names[each]["codes"]["country"] == "TUR" for each in event["recipient"])
        for event in requests
    )


def test_the_commitment_has_request_and_delivery(told):
    assert any({"request", "delivery"} <= {step["step"] for step in each["steps"]} for each in told["commitments"])


def test_every_quote_is_the_text_at_its_offsets(told):
    texts = {each["id"]: {"text": each["text"], "title": each["title"] or ""} for each in told["tellings"]}

    def check(node: Any) -> int:
        if isinstance(node, dict):
            if {"telling", "where", "start", "end", "quote"} <= node.keys():
                assert texts[node["telling"]][node["where"]][node["start"] : node["end"]] == node["quote"]
                return 1
            return sum(check(each) for each in node.values())
        return sum(check(each) for each in node) if isinstance(node, list) else 0

    whole = dict(told)
    for telling in whole["tellings"]:
        for key in ("quotes", "times", "places", "quantities"):
            for each in telling[key]:
                for value in each.values():
                    if isinstance(value, dict):
                        value.setdefault("telling", telling["id"])
    assert check(whole) > 100


def test_every_empty_event_field_has_its_reason(told):
    for event in told["events"]:
        for name in ("actor", "recipient", "date", "place", "mode"):
            assert event[name] or event["missing"].get(name), (event["id"], name)
