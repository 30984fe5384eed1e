"""Bench: the story of long tellings is cut as asked, and each figure is told beside what it must reach."""

from __future__ import annotations

import json

from benchmarks import bench


def test_a_text_is_cut_at_the_line_that_would_pass_the_words(monkeypatch):
    monkeypatch.setattr(bench, "WORDS", 6)
    assert bench.cut("one two three\nfour five six\nseven eight") == "one two three\nfour five six"


def test_one_long_line_stays_whole(monkeypatch):
    monkeypatch.setattr(bench, "WORDS", 2)
    assert bench.cut("one two three\nfour") == "one two three"


def test_the_large_story_is_of_the_happening_most_long_articles_tell_of(monkeypatch, tmp_path):
    rows = [("1", "a", 9), ("2", "b", 9), ("3", "b", 8), ("4", "b", 1)]
    lines = [
        json.dumps({"id": id_, "event": event, "title": "", "outlet": "", "date": "2026-05-07", "url": "",
                    "text": "word " * words})
        for id_, event, words in rows
    ]  # fmt: skip
    (tmp_path / "g5.jsonl").write_text("\n".join(lines), "utf-8")
    monkeypatch.setattr(bench, "LARGE", tmp_path / "g5.jsonl")
    monkeypatch.setattr(bench, "WORDS", 10)
    story = bench.large_story()
    assert [article["id"] for article in story] == ["2", "3"]
    assert story[0].keys() == {"id", *bench.FIELDS}


def test_a_figure_stands_beside_what_it_must_reach_and_its_aim(capsys):
    bench.row("the ratio", 4, "x", 3, 6)
    assert " ".join(capsys.readouterr().out.split()) == "the ratio 4.00 x must ≤ 6: met, aim ≤ 3: MISSED"
