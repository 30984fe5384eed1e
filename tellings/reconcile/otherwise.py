"""Otherwise: one matter that two tellings tell by other acts: "is run by two strategists" / "has him as its pollster".

In: statements of two tellings that are each other's likest. Out: their clauses that are alike where each says something
that the other sentence does not. Silent where both have one verb, where one only says more, where one alone rests on a
source, in what is said in marks, and in clauses that tell a purpose.
"""

from __future__ import annotations

from collections.abc import Iterator

from tellings.knowledge.load import toml
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.parting import Phrase, paired, phrases
from tellings.reconcile.same import mutual_best
from tellings.reconcile.slots import is_speech
from tellings.reconcile.subjects import about_two
from tellings.reconcile.words import stem, stems
from tellings.records import Evidence

_NEAR, _SAME = 0.5, 1.15  # likeness of statements about one matter, and of those in the same words
_ALIKE, _EQUAL = 0.7, 0.8  # cosine of two clauses that tell one thing, and of those that say the same
_NEW = 2  # words of each clause that the other sentence lacks
_LONGEST = 95  # characters


def find(material: Material) -> Iterator[Finding]:
    """Clauses about one matter in which each telling says what the other does not."""
    for one, other in material.pairs():
        rows, columns = material.of(one), material.of(other)
        if rows and columns:
            block = material.scores[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            for row, column, score in mutual_best(block, _NEAR):
                if score < _SAME and _one_voice(material, rows[row], columns[column]):
                    yield from _told_otherwise(material, (one, rows[row]), (other, columns[column]), score)


def _one_voice(material: Material, left: int, right: int) -> bool:
    return (material.statements[left].source is None) == (material.statements[right].source is None)


def _told_otherwise(
    material: Material, one: tuple[int, int], other: tuple[int, int], score: float
) -> Iterator[Finding]:
    mine, theirs = (list(phrases(material, *_whole(material, *each))) for each in (one, other))
    if any(_says_otherwise(material, a, b) for a in mine for b in theirs):
        for a, b, alike in paired(material, mine, theirs, _ALIKE):
            if alike < _EQUAL and _says_otherwise(material, a, b):
                yield _finding((one[0], a), (other[0], b), (score + alike) / 2)


def _whole(material: Material, telling: int, statement: int) -> tuple[int, Evidence]:
    return telling, material.statements[statement].evidence


def _says_otherwise(material: Material, a: Phrase, b: Phrase) -> bool:
    """Both fit to be shown, and each says what the sentence of the other does not."""
    if not (_fit(a) and _fit(b)) or (_in_marks(material, a) and _in_marks(material, b)):
        return False
    left, right = material.owner[a.statement], material.owner[b.statement]
    if about_two(material, (left, a.frame), (right, b.frame)) or _same_act(a, b):
        return False
    return _new(material, a, b) >= _NEW and _new(material, b, a) >= _NEW


def _same_act(a: Phrase, b: Phrase) -> bool:
    """One verb for both: then only the words around it are other words, which the rest compare."""
    return stem(a.frame.predicate) == stem(b.frame.predicate)


def _fit(phrase: Phrase) -> bool:
    """An act, not a clause that brings in speech or tells a purpose, and not a long one."""
    words = phrase.words.quote
    empty = phrase.frame.predicate in toml("frames.toml")["light"]["empty"]
    return len(words) <= _LONGEST and not (empty or words.startswith("to ") or is_speech(phrase.frame))


def _in_marks(material: Material, phrase: Phrase) -> bool:
    telling = material.tellings[material.owner[phrase.statement]]
    return any(quote.in_marks(phrase.words) for quote in telling.quotes)


def _new(material: Material, phrase: Phrase, other: Phrase) -> int:
    told = set(stems(material.statements[other.statement].evidence.quote))
    return sum(word not in told for word in phrase.stems)


def _finding(one: tuple[int, Phrase], other: tuple[int, Phrase], score: float) -> Finding:
    (first, a), (second, b) = one, other
    kind = "status" if "be" in (a.frame.predicate, b.frame.predicate) else "act"
    why = f"“{a.words.quote}” in one telling, “{b.words.quote}” in the other"
    sides = ((first, a.words.quote, a.words), (second, b.words.quote, b.words))
    confidence = min(0.6, 0.4 + 0.2 * score)
    return Finding(kind, "differ", why, confidence, sides, (a.statement, b.statement), 0.3)
