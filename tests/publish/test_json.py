"""JSON: the contract `tellings.comparison/1`."""

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest

from tellings.publish import json as publish_json
from tellings.publish.json import to_json, to_jsonl

from .sample import COURIER, LANTERN, with_foreign_telling

SCHEMA = json.loads(files("tellings.publish").joinpath("comparison.schema.json").read_text(encoding="utf-8"))


def evidence_in(node):
    if isinstance(node, dict):
        if {"start", "end", "quote"} <= node.keys():
            yield node
        for below in node.values():
            yield from evidence_in(below)
    elif isinstance(node, list):
        for below in node:
            yield from evidence_in(below)


def test_the_whole_comparison_reads_as_it_always_did(sample, snapshot, monkeypatch):
    monkeypatch.setattr(publish_json, "version", lambda _: "0.0.0")
    assert to_json(sample) == snapshot


@pytest.mark.parametrize("share", [False, True])
def test_the_output_keeps_the_contract(sample, share):
    jsonschema.validate(json.loads(to_json(sample, share=share)), SCHEMA)


def test_a_comparison_without_points_keeps_the_contract():
    jsonschema.validate(json.loads(to_json(with_foreign_telling())), SCHEMA)


@pytest.mark.parametrize("field", ["points", "origins", "tellings", "limits"])
def test_the_contract_asks_for_its_fields(sample, field):
    written = json.loads(to_json(sample))
    del written[field]
    with pytest.raises(jsonschema.ValidationError, match=field):
        jsonschema.validate(written, SCHEMA)


def test_every_quote_equals_the_text_at_its_offsets(sample):
    written = json.loads(to_json(sample))
    fields = {one["id"]: one for one in written["tellings"]}
    found = list(evidence_in(written))
    assert len(found) > 30
    for one in found:
        assert fields[one["telling"]][one["where"]][one["start"] : one["end"]] == one["quote"]


def test_sharing_keeps_the_quotes_and_leaves_out_the_texts(sample):
    written = json.loads(to_json(sample, share=True))
    assert [one["text"] for one in written["tellings"]] == [None, None, None]
    assert written["tellings"][0]["text_sha256"] == COURIER.text_sha256
    assert written["points"] == json.loads(to_json(sample))["points"]


def test_ids_inside_a_telling_become_ids_of_the_story(sample):
    quote = replace(sample.tellings[0].quotes[0], speaker_entity="e1")
    changed = replace(sample, tellings=(replace(sample.tellings[0], quotes=(quote,)), *sample.tellings[1:]))
    changed = replace(changed, links=(((COURIER.id, "e1"), "e7"),))
    assert json.loads(to_json(changed))["tellings"][0]["quotes"][0]["speaker_entity"] == "e7"


def test_lines_held_back_say_so_and_can_be_left_out(sample):
    everything, sure = (json.loads(to_json(sample, show_all=show_all))["points"] for show_all in (True, False))
    assert [one["id"] for one in everything if one["held"]] == ["p4"]
    assert [one["id"] for one in sure] == ["p1", "p2", "p3", "p4", "p5"]
    assert not any(attribute["held"] for point in sure for attribute in point["attributes"])


def test_a_day_is_not_given_an_hour(sample):
    published = [one["published"] for one in json.loads(to_json(sample))["tellings"]]
    assert published == ["2031-05-04T09:30:00+00:00", "2031-05-05", None]


def test_an_anomaly_told_twice_is_written_once(sample):
    assert len(json.loads(to_json(sample))["tellings"][0]["anomalies"]) == 1


def test_a_broken_character_is_kept_and_the_file_stays_utf8():
    whole = with_foreign_telling()
    article = replace(COURIER, text="broken \ud83d here")
    broken = replace(whole, tellings=(replace(whole.tellings[1], article=article),), handles=((article.id, "t1"),))
    written = to_json(broken).encode("utf-8")
    assert json.loads(written)["tellings"][0]["text"] == article.text


def test_a_telling_is_one_line_with_its_own_entities_and_events(sample, snapshot):
    line = to_jsonl(replace(sample.tellings[0], events=sample.events), "t4")
    assert line.count("\n") == 1
    written = json.loads(line)
    assert [one["id"] for one in written["entities"]] == ["e1", "e2"]
    assert written["quotes"][0]["speaker_entity"] == "e2"
    assert {one["telling"] for one in evidence_in(written)} == {"t4"}
    assert written == snapshot


def test_a_line_separator_in_a_text_does_not_end_the_line(sample):
    article = replace(LANTERN, text="one\u2028two\x85three")
    line = to_jsonl(replace(sample.tellings[1], article=article, entities=()))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["text"] == article.text
