"""tellings compare: every form of the answer, where it goes, what it is called."""

from __future__ import annotations

import json
import webbrowser
from pathlib import Path

import pytest

from tests.bridge import CLOSED, SHUT, put
from tests.cli.running import compared, run, wrong_quotes

STARTS = {
    "txt": "── Tellings compared",
    "md": "# Tellings compared",
    "html": "<!doctype html>",
    "json": '{\n  "schema": "tellings.comparison/1"',
    "csv": '"point",',
}


@pytest.fixture
def paths(tmp_path):
    return put(tmp_path, a_txt=CLOSED, b_txt=SHUT)


@pytest.fixture
def opened(monkeypatch):
    """The addresses that a browser was asked for."""
    addresses: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: not addresses.append(address))
    return addresses


@pytest.mark.parametrize(("ending", "start"), STARTS.items())
def test_the_ending_of_the_file_chooses_the_form(tmp_path, paths, ending, start):
    output = tmp_path / f"report.{ending}"
    result = run("compare", *paths, "-o", str(output))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert output.read_text("utf-8").startswith(start)


def test_the_form_asked_for_goes_before_the_ending(tmp_path, paths):
    output = tmp_path / "report.txt"
    run("compare", *paths, "--format", "json", "-o", str(output))
    assert json.loads(output.read_text("utf-8"))["schema"] == "tellings.comparison/1"


def test_plain_text_is_the_form_without_a_file_and_has_no_colour_when_piped(paths):
    piped = run("compare", *paths)
    assert piped.stdout.startswith(STARTS["txt"])
    assert "\x1b" not in piped.stdout
    assert run("compare", *paths, "-o", "-").stdout == piped.stdout


def test_the_example_contradicts_itself_where_it_was_made_to():
    answer = compared("--example", "harbour")
    assert len(answer["tellings"]) == 4
    assert any(point["relation"] == "contradict" for point in answer["points"])
    assert wrong_quotes(answer) == []


def test_an_unknown_example_tells_which_there_are():
    result = run("compare", "--example", "glacier")
    assert result.exit_code == 2
    assert "harbour, reservoir" in result.stderr


def test_lines_held_back_are_counted_and_shown_only_with_all():
    few, every = (run("compare", "--example", "harbour", *more).stdout for more in ((), ("--all",)))
    assert "held back for low confidence; see them with --all" in few
    assert "(low confidence)" not in few
    assert "(low confidence)" in every


def test_share_leaves_the_texts_out_and_keeps_the_quotes(paths):
    answer = compared(*paths, "--share")
    assert [one["text"] for one in answer["tellings"]] == [None, None]
    assert any(side["evidence"][0]["quote"] for point in answer["points"] for side in point["sides"])
    page = run("compare", *paths, "--format", "html", "--share").stdout
    assert "The bridge carries 12,000 cars a day. Repairs would cost" not in page


def test_open_writes_a_page_and_hands_it_to_the_browser(paths, opened):
    result = run("compare", *paths, "--open")
    assert (result.exit_code, result.stdout) == (0, "")
    path = Path(opened[0].removeprefix("file://"))
    assert path.read_text("utf-8").startswith(STARTS["html"])
    assert str(path) in result.stderr
    path.unlink()


def test_open_with_a_file_opens_that_file(tmp_path, paths, opened):
    output = tmp_path / "report.html"
    run("compare", *paths, "-o", str(output), "--open")
    assert opened == [output.as_uri()]


def test_without_a_browser_the_file_is_named(tmp_path, paths, monkeypatch):
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    output = tmp_path / "report.html"
    result = run("compare", *paths, "-o", str(output), "--open")
    assert result.exit_code == 0
    assert f"no browser could be opened; open {output} yourself" in result.stderr


def test_a_report_of_ours_beside_the_articles_is_no_article(tmp_path, paths):
    report = str(tmp_path / "report.html")
    run("compare", *paths, "-o", report)
    again = run("compare", str(tmp_path), "-o", report)
    assert again.exit_code == 0
    assert f"skipped: [R04] {report}" in again.stderr
