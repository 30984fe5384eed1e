from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tellings.errors import BadMeta
from tellings.evaluate.comparisons import evaluate
from tellings.evaluate.explain import explain
from tellings.evaluate.figures import figures
from tellings.evaluate.table import table

from .conftest import as_system

DEV = Path(__file__).parents[3] / "shared" / "data" / "dev" / "comparisons"


def measured(folder: Path, comparison: dict[str, Any]) -> dict[str, float | None]:
    return figures(evaluate(folder, compare=lambda _: comparison).total)


def attribute(comparison: dict[str, Any], place: int) -> dict[str, Any]:
    return comparison["points"][place]["attributes"][0]


def test_the_gold_itself_scores_one_in_everything(folder, perfect):
    values = measured(folder, perfect)
    assert values.pop("alarms_per_pair") == 0.0
    assert set(values.values()) == {1.0}


def test_silence_finds_nothing_and_raises_no_alarm(folder, silent):
    values = measured(folder, silent)
    assert [values[name] for name in ("f1", "recall", "aligned", "agreements", "alone", "quote_recall")] == [0.0] * 6
    assert values["precision"] is values["first_five"] is None
    assert values["alarms_per_pair"] == 0.0


def test_a_line_on_other_words_is_a_false_alarm(folder, perfect):
    for side in attribute(perfect, 0)["sides"]:
        side["evidence"] |= {"start": 0, "end": 3}
    values = measured(folder, perfect)
    assert values["recall"] == values["precision"] == values["first_five"] == pytest.approx(2 / 3)
    assert values["alarms_per_pair"] == 1.0


def test_words_in_one_article_only_do_not_meet_a_point(folder, perfect):
    attribute(perfect, 0)["sides"][1]["evidence"] |= {"start": 0, "end": 3}
    assert measured(folder, perfect)["recall"] == pytest.approx(2 / 3)


def test_a_span_far_longer_than_the_gold_one_counts_for_nothing(folder, perfect):
    gold_length = len("Two masons")
    side = attribute(perfect, 0)["sides"][0]["evidence"]
    side |= {"start": 30, "end": 30 + 2 * gold_length + 40}
    assert measured(folder, perfect)["recall"] == 1.0
    side["end"] += 1
    assert measured(folder, perfect)["recall"] == pytest.approx(2 / 3)


def test_the_same_offsets_in_the_title_are_other_words(folder, perfect):
    attribute(perfect, 0)["sides"][0]["evidence"]["where"] = "title"
    assert measured(folder, perfect)["recall"] == pytest.approx(2 / 3)


@pytest.mark.parametrize("hidden", [{"held": True}, {"rank": None}])
def test_a_line_held_back_is_neither_found_nor_alarm(folder, perfect, hidden):
    attribute(perfect, 0).update(hidden)
    values = measured(folder, perfect)
    assert (values["recall"], values["precision"]) == (pytest.approx(2 / 3), 1.0)


def test_a_difference_called_contradiction_is_met_but_lowers_contradict(folder, perfect):
    attribute(perfect, 2)["relation"] = "contradict"
    values = measured(folder, perfect)
    assert values["recall"] == 1.0
    assert values["same_relation"] == values["contradict_precision"] == pytest.approx(2 / 3)


def test_only_the_first_five_lines_by_rank_count_as_first(folder, perfect):
    wrong = {"telling": "t1", "where": "text", "start": 0, "end": 3}
    line = attribute(perfect, 0) | {"sides": [{"telling": "t1", "evidence": wrong}]}
    perfect["points"][0]["attributes"] += [line | {"rank": rank} for rank in (4, 5, 6, 7)]
    assert measured(folder, perfect)["first_five"] == pytest.approx(3 / 5)


def test_kinds_are_counted_apart(folder, perfect):
    attribute(perfect, 0)["kind"] = "status"
    report = evaluate(folder, compare=lambda _: perfect)
    kinds = json.loads(report.as_json())["kinds"]
    assert kinds["number"] == {"recall": 1.0, "precision": None, "f1": 0.0}
    assert kinds["status"]["precision"] == 1.0
    assert figures(report.total)["same_kind"] == pytest.approx(2 / 3)


