"""Two runs over the same articles give stores of the same content: the same bytes of every export."""

from __future__ import annotations

import pytest

from tests.bridge import CHESS, CLOSED, FERRIES, FRENCH, SHUT, lines, record
from tests.cli.running import run

STORY = (CLOSED, SHUT, CHESS, FERRIES, FRENCH)


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """What two stores hold: one filled at once, one by processes and in two runs."""
    folder = tmp_path_factory.mktemp("same")
    records = [record(text, id=str(number), published=f"2025-03-0{number + 4}") for number, text in enumerate(STORY)]
    file, once, twice = folder / "news.jsonl", str(folder / "once.db"), str(folder / "twice.db")
    file.write_text(lines(*records[:2]), "utf-8")
    run("ingest", str(file), "--store", twice, "--quiet")
    file.write_text(lines(*records), "utf-8")
    run("ingest", str(file), "--store", twice, "--quiet", "--engine", "processes", "--workers", "2")
    run("ingest", str(file), "--store", once, "--quiet")
    return [
        {
            what: run("export", what, "--store", store, "--quiet", "--least", "1").stdout
            for what in ("articles", "stories")
        }
        for store in (once, twice)
    ]


@pytest.mark.parametrize("what", ["articles", "stories"])
def test_exports_are_the_same(exported, what):
    once, twice = exported
    assert once[what].count("\n") >= 2
    assert once[what] == twice[what]
