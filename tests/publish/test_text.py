"""Text: the report in a terminal."""

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from tellings.publish.text import to_text
from tellings.publish.wording import listed, shortened
from tellings.records import Article, Attribute, Comparison, Point, Side, Telling, Value

from .sample import COURIER, comparison, with_foreign_telling


def many(count: int) -> Comparison:
    """So many tellings, all with one number but the last."""
    articles = [Article(f"In all, {12 + (n == count)} boats sank.", outlet=f"Outlet {n}") for n in range(1, count + 1)]
    values = [Value(f"t{n}", one.text[8:10], one.evidence(8, 16)) for n, one in enumerate(articles, 1)]
    sides = tuple(Side(f"t{n}", (one.evidence(0, len(one.text)),)) for n, one in enumerate(articles, 1))
    line = Attribute("number", "contradict", "12 boats against 13 boats", 0.9, tuple(values), 1)
    alone = tuple(Point(f"p{n}", f"matter {n}", "alone", sides[:1], (), ()) for n in range(2, 60))
    return replace(
        with_foreign_telling(),
        tellings=tuple(Telling(one, "en") for one in articles),
        handles=tuple((one.id, f"t{n}") for n, one in enumerate(articles, 1)),
        points=(Point("p1", "boats sink", "contradict", sides, (), (line,)), *alone),
    )


def test_the_report_reads_as_it_always_did(sample, snapshot):
    assert to_text(sample) == snapshot


def test_the_report_in_a_narrow_window_with_everything(sample, snapshot):
    assert to_text(sample, width=44, show_all=True) == snapshot


def test_two_tellings_of_which_one_is_not_judged(snapshot):
    assert to_text(with_foreign_telling()) == snapshot


def test_what_contradicts_comes_before_what_differs_is_alone_agrees(sample):
    report = to_text(sample)
    places = [report.index(words) for words in ("contradicts (1)", "differs (1)", "alone has (1)", "What agrees (1)")]
    assert places == sorted(places)


def test_finding_no_contradiction_is_not_said_to_mean_that_there_is_none():
    report = to_text(with_foreign_telling())
    assert "No contradiction found above the bar." in report
    assert "is kept but not judged" in report


def test_lines_held_back_are_counted_with_the_way_to_see_them(sample):
    assert "2 lines held back for low confidence; see them with --all." in to_text(sample)
    assert "divers look at the hull" not in to_text(sample)


def test_all_shows_them_and_marks_them(sample):
    report = to_text(sample, show_all=True)
    assert "divers look at the hull (p4) (low confidence)" in report
    assert "actor differs: people against passengers (low confidence)" in report


def test_what_one_telling_alone_says_is_not_told_twice(sample):
    point = replace(sample.points[2], about="A dog was …")
    report = to_text(replace(sample, points=(point,)))
    assert "The Lantern: “A dog was saved.” (p3)" in report
    assert report.count("A dog was") == 1


def test_a_telling_set_apart_is_told_at_the_top(sample):
    report = to_text(replace(sample, apart=(("t3", "tells of a match"),)))
    assert report.index("plain `x`.txt is set apart: tells of a match") < report.index("What contradicts")


@pytest.mark.parametrize("width", [1, 24, 40, 80, 200])
def test_no_line_is_wider_than_the_window(sample, width):
    lines = to_text(sample, width=width, show_all=True).splitlines()
    assert max(map(cell_len, lines)) <= max(width, 24)
    assert not any(line != line.rstrip() for line in lines)


def test_plain_text_has_no_escape_and_colour_has_the_same_words(sample):
    plain, colored = to_text(sample), to_text(sample, color=True)
    assert "\x1b" not in plain
    assert colored != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


def test_the_surroundings_do_not_change_the_bytes(sample, monkeypatch):
    before = to_text(sample), to_text(sample, color=True)
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert (to_text(sample), to_text(sample, color=True)) == before


def test_an_article_cannot_steer_the_terminal(sample):
    loud = replace(COURIER, outlet="Loud\x1b]0;owned\x07 [red]Courier[/red]")
    told = replace(sample.tellings[0], article=loud)
    changed = replace(with_foreign_telling(), tellings=(told,), handles=((loud.id, "t1"),))
    report = to_text(changed, color=True)
    assert "\x1b]" not in report
    assert "\x07" not in report
    assert "[red]Courier[/red]" in report


def test_fifty_tellings_share_a_line_where_they_share_the_words_and_no_value_is_left_out():
    report = to_text(many(50))
    assert "Outlet 1, Outlet 2, Outlet 3, Outlet 4, Outlet 5, Outlet 6 and 43 more: “12 boats”" in report
    assert "Outlet 50: “13 boats”" in report
    assert "… and 38 more; see them with --all" in report
    assert len(report.splitlines()) < 200


def test_all_leaves_nothing_out_for_length():
    assert "matter 59" in to_text(many(50), show_all=True)


def test_words_are_cut_at_a_space_and_marked():
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("one two", 12) == "one two"


@pytest.mark.parametrize("character", ["e\u0301", "👩‍👩‍👧", "👍🏽", "कि", "x"])
def test_words_are_never_cut_inside_a_character(character):
    for most in range(8, 30):
        kept = shortened(character * 40, most)
        assert kept.endswith("…")
        assert len(kept) <= most
        assert kept[:-1] == character * (len(kept[:-1]) // len(character))


def test_a_long_quote_keeps_its_closing_mark():
    long = replace(COURIER, text="word " * 200 + "end")
    whole = comparison()
    told = replace(whole.tellings[0], article=long, anomalies=())
    point = Point("p1", "words", "alone", (Side("t1", (long.evidence(0, len(long.text)),)),), (), ())
    report = to_text(
        replace(with_foreign_telling(), tellings=(told,), handles=((long.id, "t1"),), points=(point,)), width=400
    )
    assert "word…”" in report


def test_of_many_names_the_first_stand_and_the_rest_are_counted():
    assert listed("abcdefg") == "a, b, c, d, e, f, g"
    assert listed("abcdefgh") == "a, b, c, d, e, f and 2 more"
