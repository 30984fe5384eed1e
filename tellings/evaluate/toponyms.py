"""Toponyms: documents with gold points of their places, and the places a telling gives -> counts -> figures.

A gold toponym is found when a told place shares characters with it, and resolved when such a place also lies within
161 km (100 miles) of its point. All is scored end to end: a toponym that was not found is not resolved. Gold without
a point is left out of every figure but precision, where a told place that touches any gold toponym is right.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tellings.errors import BadMeta
from tellings.evaluate.scores import Figure, Scores
from tellings.records import Place

NEAR = 161.0  # km: 100 miles
EARTH = 6371.0
HOW = "share of gold toponyms overlapped by a told place (found) and within 161 km of it too (resolved), end to end"


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold place name; `lat` is None where the gold gives no point that we have. `kind`: literal, metonym, other."""

    start: int
    end: int
    words: str
    lat: float | None
    lon: float | None
    kind: str = "literal"


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what its gold marks in it."""

    name: str
    text: str
    toponyms: tuple[Toponym, ...]
    url: str | None = None


def scores(name: str, documents: Sequence[Document]) -> Scores:
    """Read every document the public way and score it."""
    counts: Counter[str] = Counter()
    for document, places in told(documents):
        counts += count(document, places)
    return Scores(name, len(documents), HOW, tuple(_rows(counts)), {"without_point": counts["pointless"]})


def lines(documents: Sequence[Document]) -> Iterator[str]:
    """Each gold toponym with HIT, FAR or MISS and its words; each told place that meets none."""
    for document, places in told(documents):
        yield f"== {document.name}"
        for toponym in document.toponyms:
            if toponym.lat is not None:
                yield _line(document, toponym, places)
        for place in places:
            if not any(_touch(place, toponym) for toponym in document.toponyms):
                yield f"  EXTRA {_words(document, place.evidence.start, place.evidence.end)} -> {_told(place)}"


def told(documents: Sequence[Document]) -> Iterator[tuple[Document, tuple[Place, ...]]]:
    """Each document with the places that the program reads in its text; words for peoples are no toponyms here."""
    from tellings import pipeline

    articles = [pipeline.read({"id": one.name, "text": one.text, "url": one.url})[0] for one in documents]
    for document, telling in zip(documents, pipeline.annotate_many(articles), strict=True):
        yield (
            document,
            tuple(place for place in telling.places if place.evidence.where == "text" and place.role != "people"),
        )


def count(document: Document, places: Sequence[Place]) -> Counter[str]:
    """Gold with a point, found, resolved; the same of metonyms; told places, and those on a gold toponym."""
    counts: Counter[str] = Counter()
    for toponym in document.toponyms:
        if toponym.lat is None:
            counts["pointless"] += 1
        elif toponym.kind != "other":
            touching = [place for place in places if _touch(place, toponym)]
            for group in ("gold", toponym.kind):
                counts[group] += 1
                counts[f"{group}_found"] += bool(touching)
                counts[f"{group}_resolved"] += any(_near(place, toponym) for place in touching)
    counts["told"] = len(places)
    counts["right"] = sum(any(_touch(place, toponym) for toponym in document.toponyms) for place in places)
    return counts


def apart(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points on the earth."""
    one, other = math.radians(lat), math.radians(lat2)
    chord = math.sin((one - other) / 2) ** 2
    chord += math.cos(one) * math.cos(other) * math.sin(math.radians(lon - lon2) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(chord)))


def chosen(documents: list[Document], only: Collection[str], source: Path) -> list[Document]:
    """The documents of that name, or all. Raises BadMeta for a name that is not there and for a set without gold."""
    if not any(one.toponyms for one in documents):
        raise BadMeta(file=source, why="no toponym with a place in its text in it", cure="give the set as published")
    if missing := sorted(set(only) - {one.name for one in documents}):
        raise BadMeta(file=source, why=f"no document named {', '.join(missing)}", cure="see --explain for their names")
    return [one for one in documents if not only or one.name in only]


def _rows(counts: Counter[str]) -> Iterator[Figure]:
    yield Figure("found", "found", counts["gold_found"], counts["gold"])
    yield Figure("resolved", "found and within 161 km", counts["gold_resolved"], counts["gold"])
    yield Figure("accuracy", "within 161 km, of those found", counts["gold_resolved"], counts["gold_found"])
    yield Figure("precision", "told places on a gold one (lower bound)", counts["right"], counts["told"])
    if counts["metonym"]:
        yield Figure("literal", "literal: found and within 161 km", counts["literal_resolved"], counts["literal"])
        yield Figure("metonyms", "metonyms: found and within 161 km", counts["metonym_resolved"], counts["metonym"])


def _touch(place: Place, toponym: Toponym) -> bool:
    return place.evidence.start < toponym.end and toponym.start < place.evidence.end


def _near(place: Place, toponym: Toponym) -> bool:
    if place.lat is None or place.lon is None or toponym.lat is None or toponym.lon is None:
        return False
    return apart(place.lat, place.lon, toponym.lat, toponym.lon) <= NEAR


def _line(document: Document, toponym: Toponym, places: Sequence[Place]) -> str:
    touching = [place for place in places if _touch(place, toponym)]
    verdict = "HIT" if any(_near(place, toponym) for place in touching) else "FAR" if touching else "MISS"
    around = _words(document, max(0, toponym.start - 40), toponym.end + 30)
    answers = "; ".join(map(_told, touching))
    return f"  {verdict} {toponym.kind} {toponym.words} ({toponym.lat}, {toponym.lon}) -> {answers or '-'} | {around}"


def _told(place: Place) -> str:
    where = f"{place.lat}, {place.lon}" if place.lat is not None else "no point"
    return f"{place.name} {place.country or '-'} ({where}){f': {place.reason}' if place.reason else ''}"


def _words(document: Document, start: int, end: int) -> str:
    return " ".join(document.text[start:end].split())
