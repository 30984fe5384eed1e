"""Sources: how far each was read; and what could not be read, once each."""

from __future__ import annotations

from tellings.store.rows import Skip


def test_a_source_remembers_how_far_it_was_read(store):
    assert store.source("https://herald.example/feed") is None
    store.put_source("https://herald.example/feed", state={"etag": '"1"'}, seen=3, done=False)
    store.put_source("https://herald.example/feed", state={"etag": '"2"'}, seen=5, done=True)
    row = store.source("https://herald.example/feed")
    assert (row.state, row.seen, row.done) == ({"etag": '"2"'}, 5, True)


def test_what_was_skipped_is_kept_once(store):
    store.put_skipped([Skip("a\x00", "R01", "gone"), Skip("b", "R02", "empty"), Skip("b", "R02", "empty")])
    store.put_skipped([Skip("b", "R02", "empty")])
    assert [skip.source for skip in store.skipped()] == ["b", "a\ufffd"]
    assert store.counts().skipped == 2
