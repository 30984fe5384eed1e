"""tellings ingest, versions, doctor --store and annotate --engine, as a person runs them."""

from __future__ import annotations

import json

import pytest

from tellings.cli.ingest import progress_line
from tellings.desk.summary import Summary
from tests.bridge import CHESS, CLOSED, SHUT, lines, put, record
from tests.cli.running import run


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TELLINGS_STORE", raising=False)
    put(tmp_path, a_txt=CLOSED, b_txt=SHUT)
    (tmp_path / "c.jsonl").write_text(lines(record(CHESS, outlet="Post", url="https://post.example/chess/1")), "utf-8")
    return tmp_path


BARE = ("--no-annotate", "--no-group")


def test_a_summary_says_what_there_was(place):
    told = run("ingest", "a.txt", "b.txt", "c.jsonl", "no.txt", *BARE)
    assert told.exit_code == 0
    assert told.stdout.startswith("tellings.db: 3 articles read")
    assert told.stdout.splitlines()[1:3] == ["  3 new", "  0 seen before"]
    assert "  1 skipped, the first: [R01] no.txt" in told.stdout
    assert "  Post" in told.stdout
    assert told.stderr.startswith("skipped: [R01] no.txt")
    again = run("ingest", "a.txt", "c.jsonl", *BARE)
    assert "  2 seen before, 1 of them in files that have not changed" in again.stdout


def test_the_summary_as_json(place):
    told = json.loads(run("ingest", "a.txt", "no.txt", "--format", "json", "--quiet", "--store", "x.db", *BARE).stdout)
    assert told["schema"] == "tellings.ingest/1"
    assert (told["store"], told["read"], told["new"], told["seen_before"], told["changed"]) == ("x.db", 1, 1, 0, 0)
    assert told["skipped"][0]["code"] == "R01"
    assert told["outlets"] == [{"outlet": None, "read": 1, "new": 1}]


def test_articles_are_annotated_and_grouped_unless_told_otherwise(place):
    told = run("ingest", "a.txt", "b.txt", "c.jsonl")
    assert told.exit_code == 0
    assert "2 articles" in run("stories").stdout
    assert "racks" in run("search", "cracks", "--entity", "Tilda Marsh").stdout


def test_standard_input_is_read(place):
    told = run("ingest", "-", *BARE, stdin=lines(record(CLOSED), record(SHUT)))
    assert "2 articles read" in told.stdout


def test_nothing_at_all_is_a_failure(place):
    told = run("ingest", "no.txt", *BARE)
    assert told.exit_code == 1
    assert "nothing could be read" in told.stderr


def test_wrong_usage_is_told_as_such(place):
    assert run("ingest").exit_code == 2
    assert run("ingest", "a.txt", "--outlet", "other.txt=Post", *BARE).exit_code == 2
    assert run("ingest", "a.txt", "--engine", "horses").exit_code == 2


def test_a_place_that_is_no_store_is_told_with_its_code(place):
    told = run("ingest", "a.txt", "--store", "b.txt", *BARE)
    assert told.exit_code == 1
    assert "[D03] b.txt: holds something else than a store of tellings" in told.stderr


def test_the_store_can_be_named_by_the_environment(place, monkeypatch):
    monkeypatch.setenv("TELLINGS_STORE", "named.db")
    assert run("ingest", "a.txt", *BARE).stdout.startswith("named.db: 1 article read")


def test_versions_show_what_changed(place):
    run("ingest", "c.jsonl", *BARE)
    text = CHESS.replace("six hours", "seven hours").replace(" The prize is $50,000, the organisers said.", "")
    (place / "c.jsonl").write_text(lines(record(text, outlet="Post", url="https://post.example/chess/1")), "utf-8")
    run("ingest", "c.jsonl", *BARE)
    told = run("versions", "https://post.example/chess/1")
    assert "changed  The final lasted [-six-] {+seven+} hours." in told.stdout
    assert "gone     [-The prize is $50,000, the organisers said.-]" in told.stdout
    written = json.loads(run("versions", "post.example/chess/1", "--format", "json").stdout)
    assert [one["version"] for one in written["versions"]] == [1, 2]
    assert [one["kind"] for one in written["changes"][0]["differences"]] == ["changed", "gone"]


def test_an_article_that_is_not_there_is_told(place):
    run("ingest", "c.jsonl", *BARE)
    assert "[D09] tellings.db: no article nobody in it" in run("versions", "nobody").stderr
    assert "[D01] none.db: no store there" in run("versions", "nobody", "--store", "none.db").stderr


def test_the_doctor_looks_at_a_store(place):
    run("ingest", "a.txt", *BARE)
    told = run("doctor", "--store", "tellings.db")
    assert (told.exit_code, told.stdout) == (0, "  ok  tellings.db: 1 articles (1 versions), 0 stories, 0 changes\n")
    from sqlalchemy import text

    from tellings.store.store import Store

    with Store.open("tellings.db") as store, store.writing() as connection:
        connection.execute(text("UPDATE articles SET text_sha256 = 'ab'"))
    sick = run("doctor", "--store", "tellings.db")
    assert sick.exit_code == 1
    assert sick.stdout.startswith("  no  hash: article ")


def test_engines_write_the_same_lines(place):
    one = run("annotate", "a.txt", "b.txt", "c.jsonl")
    other = run("annotate", "a.txt", "b.txt", "c.jsonl", "--engine", "processes", "--workers", "2")
    assert one.stdout == other.stdout
    assert [json.loads(line)["id"] for line in one.stdout.splitlines()] == ["t1", "t2", "t3"]


def test_progress_tells_the_rate_and_the_time_left():
    assert progress_line(Summary(read=120, new=100, seconds=10.0), 5000) == (
        "120 of 5,000 articles, 100 new, 12.0 a second, 7 min left"
    )
    assert progress_line(Summary(read=120, seconds=10.0), None) == "120 articles, 0 new, 12.0 a second"
    assert "2 h 10 min left" in progress_line(Summary(read=1, seconds=1.0), 7801)
    assert progress_line(Summary(), 3) == "0 of 3 articles, 0 new"
