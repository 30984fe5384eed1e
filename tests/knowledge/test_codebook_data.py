"""The codebook's files: enough of everything, marked soundly, in our own words, and nothing told twice."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tellings.knowledge.load import FOLDER

BOOK = FOLDER / "codebook"
QUADS = {
    "verbal cooperation": {"agree", "consult", "support"},
    "material cooperation": {"cooperate", "aid", "yield"},
    "verbal conflict": {"request", "accuse", "reject", "threaten"},
    "material conflict": {"protest", "sanction", "mobilize", "coerce", "assault"},
}
TYPES = sorted(name for names in QUADS.values() for name in names)
ROLES = {"source", "recipient", "place", "date"}
CONSTRUCTIONS = {"active", "passive", "nominal", "infinitive", "reported", "reciprocal"}
STATUSES = {
    "denied", "planned", "hypothetical", "threatened", "called_for", "reported", "reciprocal", "historical",
    "metaphor", "happened",
}  # fmt: skip
CONTEXTS = {
    "military", "diplomatic", "political", "economic", "resource", "culture", "disease", "disaster", "refugee", "legal",
    "terrorism", "election", "legislative", "cbrn", "cyber", "human-rights", "environment", "crime", "territory",
}  # fmt: skip
NAMES = {name.upper() for name in TYPES}
INTRANSITIVE = {"protest", "mobilize", "yield"}
SPAN = re.compile(r"\{(\w+):([^{}]*)\}")


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((BOOK / f"{name}.toml").read_text("utf-8"))


def told(name: str) -> Iterator[dict[str, Any]]:
    book = table(name)
    yield from book["examples"]
    yield from book["near_misses"]


def bare(text: str) -> str:
    return SPAN.sub(r"\2", text)


def roles(text: str) -> list[str]:
    return [role for role, _ in SPAN.findall(text)]


def test_there_is_one_file_for_each_type():
    assert sorted(path.stem for path in BOOK.glob("*.toml")) == TYPES


@pytest.mark.parametrize("name", TYPES)
def test_a_type_is_defined_and_stands_in_its_quad(name):
    book = table(name)
    assert book["name"] == name.upper()
    assert name in QUADS[book["quad"]]
    assert len(book["definition"].split()) >= 40
    assert NAMES & set(re.findall(r"[A-Z]{3,}", book["definition"])) - {book["name"]}
    assert book["cameo"]


def test_every_cameo_root_but_statements_leads_to_one_type():
    codes = Counter(code for name in TYPES for code in table(name)["cameo"])
    assert codes == Counter(f"{code:02d}" for code in range(2, 21))


@pytest.mark.parametrize("name", TYPES)
def test_a_type_has_enough_examples_near_misses_and_triggers(name):
    book = table(name)
    assert len(book["examples"]) >= 80
    assert len(book["near_misses"]) >= 30
    triggers = book["triggers"]
    assert len({row.get("lemma") or row["words"] for rows in triggers.values() for row in rows}) >= 25


@pytest.mark.parametrize("name", TYPES)
def test_marks_are_balanced_and_hold_words(name):
    for row in told(name):
        assert not set("{}") & set(bare(row["text"])), row["text"]
        for role, span in SPAN.findall(row["text"]):
            assert role in ROLES, row["text"]
            assert span.strip(" ,.") == span != "", row["text"]


@pytest.mark.parametrize("name", TYPES)
def test_a_sentence_is_of_the_length_of_news_and_ends(name):
    for row in told(name):
        assert 8 <= len(bare(row["text"]).split()) <= 45, row["text"]
        assert re.search(r'^["“]?[A-Z].*[.?!]["”]?$', bare(row["text"])), row["text"]


@pytest.mark.parametrize("name", TYPES)
def test_an_example_marks_who_did_it_and_to_whom(name):
    for row in table(name)["examples"]:
        assert "source" in roles(row["text"]), row["text"]
        without = row["construction"] in {"nominal", "reciprocal"} or (
            row["construction"] == "active" and name in INTRANSITIVE
        )
        assert without or "recipient" in roles(row["text"]), row["text"]


@pytest.mark.parametrize("name", TYPES)
def test_an_example_says_its_construction_mode_and_contexts_in_known_words(name):
    book = table(name)
    for row in book["examples"]:
        assert row["construction"] in CONSTRUCTIONS
        assert row.get("mode") in {None, *book["modes"]}, row["text"]
        assert set(row.get("context", ())) <= CONTEXTS, row["text"]
        assert set(row.get("also", ())) <= NAMES - {book["name"]}, row["text"]
    assert {row["construction"] for row in book["examples"]} == CONSTRUCTIONS
    assert {row["mode"] for row in book["examples"] if "mode" in row} == set(book["modes"])


@pytest.mark.parametrize("name", TYPES)
def test_a_near_miss_says_what_it_is_instead_and_why(name):
    for row in table(name)["near_misses"]:
        assert row["is"] in {*NAMES, "none"}, row["text"]
        assert row["status"] in STATUSES, row["text"]
        assert row["is"] != name.upper() or row["status"] in {"reported", "reciprocal"}, row["text"]
        assert {"source", "recipient"} & set(roles(row["text"])), row["text"]
        assert row["why"].strip(), row["text"]
    assert {row["status"] for row in table(name)["near_misses"]} >= {"denied", "hypothetical", "historical", "reported"}


def test_no_sentence_is_told_twice_in_the_whole_book():
    every = Counter(bare(row["text"]).lower() for name in TYPES for row in told(name))
    assert [text for text, count in every.items() if count > 1] == []


@pytest.mark.parametrize("name", TYPES)
def test_a_trigger_gives_the_places_of_its_roles(name):
    triggers = table(name)["triggers"]
    for kind, rows in triggers.items():
        for row in rows:
            word = row["words"] if kind == "phrases" else row["lemma"]
            assert word == word.lower().strip(), row
            assert isinstance(row["recipient"], list), row
            assert "source" in row if kind == "nouns" else "source" not in row, row
            assert row.get("needs") in {None, "infinitive", "clause"}, row


def test_no_verb_is_of_two_types_unless_its_object_or_clause_tells_them_apart():
    owners: dict[tuple[str, str, str], set[str]] = {}
    for name in TYPES:
        for row in table(name)["triggers"]["verbs"]:
            if not row.get("objects") and not row.get("needs"):
                for slot in row["recipient"] or ["none"]:
                    owners.setdefault((row["lemma"], row.get("particle", ""), slot), set()).add(name)
    assert {key: names for key, names in owners.items() if len(names) > 1} == {}
