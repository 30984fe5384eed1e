"""Phrases of time against a TIMEX3 corpus, MEANTIME or TempEval: extents, types and values.

In: a folder that timeml.py reads. Out: strict, relaxed, type and value F1, counted as TempEval-3 counts them.
A MEANTIME stamp that dates its document is neither asked for nor held against an answer, but for one figure of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from tellings.evaluate import timeml
from tellings.evaluate.scores import Figure, Scores, prf
from tellings.evaluate.timeml import Document, Timex

HOW = (
    "Phrases of time (TIMEX3). strict: same first and last character; relaxed: overlapping; type, value: overlapping"
    " and the same in it, as TempEval-3 counts. The creation time is given to the program and not counted; the figure"
    " with_stamp counts the stamp line in a text too. Of MEANTIME only title, stamp and the first four sentences."
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A phrase of the program and the gold phrase it meets, if any."""

    told: Timex
    gold: Timex | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure: when an answer that overlaps its gold phrase is right, and whether stamps count."""

    name: str
    label: str
    right: Callable[[Timex, Timex], bool]
    stamps: bool = False


MEASURES = (
    Measure("strict", "same extent", lambda told, gold: (told.start, told.end) == (gold.start, gold.end)),
    Measure("relaxed", "overlapping", lambda told, gold: True),
    Measure("type", "right type", lambda told, gold: told.type == gold.type),
    Measure("value", "right value", lambda told, gold: told.value == gold.value),
    Measure("with_stamp", "right value, stamps counted", lambda told, gold: told.value == gold.value, stamps=True),
)


def files(folder: Path) -> list[Path]:
    """The files whose bytes make this set what it is."""
    return timeml.files(folder)


def evaluate(folder: Path, only: Collection[str] = ()) -> Scores:
    """Score every document of a folder, or those named."""
    read = list(timeml.documents(folder, only))
    counts: Counter[str] = Counter()
    for document, told in zip(read, _told(read), strict=True):
        counts += count(document, told)
    return Scores("timex", len(read), HOW, tuple(row for one in MEASURES for row in _rows(one, counts)))


def _rows(measure: Measure, counts: Counter[str]) -> tuple[Figure, Figure, Figure]:
    right = counts[measure.name]
    told, gold = (counts[f"{side}_stamped" if measure.stamps else side] for side in ("told", "gold"))
    return prf(measure.name, measure.label, right, told, right, gold)


def count(document: Document, told: list[Timex]) -> Counter[str]:
    """Answers and gold phrases of one document, and the answers right by each measure."""
    answers = met(document, told)
    counts = Counter(
        told=sum(not _on_stamp(one.told, document) for one in answers),
        gold=sum(not gold.creation for gold in document.gold),
        told_stamped=len(answers),
        gold_stamped=len(document.gold),
    )
    for measure in MEASURES:
        pairs = [(one.told, one.gold) for one in answers if one.gold and (measure.stamps or not one.gold.creation)]
        counts[measure.name] = sum(measure.right(*pair) for pair in pairs)
    return counts


def _on_stamp(told: Timex, document: Document) -> bool:
    return any(gold.creation and _overlap(told, gold) for gold in document.gold)


def met(document: Document, told: list[Timex]) -> list[Answer]:
    """Each answer in the annotated part with its gold phrase: the same extent first, then any overlap, each once."""
    judged = [one for one in told if one.start < document.annotated]
    found: dict[int, Timex] = {}
    for fits in (MEASURES[0].right, _overlap):
        for number, one in enumerate(judged):
            free = (gold for gold in document.gold if gold not in found.values() and fits(one, gold))
            if number not in found and (gold := next(free, None)):
                found[number] = gold
    return [Answer(one, found.get(number)) for number, one in enumerate(judged)]


def _overlap(one: Timex, other: Timex) -> bool:
    return one.start < other.end and other.start < one.end


def _told(read: list[Document]) -> Iterator[list[Timex]]:
    """The program's phrases of each text, by the public way."""
    from tellings import pipeline

    records = [{"id": one.name, "text": one.text, "published": one.created} for one in read]
    for telling in pipeline.annotate_many([pipeline.read(record)[0] for record in records]):
        yield [
            Timex(time.evidence.start, time.evidence.end, time.type, time.value)
            for time in telling.times
            if time.evidence.where == "text"
        ]


def listing(folder: Path, only: Collection[str] = ()) -> Iterator[str]:
    """Each answer with HIT (extent and value right) or MISS and its gold phrase; each gold phrase that none met."""
    read = list(timeml.documents(folder, only))
    for document, told in zip(read, _told(read), strict=True):
        yield f"== {document.name} ({document.created or 'undated'})"
        answers = met(document, told)
        for one in answers:
            right = one.gold and MEASURES[0].right(one.told, one.gold) and one.told.value == one.gold.value
            yield f"{'HIT ' if right else 'MISS'} {_words(one.told, document)} | gold: {_gold(one.gold, document)}"
        reached = [one.gold for one in answers]
        yield from (f"unmet {_words(gold, document)}" for gold in document.gold if gold not in reached)


def _gold(gold: Timex | None, document: Document) -> str:
    return _words(gold, document) if gold else "none"


def _words(one: Timex, document: Document) -> str:
    around = document.text[max(0, one.start - 30) : one.start], document.text[one.end : one.end + 15]
    before, after = (" ".join(words.split()) for words in around)
    return f"{one.type} {one.value} {before} [{document.text[one.start : one.end]}] {after}"
