"""What a person says of a file beside it: a sidecar a.meta.json, --outlet FILE=NAME, --published FILE=DATE.

An option wins over a sidecar, a sidecar over the file. Refused (BadOption): an option about a file that is not
among the inputs or about two of them. Refused in both (BadMeta, BadOption): a date that cannot be read or can be
read in two ways. The article is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from tellings.errors import BadMeta, BadOption, ReadError
from tellings.read.draft import Draft
from tellings.read.fields import draft_of
from tellings.read.freeze import instant
from tellings.read.json import load

SUFFIX = ".meta.json"
_Told = TypeVar("_Told")


def sidecar_of(path: Path) -> Path:
    """Where the sidecar of a file would stand: harbour.txt -> harbour.meta.json."""
    return path.with_name(path.stem + SUFFIX)


def with_told(
    draft: Draft, path: Path, outlet: str | None, published: str | date | None
) -> tuple[Draft, list[ReadError]]:
    """The draft with what the options and the file's sidecar say of it, and the errors in them."""
    draft, day, problem = _with_sidecar(draft, path)
    draft = replace(draft, outlet=outlet or draft.outlet)
    errors = [problem] if problem else []
    draft, problem = _dated(draft, day, str(sidecar_of(path)), BadMeta)
    errors += [problem] if problem else []
    draft, problem = with_date(draft, published, str(path))
    errors += [problem] if problem else []
    return draft, errors


def with_date(draft: Draft, told: str | date | None, file: str) -> tuple[Draft, ReadError | None]:
    """The draft with the date an option gives; the error when it cannot be read."""
    return _dated(draft, told, file, BadOption)


def _dated(draft: Draft, told: str | date | None, file: str, wrong: type[BadMeta]) -> tuple[Draft, ReadError | None]:
    if told is None:
        return draft, None
    found = instant(told, draft.outlet, draft.url)
    if found is not None and found.value is not None:
        return replace(draft, published=told), None
    why = found.doubt.partition("; ")[0] if found and found.doubt else f"{told!r} is not a date"
    return draft, wrong(file=file, why=why, cure="write the date as 2025-01-31 or 2025-01-31T08:15:00")


def _with_sidecar(draft: Draft, path: Path) -> tuple[Draft, str | date | None, ReadError | None]:
    """The draft with the sidecar's fields, the date the sidecar gives, and what is wrong with it."""
    beside = sidecar_of(path)
    try:
        raw = beside.read_bytes()
    except OSError:
        return draft, None, None
    try:
        record = load(raw.decode("utf-8-sig"), str(beside), 1)
        told = draft_of({**record, "text": "-"} if isinstance(record, dict) else record, str(beside), 1)
    except (ReadError, UnicodeDecodeError) as problem:
        cure = "give an object with outlet, title, published or url"
        why = problem.facts["why"] if isinstance(problem, ReadError) else "it is not UTF-8"
        return draft, None, BadMeta(file=beside, why=why, cure=cure)
    given = {name: value for name in ("outlet", "title", "url", "source_id") if (value := getattr(told, name))}
    return replace(draft, **given), told.published, None


def is_sidecar(path: Path) -> bool:
    """A file that tells of another one beside it."""
    return path.name.endswith(SUFFIX)


def lone_sidecar(path: Path, endings: Iterable[str]) -> list[ReadError]:
    """The error of a sidecar with no file beside it; none when there is one."""
    stem = path.name.removesuffix(SUFFIX)
    if any(path.with_name(stem + ending).exists() for ending in endings):
        return []
    why = "no text or page of this name stands beside it"
    return [BadMeta(file=path, why=why, cure=f"name it after the file: NAME{SUFFIX}")]


def assigned(
    options: Mapping[str, _Told], paths: Iterable[Path], option: str
) -> tuple[dict[Path, _Told], list[ReadError]]:
    """What the options say of which file; an error for one about a file that is not there, or about any of several."""
    told: dict[Path, _Told] = {}
    errors: list[ReadError] = []
    given = dict.fromkeys(paths)
    for key, value in options.items():
        meant = [path for path in given if key in (str(path), path.as_posix())]
        meant = meant or [path for path in given if key == path.name]
        if len(meant) == 1:
            told[meant[0]] = value
        elif meant:
            errors.append(BadOption(file=key, why=f"{option} may mean any of {len(meant)} files", cure="give its path"))
        else:
            cure = f"name one of the files given: {', '.join(sorted({path.name for path in given})) or 'none'}"
            errors.append(BadOption(file=key, why=f"{option} names a file that is not among the inputs", cure=cure))
    return told, errors
