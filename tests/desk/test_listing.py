"""Listing: what a list says of stories and hits, for a reader and for a program."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tellings.desk.grouping import Grouping
from tellings.desk.listing import listed
from tellings.desk.shown import change_line, days, hit_lines, hit_object, story_lines, story_object, when
from tellings.desk.stories import compared
from tellings.store.rows import Entry
from tests.bridge import CLOSED
from tests.desk.filled import article


def marks(words, kind):
    return f"[{words}]" if kind == "mark" else words


def test_a_story_that_was_not_compared_has_its_origins_counted_from_outlets_and_copies(bridged):
    (one,) = listed(bridged)
    assert "3 articles · 3 outlets · about 2 origins (not compared yet) · 4 Mar 2025" in story_lines(one, 100)
    Grouping(bridged).take(bridged.add([Entry(article(CLOSED, "Reprint"), language="en")]).new)
    (more,) = listed(bridged)
    assert (more.row.articles, more.origins) == (4, 2)
    assert story_object(more)["origins_by"] == "outlets and copies"


def test_a_story_that_was_compared_has_the_origins_of_the_comparison(bridged):
    found = compared(bridged, bridged.stories()[0].id)
    (one,) = listed(bridged)
    assert story_object(one)["origins_by"] == "comparison"
    assert f"{found.comparison.independent} independent origin" in story_lines(one, 100)
    assert "contradiction" in story_lines(one, 100)


def test_what_is_not_judged_says_why(bridged):
    french = next(one for one in listed(bridged, least=1) if "Pont" in one.title)
    assert "not judged: in another language than English (fr)" in story_lines(french, 100)
    assert story_object(french)["unjudged"] == "fr"


def test_a_story_without_titles_is_called_by_its_first_words(bridged):
    bare = replace(
        article(CLOSED, "Bare"), title="", text="Seventeen geese landed on the lawn of the town hall of Quell."
    )
    Grouping(bridged).take(bridged.add([Entry(bare, language="en")]).new)
    assert any(one.title.startswith("Seventeen geese") for one in listed(bridged, least=1))


@pytest.mark.parametrize("width", [24, 60, 100])
def test_no_title_is_wider_than_the_terminal(bridged, width):
    lines = story_lines(listed(bridged)[0], width).splitlines()
    assert len(lines[0]) <= max(width, 32)


def test_a_hit_shows_the_words_met_and_where_they_stand(bridged):
    hit = bridged.search("pillar", outlet="Courier")[0]
    shown = hit_lines(hit, 100, marks)
    assert shown.startswith("Courier · 4 Mar 2025 · Cracks shut Ardle bridge\n")
    assert "in its main [pillar]," in shown
    assert f"story {hit.story[:10]}" in shown
    told = hit_object(hit)
    text = bridged.get(hit.head.id).article.text
    assert {text[start:end] for start, end in told["matches"]} == {"pillar"}
    assert text[told["snippet"]["start"] : told["snippet"]["end"]] == told["snippet"]["quote"]


def test_no_control_character_of_an_article_reaches_a_terminal(bridged):
    odd = replace(
        article(CLOSED, "O\x1b[31mdd"), title="Red \x1b[31m bell \x07", text="Walruses \x1b[2J sing.", url=None
    )
    Grouping(bridged).take(bridged.add([Entry(odd, language="en")]).new)
    shown = hit_lines(bridged.search("walruses")[0], 80) + "".join(
        story_lines(one, 80) for one in listed(bridged, least=1)
    )
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_a_line_of_the_feed_says_what_happened(bridged):
    first = change_line(next(bridged.changes()))
    assert first.split()[3:6] == ["added", "story", next(bridged.changes()).change.story[:10]]


def test_days_are_told_as_short_as_they_can_be():
    assert days("2025-03-04", "2025-03-04") == "4 Mar 2025"
    assert days("2025-03-04", "2025-03-09") == "4–9 Mar 2025"
    assert days("2025-02-27", "2025-03-01") == "27 Feb 2025 – 1 Mar 2025"
    assert when(datetime(2025, 3, 4, 9, 5, tzinfo=UTC), "second") == "4 Mar 2025, 09:05"
    assert when(datetime(2025, 3, 4, tzinfo=UTC), "none") == when(None, "day") == ""