def test_alone_is_sought_among_the_first_lines_only(folder, perfect):
    found = perfect["points"].pop()
    other = {
        **found,
        "sides": [{"telling": "t2", "evidence": [{"telling": "t2", "where": "text", "start": 0, "end": 9}]}],
    }
    perfect["points"] += [other, found]
    assert measured(folder, perfect)["alone"] == 0.0


def test_a_quote_needs_half_of_both_spans(folder, perfect):
    content = perfect["tellings"][0]["quotes"][0]["content"]
    content["end"] = content["start"] + 5
    values = measured(folder, perfect)
    assert values["quote_recall"] == values["quote_precision"] == 0.5


@pytest.mark.parametrize(("marked", "found"), [([], 0.0), ([{"telling": "t1"}], 1.0)])
def test_what_is_no_speech_counts_as_a_quote_only_with_words_in_marks(folder, perfect, marked, found):
    for telling in perfect["tellings"]:
        for quote in telling["quotes"]:
            quote |= {"act": "judgement", "direct": False, "marked": marked}
    assert measured(folder, perfect)["quote_recall"] == found


def test_a_speaker_may_be_named_by_entity_instead_of_by_span(folder, perfect):
    for telling in perfect["tellings"]:
        for quote in telling["quotes"]:
            quote["speaker"] = None
    assert measured(folder, perfect)["speakers"] == 1.0
    perfect["entities"][0]["name"] = "Per Holm"
    assert measured(folder, perfect)["speakers"] == 0.0


def test_one_origin_made_of_two_is_wrong(folder, perfect):
    perfect["origins"]["groups"] = [{"kind": "primary_source", "tellings": ["t1", "t2"]}]
    assert measured(folder, perfect)["origins"] == 0.0


def test_an_unknown_story_is_an_error_that_names_those_there_are(folder, perfect):
    with pytest.raises(BadMeta, match=r"no story named gong.*it has bell"):
        evaluate(folder, ["gong"], lambda _: perfect)


def test_an_empty_folder_is_an_error(tmp_path, perfect):
    with pytest.raises(BadMeta, match=r"no STORY\.articles\.json"):
        evaluate(tmp_path, compare=lambda _: perfect)


def test_the_table_has_a_row_for_each_kind_and_story(folder, perfect):
    rows = table(evaluate(folder, compare=lambda _: perfect)).splitlines()
    assert [row.split() for row in rows if row.startswith(("number", "all", "bell"))] == [
        ["number", "1", "1", "1", "1", "1.00", "1.00", "1.00"],
        ["all", "3", "3", "3", "3", "1.00", "1.00", "1.00"],
        ["bell", "3", "3", "3", "3", "1.00", "1.00", "1.00", "1.00", "1.00", "0.0"],
    ]


def test_explain_shows_hit_miss_and_missed_with_the_words(folder, perfect):
    for side in attribute(perfect, 0)["sides"]:
        side["evidence"] |= {"start": 0, "end": 3}
    told = explain(folder, "bell", lambda _: perfect)
    assert "  1 MISS       contradict number" in told
    assert "  2 HIT p2" in told
    assert "  p1 missed: contradict number" in told
    assert "b: text 38 “Two masons”" in told


@pytest.mark.skipif(not DEV.is_dir(), reason="the hand-coded stories are not here")
def test_the_gold_of_the_hand_coded_stories_scores_one():
    golden = {path.name: json.loads(path.read_text("utf-8")) for path in DEV.glob("*.gold.json")}
    by_articles = {frozenset(gold["articles"]): gold for gold in golden.values()}
    report = evaluate(DEV, compare=lambda articles: as_system(by_articles[frozenset(one["id"] for one in articles)]))
    values = figures(report.total)
    assert len(report.stories) == len(golden)
    assert {name: value for name, value in values.items() if value != 1.0} == {"alarms_per_pair": 0.0}
