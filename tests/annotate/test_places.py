"""Places: each example of knowledge/places.toml is read as it says; what stands for a government keeps its point."""

from __future__ import annotations

import pytest

from tellings.annotate import places
from tellings.annotate.parsed import parse
from tellings.knowledge.load import toml
from tellings.records import Article, Part, Place, Telling

TABLE = toml("places.toml")


def read(text: str, parts: tuple[Part, ...] = (), **source: str) -> tuple[Place, ...]:
    article = Article(text, parts=parts, **source)  # type: ignore[arg-type]
    return places.annotate(Telling(article, "en"), parse(article))


def literal(text: str) -> list[str]:
    return [place.evidence.quote for place in read(text) if place.role is None]


@pytest.mark.parametrize("example", TABLE["example"], ids=lambda example: example["text"])
def test_each_example_is_read_as_it_says(example: dict[str, object]) -> None:
    found = read(str(example["text"]))
    told = [f"{one.evidence.quote} | {one.name} | {one.country or '-'}" for one in found if one.role is None]
    assert told == example["reads"]


@pytest.mark.parametrize("name", ["Suweyda", "Suwayda", "Sweida", "As-Suwayda"])
def test_spellings_of_one_town_are_one_town(name: str) -> None:
    (place, _) = read(f"The clashes took place in {name}, in the south of Syria.")
    assert place.geonameid in (172408, 172410, 172411, 172412), place


def test_an_unknown_name_has_a_reason_and_no_point() -> None:
    (place,) = read("The storm hit Zzyrgrad in Sweden.")[:1]
    assert (place.name, place.lat, place.reason) == ("Zzyrgrad", None, "not in the gazetteer")


def test_a_dateline_is_a_place() -> None:
    text = "ANKARA\nThe storm reached the coast."
    assert [place.name for place in read(text, (Part("dateline", 0, 6),))] == ["Ankara"]


def test_an_unknown_abbreviation_is_no_place() -> None:
    assert [place.name for place in read("He flew from Oslo to Q.X.Z. and the H.B.C. in Bergen.")] == ["Oslo", "Bergen"]


def test_a_capital_is_a_place_when_something_happens_in_it() -> None:
    (place,) = read("Crowds gathered in Paris.")
    assert (place.name, place.admin1, place.role, place.reason) == ("Paris", "Île-de-France", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Moscow rejected the offer.",
        "Sweden signed the pact.",
        "The Paris government fell.",
        "Sweden's parliament met.",
    ],
)
def test_a_government_keeps_its_point_and_is_told_to_be_no_place(text: str) -> None:
    (place,) = read(text)
    assert (place.role, place.reason) == ("government", "stands for a government")
    assert place.lat is not None


def test_every_place_quotes_the_text_at_its_offsets() -> None:
    text = "In São Paulo’s port, 😀 ships from Türkiye\nand Côte d’Ivoire lay off the Black Sea.\r\nOSLO — Snow."
    for place in read(text):
        assert text[place.evidence.start : place.evidence.end] == place.evidence.quote
        assert (place.lat is None) == (bool(place.reason) and place.role is None)
