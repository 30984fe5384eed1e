"""TIMEX3 corpora: MEANTIME's XML of tokens and TempEval's .tml -> texts with their gold phrases of time.

A MEANTIME text is joined from its tokens, the title and the stamp on lines of their own; only its first six
sentences are annotated, and only they are scored. A .tml text is that of its TEXT. TIMEX3s without words
(implicit ends, the creation time of a .tml) are no phrases and left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tellings.errors import BadMeta

CURE = "give a folder with MEANTIME .xml or TempEval .tml files"
ANNOTATED = 6  # sentences from the start of a MEANTIME document
_NO_SPACE_BEFORE = frozenset({",", ".", ";", ":", "?", "!", ")", "]", "%", "'", "''", "n't"})
_NO_SPACE_AFTER = frozenset({"(", "[", "$", "£", "€", "``"})


@dataclass(frozen=True, slots=True)
class Timex:
    """A gold phrase: [start, end) of the document's text. `creation`: the stamp that dates the document."""

    start: int
    end: int
    type: str
    value: str
    creation: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A text, the day it was made, its gold, and the offset up to which it is annotated."""

    name: str
    text: str
    created: str | None
    gold: tuple[Timex, ...]
    annotated: int


def files(folder: Path) -> list[Path]:
    """The documents below a folder, or the one file named, by path."""
    if folder.is_file():
        return [folder]
    return sorted(path for path in folder.rglob("*") if path.suffix in (".xml", ".tml"))


def documents(folder: Path, only: Collection[str] = ()) -> Iterator[Document]:
    """Every document, or those named. Raises BadMeta when there are none or one cannot be read."""
    paths = [path for path in files(folder) if not only or path.stem in only]
    if not paths:
        why = f"no document named {', '.join(only)}" if only else "no .xml or .tml file in it"
        raise BadMeta(file=folder, why=why, cure=CURE)
    for path in paths:
        yield _document(path)


def _document(path: Path) -> Document:
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as problem:
        raise BadMeta(file=path, why=str(problem), cure=CURE) from problem
    if root.find("token") is not None:
        return _meantime(path.stem, root)
    if root.find("TEXT") is not None:
        return _tml(path.stem, root)
    raise BadMeta(file=path, why="neither tokens nor a TEXT in it", cure=CURE)


def _meantime(name: str, root: ElementTree.Element) -> Document:
    text, places, annotated = _joined(root.findall("token"))
    gold = []
    for mark in root.iter("TIMEX3"):
        spans = [places[anchor.get("t_id", "")] for anchor in mark.iter("token_anchor")]
        if spans:
            creation = mark.get("functionInDocument") == "CREATION_TIME"
            ends = min(start for start, _ in spans), max(end for _, end in spans)
            gold.append(Timex(*ends, mark.get("type", ""), mark.get("value", ""), creation))
    created = next((one.value for one in gold if one.creation), None)
    return Document(name, text, created, tuple(sorted(gold, key=lambda one: one.start)), annotated)


def _joined(tokens: list[ElementTree.Element]) -> tuple[str, dict[str, tuple[int, int]], int]:
    """The text, where each token stands in it, and where the annotated part ends."""
    text, annotated = "", 0
    places: dict[str, tuple[int, int]] = {}
    before: ElementTree.Element | None = None
    for token in tokens:
        words = token.text or ""
        text += "" if before is None else _between(before, token)
        places[token.get("t_id", "")] = len(text), len(text) + len(words)
        text += words
        annotated = len(text) if _sentence(token) < ANNOTATED else annotated
        before = token
    return text, places, annotated


def _sentence(token: ElementTree.Element) -> int:
    return int(token.get("sentence", "0"))


def _between(before: ElementTree.Element, token: ElementTree.Element) -> str:
    """What stands between two tokens; the title, the stamp and the account stand on lines of their own."""
    if _sentence(before) != _sentence(token) and _sentence(before) < 2:
        return "\n"
    words, last = token.text or "", before.text or ""
    glued = words in _NO_SPACE_BEFORE or last in _NO_SPACE_AFTER or (words.startswith("'") and words[1:].isalpha())
    return "" if glued else " "


def _tml(name: str, root: ElementTree.Element) -> Document:
    pieces: list[str] = []
    gold: list[Timex] = []
    _walk(root.find("TEXT"), pieces, gold)
    text = "".join(pieces)
    stamp = root.find("DCT/TIMEX3")
    created = stamp.get("value", "")[:10] if stamp is not None else None
    return Document(name, text, created, tuple(gold), len(text))


def _walk(node: ElementTree.Element | None, pieces: list[str], gold: list[Timex]) -> None:
    """The words under a node, in order, and the phrases marked in them."""
    if node is None:
        return
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        _walk(child, pieces, gold)
        pieces.append(child.tail or "")
    end = sum(map(len, pieces))
    if node.tag == "TIMEX3" and end > start:
        gold.append(Timex(start, end, node.get("type", ""), node.get("value", "")))
