"""The loop over feeds: pace, back-off, marks, stop; time is the test's own."""

from __future__ import annotations

import pytest

from tellings.desk import watch as room
from tellings.desk.grouping import Grouping
from tellings.desk.news import Teller, as_object
from tellings.desk.watch import Ways, watch
from tellings.desk.watch_list import Feed
from tellings.errors import DiskFull
from tellings.read.fetch import Fetcher
from tellings.store.store import Store
from tests.bridge import CHESS, CLOSED, FERRIES, SHUT, account
from tests.read.test_pace import Time
from tests.serving import ALLOWED, page, serving


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


class Watch:
    """A watch whose world the test holds in its hands."""

    def __init__(self, store, turns=1, group=True):
        self.time, self.store, self.turns = Time(), store, turns
        self.told, self.heard = [], []
        self.stopped = False
        fetcher = Fetcher(ALLOWED, clock=self.time.clock, sleep=self.time.sleep)
        take = Grouping(store, ALLOWED).take if group else None
        self.ways = Ways(fetcher, self.time.clock, self.sleep, lambda: self.stopped, take, self.told.append, self.hear)
        self.teller = Teller(store, ALLOWED)

    def sleep(self, seconds):
        self.turns -= 1
        self.stopped = self.turns <= 0
        self.time.sleep(seconds)

    def hear(self, problem, again):
        self.heard.append((problem.code, again))

    def run(self, *feeds, once=False):
        return watch(self.store, feeds, self.teller, ALLOWED, self.ways, once)


def rss(site, path, *stories, **headers):
    items = "".join(
        f"<item><title>{text.split(chr(10))[0]}</title><link>{site.url}/{path}-{number}</link><guid>{path}-{number}</guid>"
        f"<pubDate>Tue, 04 Mar 2025 08:00:00 GMT</pubDate><description>{account(text)}</description></item>"
        for number, text in enumerate(stories)
    )
    body = f"<rss version='2.0'><channel><title>{path}</title>{items}</channel></rss>"
    return site.put(f"/{path}", body, Content_Type="application/rss+xml", **headers)


def test_a_story_is_told_once_when_a_second_feed_has_it_and_a_contradiction_beside_it(site, store):
    feeds = [Feed(rss(site, "herald", CLOSED, CHESS)), Feed(rss(site, "post", SHUT))]
    first = Watch(store)
    assert first.run(*feeds, once=True)
    assert [news.kind for news in first.told[:2]] == ["story", "contradiction"]
    assert {news.kind for news in first.told[1:]} == {"contradiction"}
    story = as_object(first.told[0])
    assert (story["outlets"], len(story["articles"])) == (["herald", "post"], 2)
    sides = as_object(first.told[1])["sides"]
    assert {side["outlet"] for side in sides} == {"herald", "post"}
    again = Watch(store)
    again.run(*feeds, once=True)
    assert again.told == []


def test_a_third_telling_of_a_told_story_is_no_new_story_and_its_agreement_with_one_side_no_new_contradiction(
    site, store
):
    feeds = [Feed(rss(site, "herald", CLOSED)), Feed(rss(site, "post", SHUT)), Feed(rss(site, "quell", FERRIES))]
    found = Watch(store)
    found.run(*feeds, once=True)
    assert [news.kind for news in found.told].count("story") == 1
    cracks = [news for news in found.told if any("five cracks" in side.quote for side in news.sides)]
    assert [{side.outlet for side in news.sides} for news in cracks] == [{"herald", "post"}]


def test_a_third_value_is_a_new_contradiction(site, store):
    feeds = [Feed(rss(site, "herald", CLOSED)), Feed(rss(site, "post", SHUT))]
    found = Watch(store)
    found.run(*feeds, once=True)
    found.run(Feed(rss(site, "quell", CLOSED.replace("three cracks", "seven cracks"))), once=True)
    last = [news for news in found.told if any("seven cracks" in side.quote for side in news.sides)]
    assert last


def test_each_feed_has_its_own_turn(site, store):
    feeds = [Feed(rss(site, "a"), every=100.0), Feed(rss(site, "b"), every=250.0)]
    found = Watch(store, turns=5, group=False)
    found.run(*feeds)
    assert site.paths() == ["/a", "/b", "/a", "/a", "/b", "/a"]
    assert found.time.now == 100.0 + 400.0


