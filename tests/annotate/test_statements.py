"""Statements: the sentences of the account, without what only stands around it."""

from __future__ import annotations

from dataclasses import replace

from tellings.annotate import quotes, sentences, statements
from tellings.annotate.parsed import parse
from tellings.read.freeze import freeze
from tellings.read.txt import read
from tellings.records import Article, Statement, Telling
from tellings.settings import Settings

PASTED = """Harbour wall gives way at Dunhaven
2025-03-04 08:15

DUNHAVEN, Orsenia (MPA) - The old harbour wall gave way early on Monday, the port office said.

“We heard a long roar before dawn,” fisherman Joss Tarn said.
It fell.

Also read: Council of Dunhaven votes on the new ferry
"""


def account(article: Article) -> tuple[Statement, ...]:
    parsed, telling = parse(article), Telling(article, "en")
    for section, step in (("sentences", sentences), ("quotes", quotes)):
        telling = replace(telling, **{section: step.annotate(telling, parsed)})
    return statements.annotate(telling, parsed)


def pasted(text: str = PASTED) -> Article:
    draft = next(iter(read(text.encode(), "a.txt")))
    article = freeze(draft, "a.txt", Settings())
    assert isinstance(article, Article)
    return article


def test_headline_stamp_dateline_and_teaser_are_out_of_the_account():
    told = [one.evidence.quote for one in account(pasted())]
    assert told[0].startswith("The old harbour wall gave way early on Monday")
    assert told[1].startswith("“We heard a long roar before dawn,”")
    assert not [words for words in told if "gives way" in words or "08:15" in words or "ferry" in words]


def test_a_title_beside_the_text_states_nothing():
    found = account(Article("The old harbour wall gave way on Monday.", title="Harbour wall gives way at Dunhaven"))
    assert [one.evidence.where for one in found] == ["text"]


def test_a_sentence_with_hardly_a_word_of_content_states_nothing():
    assert "It fell." not in [one.evidence.quote for one in account(pasted())]


def test_statements_are_numbered_in_the_order_of_the_text():
    found = account(pasted())
    assert [one.id for one in found] == [f"s{number}" for number in range(1, len(found) + 1)]
    assert [one.order for one in found] == list(range(len(found)))
    assert [one.evidence.start for one in found] == sorted(one.evidence.start for one in found)


def test_a_statement_has_its_source_its_acts_and_its_content_words():
    first, second = account(pasted())[:2]
    assert first.source is not None
    assert first.source.evidence.quote == "the port office"
    assert second.source is not None
    assert "Tarn" in second.source.evidence.quote
    assert "give" in [frame.predicate for frame in first.frames]
    assert {"harbour", "wall", "monday"} <= set(first.terms)
    assert not {"the", "on"} & set(first.terms)


def test_every_statement_is_the_words_of_the_text():
    article = pasted(PASTED.replace("\n", "\r\n"))
    for one in account(article):
        assert one.evidence.quote == article.text[one.evidence.start : one.evidence.end]
