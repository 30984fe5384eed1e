"""Export: every line is whole, says the same as the store, and nothing in it is taken for a formula."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from tellings.desk.export import Asked, lines, rows
from tellings.desk.grouping import Grouping
from tellings.settings import Settings
from tellings.store.rows import Entry
from tests.bridge import SHUT
from tests.desk.filled import article


def told(store, what, **asked):
    return [json.loads(line) for line in lines(store, what, Asked(**asked), Settings())]


def table(store, what, **asked):
    return list(csv.DictReader(io.StringIO("".join(rows(store, what, Asked(**asked), Settings())))))


def test_a_story_is_a_line_with_its_articles(bridged):
    (story,) = told(bridged, "stories")
    assert (story["articles"], story["outlets"], story["origins"]) == (3, 3, None)
    assert [one["outlet"] for one in story["members"]] == ["Herald", "Courier", "Ferry News"]
    assert len(told(bridged, "stories", least=1)) == 3


def test_as_csv_a_story_is_a_row_for_each_of_its_articles(bridged):
    found = table(bridged, "stories")
    assert [row["outlet"] for row in found] == ["Herald", "Courier", "Ferry News"]
    assert len({row["story"] for row in found}) == 1
    assert {row["story_title"] for row in found} == {"Bridge closed after cracks found in Ardle"}


def test_articles_come_with_their_text_and_story(bridged):
    found = told(bridged, "articles")
    assert len(found) == 5
    kept = bridged.many([one["article"] for one in found])
    assert [one["text"] for one in found] == [one.article.text for one in kept]
    assert [row["text"] for row in table(bridged, "articles")] == [one["text"] for one in found]
    assert all(one["story"] for one in found)


def test_a_comparison_is_that_of_compare_and_is_kept(bridged):
    (one,) = told(bridged, "comparisons")
    assert one["comparison"]["schema"] == "tellings.comparison/1"
    assert bridged.story(one["story"]).origins == one["comparison"]["origins"]["independent"]
    found = table(bridged, "comparisons")
    assert {row["story"] for row in found} == {one["story"]}
    assert {row["relation"] for row in found} >= {"contradict", "agree"}


@pytest.mark.parametrize("asked", [{"since": date(2025, 3, 5)}, {"until": date(2025, 3, 3)}, {"outlet": "Nobody"}])
def test_what_is_not_asked_for_is_not_there(bridged, asked):
    assert told(bridged, "articles", **asked) == told(bridged, "stories", **asked) == []


def test_a_cell_that_a_spreadsheet_takes_for_a_formula_gets_an_apostrophe(bridged):
    odd = article(SHUT, "=cmd()", title="+1 bridge")
    Grouping(bridged).take(bridged.add([Entry(odd, language="en")]).new)
    row = next(row for row in table(bridged, "articles") if "cmd" in row["outlet"])
    assert (row["outlet"], row["title"]) == ("'=cmd()", "'+1 bridge")
