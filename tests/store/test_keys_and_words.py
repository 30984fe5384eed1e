"""Keys: by what an article is known again. Words: text as searches meet it. Queries: what a person types."""

from __future__ import annotations

import pytest

from tellings.records import Article
from tellings.store.keys import key_of, plain_address
from tellings.store.query import Term, terms
from tellings.store.rows import Entry
from tellings.store.words import folded_name, spans, tokens


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://www.herald.example/news/1?utm_source=x&fbclid=2#top", "herald.example/news/1"),
        ("http://herald.example:80/news/1/", "herald.example/news/1"),
        ("https://herald.example:8443/a?b=2&a=1", "herald.example:8443/a?a=1&b=2"),
        ("https://herald.example/?p=7", "herald.example?p=7"),
        ("https://HERALD.example/News", "herald.example/News"),
        ("https://herald.example/", None),
        ("herald.example/news/1", None),
        ("javascript:void(0)", None),
        ("https://[bad", None),
        ("https://herald.example:port/a", None),
        ("", None),
    ],
)
def test_addresses_lose_what_only_tracks(url, plain):
    assert plain_address(url) == plain


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        (Entry(Article("x", url="https://a.example/b", source_id="9" * 20)), "url a.example/b"),
        (Entry(Article("x", source_id="tag:a.example,2025:77", outlet="A")), "id A  tag:a.example,2025:77"),
        (Entry(Article("x", source_id="77", outlet="A"), "/all.jsonl"), "id A /all.jsonl 77"),
        (Entry(Article("x"), "/a.txt", True), "file /a.txt"),
        (Entry(Article("x"), "/a.jsonl", False), f"content {Article('x').id}"),
        (Entry(Article("x", source_id="77")), f"content {Article('x', source_id='77').id}"),
        (Entry(Article("x", url="https://a.example/")), f"content {Article('x', url='https://a.example/').id}"),
    ],
)
def test_keys(entry, key):
    assert key_of(entry) == key


def test_words_are_folded_and_lose_their_plural():
    assert tokens("The Floods’ cities, O'Neill's café") == ["the", "flood", "city", "o", "neill", "cafe"]
    assert tokens("U.S. 12,000") == ["u", "s", "12", "000"]
    assert tokens("crashes losses boxes houses") == tokens("crash loss box house")
    assert tokens("virus glass") == ["virus", "glass"]
    text = "Śrīnagar's Dams"
    assert [(word, text[low:high]) for word, low, high in spans(text)] == [("srinagar", "Śrīnagar"), ("dam", "Dams")]


def test_names_are_folded():
    assert folded_name("  Al-Sharaa,  Ahmed ") == "alsharaa ahmed"


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("dam floods", [Term(("dam",)), Term(("flood",))]),
        ('"dam burst" -rain', [Term(("dam", "burst")), Term(("rain",), without=True)]),
        ("flood* e-mail", [Term(("flood",), open=True), Term(("e", "mail"))]),
        ("e-mail*", [Term(("e", "mail"), open=True)]),
        ('"not ended', [Term(("not", "ended"))]),
        ('-- ** ! ""', []),
    ],
)
def test_what_a_person_types(told, found):
    assert terms(told) == found
