"""GeoWebNews: *.ann with *.txt -> how many of its toponyms are found in the raw texts and put within 161 km.

A note of the gold gives a GeoNames id or a point. Of the ids, those of towns, counties, states and countries that the
gazetteer holds have a point; the others are left out, and `without_point` tells how many. Names of places are scored,
literal and metonymic ("Washington said"); demonyms, languages, adjectives, homonyms and names inside those of bodies
are not, and a told place on one of them is no error.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from tellings.errors import BadMeta
from tellings.evaluate.scores import Scores
from tellings.evaluate.toponyms import Document, Toponym, chosen, lines, scores
from tellings.knowledge.gazetteer import every
from tellings.knowledge.load import toml

KINDS = {
    "Literal": "literal",
    "Mixed": "literal",
    "Coercion": "literal",
    "Embedded_Literal": "other",
    "Literal_Modifier": "literal",
    "Metonymic": "metonym",
    "Non_Literal_Modifier": "metonym",
    "Demonym": "other",
    "Language": "other",
    "Homonym": "other",
    "Embedded_Non_Lit": "other",
}
_POINT = re.compile(r"(-?\d+\.?\d*)\s*,\s*(-?\d+\.?\d*)\s*")
_LINK = re.compile(r"LINK:\s*(\S+)")
CURE = "give the folder of *.ann and *.txt"


def evaluate(folder: Path, only: Collection[str] = ()) -> Scores:
    """Score every document, or those named."""
    return scores("geowebnews", _read(folder, only))


def listing(folder: Path, only: Collection[str] = ()) -> Iterator[str]:
    """Each gold toponym met, far or missed, document by document."""
    return lines(_read(folder, only))


def files(folder: Path) -> list[Path]:
    """Texts and annotations."""
    return [*folder.glob("*.ann"), *folder.glob("*.txt")]


def _read(folder: Path, only: Collection[str]) -> list[Document]:
    names = sorted((path.stem for path in folder.glob("*.ann")), key=lambda name: (len(name), name))
    if not names:
        raise BadMeta(file=folder, why="no *.ann in it", cure=CURE)
    return chosen([_document(folder, name) for name in names], only, folder)


def _document(folder: Path, name: str) -> Document:
    try:
        text = (folder / f"{name}.txt").read_bytes().decode("utf-8")
        rows = (folder / f"{name}.ann").read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise BadMeta(file=folder, why=f"{name}: {problem}", cure=CURE) from problem
    cells = [row.split("\t") for row in rows]
    notes = {row[1].split()[-1]: row[2].strip() for row in cells if row[0].startswith("#") and len(row) > 2}
    adjectives = {row[1].split()[1] for row in cells if row[1:] and row[1].endswith("Adjective")}
    spans = [row for row in cells if row[0].startswith("T") and row[1].split()[0] in KINDS]
    link = _LINK.search(text)
    found = (_toponym(row, notes.get(row[0], ""), row[0] in adjectives) for row in spans)
    return Document(name, text, tuple(found), link[1] if link else None)


def _toponym(row: list[str], note: str, adjective: bool) -> Toponym:
    kind, start, *_, end = row[1].replace(";", " ").split()
    lat, lon = _point(note)
    return Toponym(int(start), int(end), row[2], lat, lon, "other" if adjective else KINDS[kind])


def _point(note: str) -> tuple[float | None, float | None]:
    if told := _POINT.fullmatch(note):
        return float(told[1]), float(told[2])
    return _points().get(int(note), (None, None)) if note.isdecimal() else (None, None)


@functools.cache
def _points() -> dict[int, tuple[float, float]]:
    """GeoNames id -> point, of every place that the gazetteer knows."""
    table = toml("places.toml")
    found = {row.geonameid: (row.lat, row.lon) for row in every() if row.geonameid}
    found |= {row[2]: (row[0], row[1]) for row in table["points"].values()}
    found |= {row[4]: (row[2], row[3]) for row in table["middles"].values()}
    return found | {row[4]: (row[1], row[2]) for row in table["states"].values()}