def test_a_feed_that_fails_is_asked_half_as_often_each_time_and_as_before_when_it_works_again(site, store):
    url = f"{site.url}/a"
    for status in (404, 404, 404):
        site.put("/a", status=status)
    rss(site, "a")
    found = Watch(store, turns=5, group=False)
    found.run(Feed(url, every=100.0))
    assert found.heard == [("R19", 200.0), ("R19", 400.0), ("R19", 800.0)]
    assert found.time.now == 100.0 + 200 + 400 + 800 + 100 + 100


def test_a_host_that_asks_for_a_longer_wait_gets_it_and_nobody_waits_longer_than_a_day(site, store):
    url = site.put("/a", status=503, Retry_After="9000")
    found = Watch(store, group=False)
    found.run(Feed(url, every=100.0))
    assert found.heard == [("R19", 9000.0)]
    other = Watch(store, turns=15, group=False)
    other.run(Feed(f"{site.url}/none", every=100.0))
    assert max(again for _, again in other.heard) == 86_400.0


def test_marks_are_kept_in_the_store_and_an_unchanged_feed_is_not_read(site, store):
    url = rss(site, "a", CLOSED, ETag='"v1"')
    Watch(store).run(Feed(url), once=True)
    assert store.source(f"watch {url}").state["etag"] == '"v1"'
    site.pages["/a"] = [(304, {}, b"")]
    assert Watch(store).run(Feed(url), once=True)
    assert site.asked[-1][1]["if-none-match"] == '"v1"'
    assert store.source(f"watch {url}").seen == 1


def test_a_link_is_fetched_once_and_again_only_when_it_failed(site, store):
    url = rss(site, "a", CLOSED, SHUT)
    site.put("/a-0", page("Bridge closed", account(CLOSED), "<link rel='canonical' href='https://herald.org/bridge'>"))
    feed = Feed(url, full_text=True)
    Watch(store, group=False).run(feed, once=True)
    assert site.paths() == ["/a", "/a-0", "/a-1"]
    site.put("/a-1", page("Bridge shut", account(SHUT)))
    for _ in range(2):
        Watch(store, group=False).run(feed, once=True)
    assert site.paths()[3:] == ["/a", "/a-1", "/a"]
    assert {head.title for head in store.heads()} == {"Bridge closed", "Bridge shut"}


def test_told_to_stop_it_finishes_the_article_under_way_and_keeps_no_mark(site, store, monkeypatch):
    url = rss(site, "a", CLOSED, SHUT, CHESS, ETag='"v1"')
    found = Watch(store, group=False)
    read = room.frozen

    def one_then_stop(*given):
        for article in read(*given):
            found.stopped = True
            yield article

    monkeypatch.setattr(room, "frozen", one_then_stop)
    assert found.run(Feed(url))
    assert len(list(store.heads())) == 1
    assert store.source(f"watch {url}") is None
    monkeypatch.setattr(room, "frozen", read)
    Watch(store, group=False).run(Feed(url), once=True)
    assert len(list(store.heads())) == 3


def test_a_store_that_cannot_keep_is_told_and_the_feed_asked_again_later(site, store, monkeypatch):
    url = rss(site, "a", CLOSED)

    def full(*_, **__):
        raise DiskFull(store="desk.db", why="no space")

    monkeypatch.setattr(room, "ingest", full)
    found = Watch(store, group=False)
    assert not found.run(Feed(url, every=100.0), once=True)
    assert found.heard == [("D05", 200.0)]


def test_one_bad_feed_does_not_keep_the_others_waiting(site, store):
    feeds = [Feed(site.put("/bad", "<rss><channel", Content_Type="application/rss+xml")), Feed(rss(site, "a", CLOSED))]
    found = Watch(store, group=False)
    assert found.run(*feeds, once=True)
    assert [code for code, _ in found.heard] == ["R10"]
    assert len(list(store.heads())) == 1


def test_a_story_that_cannot_be_compared_does_not_end_the_watch(site, store, monkeypatch):
    def fails(*_):
        raise KeyError("t3")

    monkeypatch.setattr("tellings.desk.news.compared", fails)
    found = Watch(store)
    assert found.run(Feed(rss(site, "herald", CLOSED)), Feed(rss(site, "post", SHUT)), once=True)
    assert [news.kind for news in found.told] == ["story"]
    assert found.heard == [("C04", None)]
