"""Stories: what belongs together is together, whatever the order, and nothing else is."""

from __future__ import annotations

import random

import pytest

from tellings.group.stories import Story, stories
from tellings.records import Article
from tests.group.towns import BAKERS, FERRY, article, bulk, fights, town


def test_each_happening_is_a_story_in_the_order_of_its_first_article():
    assert stories(town()) == [[0, 2, 3], [1, 4]]


def test_no_articles_are_no_stories_and_one_is_one_alone():
    assert stories([]) == []
    assert stories(town()[:1]) == [[0]]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_another_order_gives_the_same_stories(seed):
    one, other = fights()
    articles = [*town(), *one, *other, *bulk(20)]
    order = list(range(len(articles)))
    random.Random(seed).shuffle(order)
    turned = stories([articles[place] for place in order])
    assert sorted(sorted(order[place] for place in story) for story in turned) == sorted(stories(articles))


def test_two_happenings_of_one_kind_with_one_person_are_two_stories():
    one, other = fights()
    assert stories([*one, *other]) == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]


def test_a_copy_goes_where_its_original_goes():
    copy = article(FERRY[0].replace("Monday night", "Monday evening"), title="Grounded")
    assert stories([*town(), copy]) == [[0, 2, 3, 5], [1, 4]]


def test_articles_of_nothing_but_a_title_are_joined_by_it():
    titles = ["Ferry Aurora aground off Lindholm", "Aurora ferry stuck off Lindholm", "Bakers of Ostmark on strike"]
    assert stories([Article("", title=title) for title in titles]) == [[0, 1], [2]]


def test_articles_without_words_stay_alone():
    assert stories([Article(""), Article("", title="?"), Article("of the and")]) == [[0], [1], [2]]


def test_a_story_stays_whole_and_clean_among_unrelated_articles():
    found = stories([*town(), *bulk(100)])
    assert found[:2] == [[0, 2, 3], [1, 4]]


def test_days_are_not_needed_and_do_not_part_what_is_told_in_a_week():
    assert stories([article(text, day=2 + place) for place, text in enumerate(FERRY)]) == [[0, 1, 2]]


def test_a_story_has_an_id_from_its_articles_in_any_order_and_a_title():
    one, other = article(BAKERS[0], title="Strike"), article(BAKERS[1])
    assert Story((one, other)).id == Story((other, one)).id != Story((one,)).id
    assert Story((other, one)).title == "Strike"
    assert Story((other,)).title.startswith("There was no bread")
