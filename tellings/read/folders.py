"""Paths, folders and patterns -> the files below them, in the order of their paths; hidden files are left out.

In: "news", "news/*.html", "news/**/*.warc.gz". Out: each file with the name to show, or the error met on the way.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from tellings.errors import Empty, ReadError, Unreadable

Named = tuple[Path, str, bool]  # the file, the name to show, whether it was found in a folder or by a pattern


def files(given: str | Path) -> Iterator[Named | ReadError]:
    """The file itself, the files of a folder, or those that a pattern fits."""
    path = Path(given)
    if _is(path, "is_dir"):
        yield from _below(path)
    elif isinstance(given, str) and _is_pattern(given) and not _is(path, "exists"):
        yield from _fitting(given)
    else:
        yield path, path.name, False


def _is_pattern(given: str) -> bool:
    return "\0" not in given and glob.has_magic(given)


def _is(path: Path, what: str) -> bool:
    try:
        return bool(getattr(path, what)())
    except (OSError, ValueError):
        return False


def _fitting(pattern: str) -> Iterator[Named | ReadError]:
    paths = sorted(map(Path, glob.glob(pattern, recursive=True)), key=lambda path: path.parts)
    found = [path for path in paths if not _is(path, "is_dir")]
    if not found:
        yield Unreadable(file=pattern, why="no file fits the pattern")
    for path in found:
        yield path, path.as_posix(), True


def _below(folder: Path) -> Iterator[Named | ReadError]:
    problems: list[OSError] = []
    found: list[Path] = []
    for where, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(where, name) for name in names if not name.startswith(".")]
    for problem in problems:
        yield Unreadable(file=problem.filename, why=problem.strerror)
    if not found and not problems:
        yield Empty(file=folder)
    for path in sorted(found, key=lambda path: path.relative_to(folder).parts):
        yield path, path.relative_to(folder).as_posix(), True
