"""Quantities: each example of knowledge/units.toml is read as it says, and bounds hold what the words allow."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotate import quantities, times
from tellings.annotate.number_words import value_of
from tellings.annotate.parsed import parse
from tellings.annotate.quantity_bounds import bounds
from tellings.knowledge.load import toml
from tellings.records import Article, Quantity, Telling

EXAMPLES = toml("units.toml")["example"]


def read(text: str, title: str = "") -> tuple[Quantity, ...]:
    article = Article(text, title=title)
    parsed = parse(article)
    telling = Telling(article, "en")
    return quantities.annotate(replace(telling, times=times.annotate(telling, parsed)), parsed)


def line(told: Quantity) -> str:
    fields = (told.evidence.quote, told.value, told.low, told.high, told.unit, told.of)
    return " | ".join("-" if field in (None, "") else str(field) for field in fields)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"])
def test_each_example_is_read_as_it_says(example: dict[str, object]) -> None:
    assert [line(told) for told in read(str(example["text"]))] == example["reads"]


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("twenty-five", 25),
        ("1,071,872.87", "1071872.87"),
        ("1.1 million", 1_100_000),
        ("half a dozen", 6),
        ("two hundred and fifty thousand", 250_000),
        ("three dozen", 36),
        ("143million", 143_000_000),
    ],
)
def test_a_written_number_has_its_exact_value(told: str, value: int | str) -> None:
    assert value_of(told) == Decimal(value)


def test_what_is_no_number_has_no_value() -> None:
    assert value_of("harbour") is None


@pytest.mark.parametrize(
    "text",
    [
        "The siege began on 24 July 2025 at 9 p.m.",
        "It lasted eight years.",
        "See page 12 and article 5.",
        "She took flight 370 from gate 12.",
        "He won the 21st race.",
        "One of the sailors slept.",
        "No one knew the way.",
    ],
)
def test_what_counts_nothing_is_left_alone(text: str) -> None:
    assert read(text) == ()


def test_an_approximator_opens_the_bounds_it_names() -> None:
    assert bounds(Decimal(20), "low", "20").high is None
    assert bounds(Decimal(20), "high", "20").low is None
    assert (bounds(Decimal(20), "about", "20").low, bounds(Decimal(20), "about", "20").high) == (18, 22)


def test_a_number_in_the_title_is_read() -> None:
    assert [told.evidence.where for told in read("Fire.", title="Fire kills 12 people")] == ["title"]


def test_a_number_in_millions_is_as_exact_as_its_last_digit() -> None:
    told = bounds(Decimal("1100000"), "exact", "1.1 million")
    assert (told.value, told.low, told.high) == (1_100_000, 1_050_000, 1_150_000)


pieces = st.sampled_from([*(example["text"] for example in EXAMPLES), "\n", "€", "’", "😀", "3-", "1/2", "½", "٣", "$"])


@settings(max_examples=40, deadline=None)
@given(st.lists(pieces, max_size=4))
def test_every_quantity_quotes_the_text_at_its_offsets(parts: list[str]) -> None:
    text = " ".join(parts)
    for told in read(text):
        assert text[told.evidence.start : told.evidence.end] == told.evidence.quote
        assert told.low is None or told.high is None or told.low <= told.high
        assert told.low is not None or told.high is not None


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["exact", "about", "under", "low", "high"]))
def test_the_value_lies_inside_its_bounds(number: int, kind: str) -> None:
    told = bounds(Decimal(number), kind, str(number))
    value = Decimal(number)
    assert told.low is None or told.low <= value
    assert told.high is None or value <= told.high
