"""Codebook: the types of events in knowledge/codebook/*.toml and in a person's own files -> typed records.

A sentence is written with its roles in braces, "{source:Chad} freed {recipient:two pilots}."; the record holds the bare
text and the roles' offsets. A file that is not of this shape is refused with its place; whether what it says is sound
is asked by `codebook_check`.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tellings.errors import BadCodebook
from tellings.knowledge.load import FOLDER

HOME = FOLDER / "codebook"
NONE = "none"  # what holds between two actors where nothing does
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
ROLES = ("source", "recipient", "place", "date")

Span = tuple[int, int]

_MARK = re.compile(r"\{(\w+):([^{}]*)\}")
_FORM = {"name": str, "quad": str, "definition": str, "cameo": list, "modes": list, "patterns": list}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A bare text, and the spans of each role in it; `marked` is how it was written."""

    text: str
    roles: Mapping[str, tuple[Span, ...]]
    marked: str

    def first(self, role: str) -> Span | None:
        """Where the role stands first."""
        return self.roles[role][0] if role in self.roles else None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that is of the type. `also`: the types of other events in it."""

    sentence: Sentence
    construction: str
    mode: str | None
    contexts: tuple[str, ...]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A sentence that only looks like the type; `holds` is what is between its marked two: a type, or none."""

    sentence: Sentence
    holds: str
    status: str
    why: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell the type: `kind` verbs, nouns or phrases; `words` lemmas, the particle among them.

    `objects` and `needs` bind a verb: only with such an object, infinitive or clause. `source` (after a noun) and
    `recipient`: the prepositions behind which they stand, or "object".
    """

    kind: str
    words: str
    particle: str
    objects: tuple[str, ...]
    needs: str
    source: tuple[str, ...]
    recipient: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Type:
    """One type of event. `file`: where it is written."""

    name: str
    quad: str
    definition: str
    cameo: tuple[str, ...]
    modes: tuple[str, ...]
    patterns: tuple[str, ...]
    examples: tuple[Example, ...]
    near_misses: tuple[NearMiss, ...]
    triggers: tuple[Trigger, ...]
    file: Path


def codebook(*more: str | Path) -> tuple[Type, ...]:
    """The types of ours by name, then those of a person's own files. Raises BadCodebook with file and place."""
    return _ours() + tuple(map(read, more))


@functools.cache
def _ours() -> tuple[Type, ...]:
    return tuple(map(read, sorted(HOME.glob("*.toml"))))


def quad_of(types: Sequence[Type]) -> dict[str, str]:
    """Each type's quad class by its name."""
    return {one.name: one.quad for one in types}


def read(file: str | Path) -> Type:
    """One type out of its file."""
    path = Path(file)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise BadCodebook(file=path, place="the file", why=problem, cure="save it as TOML in UTF-8") from problem
    for key in ("name", "quad", "definition", "examples"):
        if key not in table:
            raise BadCodebook(file=path, place=key, why="is missing", cure=f"write {key} = ... at the top of the file")
    _refuse_wrong_forms(path, table)
    return Type(
        table["name"],
        table["quad"],
        table["definition"],
        tuple(table.get("cameo", ())),
        tuple(table.get("modes", ())),
        tuple(table.get("patterns", ())),
        tuple(_example(path, number, row) for number, row in enumerate(table["examples"], 1)),
        tuple(_near_miss(path, number, row) for number, row in enumerate(table.get("near_misses", ()), 1)),
        tuple(_trigger(path, kind, row) for kind, rows in table.get("triggers", {}).items() for row in rows),
        path,
    )


def _refuse_wrong_forms(path: Path, table: Mapping[str, Any]) -> None:
    for key, form in _FORM.items():
        if key in table and not isinstance(table[key], form):
            words = {str: "words in quotes", list: "a list in square brackets"}[form]
            raise BadCodebook(file=path, place=key, why=f"is not {words}", cure=f"write it as {words}")
    if table["quad"] not in QUADS:
        raise BadCodebook(file=path, place="quad", why=f"{table['quad']!r} is none", cure=f"give one of {QUADS}")
    for key in ("examples", "near_misses"):
        rows = table.get(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) and "text" in row for row in rows):
            raise BadCodebook(file=path, place=key, why="a row has no text", cure='write { text = "…" } in each row')


def _example(path: Path, number: int, row: Mapping[str, Any]) -> Example:
    sentence = parse(row["text"], path, f"example {number}")
    return Example(
        sentence,
        row.get("construction", "active"),
        row.get("mode"),
        tuple(row.get("context", ())),
        tuple(row.get("also", ())),
    )


def _near_miss(path: Path, number: int, row: Mapping[str, Any]) -> NearMiss:
    sentence = parse(row["text"], path, f"near-miss {number}")
    return NearMiss(sentence, row.get("is", NONE), row.get("status", "happened"), row.get("why", ""))


def _trigger(path: Path, kind: str, row: Mapping[str, Any]) -> Trigger:
    words = row.get("words") or row.get("lemma")
    if not words:
        cure = 'write lemma = "…", or words = "…" for a phrase'
        raise BadCodebook(file=path, place=f"triggers.{kind}", why="a row names no word", cure=cure)
    particle = row.get("particle", "")
    named = f"{words} {particle}".strip()
    return Trigger(
        kind,
        named,
        particle,
        tuple(row.get("objects", ())),
        row.get("needs", ""),
        tuple(row.get("source", ())),
        tuple(row.get("recipient", ())),
    )


def parse(marked: str, file: str | Path = "", place: str = "") -> Sentence:
    """A marked sentence as its bare text and the roles' offsets. Raises BadCodebook where the marks are unbalanced."""
    roles: dict[str, tuple[Span, ...]] = {}
    text, last = "", 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        roles[mark[1]] = (*roles.get(mark[1], ()), (len(text), len(text) + len(mark[2])))
        text, last = text + mark[2], mark.end()
    text += marked[last:]
    if {"{", "}"} & set(text):
        cure = "close every mark: {source:words}"
        raise BadCodebook(file=file, place=place, why=f"unbalanced braces in “{marked[:60]}…”", cure=cure)
    if set(roles) - set(ROLES):
        why = f"unknown role {', '.join(sorted(set(roles) - set(ROLES)))} in “{marked[:60]}…”"
        raise BadCodebook(file=file, place=place, why=why, cure=f"the roles are {', '.join(ROLES)}")
    return Sentence(text, roles, marked)
