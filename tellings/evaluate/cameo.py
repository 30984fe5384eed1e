"""CAMEO classes: sentence TAB class, no actors given -> macro-F1 over the five classes.

0 none or a mere statement · 1 verbal cooperation · 2 material cooperation · 3 verbal conflict · 4 material conflict.
A root code of CAMEO leads to its class; a relation that is lowered (16) counts there with the verbal conflicts. An
uncoded sentence is of class 0.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from tellings.annotate.coding_whole import Whole, code_sentences
from tellings.errors import BadMeta
from tellings.evaluate.classes import f1, macro_f1
from tellings.evaluate.scores import Figure, Scores
from tellings.settings import Settings

FILE = "cameo_class.tsv"
CLASSES = ("0", "1", "2", "3", "4")
_ROOTS = {"01": "0", "02": "0"} | {f"{root:02d}": "4" for root in (14, 15, 17, 18, 19, 20)}
_ROOTS |= dict.fromkeys(("03", "04", "05"), "1") | dict.fromkeys(("06", "07", "08"), "2")
_ROOTS |= dict.fromkeys(("09", "10", "11", "12", "13", "16"), "3")


def evaluate(folder: Path, only: Collection[str] = ()) -> Scores:
    """Score every sentence, or those named by their number from 1."""
    rows = _read(folder, only)
    answers = [_class(found) for found in code_sentences([text for _, text, _ in rows], Settings())]
    pairs = list(zip((gold for _, _, gold in rows), answers, strict=True))
    figures = [Figure("class", "class: macro-F1", value=macro_f1(pairs))]
    figures += [Figure(f"class_{one}", f"class {one}: F1", value=f1(pairs, one)) for one in CLASSES]
    return Scores("cameo", len(rows), "the class of each sentence, no actor given, macro-F1", tuple(figures))


def listing(folder: Path, only: Collection[str] = ()) -> Iterator[str]:
    """Each sentence with HIT or MISS, the class known and the answer."""
    rows = _read(folder, only)
    for (name, text, gold), found in zip(rows, code_sentences([text for _, text, _ in rows], Settings()), strict=True):
        told = f"{found.coded.type} {found.coded.confidence:.2f}" if found.coded else "uncoded"
        yield f"{'HIT ' if _class(found) == gold else 'MISS'} {name} {gold}: {_class(found)} {told} | {text}"


def files(folder: Path) -> list[Path]:
    """The one file."""
    return [folder / FILE if folder.is_dir() else folder]


def _class(found: Whole) -> str:
    return _ROOTS.get(found.cameo or "", "0")


def _read(folder: Path, only: Collection[str]) -> list[tuple[str, str, str]]:
    (path,) = files(folder)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as problem:
        raise BadMeta(file=path, why=str(problem), cure=f"give {FILE} or the folder that holds it") from problem
    rows = [(str(number), *line.rpartition("\t")[::2]) for number, line in enumerate(lines, 1) if line.strip()]
    wrong = next((number for number, text, gold in rows if not text or gold not in CLASSES), None)
    kept = [row for row in rows if not only or row[0] in only]
    if wrong or not kept:
        why = f"line {wrong} is no sentence, a tab and a class from 0 to 4" if wrong else "no sentence of that number"
        raise BadMeta(file=path, why=why, cure="write a sentence, a tab and its class on each line")
    return kept
