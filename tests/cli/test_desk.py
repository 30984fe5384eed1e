"""The commands that ask a store: what a person sees, also when there is nothing and when something is wrong."""

from __future__ import annotations

import json

import pytest

from tellings.store.store import Store
from tests.cli.running import compared, run


@pytest.fixture
def empty(tmp_path):
    with Store.open(tmp_path / "empty.db"):
        pass
    return str(tmp_path / "empty.db")


def told(*arguments):
    """Standard output of a command that worked."""
    result = run(*arguments)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def story_of(where):
    return json.loads(told("stories", "--format", "json", "--store", where))["stories"][0]["story"]


def test_stories_are_listed_for_a_reader_and_for_a_program(where):
    assert "  Bridge closed after cracks found in Ardle\n" in told("stories", "--store", where)
    whole = json.loads(told("stories", "--least", "1", "--sort", "new", "--format", "json", "--store", where))
    assert whole["schema"] == "tellings.stories/1"
    assert sorted(one["articles"] for one in whole["stories"]) == [1, 1, 3]


@pytest.mark.parametrize(("format_", "begins"), [("html", "<!doctype html>"), ("csv", '"point"'), ("markdown", "# ")])
def test_a_story_is_published_in_the_forms_of_compare(where, format_, begins):
    assert told("story", story_of(where)[:6], "--format", format_, "--store", where).lower().startswith(begins)


def test_a_story_is_what_compare_says_and_a_file_ending_chooses_the_form(where, tmp_path):
    output = tmp_path / "story.json"
    assert told("story", story_of(where), "-o", str(output), "--store", where) == ""
    found = json.loads(output.read_text("utf-8"))
    articles = [
        {"title": one["title"], "text": one["text"], "outlet": one["outlet"], "date": "2025-03-04"}
        for one in found["tellings"]
    ]
    same = compared("-", stdin="".join(f"{json.dumps(one)}\n" for one in articles))
    assert [point["about"] for point in found["points"]] == [point["about"] for point in same["points"]]


def test_a_story_of_one_article_says_so(where):
    stories = json.loads(told("stories", "--least", "1", "--format", "json", "--store", where))["stories"]
    french = next(one["story"] for one in stories if one["unjudged"])
    assert "in another language than English (fr), and not grouped" in told("story", french, "--store", where)


def test_search_finds_words_phrases_and_outlets(where):
    assert told("search", "cracks", "pillar", "--store", where).count("  article ") == 3
    assert told("search", '"three cracks"', "--outlet", "Herald", "--store", where).startswith("Herald · 4 Mar 2025")
    one = json.loads(told("search", "--outlet", "Courier", "--format", "jsonl", "--store", where))
    assert one["outlet"] == "Courier"
    whole = json.loads(told("search", "chess", "--format", "json", "--store", where))
    assert [hit["outlet"] for hit in whole["hits"]] == ["Chess Today"]


def test_changes_are_told_from_any_line_on(where):
    lines = told("changes", "--store", where).splitlines()
    assert len(lines) == 5
    later = run("changes", "--since", "2", "--limit", "2", "--format", "jsonl", "--store", where)
    assert [json.loads(line)["seq"] for line in later.stdout.splitlines()] == [3, 4]
    assert later.stderr == "there is more: --since 4\n"
    assert run("changes", "--since", "5", "--store", where).stderr == "nothing since 5\n"


def test_export_writes_a_file_that_is_whole_and_counts_its_lines(where, tmp_path):
    output = tmp_path / "out.csv"
    result = run("export", "stories", "-o", str(output), "--store", where)
    assert (result.exit_code, result.stderr) == (0, f"3 lines in {output}\n")
    assert len(output.read_text("utf-8").splitlines()) == 4
    assert [path.name for path in tmp_path.iterdir() if "unfinished" in path.name] == []
    assert len(told("export", "articles", "--store", where).splitlines()) == 5


def test_when_there_is_no_story_or_article_yet_the_next_step_is_named(empty):
    assert "tellings ingest PATH --store" in run("stories", "--store", empty).stderr
    assert "tellings ingest PATH --store" in run("search", "fire", "--store", empty).stderr
    assert run("changes", "--store", empty).stderr == "no change yet\n"
    assert told("export", "stories", "--store", empty) == ""


def test_when_nothing_fits_what_to_leave_out_is_named(where):
    assert "leave out --since" in run("stories", "--since", "2030-01-01", "--store", where).stderr
    assert "none of 5 articles fits" in run("search", "zebra", "--store", where).stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("stories",), 1, "[D01]"),
        (("story", "abcd"), 1, "[D01]"),
        (("search",), 2, "give words"),
        (("search", "..."), 2, "give words"),
        (("stories", "--since", "yesterday"), 2, "is no day; write it as 2025-03-04"),
        (("export", "wishes"), 2, "'stories', 'comparisons', 'articles'"),
    ],
)
def test_what_is_wrong_is_said_with_its_cure(arguments, code, words, tmp_path):
    result = run(*arguments, "--store", str(tmp_path / "none.db"))
    assert (result.exit_code, words in result.stderr) == (code, True), result.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_story_type_and_the_store_as_output_are_refused(where):
    assert "[D09]" in run("story", "ffffffff", "--store", where).stderr
    assert "no such type; there are" in run("search", "cracks", "--type", "walk", "--store", where).stderr
    assert "is the store" in run("export", "stories", "-o", where, "--store", where).stderr


def test_a_store_that_may_not_be_written_is_read_all_the_same(where):
    from pathlib import Path

    told("story", story_of(where), "--store", where)
    Path(where).chmod(0o444)
    assert "Bridge closed" in told("stories", "--store", where)


def test_the_store_can_be_named_by_a_variable(where, monkeypatch):
    monkeypatch.setenv("TELLINGS_STORE", where)
    assert "Bridge closed" in told("stories")
