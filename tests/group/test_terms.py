"""Terms: what is counted, what is left out, and how common a word is at large."""

from __future__ import annotations

from tellings.group.terms import account, commonness, opening, stem, terms
from tellings.records import Article, Part


def test_title_and_lead_count_again_and_names_weigh_more():
    found = terms(Article("A mill burned. Ida Lund saw the mill.", title="Mill burns"))
    assert found["mill"] == 2 * 2 + 2
    assert found["lund"] == 2 * 1.5
    assert "the" not in found


def test_two_forms_of_a_word_meet_and_numbers_lose_their_commas():
    found = terms(Article("She walked. They were walking. 12,000 people’s walks."))
    assert set(found) == {"walk", "12000", "people"}
    assert [stem(word) for word in ("parties", "party", "losses", "loss")] == ["party", "party", "loss", "loss"]


def test_a_caption_is_not_part_of_the_account_unless_it_is_all_there_is():
    text = "A photo of Lindholm.\nThe ferry sank."
    caption, body = Part("caption", 0, 20), Part("body", 21, 36)
    assert account(Article(text, parts=(caption, body))) == "The ferry sank."
    assert account(Article(text[:20], parts=(caption,))) == text[:20]


def test_the_opening_is_the_title_and_the_first_lines():
    assert opening(Article("The ferry sank.", title="Ferry lost")) == "Ferry lost. The ferry sank"
    assert len(opening(Article("word " * 1000))) <= 510


def test_a_common_word_is_commoner_than_a_rare_one_and_an_unknown_one_is_rarest():
    assert commonness("said") > commonness("government") > commonness("volcano") > commonness("lindholmish")
