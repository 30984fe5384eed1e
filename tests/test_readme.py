"""The README tells what there is: its commands, options, links and Python lines are held against the program."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import click
import pytest

from tellings import examples
from tellings.cli.main import _COMMANDS
from tests.bridge import CLOSED, SHUT, put

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
ROWS = re.findall(r"^\| `tellings (\w+)[^`]*` \| ([^|]+) \| ([^|]*) \|$", README, re.MULTILINE)


def options_of(command: str) -> set[str]:
    found: click.Command = importlib.import_module(f"tellings.cli.{command}").command
    return {name for one in found.params if isinstance(one, click.Option) for name in one.opts}


def test_the_table_has_every_command_and_no_other():
    assert [command for command, _, _ in ROWS] == list(_COMMANDS)


@pytest.mark.parametrize(("command", "options"), [(command, options) for command, _, options in ROWS])
def test_the_table_has_every_option_of_a_command_and_no_other(command, options):
    assert set(re.findall(r"`(-[^`]+)`", options)) == options_of(command)


def test_every_option_in_the_text_is_one_of_the_program():
    known = set().union(*map(options_of, _COMMANDS))
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", README)) <= known


def test_every_example_story_is_named():
    assert set(re.findall(r"--example (\w+)", README)) == set(examples.names())


def test_every_form_of_the_answer_is_named():
    (form,) = (one for one in importlib.import_module("tellings.cli.compare").command.params if one.name == "format_")
    assert all(f"`{choice}`" in README for choice in form.type.choices)


def test_every_make_target_exists():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^make (\w+)", README, re.MULTILINE)
    assert targets
    assert all(f"\n{target}:" in makefile for target in targets)


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)]+)\)", README))
def test_every_link_leads_to_a_file(link):
    assert (ROOT / link).is_file()


def test_the_picture_is_small():
    assert (ROOT / "docs" / "report.png").stat().st_size < 200_000


def test_the_python_lines_run_as_they_stand(tmp_path, monkeypatch, capsys):
    put(tmp_path, a_txt=CLOSED, b_html=f"<html><body><article><p>{SHUT}</p></article></body></html>")
    monkeypatch.chdir(tmp_path)
    for lines in re.findall(r"```python\n(.*?)```", README, re.DOTALL):
        exec(compile(lines, "README.md", "exec"), {})
    assert "Tilda Marsh" in capsys.readouterr().out
