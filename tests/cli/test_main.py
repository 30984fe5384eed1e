"""The list of commands: instant, complete, and a clean end whatever happens."""

from __future__ import annotations

import importlib

import pytest

from tellings.cli.main import _COMMANDS
from tests.cli.running import run


def test_help_names_every_command_and_what_it_does():
    told = run("--help").stdout
    assert all(name in told and what in told for name, what in _COMMANDS.items())


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_command_has_its_help(name):
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Usage: tellings " + name in result.stdout


def test_the_version_is_told():
    assert run("--version").stdout.startswith("tellings 0.")


@pytest.mark.parametrize(
    "arguments",
    [("nix",), ("compare",), ("annotate",), ("compare", "--nix"), ("eval", "nix", ".")],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(arguments):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error:" in result.stderr


def test_ctrl_c_ends_with_130_and_without_a_traceback(monkeypatch):
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(importlib.import_module("tellings.cli.compare"), "articles", stop)
    result = run("compare", "--example", "harbour")
    assert result.exit_code == 130
    assert result.stderr == "\nstopped\n"
