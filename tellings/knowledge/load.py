"""Knowledge: what the program knows, as data beside this file: TOML, CSV and plain lists, read once."""

from __future__ import annotations

import csv
import functools
import tomllib
from pathlib import Path
from typing import Any

from tellings.errors import KnowledgeError

FOLDER = Path(__file__).parent


@functools.cache
def toml(name: str) -> dict[str, Any]:
    """The tables of a TOML file, e.g. toml("units.toml"). Raises KnowledgeError with file and line."""
    try:
        return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise KnowledgeError(file=name, why=problem) from problem


@functools.cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file with a header."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


@functools.cache
def words(name: str) -> frozenset[str]:
    """The lines of a plain list; blank lines and lines from # on are left out."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return frozenset(filter(None, (line.split("#")[0].strip() for line in lines)))
