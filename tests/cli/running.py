"""The command line inside the test's own process, so that the models load once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from click.testing import CliRunner, Result

from tellings.cli import main


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    """A command to its end; an exception that is no exit is raised here, as a person would see its traceback."""
    return CliRunner().invoke(main, arguments, input=stdin, catch_exceptions=False, prog_name="tellings")


def compared(*arguments: str, stdin: str | bytes | None = None) -> dict[str, Any]:
    """The JSON of a comparison that worked."""
    result = run("compare", "--format", "json", *arguments, stdin=stdin)
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def evidence(written: Any) -> Iterator[dict[str, Any]]:
    """Every evidence in an answer."""
    if isinstance(written, dict):
        if {"telling", "where", "start", "end", "quote"} <= set(written):
            yield written
        for value in written.values():
            yield from evidence(value)
    elif isinstance(written, list):
        for value in written:
            yield from evidence(value)


def wrong_quotes(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Evidence whose quote is not the text at its place."""
    fields = {one["id"]: {"text": one["text"], "title": one["title"]} for one in answer["tellings"]}
    return [
        one
        for one in evidence(answer)
        if one["quote"] != fields[one["telling"]][one["where"]][one["start"] : one["end"]] or not one["quote"]
    ]
