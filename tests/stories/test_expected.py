"""Our own stories: every quoted answer exists, and the comparison reaches what is expected of it.

An expectation marked "aim" in the JSON is listed (as an expected failure) and not asserted.
"""

from __future__ import annotations

import functools
from typing import Any

import pytest

from tellings import examples
from tellings.records import Comparison
from tests.stories import story_answers as answers

STORIES = examples.names()


@functools.cache
def compared(story: str) -> Comparison:
    pipeline = pytest.importorskip("tellings.pipeline")
    comparison: Comparison = pipeline.compare([examples.folder(story) / name for name in answers.load(story)["files"]])
    return comparison


def cases(section: str) -> list[Any]:
    found = [(story, one) for story in STORIES for one in answers.load(story)[section]]
    return [
        pytest.param(s, one, id=f"{s}-{one.get('id') or one.get('about') or n}") for n, (s, one) in enumerate(found)
    ]


def check(reached: bool, answer: dict[str, Any], what: str) -> None:
    if answer.get("aim") and not reached:
        pytest.xfail(f"aim: {what}")
    assert reached, what


@pytest.mark.parametrize("story", STORIES)
def test_every_quoted_answer_stands_at_one_place_of_its_telling(story: str) -> None:
    texts = answers.plain_texts(story)
    wrong = [w for w in answers.all_words(answers.load(story)) if texts[w.telling].count(w.context) != 1]
    assert not wrong


def test_the_examples_are_found_by_name_and_an_unknown_name_tells_which_there_are() -> None:
    assert examples.names() == ("harbour", "reservoir")
    assert (examples.folder("harbour") / "courier.txt").is_file()
    with pytest.raises(KeyError, match="harbour, reservoir"):
        examples.folder("glacier")


@pytest.mark.parametrize(("story", "answer"), cases("must"))
def test_must(story: str, answer: dict[str, Any]) -> None:
    check(answers.must(compared(story), answer), answer, f"{answer['relation'][0]}: {answer['about']}")


@pytest.mark.parametrize(("story", "answer"), cases("must_not"))
def test_must_not(story: str, answer: dict[str, Any]) -> None:
    shown = answers.breaks_must_not(compared(story), answer)
    check(not shown, answer, f"{answer['about']}: {[one.why for one in shown]}")


@pytest.mark.parametrize(("story", "answer"), cases("alone"))
def test_alone(story: str, answer: dict[str, Any]) -> None:
    check(answers.alone(compared(story), answer), answer, f"told alone: {answer['span']}")


@pytest.mark.parametrize(("story", "answer"), cases("anomalies"))
def test_anomalies(story: str, answer: dict[str, Any]) -> None:
    check(answers.anomaly(compared(story), answer), answer, f"{answer['code']} in {answer['file']}")


@pytest.mark.parametrize("story", STORIES)
def test_no_other_anomaly(story: str) -> None:
    expected = {(answers.handle(compared(story), one["file"]), one["code"]) for one in answers.load(story)["anomalies"]}
    assert {(telling, one.code) for telling, one in compared(story).anomalies} <= expected


@pytest.mark.parametrize(("story", "answer"), cases("labels"))
def test_labels(story: str, answer: dict[str, Any]) -> None:
    check(answers.label(compared(story), answer), answer, f"{answer['label']} for {answer['entity']}")


@pytest.mark.parametrize(("story", "answer"), cases("commitments"))
def test_commitments(story: str, answer: dict[str, Any]) -> None:
    check(answers.commitment(compared(story), answer), answer, f"steps of {answer['file']}")


@pytest.mark.parametrize("story", STORIES)
def test_independent_origins(story: str) -> None:
    answer = answers.load(story)["origins"]
    check(compared(story).independent == answer["independent"], answer, f"independent: {compared(story).independent}")


@pytest.mark.parametrize("story", STORIES)
def test_groups_of_origin(story: str) -> None:
    for answer in answers.load(story)["origins"]["groups"]:
        check(answers.origin(compared(story), answer), answer, f"{answer['name']}: {answer['tellings']}")
