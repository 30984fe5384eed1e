import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tellings.knowledge.load import toml
from tellings.pipeline import annotate
from tellings.publish.event_tables import FORMATS, check, columns, header, rows
from tellings.records import Evidence, Telling

TEXT = (
    "ANKARA - Kenya accused Uganda of shelling a village near Kisumu on 3 May 2031.\n\n"
    "The Kenyan army\tattacked Ugandan troops in Kampala on Monday.\n\n"
    "Uganda will send aid to Kenya next week.\n\n"
    "Kenya did not attack Uganda."
)


@pytest.fixture(scope="module")
def telling() -> Telling:
    return annotate({
        "id": "a-1", "title": "Kenya condemns Uganda", "text": TEXT, "outlet": "=Lake Post", "published": "2031-05-06",
        "url": "https://lake.example/1",
    })  # fmt: skip


def table(telling: Telling, form: str) -> list[dict[str, str]]:
    return list(csv.DictReader((header(form) + rows(telling, form)).splitlines(), delimiter="\t"))


@pytest.mark.parametrize("form", FORMATS)
def test_the_schema_holds(telling: Telling, form: str) -> None:
    written = (header(form) + rows(telling, form)).splitlines(keepends=True)
    assert len(written) > 3
    assert list(check(written)) == []


def test_the_parties_of_an_attack(telling: Telling) -> None:
    (row,) = [one for one in table(telling, "plover") if "attacked" in one["quote"]]
    assert row["event_type"] == "ASSAULT"
    assert (row["actor_country"], row["actor_role"], row["recipient_country"]) == ("KEN", "MIL", "UGA")
    assert row["status"] == "happened"


def test_every_place_opens_at_its_words(telling: Telling) -> None:
    for row in table(telling, "plover"):
        for name, cell in row.items():
            for field, start, end in re.findall(r"(text|title):(\d+)-(\d+)", cell if name.endswith("_where") else ""):
                assert telling.article.field(field)[int(start) : int(end)].strip()
        field, start, end = re.split("[:-]", row["actor_where"])
        assert telling.article.field(field)[int(start) : int(end)] == row["actor_name"]


def test_an_aid_that_lies_ahead_is_an_agreement(telling: Telling) -> None:
    (row,) = [one for one in table(telling, "plover") if one["act_type"] == "AID"]
    assert row["event_type"] == "AGREE"
    assert row["status"] in ("planned", "announced")


def test_what_is_denied_has_no_row(telling: Telling) -> None:
    assert any(event.status == "denied" for event in telling.events)
    assert all(row["status"] != "denied" for row in table(telling, "plover"))


def test_gdelt_has_cameo_roots_and_quad_classes(telling: Telling) -> None:
    roots = toml("cameo.toml")["roots"]
    plover, gdelt = table(telling, "plover"), table(telling, "gdelt-like")
    assert [roots[row["event_type"]] for row in plover] == [row["EventRootCode"] for row in gdelt]
    assert {row["QuadClass"] for row in gdelt if row["EventRootCode"] == "18"} == {"4"}


def test_only_the_title_and_the_first_paragraph_lead(telling: Telling) -> None:
    for row in table(telling, "gdelt-like"):
        field, start, _ = re.split("[:-]", row["Event_where"].split("|")[0])
        assert row["IsRootEvent"] == ("1" if field == "title" or int(start) < TEXT.index("\n") else "0")


def test_cells_hold_no_breaks_and_no_formulas(telling: Telling) -> None:
    lines = rows(telling, "plover").splitlines()
    assert all(len(line.split("\t")) == len(columns("plover")) for line in lines)
    assert all(row["outlet"] == "'=Lake Post" for row in table(telling, "plover"))


def test_a_date_without_a_day_gives_no_day(telling: Telling) -> None:
    event = replace(telling.events[0], date="2031-05", status="happened")
    (row,) = table(replace(telling, events=(event,)), "gdelt-like")[:1]
    assert (row["SQLDATE"], row["MonthYear"], row["Year"]) == ("", "203105", "2031")


def test_a_telling_without_events_has_no_rows(telling: Telling) -> None:
    assert rows(replace(telling, events=()), "plover") == ""


def test_a_table_that_was_changed_is_told(telling: Telling) -> None:
    lines = (header("plover") + rows(telling, "plover")).splitlines(keepends=True)
    assert next(check(["event\tdate\n"])).startswith("line 1: no header")
    assert next(check([])).startswith("line 1: no header")
    assert "cells instead of" in next(check([lines[0], "one\ttwo\n"]))
    wrong = lines[1].replace("happened", "perhaps")
    assert "status: 'perhaps'" in next(check([lines[0], wrong]))
    assert "event_id is empty" in next(check([lines[0], lines[1][16:]]))


def test_every_column_says_something() -> None:
    for form in FORMATS:
        names = [column.name for column in columns(form)]
        assert len(set(names)) == len(names)
        assert all(column.says for column in columns(form))


def test_an_id_depends_on_content_alone(telling: Telling) -> None:
    first, again = table(telling, "plover"), table(telling, "plover")
    assert [row["event_id"] for row in first] == [row["event_id"] for row in again]
    assert len({row["event_id"] for row in first}) == len(first)
    words = telling.events[0].evidence[0]
    moved = replace(telling.events[0], evidence=(Evidence(words.article, words.where, words.start, words.end + 1, ""),))
    assert table(replace(telling, events=(moved,)), "plover")[0]["event_id"] != first[0]["event_id"]


@pytest.mark.parametrize("form", FORMATS)
def test_the_docs_tell_every_column(form: str) -> None:
    docs = Path(__file__).parents[2] / "docs/events.md"
    section = docs.read_text("utf-8").split(f"## `{form}`")[1].split("\n## ")[0]
    told = [line.split(" | ") for line in section.splitlines() if line.startswith("| `")]
    assert told == [
        [f"| `{column.name}`", "yes" if column.fill else "", f"{column.says} |"] for column in columns(form)
    ]
