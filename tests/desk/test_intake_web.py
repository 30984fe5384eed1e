"""Addresses that are taken in again: asked only for what changed, and whole again when more is wanted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tellings.desk.ingest import ingest
from tellings.desk.intake import Before, intake
from tellings.desk.readout import Wanted
from tellings.store.store import Store
from tests.bridge import CHESS, CLOSED, account
from tests.desk.test_watch import rss
from tests.serving import ALLOWED, page, serving

LIGHT = Wanted(tellings=False, looks=False)


@pytest.fixture
def site(monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving() as found:
        yield found


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "desk.db") as opened:
        yield opened


def taken(store, url, settings=ALLOWED):
    return ingest(store, intake(store, [url], settings=settings, wanted=LIGHT), settings=settings, wanted=LIGHT)


def test_a_feed_that_did_not_change_is_told_as_seen_and_not_sent_again(site, store):
    url = rss(site, "a", CLOSED, CHESS, ETag='"v1"')
    assert taken(store, url).new == 2
    site.pages["/a"] = [(304, {}, b"")]
    again = taken(store, url)
    assert (again.read, again.seen, again.new) == (2, 2, 0)
    assert site.asked[-1][1]["if-none-match"] == '"v1"'


def test_a_feed_without_marks_is_read_again_and_its_articles_recognised(site, store):
    url = rss(site, "a", CLOSED, CHESS)
    taken(store, url)
    again = taken(store, url)
    assert (again.read, again.seen, again.new) == (2, 2, 0)


def test_when_full_texts_are_wanted_now_the_feed_is_asked_as_if_for_the_first_time(site, store):
    url = rss(site, "a", CLOSED, ETag='"v1"')
    taken(store, url)
    site.put("/a-0", page("Bridge closed", account(CLOSED)))
    taken(store, url, replace(ALLOWED, full_text=True))
    assert "if-none-match" not in [headers for path, headers in site.asked if path == "/a"][-1]


def test_an_article_known_by_its_summary_becomes_the_whole_page_when_full_texts_are_wanted(site, store):
    full = replace(ALLOWED, full_text=True)
    url = rss(site, "a", CLOSED)
    site.put("/a-0", page("Bridge closed", account(CLOSED)))
    taken(store, url)
    done = taken(store, url, full)
    (head,) = store.heads()
    assert (done.new, done.changed, head.version) == (0, 1, 2)
    assert "Two engineers were hurt" in store.get(head.id).article.text
    asked = len(site.asked)
    again = taken(store, url, full)
    assert (again.new, again.changed) == (0, 0)
    assert "/a-0" not in [path for path, _ in site.asked[asked:]]


def test_a_feed_with_an_error_in_it_is_read_whole_the_next_time(site, store):
    told = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"content_text": "The wall gave way."}, 3]}'
    url = site.put("/a", told, Content_Type="application/feed+json", ETag='"v1"')
    for _ in range(2):
        taken(store, url)
    assert "if-none-match" not in site.asked[-1][1]


def test_a_page_that_did_not_change_is_passed_over(site, store):
    url = site.put("/1", page(), ETag='"v1"')
    taken(store, url)
    site.pages["/1"] = [(304, {}, b"")]
    assert list(intake(store, [url], settings=ALLOWED, wanted=LIGHT)) == [Before(url, 1)]
