"""Patterns: sentences made of verb phrases, the same each time, marked and in English."""

from __future__ import annotations

import re

import pytest

from tellings.knowledge.codebook import Type, codebook
from tellings.knowledge.codebook_patterns import inflect, sentences


def type_of(*patterns: str, name: str = "GREET", quad: str = "verbal cooperation") -> Type:
    return Type(name, quad, "", (), (), patterns, (), (), (), codebook()[0].file)


@pytest.mark.parametrize(
    ("phrase", "tense", "told"),
    [
        ("free T", "past", "freed T"),
        ("deny T a visa", "past", "denied T a visa"),
        ("give T food", "perfect", "has given T food"),
        ("flee to T", "gerund", "fleeing to T"),
        ("ban T", "continuous", "is banning T"),
        ("pass T", "present", "passes T"),
        ("be open to T", "present", "is open to T"),
        ("will not help T", "past", "will not help T"),
        ("agree with T", "gerund", "agreeing with T"),
    ],
)
def test_the_first_word_is_put_into_the_tense(phrase, tense, told):
    assert inflect(phrase, tense) == told


def test_the_same_seed_makes_the_same_sentences():
    types = [type_of("(greet|hail) T (warmly|coldly)")]
    assert sentences(types) == sentences(types)
    assert sentences(types) != sentences(types, seed=6)


def test_a_pattern_gives_as_many_sentences_as_it_has_ways_and_two_at_least():
    count = [name for name, _ in sentences([type_of("greet T", "(hail|hug) (T|friends of T) (today|here)")])]
    assert count.count("GREET") == 2 + 8


def test_every_sentence_marks_its_source_and_keeps_no_slot():
    for name, sentence in sentences(codebook(), each=2, framed=20):
        assert "source" in sentence.roles, (name, sentence.marked)
        assert not re.search(r"\b[ST]\b|[()|]", sentence.text), sentence.text


def test_a_frame_makes_other_types_of_a_phrase():
    made = sentences([type_of("visit T", name="CONSULT")], framed=200)
    told = {name: sentence.text for name, sentence in made}
    assert {"AGREE", "REJECT", "REQUEST", "none"} <= set(told)
    assert re.search(r"visit", told["REJECT"])
    assert "THREATEN" not in told
