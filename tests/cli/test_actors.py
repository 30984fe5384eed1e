"""tellings actors: phrases on the command line and on standard input."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

from tests.cli.running import run

DOCS = Path(__file__).parents[2] / "docs" / "actors.md"


def test_each_phrase_is_a_line_with_its_codes():
    result = run("actors", "Peruvian police", "Hanno Feld")
    assert result.exit_code == 0
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert [line[:4] for line in lines] == [["Peruvian police", "PER", "COP", "-"], ["Hanno Feld", "-", "-", "-"]]


def test_json_has_every_field_and_the_day_decides():
    result = run("actors", "Tony Blair", "--date", "2004-03-01", "--format", "json")
    told = json.loads(result.stdout)
    assert (told["country"], told["role"], told["name"], told["second"]) == ("GBR", "GOV", "Tony Blair", None)
    assert set(told) == {"phrase", "country", "role", "second", "name", "source", "why"}


def test_phrases_come_from_standard_input_and_blank_lines_are_none():
    result = run("actors", "-", "--context", "in Oslo, Norway", stdin="police\n\nthe navy\n")
    assert [line.split("\t")[:3] for line in result.stdout.splitlines()] == [
        ["police", "NOR", "COP"],
        ["the navy", "NOR", "MIL"],
    ]


def test_a_table_of_ones_own_counts_and_a_wrong_one_says_why(tmp_path: Path):
    path = tmp_path / "mine.csv"
    path.write_text("name,country,role\nHanno Feld,CHE,JUD\n", "utf-8")
    assert "\tCHE\tJUD\t" in run("actors", "Hanno Feld", "--actors", str(path)).stdout
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("name,role\nHanno Feld,KIN\n", "utf-8")
    result = run("actors", "Hanno Feld", "--actors", str(wrong))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "[K03]" in result.stderr
    assert "line 2" in result.stderr


def test_a_day_that_is_none_is_wrong_usage():
    result = run("actors", "police", "--date", "soon")
    assert result.exit_code == 2
    assert "2022-03-01" in result.stderr


def test_the_docs_show_what_the_command_tells(tmp_path: Path):
    docs = DOCS.read_text("utf-8")
    shown = re.search(r"```console\n\$ tellings (.+)\n([^`]+)```", docs)
    table = re.search(r"```text\n([^`]+)```", docs)
    assert shown
    assert table
    assert run(*shlex.split(shown[1])).stdout == shown[2]
    path = tmp_path / "mine.csv"
    path.write_text(table[1], "utf-8")
    told = run("actors", "Ilse Marberg", "--actors", str(path), "--date", "2024-01-01").stdout
    assert told.split("\t")[1:3] == ["CHE", "BUS"]
