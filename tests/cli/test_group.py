"""tellings group: one story a line, with the ids that the input gave."""

from __future__ import annotations

import json

from tests.bridge import CHESS, CLOSED, FERRIES, FRENCH, SHUT, lines, put, record
from tests.cli.running import run

MIXED = lines(*(record(text, id=name) for name, text in zip("abcd", (CLOSED, CHESS, SHUT, FERRIES), strict=True)))


def test_a_line_of_json_is_a_story_with_its_articles():
    result = run("group", "-", "--format", "jsonl", stdin=MIXED)
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert (result.exit_code, result.stderr) == (0, "")
    assert [story["articles"] for story in told] == [["a", "c", "d"], ["b"]]
    assert told[0]["title"] == "Bridge closed after cracks found in Ardle"
    assert len({story["story"] for story in told}) == 2


def test_text_is_the_form_unless_the_file_says_jsonl(tmp_path):
    paths = put(tmp_path, a_txt=CLOSED, b_txt=CHESS, c_txt=SHUT)
    shown = run("group", *paths).stdout
    assert shown.startswith("Bridge closed after cracks found in Ardle (2 articles)\n  a.txt: ")
    assert "Vant wins chess title in Quell (alone)" in shown
    output = tmp_path / "stories.jsonl"
    assert run("group", *paths, "-o", str(output)).stdout == ""
    assert json.loads(output.read_text("utf-8").splitlines()[0])["articles"] == ["a.txt", "c.txt"]


def test_an_article_in_another_language_is_told_and_kept_alone(tmp_path):
    paths = put(tmp_path, a_txt=CLOSED, b_txt=FRENCH, c_txt=SHUT)
    result = run("group", *paths, "--format", "jsonl")
    assert [json.loads(line)["articles"] for line in result.stdout.splitlines()] == [["a.txt", "c.txt"], ["b.txt"]]
    assert result.stderr == "noted: b.txt: in another language than English (fr); not grouped\n"
    assert run("group", *paths, "--quiet").stderr == ""


def test_a_bad_file_is_named_and_the_rest_grouped(tmp_path):
    result = run("group", *put(tmp_path, a_txt=CLOSED, x_txt=""))
    assert result.exit_code == 0
    assert result.stderr.startswith("skipped: [R02]")


def test_when_nothing_can_be_read_it_ends_with_1_and_without_a_path_with_2(tmp_path):
    result = run("group", *put(tmp_path, x_txt=""))
    assert result.exit_code == 1
    assert "nothing could be read" in result.stderr
    assert run("group").exit_code == 2


def test_the_answer_is_not_written_over_an_article(tmp_path):
    (path,) = put(tmp_path, a_txt=CLOSED)
    assert run("group", path, "-o", path).exit_code == 2
