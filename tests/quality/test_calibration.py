"""Calibration: bins, the error and the plot of confidences; pairs of our own judged by their labels."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from quality import calibration
from quality.reliability import Judged, bins, error, plot
from tellings.records import Attribute, Evidence, Value

SVG = "{http://www.w3.org/2000/svg}"
ROW = {"relation": "differ", "a": {"start": 10, "end": 20}, "b": {"start": 30, "end": 40}}
NAMES = {"one": "a", "two": "b"}


def judged(confidence: float, right: int, wrong: int) -> list[Judged]:
    return [Judged(confidence, True)] * right + [Judged(confidence, False)] * wrong


def line(a: tuple[int, int], b: tuple[int, int]) -> Attribute:
    sides = (
        Value("t1", "", Evidence("one", "text", *a, "x" * (a[1] - a[0]))),
        Value("t2", "", Evidence("two", "text", *b, "x" * (b[1] - b[0]))),
    )
    return Attribute("number", "differ", "", 0.7, sides)


def test_lines_that_are_right_as_often_as_told_have_no_error():
    assert error(judged(0.8, 8, 2) + judged(0.5, 1, 1)) == pytest.approx(0)


def test_the_error_is_the_distance_weighed_by_lines():
    assert error(judged(0.9, 1, 1) + judged(0.5, 1, 1)) == pytest.approx(0.2)
    assert error([]) == 0


def test_a_bin_has_its_lines_their_mean_and_their_share():
    (low, high) = bins(judged(0.55, 1, 0) + judged(0.59, 0, 1) + judged(1.0, 1, 0))
    assert (low.low, low.lines, low.told, low.right) == (0.5, 2, pytest.approx(0.57), 0.5)
    assert (high.low, high.high, high.right) == (0.9, 1.0, 1.0)


def test_the_plot_has_a_line_for_each_set_and_a_dot_for_each_bin():
    drawn = ET.fromstring(
        plot({"ours": bins(judged(0.55, 3, 1) + judged(0.95, 2, 0)), "a < b": bins(judged(0.7, 1, 0))})
    )
    assert len(drawn.findall(f"{SVG}polyline")) == 2
    assert len(drawn.findall(f"{SVG}circle")) == 3
    assert any("a < b" in (text.text or "") for text in drawn.findall(f"{SVG}text"))


def test_a_line_on_the_labelled_words_is_right_and_one_beside_them_is_not_judged():
    assert calibration._right(ROW, line((12, 18), (30, 42)), NAMES) is True
    assert calibration._right(ROW, line((12, 18), (50, 60)), NAMES) is None
    assert calibration._right(ROW, line((0, 200), (30, 40)), NAMES) is None


def test_any_line_where_the_passages_agree_or_tell_of_two_matters_is_wrong():
    assert calibration._right({**ROW, "relation": "none"}, line((12, 18), (30, 42)), NAMES) is False


def test_sets_that_are_not_there_are_left_out(tmp_path, capsys):
    assert calibration.main(["--only", "planted", "stories", "--dev", str(tmp_path)]) == 0
    assert capsys.readouterr().out == ""


def test_the_command_prints_the_table_and_draws(monkeypatch, tmp_path, capsys):
    monkeypatch.setitem(calibration.SOURCES, "test", lambda _: iter(judged(0.8, 3, 1)))
    assert calibration.main(["--only", "test", "--draw", "--plot", str(tmp_path / "plot.svg")]) == 0
    printed = capsys.readouterr().out
    assert "test: 4 lines, 3 right, ECE 0.050" in printed
    assert (tmp_path / "plot.svg").read_text("utf-8").startswith("<svg")
