from __future__ import annotations

from dataclasses import replace

from tellings.annotate import places, sentences
from tellings.annotate.parsed import parse
from tellings.records import Article, Telling


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    article = Article(text)
    parsed = parse(article)
    telling = Telling(article, "en")
    telling = replace(telling, sentences=sentences.annotate(telling, parsed))
    return [(one.evidence.quote, one.role, one.country) for one in places.annotate(telling, parsed)]


def test_a_word_for_a_people_has_the_point_of_its_country_and_is_no_place():
    assert ("Norwegian", "people", "NOR") in told("A Norwegian tanker ran aground near Porto on Friday.")
    assert ("Porto", None, "PRT") in told("A Norwegian tanker ran aground near Porto on Friday.")


def test_two_words_are_one_people():
    assert ("South Korean", "people", "KOR") in told("Two South Korean divers were found alive in the cave.")


def test_a_people_inside_the_name_of_a_body_is_left_to_it():
    assert not [role for _, role, _ in told("He works for American Airlines in Lisbon.") if role == "people"]


def test_a_country_by_its_name_is_no_people():
    assert told("The ship left Norway on Monday.") == [("Norway", None, "NOR")]
