"""The day of a desk is the same over SQLite and over PostgreSQL."""

from __future__ import annotations

import dataclasses

import pytest

from tellings.desk.grouping import Grouping
from tellings.desk.ingest import ingest
from tellings.records import Article
from tellings.store.store import Store
from tests.bridge import CHESS, CLOSED, FERRIES, FRENCH, SHUT
from tests.store import postgres


@pytest.mark.skipif(postgres.why_not() is not None, reason=str(postgres.why_not()))
def test_articles_stories_and_answers_are_the_same(tmp_path):
    with postgres.server() as socket:
        found = [answers(place) for place in (tmp_path / "a.db", postgres.emptied(socket))]
    assert found[0] == found[1]
    assert len(found[0]["heads"]) == 5
    assert found[0]["hits"]


def answers(place):
    """What a store says after two ingests, of which the second changes an article."""
    first = [Article(text, url=f"https://a.example/{n}") for n, text in enumerate((CLOSED, SHUT, CHESS, FRENCH))]
    later = [Article(FERRIES), Article(CLOSED.replace("three cracks", "six cracks"), url="https://a.example/0")]
    with Store.open(place) as store:
        for articles in (first, later):
            ingest(store, articles, group=Grouping(store).take, size=2)
        assert list(store.check()) == []
        heads = list(store.heads())
        return {
            "heads": [without_hour(head) for head in heads],
            "versions": [[one.id for one in store.versions(head.key)] for head in heads],
            "stories": [(row, [one.id for one in store.story_articles(row.id)]) for row in store.stories(least=1)],
            "feed": [line.change for line in store.changes()],
            "tellings": [store.telling(head.id) for head in heads],
            "hits": [dataclasses.replace(hit, head=without_hour(hit.head)) for hit in store.search("bridge -ferries")],
            "named": [hit.head.id for hit in store.search(entity="Tilda Marsh")],
        }


def without_hour(head):
    return dataclasses.replace(head, first_seen=None)
