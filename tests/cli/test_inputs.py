"""What commands share: options about files, notes, progress, output."""

from __future__ import annotations

import sys

import pytest

from tellings.cli.inputs import clear, progress
from tests.bridge import CLOSED, SHUT, put
from tests.cli.running import compared, run


@pytest.fixture
def paths(tmp_path):
    return put(tmp_path, a_txt=CLOSED, b_txt=SHUT)


def test_an_option_gives_the_outlet_and_the_date_of_a_file(paths):
    answer = compared(*paths, "--outlet", "a.txt=Herald", "--published", f"{paths[1]}=2025-03-06T07:30")
    assert [(one["outlet"], one["published"]) for one in answer["tellings"]] == [
        ("Herald", "2025-03-04"),
        (None, "2025-03-06T07:30:00"),
    ]


@pytest.mark.parametrize(
    ("option", "why"),
    [
        (("--outlet", "z.txt=Herald"), "[R09] z.txt: --outlet names a file that is not among the inputs"),
        (("--published", "z.txt=2025-03-04"), "[R09] z.txt: --published names a file that is not among the inputs"),
        (("--published", "a.txt=someday"), "'someday' is not a date"),
        (("--published", "a.txt=03/04/2025"), "3 April 2025 or 4 March 2025"),
        (("--outlet", "a.txt"), "give it as FILE=VALUE"),
        (("--outlet", "=Herald"), "give it as FILE=VALUE"),
    ],
)
def test_a_wrong_option_about_a_file_is_wrong_usage(paths, option, why):
    result = run("compare", *paths, *option)
    assert (result.exit_code, result.stdout) == (2, "")
    assert why in result.stderr


def test_quiet_leaves_standard_error_empty_and_the_limits_still_tell(paths):
    result = run("compare", *paths, "no-such.txt", "--quiet")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "[R01] no-such.txt" in result.stdout


def test_progress_is_shown_on_a_terminal_only(monkeypatch, capsys):
    assert progress(quiet=False) is None
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert progress(quiet=True) is None
    show = progress(quiet=False)
    show("reading the words", 3, 4)
    assert "reading the words 3/4 …" in capsys.readouterr().err
    clear(show)
    assert capsys.readouterr().err == "\r\x1b[K"


@pytest.mark.parametrize("command", ["compare", "annotate"])
def test_a_place_that_cannot_be_written_is_named(tmp_path, paths, command):
    for output in (tmp_path / "none" / "x.json", tmp_path):
        result = run(command, *paths, "-o", str(output))
        assert result.exit_code == 1
        assert f"{output}: cannot be written" in result.stderr


@pytest.mark.parametrize("command", ["compare", "annotate"])
def test_an_article_is_never_written_over(tmp_path, paths, command):
    result = run(command, *paths, "-o", str(tmp_path / "." / "b.txt"))
    assert result.exit_code == 2
    assert "is one of the articles to read" in result.stderr
    assert (tmp_path / "b.txt").read_text() == SHUT
