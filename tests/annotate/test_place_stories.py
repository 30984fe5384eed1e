"""Stories of small towns: each name of a place is found and put where it lies, and names of persons are not places."""

from __future__ import annotations

import pytest

from tellings.annotate import places
from tellings.annotate.parsed import parse
from tellings.evaluate.toponyms import NEAR, apart
from tellings.records import Article, Place, Telling

from .place_stories import STORIES, Story


@pytest.fixture(params=STORIES, ids=lambda story: story[0])
def story(request: pytest.FixtureRequest) -> Story:
    return request.param  # type: ignore[no-any-return]


def read(text: str) -> tuple[Place, ...]:
    article = Article(text)
    return places.annotate(Telling(article, "en"), parse(article))


def test_each_name_is_put_where_it_lies(story: Story) -> None:
    _, text, points, _ = story
    found = {place.evidence.quote: place for place in read(text)}
    far = {
        name: found[name].name if name in found else "not found"
        for name, (lat, lon) in points.items()
        if name not in found or apart(found[name].lat or 0.0, found[name].lon or 0.0, lat, lon) > NEAR
    }
    assert far == {}


def test_names_of_persons_are_no_places(story: Story) -> None:
    _, text, _, persons = story
    assert {place.evidence.quote for place in read(text)} & set(persons) == set()
