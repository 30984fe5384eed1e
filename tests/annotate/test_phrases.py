"""Phrases: what is called by a noun and not by a name, in sentences of our own."""

from tellings.annotate import entities, phrases
from tellings.annotate.parsed import parse
from tellings.records import Article, Phrase, Telling


def told(text: str) -> list[Phrase]:
    article = Article(text)
    parsed = parse(article)
    telling = Telling(article, "en")
    named = Telling(article, "en", entities=entities.annotate(telling, parsed))
    return list(phrases.annotate(named, parsed))


def one(text: str, words: str) -> Phrase:
    return next(phrase for phrase in told(text) if phrase.evidence.quote == words)


def test_a_phrase_stands_without_its_article_and_tells_which_it_had():
    phrase = one("The angry dock workers blocked a road in Velm.", "angry dock workers")
    assert (phrase.noun, phrase.plural, phrase.pointing) == ("worker", True, "the")
    assert set(phrase.words) == {"angry", "dock"}


def test_a_group_of_somebody_is_told_of_them():
    text = "A group of 12 masons climbed the tower and dozens of bakers watched."
    assert [phrase.noun for phrase in told(text) if phrase.plural] == ["mason", "baker"]


def test_members_of_a_convoy_are_the_convoy():
    assert one("Members of the convoy slept on the road.", "Members of the convoy").noun == "convoy"


def test_names_are_no_phrases_but_stand_inside_them():
    text = "Mayor Ida Lund spoke to Norwegian officials. Lund's lawyers were there."
    found = {phrase.evidence.quote: phrase for phrase in told(text)}
    assert "Ida Lund" not in found
    assert found["Norwegian officials"].inside
    assert found["Lund's lawyers"].inside


def test_the_owner_is_found_behind_his():
    text = "Prime Minister Ida Lund of Norway came home. She said that her government was ready."
    phrase = next(each for each in told(text) if each.noun == "government")
    assert phrase.evidence.quote == "her government"


def test_scare_quotes_are_seen():
    assert one("Officials spoke of a “siege” at the gate.", "siege").scare_quotes
    assert not one("Officials spoke of a siege at the gate.", "siege").scare_quotes


def test_a_phrase_knows_beside_which_noun_it_is_set():
    text = "The agreement, a disaster for the port, was signed."
    assert one(text, "disaster").beside == text.index("agreement")


def test_times_and_empty_nouns_are_left_out():
    assert not {"year", "part", "time"} & {phrase.noun for phrase in told("For part of the year it took a long time.")}
