"""PLV: *.tsv of sentences with source and target marked -> macro-F1 of binary class, quad class and root type.

Each row: marked_sentence, "<s>Chad</s> freed <t>two pilots</t>.", and gold_root, a type of the codebook. The quad class
known is that of the type. Scored three times: by the whole coder, by its marks without the embedding, and by the
codebook's triggers alone, without a classifier.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tellings.annotate.coding_pair import Asked, code_pairs, code_pairs_by_frames, code_pairs_by_marks
from tellings.errors import BadMeta
from tellings.evaluate.classes import f1, macro_f1
from tellings.evaluate.scores import Figure, Scores
from tellings.knowledge.codebook import codebook, quad_of
from tellings.records import Coded
from tellings.settings import Settings

_TAG = re.compile(r"</?([st])>")
_HOW = "type, quad class and conflict or cooperation of each marked pair, macro-F1; an uncoded pair is wrong"


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence, its two actors and the type that is known."""

    name: str
    asked: Asked
    root: str


def evaluate(folder: Path, only: Collection[str] = ()) -> Scores:
    """Score every row, or those named by sentence_id."""
    rows = _read(folder, only)
    asked = [row.asked for row in rows]
    whole, marks = code_pairs(asked, Settings()), code_pairs_by_marks(asked, Settings())
    coded = sum(found is not None for found in whole)
    figures = [*_figures(rows, whole, "", ""), *_figures(rows, marks, "_marks", " (without the embedding)")]
    figures += _figures(rows, code_pairs_by_frames(asked, Settings()), "_frames", " (triggers alone)")
    of_types = {f"f1_{name}": round(value, 4) for name, value in _by_type(rows, whole)}
    figures.append(Figure("coded", "pairs coded", coded, len(rows)))
    return Scores("plv", len(rows), _HOW, tuple(figures), of_types)


def listing(folder: Path, only: Collection[str] = ()) -> Iterator[str]:
    """Each row with HIT or MISS, what is known and what was answered."""
    rows = _read(folder, only)
    for row, found in zip(rows, code_pairs([row.asked for row in rows], Settings()), strict=True):
        told = f"{found.type} {found.confidence:.2f}" if found else "uncoded"
        verdict = "HIT " if found and found.type == row.root else "MISS"
        yield f"{verdict} {row.name} {row.root}: {told} | {_shown(row.asked)}"


def files(folder: Path) -> list[Path]:
    """The file, or every .tsv of the folder."""
    return sorted(folder.glob("*.tsv")) if folder.is_dir() else [folder]


def _figures(rows: Sequence[Row], found: Sequence[Coded | None], ending: str, said: str) -> Iterator[Figure]:
    quads = quad_of(codebook())
    known: dict[str, Callable[[str], str]] = {
        "binary": lambda root: quads[root].split()[1],
        "quad": lambda root: quads[root],
        "root": lambda root: root,
    }
    answered = {"binary": "binary", "quad": "quad", "root": "type"}
    for name, gold in known.items():
        told = (getattr(one, answered[name], None) for one in found)
        pairs = [(gold(row.root), one) for row, one in zip(rows, told, strict=True)]
        yield Figure(f"{name}{ending}", f"{name}: macro-F1{said}", value=macro_f1(pairs))


def _by_type(rows: Sequence[Row], found: Sequence[Coded | None]) -> Iterator[tuple[str, float]]:
    pairs = [(row.root, one.type if one else None) for row, one in zip(rows, found, strict=True)]
    for name in sorted({row.root for row in rows}):
        yield name, f1(pairs, name)


def _read(folder: Path, only: Collection[str]) -> list[Row]:
    rows = [row for path in files(folder) for row in _rows(path)]
    kept = [row for row in rows if not only or row.name in only]
    if not kept:
        cure = "give a .tsv, or a folder of them, with the columns marked_sentence and gold_root"
        raise BadMeta(file=folder, why="no marked sentence in it", cure=cure)
    return kept


def _rows(path: Path) -> Iterator[Row]:
    known = quad_of(codebook())
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t"), 1):
            marked, root = row.get("marked_sentence"), row.get("gold_root")
            if not marked or root not in known:
                why = f"row {number} has no marked_sentence, or a gold_root that is no type of the codebook ({root})"
                raise BadMeta(file=path, why=why, cure="see the first lines of tellings/evaluate/plv.py")
            yield Row(row.get("sentence_id") or str(number), asked_of(marked), root)


def asked_of(marked: str) -> Asked:
    """A marked sentence without its tags, and the two spans; where an actor is marked twice, the first place counts."""
    text, last = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    for tag in _TAG.finditer(marked):
        text, last = text + marked[last : tag.start()], tag.end()
        if not tag[0].startswith("</"):
            opened[tag[1]] = len(text)
        elif tag[1] in opened and len(text) > opened[tag[1]]:
            spans.setdefault(tag[1], (opened[tag[1]], len(text)))
    return text + marked[last:], spans.get("s"), spans.get("t")


def _shown(asked: Asked) -> str:
    text, source, target = asked
    who = " → ".join(text[span[0] : span[1]] if span else "?" for span in (source, target))
    return f"{who} | {text}"
