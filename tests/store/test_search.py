"""Search: the newest articles with all the words, the same from both databases, with snippets that can be opened."""

from __future__ import annotations

from datetime import date

import pytest

from tellings.store.rows import Entry
from tests.store.made import article, entry, read

TEXTS = {
    1: "The dam at Orun burst on Monday. Floods reached the cities.",
    2: "The Orun dam was built in 1961 for 12,000 people. It has not burst.",
    3: "Mayor O'Neill's café in Śrīnagar sold e-mail addresses.",
    4: "Nothing of note happened in the city.",
}


@pytest.fixture
def told(store):
    store.add(
        [
            entry(number, text=text, title="", outlet="Herald" if number < 4 else "Courier")
            for number, text in TEXTS.items()
        ]
    )
    return store


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dam", [2, 1]),
        ("DAM burst", [2, 1]),
        ('"dam burst"', []),
        ('"orun dam"', [2]),
        ("flood", [1]),
        ("city", [4, 1]),
        ("dam -1961", [1]),
        ("-dam", []),
        ("bur*", [2, 1]),
        ("dam bui*", [2]),
        ("12,000", [2]),
        ('"12 000"', [2]),
        ("cafe srinagar", [3]),
        ("O’Neill", [3]),
        ("e-mail", [3]),
        ("dam zebra", []),
        ('") OR dam ("', []),
        ("dam:* & !", [2, 1]),
        ("!!! ---", [4, 3, 2, 1]),
        ("", [4, 3, 2, 1]),
    ],
)
def test_words_find(told, words, found):
    assert [int(hit.head.url.rsplit("/")[-1]) for hit in told.search(words)] == found


def test_outlets_and_days_narrow_it(told):
    assert [hit.head.outlet for hit in told.search(outlet="Courier")] == ["Courier"]
    assert told.search("dam", outlet="Courier") == []
    assert len(told.search("dam", since=date(2025, 3, 3))) == 1
    assert len(told.search("dam", until=date(2025, 3, 2))) == 1
    assert told.search("dam", since=date(2026, 1, 1)) == []


def test_an_undated_article_lies_in_no_stretch_of_days(store):
    store.add([Entry(article(1, published=None, published_precision="none"))])
    assert len(store.search("dam")) == 1
    assert store.search("dam", until=date(2030, 1, 1)) == []


def test_pages_follow_each_other(told):
    first = told.search("dam", limit=1)
    assert [hit.head.id for hit in told.search("dam", before=first[0].head.n)] == [told.search("dam")[1].head.id]


def test_entities_and_events_narrow_it(store):
    store.add([read(entry(number)) for number in range(1, 6)] + [entry(7)])
    assert len(store.search("dam", entity="Tilda Marsh", event="report")) == 5
    assert len(store.search("dam", entity="Tilda Marsh", limit=2)) == 2
    assert store.search("dam", entity="Tilda") == []
    assert store.search("zebra", entity="Tilda Marsh") == []
    assert len(store.search(entity="tilda marsh", event="REPORT", limit=4)) == 4


def test_only_the_current_version_is_found(store):
    store.add([read(entry(1, text="The dam has burst.")), read(entry(1, text="The wall has burst."))])
    assert store.search("dam") == []
    assert len(store.search("wall")) == 1
    assert len(store.search(entity="Tilda Marsh")) == 1


def test_a_phrase_does_not_run_from_the_title_into_the_text(store):
    store.add([entry(1, title="The dam", text="Burst pipes are dear.")])
    assert store.search('"dam burst"') == []
    assert len(store.search("dam burst")) == 1


def test_a_snippet_is_the_words_at_its_place(told):
    for words in ("flood city", "dam bui*", "cafe", "nothing", ""):
        for hit in told.search(words):
            kept = told.get(hit.head.id).article
            assert kept.field(hit.where)[hit.start : hit.end] == hit.snippet
            assert hit.snippet
            assert bool(hit.marks) == bool(words)
    assert [hit.snippet[low:high] for hit in told.search("city flood") for low, high in hit.marks] == [
        "Floods",
        "cities",
    ]


def test_a_snippet_of_a_long_text_shows_where_the_words_are(store):
    long = "Nobody was there. " * 200 + "In the end the dam burst near Orun, they said. " + "It rained. " * 200
    store.add([entry(1, text=long)])
    hit = store.search("dam orun")[0]
    assert len(hit.snippet) <= 240
    assert [hit.snippet[low:high] for low, high in hit.marks] == ["dam", "Orun"]


def test_words_of_the_title_alone_are_shown_there(store):
    store.add([entry(1, title="Zebra at large", text="It was seen.")])
    hit = store.search("zebra")[0]
    assert (hit.where, hit.snippet) == ("title", "Zebra at large")
