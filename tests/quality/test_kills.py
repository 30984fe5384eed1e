"""An ingest that is killed at random moments loses nothing, and its store ends as one that nobody disturbed."""

from __future__ import annotations

from quality.kills import contents, ids, made, run
from tellings.desk.ingest import ingest
from tellings.desk.readout import Wanted
from tellings.records import Article
from tellings.store.store import Store


def test_killed_again_and_again_nothing_is_lost(tmp_path):
    found = run(tmp_path, kills=4, articles=160, seed=5, options=["--bare"])
    assert (found.kills, found.lost, found.unsound, found.different) == (4, 0, [], 0)
    assert found.ended >= 1


def test_articles_that_change_and_that_are_copied_are_among_those_made():
    articles = made(60, 3)
    assert articles == made(60, 3)
    assert len({one["url"] for one in articles}) < 60
    assert any(one["outlet"] == "Mirror" for one in articles)


def test_a_store_with_less_in_it_is_seen_as_different(tmp_path):
    articles = [Article(one["text"], url=one["url"], outlet=one["outlet"]) for one in made(20, 3)]
    for name, given in (("whole.db", articles), ("again.db", articles), ("less.db", articles[:-4])):
        with Store.open(tmp_path / name) as store:
            ingest(store, given, wanted=Wanted(tellings=False, looks=False), size=4)
    assert contents(tmp_path / "whole.db") == contents(tmp_path / "again.db")
    assert contents(tmp_path / "whole.db") != contents(tmp_path / "less.db")
    assert ids(tmp_path / "less.db") < ids(tmp_path / "whole.db")
    assert ids(tmp_path / "none.db") == set()
