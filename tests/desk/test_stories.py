"""Stories of a store: compared once, given again as kept, compared anew when something changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tellings.desk import stories
from tellings.desk.grouping import Grouping
from tellings.desk.stories import compared, contradictions, story
from tellings.errors import NotCompared, NotKept
from tellings.pipeline import compare
from tellings.records import Change
from tellings.settings import Settings
from tellings.store import codec
from tellings.store.rows import Entry
from tests.bridge import CLOSED, FERRIES, SHUT
from tests.desk.filled import article


@pytest.fixture
def bridge(bridged):
    return bridged.stories()[0].id


def test_a_story_is_what_compare_says_of_its_articles(bridged, bridge):
    found = compared(bridged, bridge)
    kept = [kept.article for kept in bridged.many([head.id for head in found.heads])]
    assert found.comparison.to_json() == compare(kept).to_json()
    assert (found.kept, found.story.origins) == (False, found.comparison.independent)
    assert found.story.contradictions == contradictions(found.comparison) > 0


def test_it_is_given_again_as_it_was_without_reading_a_word(bridged, bridge, monkeypatch):
    first = compared(bridged, bridge)
    monkeypatch.setattr(stories, "annotate_many", None)
    monkeypatch.setattr(stories, "compare_tellings", None)
    again = compared(bridged, bridge)
    assert again.kept
    assert again.comparison == first.comparison


def test_other_settings_or_another_article_compare_anew_and_read_only_what_is_new(bridged, bridge, monkeypatch):
    compared(bridged, bridge)
    read = []
    annotate = stories.annotate_many
    monkeypatch.setattr(stories, "annotate_many", lambda new, *rest: read.extend(new) or annotate(new, *rest))
    assert not compared(bridged, bridge, Settings(bar=0.9)).kept
    assert read == []
    new = Entry(article(SHUT, "Late News"), language="en")
    Grouping(bridged).take(bridged.add([new]).new)
    found = compared(bridged, bridge)
    assert (found.kept, len(found.comparison.tellings)) == (False, 4)
    assert [one.outlet for one in read] == ["Late News"]


def test_of_too_many_articles_one_of_each_outlet_is_taken_first_and_that_is_told(bridged, bridge):
    more = [
        Entry(article(text, "Herald", url=f"https://h.example/{text[:3]}"), language="en") for text in (FERRIES, SHUT)
    ]
    Grouping(bridged).take(bridged.add(more).new)
    found = compared(bridged, bridge, Settings(max_tellings=3))
    assert sorted(one.article.outlet for one in found.comparison.tellings) == ["Courier", "Ferry News", "Herald"]
    assert "3 of the story's 5 articles are compared, one of each outlet first" in found.comparison.limits


def test_an_article_that_an_annotator_fails_on_is_left_out_and_told(bridged, bridge, monkeypatch):
    annotate = stories.annotate_many

    def failing(articles, *rest):
        assert all(article.outlet != "Courier" for article in articles)
        return annotate(articles, *rest)

    monkeypatch.setattr(stories, "annotate_many", failing)
    found = compared(bridged, bridge)
    assert [one.article.outlet for one in found.comparison.tellings] == ["Herald", "Ferry News"]
    assert any("[A01] Courier" in limit for limit in found.comparison.limits)
    assert not compared(bridged, bridge).kept
    monkeypatch.setattr(stories, "annotate_many", lambda *_: 1 / 0)
    with pytest.raises(NotCompared, match=r"\[C04\].*ZeroDivisionError"):
        compared(bridged, bridge, Settings(spacy_model="another"))


def test_a_story_of_one_article_has_nothing_to_compare(bridged):
    alone = next(row for row in bridged.stories(least=1) if row.articles == 1)
    assert compared(bridged, alone.id).comparison is None


def test_the_beginning_of_an_id_is_enough_and_a_story_that_went_into_another_is_followed(bridged, bridge):
    assert story(bridged, bridge[:6]).id == bridge
    alone = next(row for row in bridged.stories(least=1) if row.articles == 1)
    bridged.apply([Change("merged", alone.id, other=bridge)])
    assert story(bridged, alone.id).id == bridge


@pytest.mark.parametrize("told", ["", "zzzz", "abc"])
def test_an_unknown_id_is_refused_with_its_cure(bridged, told):
    with pytest.raises(NotKept, match=r"\[D09\].*no story .*tellings stories"):
        story(bridged, told)


def test_a_comparison_comes_back_from_bytes_to_the_character():
    odd = replace(article(CLOSED, "Hérald"), title="“Bridge” – \U0001f309 shut", doubts=("one doubt",))
    found = compare([odd, article(SHUT, "Courier")])
    back = stories.published(codec.unpack_comparison(codec.pack_comparison(found)))
    assert back == found
    assert back.to_html() == found.to_html()
