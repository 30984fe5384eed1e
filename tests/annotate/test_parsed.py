"""The parse: an offset in it is an offset in the frozen text, and lines and parts end sentences."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tellings.annotate.parsed import limits, parse, parse_many, words_of
from tellings.errors import NoModel
from tellings.records import Article, Part
from tellings.settings import Settings

PIECES = st.sampled_from(
    [
        *("\0", "\r", "\n", "\r\n", "\u2028", "\u2029", "\x85", "\t", "\x0b", "\x1f", "\u00a0", "\ufeff", "\u200f"),
        *("e\u0301", "👨\u200d👩", "مرحبا", "$", "said", "Ardle", "can't", "U.S.", "1,000", "’", "“", " ", "."),
    ]
)


def sentences(text: str, **fields: object) -> list[str]:
    return [span.text.strip() for span in parse(Article(text, **fields)).text.sents]


@settings(max_examples=60, deadline=None)
@given(text=st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
@example(text="Wall\0 gone.\r\nThe ’wall’\u2028fell \u00a0 down.")
def test_every_token_stands_at_its_offset_in_the_text_whatever_it_holds(text):
    doc = parse(Article(text)).text
    assert len(words_of(doc)) == len(text)
    for token in doc:
        stretch = text[token.idx : token.idx + len(token)]
        same = [one == other for one, other in zip(token.text, stretch, strict=True) if one.isalnum()]
        assert all(same)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\n\n"])
def test_a_line_break_ends_a_sentence(line_end):
    headline, body = "Harbour wall gives way", "The wall fell on Monday, the port said"
    assert sentences(f"{headline}{line_end}{body}") == [headline, body]


def test_a_part_ends_a_sentence():
    text = "DUNHAVEN - The wall fell on Monday."
    parts = (Part("dateline", 0, 11), Part("body", 11, len(text)))
    assert sentences(text, parts=parts) == ["DUNHAVEN -", "The wall fell on Monday."]


def test_curly_apostrophes_are_read_as_straight_ones_and_kept_in_evidence():
    parsed = parse(Article("The mayor’s house can’t be seen."))
    assert "'s" in [token.text for token in parsed.text]
    assert parsed.evidence(parsed.text[0:4]).quote == "The mayor’s house"


def test_a_title_that_stands_in_the_text_is_not_read_twice():
    inside, beside = parse_many(
        [
            Article("Wall falls\nIt fell.", title="Wall falls", title_in_text=True),
            Article("It fell.", title="Wall falls"),
        ]
    )
    assert [where for where, _ in inside.docs()] == ["text"]
    assert [where for where, _ in beside.docs()] == ["title", "text"]


def test_evidence_finds_its_tokens_again():
    parsed = parse(Article("The old wall fell on Monday.", title="Wall falls"))
    wall = parsed.article.evidence(8, 17)
    assert parsed.span(wall).text == "wall fell"
    assert limits(parsed.span(wall)) == (8, 17)
    assert limits(parsed.text[1]) == (4, 7)
    assert parsed.span(parsed.article.evidence(0, 4, "title")).text == "Wall"


def test_a_batch_is_parsed_as_its_articles_are_alone():
    articles = [Article(f"The wall of Dunhaven fell on {day}, the port said.") for day in ("Monday", "Friday")]
    together = [[token.dep_ for token in parsed.text] for parsed in parse_many(articles)]
    assert together == [[token.dep_ for token in parse(article).text] for article in articles]


def test_a_pipeline_that_is_not_installed_is_named_with_its_cure():
    with pytest.raises(NoModel, match=r"\[S01\] the model en_none is not installed; run: pip install en-none"):
        parse(Article("The wall fell."), Settings(spacy_model="en_none"))
