"""View: sections, names, citations and rows that every format shows."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tellings.publish import view

from .sample import COURIER, LANTERN, PLAIN, comparison, with_foreign_telling, words


def ids(points):
    return [point.id for point in points]


def only_line_held(relation):
    """Nothing but p2, its one line held back."""
    whole = comparison()
    point = whole.points[1]
    held = replace(point, relation=relation, attributes=(replace(point.attributes[0], held=True),))
    return replace(whole, points=(held,))


def test_points_stand_in_four_sections_and_held_ones_stay_out(sample):
    found = view.sections(sample)
    assert ids(found.contradictions) == ["p1"]
    assert ids(found.differences) == ["p2"]
    assert ids(found.alone) == ["p3"]
    assert ids(found.agreements) == ["p5"]


def test_all_shows_held_points_and_held_lines(sample):
    found = view.sections(sample, show_all=True)
    assert ids(found.alone) == ["p3", "p4"]
    assert [one.held for one in found.contradictions[0].attributes] == [False, False, True]


def test_a_held_line_leaves_its_point_in_place(sample):
    assert [one.kind for one in view.sections(sample).contradictions[0].attributes] == ["date", "attribution"]


@pytest.mark.parametrize("relation", ["differ", "agree"])
def test_a_point_whose_only_difference_is_held_back_is_not_shown_as_agreement(relation):
    assert view.sections(only_line_held(relation)).points == ()


def test_a_point_whose_contradiction_is_held_back_stands_where_its_sure_lines_put_it(sample):
    date, source, _ = sample.points[0].attributes
    point = replace(sample.points[0], attributes=(replace(date, held=True), source))
    assert ids(view.sections(replace(sample, points=(point,))).differences) == ["p1"]


def test_the_strip_counts_outlets_named_and_tellings_without_one(sample):
    assert view.counts(sample) == view.Counts(tellings=3, outlets=2, without_outlet=1, origins=2)


def test_a_telling_set_apart_is_not_counted(sample):
    assert view.counts(replace(sample, apart=(("t2", "tells of a match"),))).tellings == 2


def test_a_telling_without_outlet_is_called_by_its_file(sample):
    assert view.names(sample)["t3"] == "plain `x`.txt"


def test_a_file_is_called_by_its_last_part():
    assert view.name(replace(PLAIN, file="C:\\texts\\a.txt")) == "a.txt"
    assert view.name(replace(PLAIN, file="/texts/a.txt")) == "a.txt"


@pytest.mark.parametrize(
    ("second", "marks"),
    [
        ({"published": datetime(2031, 5, 6, tzinfo=UTC)}, ["(4 May 2031)", "(6 May 2031)"]),
        ({"published": datetime(2031, 5, 4, 18, 5, tzinfo=UTC)}, ["(4 May 2031, 09:30)", "(4 May 2031, 18:05)"]),
        ({"text": "another"}, ["(t1)", "(t2)"]),
    ],
)
def test_two_tellings_of_one_outlet_are_told_apart_by_date_then_time_then_short_name(sample, second, marks):
    article = replace(COURIER, **second)
    twice = replace(
        sample,
        tellings=(sample.tellings[0], replace(sample.tellings[0], article=article)),
        handles=((COURIER.id, "t1"), (article.id, "t2")),
    )
    assert list(view.names(twice).values()) == [f"Marrow Courier {mark}" for mark in marks]


def test_a_citation_holds_quote_outlet_date_and_link(sample):
    assert view.citation(words(COURIER, "12 people"), sample.tellings[0]) == (
        "“12 people” — Marrow Courier, 4 May 2031, 09:30, https://courier.example/ferry?id=1&x=<b>"
    )
    assert view.citation(words(LANTERN, "12"), sample.tellings[1]) == "“12” — The Lantern, 5 May 2031, lantern.txt"
    assert "no date" in view.citation(words(PLAIN, "twelve"), sample.tellings[2])


def test_a_quote_with_marks_of_its_own_gets_no_second_pair():
    assert view.quoted("“We asked”") == "“We asked”"
    assert view.quoted("“We” asked") == "‘“We” asked’"


def test_words_of_an_article_cannot_steer_a_terminal_or_turn_a_line():
    assert view.one_line(" a\x1b[31m\r\nb\u202ec\ud800 ") == "a\ufffd[31m bc\ufffd"


def test_a_row_has_a_cell_for_every_telling(sample):
    rows = view.matrix(sample)
    assert [row.point.id for row in rows] == ["p1", "p2", "p3", "p5"]
    assert [cell.state for cell in rows[0].cells] == ["told", "told", "silent"]
    assert rows[0].cells[0].evidence[0].quote == "The ferry Alba ran aground on 3 May"


def test_a_telling_that_was_not_judged_or_is_set_apart_is_not_silent(sample):
    unjudged = replace(sample, tellings=(*sample.tellings[:2], replace(sample.tellings[2], judged=False)))
    assert [cell.state for cell in view.row(unjudged, sample.points[0]).cells] == ["told", "told", "not judged"]
    apart = replace(sample, apart=(("t3", "tells of a match"),))
    assert [cell.state for cell in view.row(apart, sample.points[0]).cells] == ["told", "told", "apart"]


def test_tellings_that_were_not_judged_are_named():
    assert view.not_judged(with_foreign_telling()) == ("t2",)


def test_the_actors_of_a_point_are_those_its_words_mention(sample):
    assert view.actors(sample)["p1"] == ("e1",)
    assert view.actors(sample)["p3"] == ()
