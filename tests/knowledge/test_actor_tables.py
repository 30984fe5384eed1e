"""Actor tables: every shipped row holds; a user's wrong file is refused with its line."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from tellings.annotate.actor_index import index_of
from tellings.annotate.actor_words import key, words
from tellings.errors import BadActors
from tellings.knowledge.actor_tables import actor_rows, codes, read, wrong_with
from tellings.knowledge.load import rows, toml

TABLES = ("offices.csv", "agencies.csv", "parties.csv", "actors.csv", "groups.csv", "organisations.csv")
OURS = TABLES[:3]


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_valid_codes_and_dates(table: str):
    assert [(row["name"], wrong_with(row)) for row in rows(table) if wrong_with(row)] == []


@pytest.mark.parametrize("table", OURS)
def test_every_row_of_codes_names_its_source_and_stands_once(table: str):
    told = [tuple(row.values()) for row in rows(table)]
    assert len(told) == len(set(told))
    assert all(row["source"] for row in rows(table))


def test_every_office_has_a_holder_with_a_country_and_a_role():
    assert [row["name"] for row in rows("offices.csv") if not (row["country"] and row["role"] and row["office"])] == []


def test_no_full_name_means_two_persons_or_two_bodies_of_one_country():
    living: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for several in index_of().exact.values():
        for actor, spelling in several:
            if len(words(spelling)) > 1:
                living[key(words(spelling)), "person" if actor.person else actor.country].add(actor.name)
    assert {name: actors for name, actors in living.items() if len(actors) > 1} == {}


def test_a_surname_alone_means_one_person():
    for name, several in index_of().exact.items():
        persons = {actor.name for actor, _ in several if actor.person}
        assert len(persons) < 2, name


def test_the_words_of_roles_have_codes_of_the_list():
    table = toml("actor_roles.toml")
    told = {*table["says"], *table["passes"], *table["second"]}
    assert told <= codes()


def test_rows_of_a_user_come_first_and_say_so(tmp_path: Path):
    path = tmp_path / "mine.csv"
    path.write_text("role,name\nGOV,Reed Office\n", "utf-8-sig")
    first = actor_rows((str(path),))[0]
    assert (first.name, first.role, first.own, first.dated) == ("Reed Office", "GOV", True, False)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name,colour\nReed,red\n", "line 1: unknown columns colour"),
        ("role\nGOV\n", "line 1: no column called name"),
        ("name,role\nReed,KIN\n", "line 2: KIN is no code of a role"),
        ("name,country\nReed,XXX\n", "line 2: XXX is no code of a country"),
        ("name,from\nReed,May 2019\n", "line 2: May 2019 is no date"),
        ("name,from,until\nReed,2020-05,2019\n", "line 2: from 2020-05 is after until 2019"),
        ("name,role\nReed,GOV\n,GOV\n", "line 3: no name"),
        ("name,role\nReed,GOV,red\n", "line 2: more cells than columns"),
        ("", "line 1: no column called name"),
    ],
)
def test_a_wrong_file_of_a_user_is_refused_with_its_line(tmp_path: Path, text: str, why: str):
    path = tmp_path / "mine.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(BadActors, match=r"\[K03\]") as raised:
        read(path)
    assert why in str(raised.value)


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path):
    with pytest.raises(BadActors, match="nowhere"):
        read(tmp_path / "nowhere.csv")
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(BadActors, match="UTF-8"):
        read(tmp_path / "picture.csv")
