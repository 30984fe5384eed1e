"""GeoVirus: GeoVirus.xml -> how many of its toponyms are found in the raw texts and put within 161 km.

An article of the file is a text with <location>s: name, start, end, lat, lon. A location whose offsets do not fit its
name by a few characters is looked for around them; one that is not there at all is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from xml.etree import ElementTree

from tellings.errors import BadMeta
from tellings.evaluate.scores import Scores
from tellings.evaluate.toponyms import Document, Toponym, chosen, lines, scores

FILE = "GeoVirus.xml"
SLACK = 12  # characters by which an offset may be off


def evaluate(folder: Path, only: Collection[str] = ()) -> Scores:
    """Score every article of the file, or those named by their number from 1."""
    return scores("geovirus", _read(folder, only))


def listing(folder: Path, only: Collection[str] = ()) -> Iterator[str]:
    """Each gold toponym met, far or missed, article by article."""
    return lines(_read(folder, only))


def files(folder: Path) -> list[Path]:
    """The one file."""
    return [folder / FILE if folder.is_dir() else folder]


def _read(folder: Path, only: Collection[str]) -> list[Document]:
    (path,) = files(folder)
    try:
        articles = ElementTree.parse(path).getroot().findall("article")
    except (OSError, ElementTree.ParseError) as problem:
        raise BadMeta(file=path, why=str(problem), cure=f"give the folder that holds {FILE}") from problem
    return chosen([_document(str(number), one) for number, one in enumerate(articles, 1)], only, path)


def _document(name: str, article: ElementTree.Element) -> Document:
    text = article.findtext("text") or ""
    found = [_toponym(one, text) for one in article.iter("location")]
    return Document(name, text, tuple(filter(None, found)), article.findtext("source"))


def _toponym(location: ElementTree.Element, text: str) -> Toponym | None:
    name = (location.findtext("name") or "").strip()
    told = int(location.findtext("start") or 0)
    start = text.find(name, max(0, told - SLACK), told + SLACK + len(name))
    if not name or start < 0:
        return None
    lat, lon = (float(location.findtext(axis) or "nan") for axis in ("lat", "lon"))
    return Toponym(start, start + len(name), name, lat, lon)
