"""tellings annotate: one telling a line, with its own entities and events."""

from __future__ import annotations

import json

from tests.bridge import CLOSED, FRENCH, SHUT, lines, put, record
from tests.cli.running import run, wrong_quotes


def test_each_article_is_one_line_of_json(tmp_path):
    result = run("annotate", *put(tmp_path, a_txt=CLOSED, b_txt=SHUT), "--format", "jsonl")
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["id"] for one in told] == ["t1", "t2"]
    assert "Tilda Marsh" in [entity["name"] for entity in told[0]["entities"]]
    assert [wrong_quotes({"tellings": [one], "told": one}) for one in told] == [[], []]
    assert not {"naming", "points", "origins"} & set(told[0])


def test_an_article_in_another_language_is_kept_and_marked(tmp_path):
    told = json.loads(run("annotate", *put(tmp_path, a_txt=FRENCH)).stdout)
    assert told["language"] == "fr"
    assert told["limits"]


def test_standard_input_and_a_file_are_read_and_a_bad_one_named(tmp_path):
    output = tmp_path / "out.jsonl"
    bad = put(tmp_path, x_txt="")
    result = run("annotate", "-", *bad, "-o", str(output), stdin=lines(record(CLOSED, id="first")))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("skipped: [R02]")
    assert json.loads(output.read_text("utf-8"))["source_id"] == "first"


def test_when_nothing_can_be_read_it_ends_with_1(tmp_path):
    result = run("annotate", *put(tmp_path, x_txt=""))
    assert result.exit_code == 1
    assert "nothing could be read" in result.stderr
