"""Layouts of direct quotes: direct_quotes.jsonl, a line each with its text and all its quotes."""

import json
from pathlib import Path

import pytest

from tellings.annotate import quotes
from tellings.annotate.parsed import parse
from tellings.publish.objects import Names, quotes_compared
from tellings.records import Article, Entity, Mention, Quote, Telling

LAYOUTS = [json.loads(line) for line in Path(__file__).with_name("direct_quotes.jsonl").read_text("utf-8").splitlines()]


def told(text: str, *names: str) -> Telling:
    article = Article(text)
    entities = tuple(entity(article, name) for name in names)
    telling = Telling(article, "en", entities=entities)
    return Telling(article, "en", entities=entities, quotes=quotes.annotate(telling, parse(article)))


def entity(article: Article, name: str) -> Entity:
    start = article.text.index(name)
    evidence = article.evidence(start, start + len(name))
    return Entity(name, "person", name, name.casefold(), mentions=(Mention(evidence, "name"),))


def line(quote: Quote) -> str:
    parts = (part.quote if part else "-" for part in (quote.speaker, quote.cue))
    return " | ".join([*parts, " / ".join(piece.quote for piece in quote.segments)])


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout["layout"])
def test_a_layout_gives_its_quotes_with_source_cue_and_pieces_and_no_other(layout: dict):
    assert [line(quote) for quote in told(layout["text"]).quotes] == layout["quotes"]


def test_a_name_with_a_title_is_the_source_and_the_person_its_entity():
    (quote,) = told("Union head Rana Tell called the report “a cruel hoax that will fail us.”", "Rana Tell").quotes
    assert quote.speaker is not None
    assert (quote.speaker.quote, quote.speaker_entity) == ("Union head Rana Tell", "Rana Tell")


def test_who_was_asked_answers_and_answers_the_next_question():
    text = (
        "The Daily asked Ben Marsh if the quay could sink? “Definitely. This is why most boats have left.”"
        " Can rules help? “Rules can help, and many ports look at this.”"
    )
    answers = [quote for quote in told(text, "Ben Marsh").quotes if quote.direct]
    assert [(quote.cue, quote.speaker_entity) for quote in answers] == [(None, "Ben Marsh"), (None, "Ben Marsh")]


@pytest.mark.parametrize(
    ("sentence", "marked", "act"),
    [
        ("The crew watched; one warned the sailors to “remain calm” in the storm.", "“remain calm”", "judgement"),
        ("Lorne did not call the plan “absurd.”", "“absurd.”", "unsaid"),
        ("Lorne hopes to give the port “a second life.”", "“a second life.”", "intention"),
        ("Lorne supports “a second life” for the port.", "“a second life”", "stand"),
    ],
)
def test_words_in_marks_are_listed_as_parts_whatever_is_told_of_them(sentence: str, marked: str, act: str):
    telling = told(sentence)
    rows = quotes_compared(telling, Names({telling.article.id: "t1"}, {}))
    assert (marked, True, act) in [(row["content"]["quote"], row["part"], row["act"]) for row in rows]
