"""Every file of knowledge: it parses, no row stands twice, and words are spelled as their readers look them up."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tellings.annotate.folding import fold
from tellings.errors import KnowledgeError
from tellings.knowledge import load

FILES = sorted(path.name for path in load.FOLDER.iterdir() if path.suffix in {".toml", ".csv", ".txt"})
TABLES, SHEETS, LISTS = ([name for name in FILES if name.endswith(end)] for end in (".toml", ".csv", ".txt"))
SMALL_LETTERS = [
    "anomalies.toml", "causes.toml", "commitments.toml", "cues.toml", "events.toml", "exclusive.toml", "frames.toml",
    "withheld.toml",
]  # fmt: skip
KINDS = {"person", "group", "organisation", "government", "country", "place", "facility", "product", "happening"}
QUADS = {"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}


def lists_in(value: Any, path: str = "") -> Iterator[tuple[str, list[Any]]]:
    """Every list of a table with the way to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists_in(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        yield path, value
        for inner in value:
            yield from lists_in(inner, f"{path}[]")


def doubled(values: list[Any]) -> list[str]:
    return [each for each, count in Counter(map(repr, values)).items() if count > 1]


def test_the_files_are_found() -> None:
    assert {"titles.toml", "groups.csv", "stop_words.txt"} <= set(FILES)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_parses_and_no_list_of_words_holds_one_twice(name: str) -> None:
    table = load.toml(name)
    assert table
    words = {path: [each for each in values if isinstance(each, str)] for path, values in lists_in(table)}
    assert {path: doubled(told) for path, told in words.items() if doubled(told)} == {}


@pytest.mark.parametrize("name", SMALL_LETTERS)
def test_words_that_are_looked_up_in_small_letters_are_told_so(name: str) -> None:
    words = [each for _, values in lists_in(load.toml(name)) for each in values if isinstance(each, str)]
    assert [each for each in words if each != each.lower() or each != each.strip()] == []


def test_words_of_titles_are_folded_as_names_are() -> None:
    table = load.toml("titles.toml")
    for section in ("persons", "groups", "heads", "given", "nicknames"):
        for path, values in lists_in(table[section], section):
            assert [each for each in values if fold(each) != each.replace("-", " ")] == [], path


def test_no_given_name_is_of_both_sexes_and_no_title_of_both() -> None:
    given, persons = load.toml("titles.toml")["given"], load.toml("titles.toml")["persons"]
    assert not set(given["male"]) & set(given["female"])
    assert not set(persons["male"]) & set(persons["female"])


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_has_no_row_twice_and_every_row_all_its_columns(name: str) -> None:
    with (load.FOLDER / name).open(encoding="utf-8", newline="") as lines:
        header, *told = list(csv.reader(lines))
    assert told
    assert {len(row) for row in told} == {len(header)}
    assert doubled(told) == []
    own = header.index("from") + 1 if "from" in header else 2 if "domain" in header else 1
    assert doubled([row[:own] for row in told]) == []


@pytest.mark.parametrize("name", ["actors.csv", "groups.csv", "organisations.csv"])
def test_an_actor_has_a_kind_and_a_country_that_there_is(name: str) -> None:
    codes = {row["alpha3"] for row in load.rows("countries.csv")} | {""}
    for row in load.rows(name):
        assert row["kind"] in KINDS, row
        assert row["country"] in codes, row
        assert row["role"] == "" or re.fullmatch("[A-Z]{3}", row["role"]), row


def test_no_spelling_stands_for_two_actors() -> None:
    every = [*load.rows("actors.csv"), *load.rows("groups.csv"), *load.rows("organisations.csv")]
    spelled = [
        (spelling, row["id"]) for row in every for spelling in {row["name"], *row["aliases"].split(";")} if spelling
    ]
    assert doubled([spelling for spelling, _ in spelled]) == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_no_word_twice_and_small_letters(name: str) -> None:
    lines = (load.FOLDER / name).read_text(encoding="utf-8").splitlines()
    told = [word for line in lines if (word := line.split("#")[0].strip())]
    assert told
    assert doubled(told) == []
    assert [word for word in told if word != word.lower()] == []
    assert load.words(name) == frozenset(told)


def test_an_agency_is_credited_by_a_name_of_its_own() -> None:
    agencies = load.toml("origins.toml")["agencies"]
    forms = [form for several in agencies.values() for form in several]
    assert doubled(forms) == []
    assert all(form[0].isalpha() and form == form.strip() and len(form) >= 2 for form in forms)
    assert all(name == name.strip() and name for name in agencies)


def test_a_loaded_word_is_told_once_with_its_reason() -> None:
    words = load.toml("loaded.toml")["words"]
    assert doubled([fold(word) for word in words]) == []
    assert all(word == word.lower() for word in words)
    assert all(why == why.strip() and why for why in words.values())


def test_words_over_an_act_give_one_status_each() -> None:
    table = load.toml("events.toml")["standing"]
    sure = [word for name in ("alleged", "denied", "ongoing", "considered") for word in table[name]]
    assert doubled(sure) == []


def test_words_that_exclude_each_other_are_at_least_two() -> None:
    table = load.toml("exclusive.toml")
    assert all(len(several) >= 2 for several in table["sets"])
    assert set(table["places"]) <= {word for several in table["sets"] for word in several}


def test_patterns_of_page_furniture_compile() -> None:
    for path, values in lists_in(load.toml("reading_parts.toml")):
        if path.endswith("patterns"):
            for pattern in values:
                re.compile(re.sub(r"\{\w+\}", "x", pattern))


def test_a_country_has_a_code_of_three_capitals() -> None:
    codes = [row["alpha3"] for row in load.rows("countries.csv")]
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert doubled(codes) == []


def test_a_broken_table_is_told_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.toml").write_text("words = [", encoding="utf-8")
    monkeypatch.setattr(load, "FOLDER", tmp_path)
    with pytest.raises(KnowledgeError, match=r"broken\.toml"):
        load.toml("broken.toml")
