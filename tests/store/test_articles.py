"""Articles: new, known, or a new version; kept to the character; found again by what a person knows of them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tellings.records import Article
from tellings.store.rows import Entry
from tests.store.made import TEXT, article, entry, read


def test_an_article_is_kept_to_the_character(store):
    odd = article(
        text="Line one\r\n\x00\ud800 caf\u0065\u0301 \U0001f600\n",
        title="A\x00title",
        outlet="Ünter\u2028",
        raw_sha256="ab",
    )
    store.add([Entry(odd, place="/tmp/a.txt", alone=True)])
    kept = store.get(odd.id)
    assert kept.article == odd
    assert kept.place == "/tmp/a.txt"
    assert kept.head.text_sha256 == odd.text_sha256


def test_the_same_article_again_is_only_counted(store):
    first = store.add([entry(1), entry(2), entry(1)])
    assert (first.new, first.same) == ((article(1).id, article(2).id), (article(1).id,))
    assert store.add([entry(2)]).same == (article(2).id,)
    assert store.counts().articles == 2


def test_what_only_tracks_readers_makes_no_other_article(store):
    store.add([entry(1)])
    tracked = entry(1, url="http://www.herald.example/news/1/?utm_source=x&fbclid=3#top", file="other.txt")
    assert store.add([tracked]).same == (article(1).id,)


def test_a_changed_text_is_a_new_version_beside_the_old(store):
    old, new = entry(1), entry(1, text=f"{TEXT} Two are missing.")
    store.add([old])
    added = store.add([new])
    assert added.changed == ((new.article.id, old.article.id),)
    versions = store.versions(store.find(old.article.url).key)
    assert [(one.id, one.version, one.previous, one.current) for one in versions] == [
        (old.article.id, 1, None, False),
        (new.article.id, 2, old.article.id, True),
    ]
    assert store.get(old.article.id).article == old.article
    assert store.counts().articles == 1
    assert store.outlets() == [("Herald", 1)]
    assert not list(store.check())


def test_an_earlier_version_again_is_known(store):
    texts = [entry(1, text=f"{TEXT} {word}") for word in ("One.", "Two.", "Three.")]
    added = store.add(texts)
    assert (len(added.new), len(added.changed)) == (1, 2)
    assert store.add([texts[0], texts[2]]).changed == ()
    assert [one.version for one in store.versions(store.find(texts[0].article.url).key)] == [1, 2, 3]
    assert not list(store.check())


def test_one_text_of_two_outlets_is_two_articles_and_a_copy(store):
    one, other = article(1), article(1, outlet="Courier", url="https://courier.example/a")
    added = store.add([Entry(one), Entry(other)])
    assert (added.new, added.copies) == ((one.id, other.id), (other.id,))


def test_one_text_of_one_outlet_and_day_under_two_addresses_is_one(store):
    assert store.add([entry(1), entry(1, url="https://herald.example/home/1")]).same == (article(1).id,)


def test_a_front_page_and_a_small_number_recognise_nothing(store):
    front = [entry(number, url="https://herald.example/") for number in (1, 2)]
    small = [
        Entry(article(number, url=None, source_id="7", outlet=None), place=f"/{number}.jsonl") for number in (3, 4)
    ]
    assert len(store.add([*front, *small]).new) == 4


def test_a_file_that_holds_one_article_recognises_it(store):
    bare = [Entry(Article(f"{TEXT} {word}"), "/news/a.txt", True) for word in ("One.", "Two.")]
    assert len(store.add(bare).changed) == 1
    loose = [Entry(Article(f"{TEXT} {word}"), "/news/all.jsonl") for word in ("Three.", "Four.")]
    assert len(store.add(loose).new) == 2


def test_articles_stand_in_the_order_of_their_days(store):
    undated = Entry(Article("No day is told of this one.", title="Undated"))
    store.add([entry(9), entry(3), undated, entry(5)])
    assert [head.title for head in store.heads()] == ["Undated", "Flood 3", "Flood 5", "Flood 9"]
    after = store.find(article(3).id).n
    assert [head.title for head in store.heads(after=after, limit=1)] == ["Flood 5"]


def test_pages_hide_nothing(store, monkeypatch):
    monkeypatch.setattr("tellings.store.store._PAGE", 3)
    store.add([entry(number) for number in range(10)])
    assert len(list(store.heads())) == 10
    assert len(list(store.heads(limit=7))) == 7


def test_an_article_is_found_by_what_a_person_has(store):
    known = entry(1, source_id="src-0001-long-id")
    store.add([known, entry(2)])
    id = known.article.id
    for told in (known.article.url, "herald.example/news/1", id, id[:6], "src-0001-long-id", store.get(id).head.key):
        assert store.find(told).id == id


def test_what_nothing_or_too_much_answers_to_is_not_found(store):
    store.add([entry(1), entry(2)])
    assert store.find("https://herald.example/news/77") is None
    assert store.find("") is None


def test_unknown_says_what_add_would_keep(store):
    store.add([entry(1), read(entry(2))])
    asked = [entry(1), entry(2), entry(3), entry(3), entry(2, text="Told anew.")]
    assert store.unknown(asked) == [False, False, True, False, True]
    assert store.unknown(asked[:2], unread=True) == [True, False]


def test_an_address_that_is_there_is_known(store):
    store.add([entry(1)])
    assert store.has_address("https://herald.example/news/1?utm_medium=rss")
    assert not store.has_address("https://herald.example/news/2")
    assert not store.has_address("https://herald.example/")


def test_what_only_a_feed_says_of_an_address_is_not_its_page(store):
    url = "https://herald.example/news/1"
    for extractor in ("feedparser/6.0.12", "feed items as JSON"):
        store.add([entry(1, text=f"A summary by {extractor}.", extractor=extractor)])
        assert not store.has_address(url)
    store.add([entry(1, extractor="trafilatura/2.3.1")])
    assert store.has_address(url)
    store.add([entry(1, text="The summary came again, changed.", extractor="feedparser/6.0.12")])
    assert store.has_address(url)


def test_a_write_that_fails_leaves_nothing(store):
    def fails():
        with store.writing():
            store.add([entry(1)])
            assert store.counts().articles == 1
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert store.counts().articles == 0


def test_days_of_publication_are_kept_as_told(store):
    exact = article(1, published=datetime(2025, 3, 4, 17, 45, 12), published_precision="second")
    store.add([Entry(exact)])
    head = store.find(exact.id)
    assert (head.published, head.published_precision) == (datetime(2025, 3, 4, 17, 45, 12), "second")
    assert head.n >> 24 == date(2025, 3, 4).toordinal()
