"""NAnCo: the evaluator on questions of our own."""

import json
from pathlib import Path

import pytest

from tellings.errors import BadMeta
from tellings.evaluate import nanco

QUESTION = {
    "question": "How long will the bridge be shut?",
    "answers": [
        {"Answer": "two weeks", "cluster_global": 0},
        {"Answer": "for two weeks", "cluster_global": 0},
        {"Answer": "nine months", "cluster_global": 1},
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "nanco.json").write_text(json.dumps([QUESTION]), "utf-8")
    return tmp_path


def test_answers_told_right_score_one(folder: Path):
    figures = nanco.evaluate(folder).figures()
    assert (figures["balanced"], figures["same"], figures["other"]) == (1.0, 1.0, 1.0)


def test_answers_all_told_apart_score_half(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(nanco, "same_claims", lambda answers: [[place] for place in range(len(answers))])
    assert nanco.evaluate(folder).figures()["balanced"] == 0.5
    assert any("MISS same: “two weeks” / “for two weeks”" in line for line in nanco.listing(folder))


@pytest.mark.parametrize("text", ["[]", "{", '[{"question": "?", "answers": [{}]}]'])
def test_a_file_without_questions_is_refused_with_a_cure(tmp_path: Path, text: str):
    (tmp_path / "nanco.json").write_text(text, "utf-8")
    with pytest.raises(BadMeta, match=r"nanco\.json"):
        nanco.evaluate(tmp_path)


def test_a_question_that_is_not_there_is_named(folder: Path):
    with pytest.raises(BadMeta, match="no such question"):
        nanco.evaluate(folder, ["Who?"])


def test_the_file_is_what_the_set_is(folder: Path):
    assert nanco.files(folder) == [folder / "nanco.json"]
