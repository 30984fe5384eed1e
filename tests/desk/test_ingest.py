"""Ingest: what is new is kept with what was read out of it; run again it goes on; nothing bad stops it."""

from __future__ import annotations

import json

import pytest

from tellings.desk.ingest import ingest
from tellings.desk.intake import Before, Told, intake, total
from tellings.desk.readout import Wanted, read_out, reading
from tellings.errors import BadOption, Unreadable
from tellings.records import Article
from tellings.settings import Settings
from tellings.store.store import Store
from tests.bridge import CHESS, CLOSED, FRENCH, SHUT, lines, put, record

BARE = Wanted(tellings=False, looks=False)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "tellings.db") as opened:
        yield opened


def taken(store, *paths, wanted=BARE, told=None, **more):
    """The summary of an ingest of paths."""
    items = intake(store, paths, settings=Settings(), wanted=wanted, told=told)
    return ingest(store, items, wanted=wanted, **more)


def test_files_are_kept_and_known_when_they_come_again(store, tmp_path):
    put(tmp_path, a_txt=CLOSED, b_txt=SHUT)
    (tmp_path / "c.jsonl").write_text(lines(record(CHESS, id="1", outlet="Post"), record(FRENCH, id="2")), "utf-8")
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "c.jsonl")]
    first = taken(store, *paths)
    assert (first.read, first.new, first.seen, first.skipped) == (4, 4, 0, 0)
    assert first.outlets_new == {"": 3, "Post": 1}
    again = taken(store, *paths)
    assert (again.read, again.new, again.seen, again.unchanged) == (4, 0, 4, 2)
    assert store.counts().articles == 4


def test_what_is_read_out_is_kept_with_the_article(store):
    done = ingest(store, [Article(CLOSED), Article(FRENCH)], wanted=Wanted(looks=False))
    assert done.new == 2
    heads = {head.language: head for head in store.heads()}
    assert store.telling(heads["en"].id).quotes
    assert store.telling(heads["en"].id, reading(Settings())) is not None
    assert store.telling(heads["fr"].id).judged is False
    assert [hit.head.id for hit in store.search(entity="Tilda Marsh")] == [heads["en"].id]


def test_every_engine_keeps_the_same(tmp_path):
    kept = []
    for engine in ("serial", "processes"):
        with Store.open(tmp_path / f"{engine}.db") as store:
            ingest(store, [Article(text) for text in (CLOSED, SHUT, CHESS)], engine=engine, workers=2, size=2)
            kept.append([(head.id, store.telling(head.id)) for head in store.heads()])
            assert len(list(store.looks_of("", []))) == 0
    assert kept[0] == kept[1]
    assert len(kept[0]) == 3


def test_what_was_kept_without_a_telling_gets_one_later(store, tmp_path):
    put(tmp_path, a_txt=CLOSED)
    (tmp_path / "c.jsonl").write_text(lines(record(SHUT)), "utf-8")
    paths = [tmp_path / "a.txt", tmp_path / "c.jsonl"]
    taken(store, *paths)
    late = taken(store, *paths, wanted=Wanted(looks=False))
    assert (late.new, late.seen, late.filled) == (0, 2, 2)
    assert store.unread(reading(Settings())) == []
    assert taken(store, *paths).unchanged == 1  # less is wanted than was read


def test_a_changed_file_is_a_new_version(store, tmp_path):
    put(tmp_path, a_txt=CLOSED)
    taken(store, tmp_path / "a.txt")
    put(tmp_path, a_txt=CLOSED.replace("three cracks", "four cracks"))
    assert taken(store, tmp_path / "a.txt").changed == 1
    assert store.counts().versions == 2


def test_a_changed_archive_is_read_again(store, tmp_path):
    file = tmp_path / "c.jsonl"
    file.write_text(lines(record(CLOSED)), "utf-8")
    taken(store, file)
    file.write_text(lines(record(CLOSED), record(SHUT)), "utf-8")
    done = taken(store, file)
    assert (done.new, done.seen, done.unchanged) == (1, 1, 0)
    assert taken(store, file, told=Told(outlets={"c.jsonl": "Post"})).read == 2


def test_what_cannot_be_read_is_named_and_kept_in_mind(store, tmp_path):
    heard = []
    put(tmp_path, a_txt=CLOSED, b_txt="")
    done = taken(store, tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "no.txt", hear=heard.append)
    assert (done.new, done.skipped, sorted(done.problems)) == (1, 2, ["R01", "R02"])
    assert len(heard) == 2
    assert {skip.code for skip in store.skipped()} == {"R01", "R02"}


