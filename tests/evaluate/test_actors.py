"""Actors: the evaluator on rows of our own."""

import json
from pathlib import Path

import pytest

from tellings.errors import BadMeta
from tellings.evaluate import actors


def row(fn: str, *args: str, kwargs: dict[str, str] | None = None, **expected: str) -> dict[str, object]:
    return {"fn": fn, "args": list(args), "kwargs": kwargs or {}, "expected": expected}


ROWS = [
    row("agent_to_code", "Peruvian police", "", "today", country="PER", code_1="COP"),
    row("agent_to_code", "police", "in Oslo", country="NOR", code_1="MIL"),
    row("agent_to_code", "Tony Blair", kwargs={"query_date": "2004-01-01"}, country="GBR", code_1="GOV"),
    row("agent_to_code", "Hanno Feld", country=""),
    row("query_wiki", "Nicolas Sarkozy", title="Nicolas Sarközy"),
    row("query_wiki", "Hanno Feld", title="Somebody"),
    row("short_text_to_agent", "judge", code_1="JUD"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / actors.NAME).write_text(json.dumps(ROWS), "utf-8")
    return tmp_path


def test_country_role_and_name_are_counted_apart(folder: Path):
    figures = actors.evaluate(folder).figures()
    assert (figures["country"], figures["role"], figures["name"]) == (1.0, 0.75, 0.5)


def test_the_listing_says_what_was_expected_and_told(folder: Path):
    lines = list(actors.listing(folder))
    assert len(lines) == 6
    assert any(line.startswith("MISS police: NOR/MIL, told NOR/COP") for line in lines)
    assert any(line.startswith("HIT  Tony Blair") for line in lines)


def test_one_phrase_can_be_asked_for(folder: Path):
    assert actors.evaluate(folder, ["police"]).figures()["role"] == 0.0
    with pytest.raises(BadMeta, match="no such phrase"):
        actors.evaluate(folder, ["nobody"])


@pytest.mark.parametrize(
    "text", ["[]", "{", '[{"fn": "query_wiki"}]', '[{"fn": "query_wiki", "args": 1, "expected": {}}]']
)
def test_a_file_without_rows_is_refused_with_a_cure(tmp_path: Path, text: str):
    (tmp_path / actors.NAME).write_text(text, "utf-8")
    with pytest.raises(BadMeta, match=r"actor_aliases\.json"):
        actors.evaluate(tmp_path)


def test_the_file_is_what_the_set_is(folder: Path):
    assert actors.files(folder) == actors.files(folder / actors.NAME) == [folder / actors.NAME]
