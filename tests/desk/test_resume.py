"""Resume: an ingest that was stopped in the middle and runs again ends with the stories of one that nobody stopped."""

from __future__ import annotations

import pytest

from quality.kills import made
from tellings.desk.grouping import Grouping
from tellings.desk.ingest import ingest
from tellings.desk.readout import Wanted
from tellings.pipeline import read
from tellings.store.store import Store

SIZE = 8
LIGHT = Wanted(tellings=False)
ARTICLES = [article for record in made(72, 5) for article in read(record)]


def told(store):
    """The stories, and how they came about."""
    assert list(store.check()) == []
    stories = {row.id: [head.id for head in store.story_articles(row.id)] for row in store.stories(least=1, limit=999)}
    return stories, [line.change for line in store.changes()]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("calm") / "calm.db") as store:
        ingest(store, ARTICLES, wanted=LIGHT, group=Grouping(store).take, size=SIZE)
        return told(store)


def test_the_articles_are_such_that_the_order_matters(undisturbed):
    stories, lines = undisturbed
    assert {line.kind for line in lines} == {"added", "changed", "split"}
    assert any(line.detail.startswith("copy of") for line in lines)
    assert max(map(len, stories.values())) > 8


@pytest.mark.parametrize("stops", [(3,), (1, 2, 5, 6, 7)])
def test_stopped_within_a_batch_it_loses_the_batch_and_makes_the_same_stories_in_the_end(tmp_path, undisturbed, stops):
    with Store.open(tmp_path / "stopped.db") as store:
        for stop in stops:
            with pytest.raises(KeyboardInterrupt):
                ingest(store, ARTICLES, wanted=LIGHT, group=interrupted(store, stop), size=SIZE)
        ingest(store, ARTICLES, wanted=LIGHT, group=Grouping(store).take, size=SIZE)
        assert told(store) == undisturbed


def interrupted(store, stop):
    """Grouping that ends in the batch of this number, when its stories are written and not committed."""
    grouping = Grouping(store)

    def take(ids):
        changes = grouping.take(ids)
        if store.counts().versions > SIZE * stop:
            raise KeyboardInterrupt
        return changes

    return take