def test_a_file_with_errors_is_tried_again(store, tmp_path):
    file = tmp_path / "c.jsonl"
    file.write_text(lines(record(CLOSED)) + "{oops\n", "utf-8")
    for _ in range(2):
        assert taken(store, file).skipped == 1


def test_an_article_that_an_annotator_fails_on_is_kept_and_told(store, monkeypatch):
    from tellings.annotate import annotate

    def fails(articles, settings):
        for article, language in articles:
            if "cracks" in article.text:
                raise ZeroDivisionError("no words")
            yield annotate.Telling(article, language)

    monkeypatch.setattr(annotate, "annotate", fails)
    done = ingest(store, [Article(CLOSED, outlet="Post"), Article(CHESS)], wanted=Wanted(looks=False))
    assert (done.new, len(done.problems["A01"])) == (2, 1)
    assert "Post: could not be annotated (ZeroDivisionError at test_ingest.py:" in done.problems["A01"][0]
    assert sum(store.telling(head.id) is not None for head in store.heads()) == 1


def test_batches_are_committed_one_by_one(store):
    seen = []
    articles = [Article(f"Report {number}. {CLOSED}") for number in range(7)]
    ingest(store, articles, wanted=BARE, size=3, progress=lambda summary: seen.append((summary.read, summary.new)))
    assert seen == [(0, 0), (3, 3), (6, 6), (7, 7)]


def test_a_run_that_breaks_off_keeps_its_batches_and_the_next_ends_it(store):
    articles = [Article(f"Report {number}. {CLOSED}") for number in range(7)]

    def broken():
        yield from articles[:5]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(store, broken(), wanted=BARE, size=2)
    assert store.counts().articles == 4
    assert ingest(store, articles, wanted=BARE, size=2).new == 3


def test_nothing_is_committed_when_nothing_is_new(store, monkeypatch):
    articles = [Article(CLOSED)]
    ingest(store, articles, wanted=BARE)
    monkeypatch.setattr(store, "writing", None)
    assert ingest(store, articles, wanted=BARE).seen == 1


def test_copies_are_counted(store):
    twice = [Article(CLOSED, outlet="Post"), Article(CLOSED, outlet="Herald")]
    assert ingest(store, twice, wanted=BARE).copies == 1


def test_a_wrong_option_comes_first(store, tmp_path):
    put(tmp_path, a_txt=CLOSED)
    told = Told(outlets={"other.txt": "Post"})
    assert isinstance(next(intake(store, [tmp_path], settings=Settings(), wanted=BARE, told=told)), BadOption)


def test_an_unchanged_archive_is_told_as_such(store, tmp_path):
    (tmp_path / "c.jsonl").write_text(lines(record(CLOSED)), "utf-8")
    taken(store, tmp_path / "c.jsonl")
    items = list(intake(store, [tmp_path / "c.jsonl"], settings=Settings(), wanted=BARE))
    assert items == [Before(str(tmp_path / "c.jsonl"), 1)]


def test_how_many_there_will_be_is_told_where_it_can_be(tmp_path):
    put(tmp_path, a_txt=CLOSED)
    (tmp_path / "c.jsonl").write_text(lines(record(CLOSED), record(SHUT)), "utf-8")
    assert total([str(tmp_path)]) == 3
    assert total([tmp_path, "https://herald.example/feed"]) is None
    (tmp_path / "d.json").write_text(json.dumps([record(CLOSED)]), "utf-8")
    assert total([tmp_path]) is None


def test_reading_out_gives_a_look_only_for_what_can_be_grouped():
    done = read_out([Article(CLOSED), Article(FRENCH)], Settings(), Wanted(tellings=False))
    assert [(one.language, one.look is None, one.telling) for one in done] == [("en", False, None), ("fr", True, None)]


def test_the_store_is_not_read_as_one_of_its_articles(store, tmp_path):
    put(tmp_path, a_txt=CLOSED)
    done = taken(store, tmp_path)
    assert (tmp_path / "tellings.db").exists()
    assert (done.read, done.skipped) == (1, 0)


def test_only_errors_is_a_summary_too(store):
    done = ingest(store, [Unreadable(file="x", why="gone")], wanted=BARE)
    assert (done.read, done.skipped) == (0, 1)
