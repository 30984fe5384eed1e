"""The checker of event types: gaps, contradictions and leaks, each with its code, its place and a cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellings.knowledge.codebook import Type, codebook, read
from tellings.knowledge.codebook_check import check

TRAINS = ["slow", "red", "old", "new", "last", "first", "long", "short", "night", "dawn"]
TRAINS += ["mail", "milk", "coal", "grain", "salt", "ice", "iron", "stone", "hay", "fish"]
SENTENCES = [
    f"{{source:Village {number}}} waved at {{recipient:the {word} train}} on its way."
    for number, word in enumerate(TRAINS)
]


def made(folder: Path, name: str = "GREET", examples: list[str] | None = None, more: str = "") -> Type:
    rows = "".join(f'  {{ text = "{text}" }},\n' for text in (SENTENCES if examples is None else examples))
    path = folder / f"{name.lower()}.toml"
    head = f'name = "{name}"\nquad = "verbal cooperation"\ndefinition = "Somebody greets."\n'
    path.write_text(f"{head}examples = [\n{rows}]\n{more}", "utf-8")
    return read(path)


TRIGGERS = '[triggers]\nverbs = [ { lemma = "greet", recipient = ["object"] } ]\n'


def codes(*types: Type) -> list[str]:
    return sorted({finding.code for finding in check((*codebook(), *types), types)})


def test_our_own_codebook_is_sound():
    assert check(codebook()) == []


def test_twenty_examples_and_a_trigger_are_a_sound_type_of_ones_own(tmp_path):
    assert codes(made(tmp_path, more=TRIGGERS)) == []


def test_too_few_examples_and_no_trigger_are_gaps_with_a_place_and_a_cure(tmp_path):
    few, none = check((made(tmp_path, examples=SENTENCES[:5]),))
    assert str(few) == "B01 greet.toml (GREET): 5 examples, fewer than 20; write more of them"
    assert none.code == "B04"


def test_an_example_without_its_source_is_named(tmp_path):
    bare = "All along the line people waved at {recipient:the royal train}."
    (found,) = check((made(tmp_path, examples=[*SENTENCES, bare], more=TRIGGERS),))
    assert (found.code, "example 21" in found.what) == ("B05", True)


def test_a_trigger_of_ours_without_a_slot_of_its_own_contradicts(tmp_path):
    clash = TRIGGERS.replace("greet", "attack")
    assert codes(made(tmp_path, more=clash)) == ["B06"]
    assert codes(made(tmp_path, more=clash.replace("recipient", 'objects = ["hill"], recipient'))) == []


def test_an_example_that_is_a_near_miss_elsewhere_with_another_type_contradicts(tmp_path):
    miss = f'near_misses = [ {{ text = "{SENTENCES[0]}", is = "none" }} ]\n{TRIGGERS.replace("greet", "hail")}'
    greet = made(tmp_path, more=TRIGGERS)
    hail = made(tmp_path, "HAIL", [one.replace("waved at", "hailed") for one in SENTENCES], miss)
    assert "B07" in codes(greet, hail)


def test_two_sentences_that_are_nearly_the_same_leak_across_files(tmp_path):
    long = "{source:The people of the upper valley} waved at {recipient:the long blue train of the king} all day"
    one, other = f"{long} in March.", f"{long} in April."
    greet = made(tmp_path, examples=[*SENTENCES, one], more=TRIGGERS)
    hail = made(tmp_path, "HAIL", [other], TRIGGERS.replace("greet", "hail"))
    (found,) = [each for each in check((greet, hail)) if each.code == "B08"]
    assert "hail.toml" in found.where
    assert "example 21 of greet.toml" in found.what


def test_a_near_miss_of_no_known_type_and_a_name_that_is_taken_are_found(tmp_path):
    wrong = made(tmp_path, "AGREE", more=f'near_misses = [ {{ text = "{SENTENCES[0]}", is = "WAVE" }} ]\n{TRIGGERS}')
    assert set(codes(wrong)) >= {"B09", "B10"}


@pytest.mark.parametrize("name", [one.name for one in codebook()])
def test_every_type_of_ours_has_patterns(name):
    (one,) = [each for each in codebook() if each.name == name]
    assert len(one.patterns) >= 15
