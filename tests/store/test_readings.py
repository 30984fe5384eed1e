"""What was read out of articles: tellings by reading, looks by kind, states by name."""

from __future__ import annotations

from datetime import date

from tellings.store import codec
from tellings.store.rows import Entry
from tests.store.made import TEXT, article, entry, read, telling


def test_a_telling_comes_back_as_it_was(store):
    store.add([read(entry(1))])
    assert store.telling(article(1).id) == telling(article(1))
    assert store.telling(article(1).id, "reader 1") == telling(article(1))
    assert store.telling(article(1).id, "reader 2") is None
    assert store.telling("nobody") is None


def test_a_second_reading_is_kept_beside_the_first_and_is_the_one_shown(store):
    store.add([read(entry(1)), read(entry(2))])
    assert store.unread("reader 2") == [article(1).id, article(2).id]
    store.put_tellings("reader 2", {article(1).id: codec.pack(telling(article(1)))})
    assert store.unread("reader 2") == [article(2).id]
    assert store.telling(article(1).id, "reader 1") is not None


def test_what_is_read_later_can_be_searched_by_its_tags(store):
    store.add([entry(1)])
    assert store.search(entity="Tilda Marsh") == []
    store.put_tellings(
        "r", {article(1).id: codec.pack(telling(article(1)))}, {article(1).id: [("entity", "Tilda Marsh")]}
    )
    assert [hit.head.id for hit in store.search(entity="tilda  MARSH")] == [article(1).id]


def test_a_known_article_without_a_telling_gets_one(store):
    store.add([entry(1), entry(2)])
    added = store.add([read(entry(1)), entry(2)])
    assert (added.same, added.filled) == ((article(1).id, article(2).id), (article(1).id,))
    assert store.add([read(entry(1))]).filled == ()
    assert store.telling(article(1).id) is not None


def test_looks_are_those_of_current_articles_of_these_days_and_undated_ones(store):
    undated = read(Entry(article(7, published=None, published_precision="none")))
    store.add([read(entry(number)) for number in (1, 5, 9)] + [undated, entry(3)])
    looks = list(store.looks("kind 1", since=date(2025, 3, 4), until=date(2025, 3, 8)))
    assert [look.article for look in looks] == [undated.article.id, article(5).id]
    assert looks[1].data == b"look of " + article(5).id.encode()
    assert len(list(store.looks("kind 1"))) == 4
    assert list(store.looks("kind 2")) == []
    assert store.without_look("kind 1") == [article(3).id]


def test_the_look_of_an_old_version_can_be_asked_for(store):
    store.add([read(entry(1)), read(entry(1, text=f"{TEXT} More."))])
    assert len(list(store.looks("kind 1"))) == 1
    assert [look.article for look in store.looks("kind 1", current=False)] == [
        article(1).id,
        article(1, text=f"{TEXT} More.").id,
    ]
    assert [look.article for look in store.looks_of("kind 1", [article(1).id])] == [article(1).id]


def test_looks_and_states_are_written_over(store):
    store.add([read(entry(1))])
    store.put_looks("kind 1", {article(1).id: b"new", "nobody": b"lost"})
    assert store.looks_of("kind 1", [article(1).id])[0].data == b"new"
    assert store.state("x") is None
    store.put_state("x", b"1")
    store.put_state("x", b"2")
    assert store.state("x") == b"2"
