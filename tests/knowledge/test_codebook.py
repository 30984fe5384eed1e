"""The loader of event types: marks become offsets, and a wrong file is refused with place and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellings.errors import BadCodebook
from tellings.knowledge.codebook import codebook, parse, quad_of, read

HEAD = 'name = "GREET"\nquad = "verbal cooperation"\ndefinition = "Somebody greets somebody."\n'


def written(folder: Path, body: str) -> Path:
    path = folder / "greet.toml"
    path.write_text(body, "utf-8")
    return path


def test_a_marked_sentence_becomes_its_bare_text_and_the_places_of_its_roles():
    sentence = parse("{source:Togo} met {recipient:two envoys} in {place:Lomé} and {recipient:a king}.")
    assert sentence.text == "Togo met two envoys in Lomé and a king."
    assert [sentence.text[start:end] for start, end in sentence.roles["recipient"]] == ["two envoys", "a king"]
    assert sentence.first("recipient") == (9, 19)
    assert sentence.first("date") is None


@pytest.mark.parametrize("marked", ["{source:Togo met Chad.", "Togo} met Chad.", "{source:{recipient:Togo} met} Chad."])
def test_unbalanced_marks_are_refused_with_the_place_and_what_to_do(marked):
    with pytest.raises(BadCodebook, match=r"\[K02\] mine.toml: example 3: unbalanced braces .* close every mark"):
        parse(marked, "mine.toml", "example 3")


def test_an_unknown_role_is_refused_with_the_roles_there_are():
    with pytest.raises(BadCodebook, match=r"unknown role giver .* source, recipient, place, date"):
        parse("{giver:Togo} met Chad.", "mine.toml", "example 1")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("name = ", "the file: .*; save it as TOML"),
        ('name = "GREET"\nquad = "verbal cooperation"\n', "definition: is missing"),
        (HEAD.replace("verbal cooperation", "kind") + "examples = []", "quad: 'kind' is none"),
        (HEAD + 'examples = [ { words = "x" } ]', "examples: a row has no text"),
        (HEAD + 'modes = "wave"\nexamples = []', "modes: is not a list"),
        (HEAD + 'examples = []\n[triggers]\nverbs = [ { particle = "to" } ]', "triggers.verbs: a row names no word"),
    ],
)
def test_a_file_of_another_shape_is_refused(tmp_path, body, told):
    with pytest.raises(BadCodebook, match=told):
        read(written(tmp_path, body))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(BadCodebook, match=r"none.toml: the file"):
        codebook(tmp_path / "none.toml")


def test_what_a_row_leaves_out_has_a_plain_default(tmp_path):
    body = (
        HEAD + 'examples = [ { text = "{source:Togo} waved." } ]\nnear_misses = [ { text = "{source:A flag} waved." } ]'
    )
    one = read(written(tmp_path, body))
    assert (one.examples[0].construction, one.near_misses[0].holds, one.triggers) == ("active", "none", ())


def test_a_type_of_ones_own_stands_behind_ours(tmp_path):
    path = written(tmp_path, HEAD + 'examples = [ { text = "{source:Togo} waved." } ]')
    types = codebook(path)
    assert len(types) == 16
    assert quad_of(types)["GREET"] == quad_of(types)["AGREE"] == "verbal cooperation"


def test_a_particle_is_a_part_of_the_words_of_its_trigger(tmp_path):
    body = HEAD + 'examples = []\n[triggers]\nverbs = [ { lemma = "wave", particle = "at", recipient = ["at"] } ]'
    (trigger,) = read(written(tmp_path, body)).triggers
    assert (trigger.kind, trigger.words, trigger.recipient) == ("verbs", "wave at", ("at",))
