"""Places: each example of knowledge/places.toml is read as it says; homonyms are chosen by what the telling names."""

from __future__ import annotations

import pytest

from tellings.annotate import places
from tellings.annotate.gazetteer import Spot, find
from tellings.annotate.parsed import parse
from tellings.knowledge.load import toml
from tellings.records import Article, Part, Place, Telling

TABLE = toml("places.toml")


def read(text: str, parts: tuple[Part, ...] = ()) -> tuple[Place, ...]:
    article = Article(text, parts=parts)
    return places.annotate(Telling(article, "en"), parse(article))


def spot(name: str, *told: str) -> Spot:
    found = find(name, frozenset(told))
    assert isinstance(found, Spot), found
    return found


@pytest.mark.parametrize("example", TABLE["example"], ids=lambda example: example["text"])
def test_each_example_is_read_as_it_says(example: dict[str, object]) -> None:
    found = read(str(example["text"]))
    assert [f"{one.evidence.quote} | {one.name} | {one.country or '-'}" for one in found] == example["reads"]


@pytest.mark.parametrize("name", ["Suweyda", "Suwayda", "Sweida", "As-Suwayda"])
def test_spellings_of_one_town_are_one_town(name: str) -> None:
    assert spot(name, "SYR").geonameid == 172408


def test_a_country_named_in_the_telling_decides_between_homonyms() -> None:
    assert (spot("Tripoli", "LBN").country, spot("Tripoli", "LBY").country) == ("LBN", "LBY")


def test_georgia_is_the_state_where_the_telling_names_america() -> None:
    assert (spot("Georgia").country, spot("Georgia", "USA").country) == ("GEO", "USA")


def test_an_unknown_name_has_a_reason_and_no_point() -> None:
    (place,) = read("The storm hit Zzyrgrad in Sweden.")[:1]
    assert (place.name, place.lat, place.reason) == ("Zzyrgrad", None, "not in the gazetteer")


def test_towns_of_like_weight_are_not_chosen_between() -> None:
    assert find("Asadabad", frozenset()) == "several places of this name"
    assert spot("Asadabad", "IRN").country == "IRN"


def test_a_dateline_is_a_place() -> None:
    text = "ANKARA\nThe storm reached the coast."
    assert [place.name for place in read(text, (Part("dateline", 0, 6),))] == ["Ankara"]


def test_an_unknown_abbreviation_is_no_place() -> None:
    assert [place.name for place in read("He flew from Oslo to Q.X.Z. and the H.B.C. in Bergen.")] == ["Oslo", "Bergen"]


def test_a_capital_is_a_place_when_something_happens_in_it() -> None:
    assert [place.name for place in read("Crowds gathered in Paris.")] == ["Paris"]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow rejected the offer.",
        "Sweden signed the pact.",
        "The Paris government fell.",
        "Sweden's parliament met.",
    ],
)
def test_a_government_is_no_place(text: str) -> None:
    assert read(text) == ()


def test_every_place_quotes_the_text_at_its_offsets() -> None:
    text = "In São Paulo’s port, 😀 ships from Türkiye\nand Côte d’Ivoire lay off the Black Sea.\r\nOSLO — Snow."
    for place in read(text):
        assert text[place.evidence.start : place.evidence.end] == place.evidence.quote
        assert (place.lat is None) == bool(place.reason)
