"""CSV: points as a table that a spreadsheet opens without running anything."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from tellings.publish.csv import COLUMNS, to_csv

from .sample import LANTERN, PLAIN, side, with_foreign_telling


def rows(comparison, **options):
    return list(csv.DictReader(StringIO(to_csv(comparison, **options), newline="")))


def with_about(sample, about):
    return replace(sample, points=(replace(sample.points[2], about=about),))


def test_the_table_reads_as_it_always_did(sample, snapshot):
    assert to_csv(sample) == snapshot


def test_there_is_a_row_for_each_line_and_statement_of_each_telling(sample):
    assert [(row["kind"], row["telling"]) for row in rows(sample) if row["point"] == "p1"] == [
        ("date", "t1"),
        ("date", "t2"),
        ("attribution", "t1"),
        ("attribution", "t2"),
        ("statement", "t1"),
        ("statement", "t2"),
    ]


def test_every_quote_equals_the_text_at_its_offsets(sample):
    for row in rows(sample):
        text = sample.telling(row["telling"]).article.field(row["where"])
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_lines_held_back_come_only_when_asked_for(sample):
    assert not any(row["held"] for row in rows(sample))
    assert {row["point"] for row in rows(sample, show_all=True) if row["held"]} == {"p1", "p4"}


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1"])
def test_a_cell_that_looks_like_a_formula_gets_one_apostrophe(sample, start):
    row = rows(with_about(sample, start))[0]
    assert row["about"] == "'" + start


@pytest.mark.parametrize("words", ["1 = 1", "a-b", "'twas", "2031-05-03", ""])
def test_other_cells_stay_as_they_are(sample, words):
    assert rows(with_about(sample, words))[0]["about"] == words


def test_a_quote_with_a_formula_is_disarmed(sample):
    point = replace(sample.points[2], sides=(side("t3", PLAIN.text),))
    assert rows(replace(sample, points=(point,)))[0]["quote"] == "'" + PLAIN.text


def test_line_ends_and_quote_marks_in_words_do_not_break_the_table(sample):
    article = replace(LANTERN, text='He said "no",\nthen\x00 left.')
    told = replace(sample.tellings[1], article=article, entities=())
    point = replace(sample.points[2], sides=(replace(sample.points[2].sides[0], evidence=(article.evidence(0, 40),)),))
    changed = replace(sample, tellings=(told,), handles=((article.id, "t2"),), points=(point,))
    assert [row["quote"] for row in rows(changed)] == ['He said "no",\nthen\ufffd left.']


def test_without_points_there_is_only_the_header():
    assert to_csv(with_foreign_telling()) == ",".join(f'"{column}"' for column in COLUMNS) + "\n"
