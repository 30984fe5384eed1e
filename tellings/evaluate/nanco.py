"""NAnCo: short answers of many outlets to one question, grouped by people, against our groups of them.

In: a folder with nanco.json (a list of questions, each with `answers` that have `Answer` and `cluster_global`), or that
file. Out: of the pairs of answers to one question, the mean of the shares of same and of not-same pairs told right.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from tellings.errors import BadMeta
from tellings.evaluate.scores import Figure, Scores
from tellings.reconcile.same_claim import same_claims

NAME = "nanco.json"
CURE = f"give the folder that holds {NAME}"
HOW = (
    "pairs of answers to one question: same when both stand in one group; balanced accuracy: the mean of the share of "
    "same pairs told right and of the share of the other pairs, for each question, then the mean of the questions"
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers and the group that people gave each."""

    words: str
    answers: tuple[str, ...]
    groups: tuple[str, ...]


def evaluate(folder: Path, only: Collection[str] = ()) -> Scores:
    """Score every question, or those whose words are named. Raises BadMeta."""
    questions = read(folder, only)
    counted = [counts(question) for question in questions]
    total = sum(counted, Counter[tuple[bool, bool]]())
    rows = (
        Figure("balanced", "balanced accuracy, mean of questions", value=_mean(map(_balanced, counted))),
        Figure("pooled", "balanced accuracy, all pairs together", value=_balanced(total)),
        Figure("same", "same pairs told same", total[True, True], total[True, True] + total[True, False]),
        Figure("other", "other pairs told apart", total[False, False], total[False, False] + total[False, True]),
    )
    return Scores("nanco", len(questions), HOW, rows)


def listing(folder: Path, only: Collection[str] = ()) -> Iterator[str]:
    """Each pair of answers that was told wrong, and how many were right."""
    for question in read(folder, only):
        yield question.words
        for gold, told, one, other in _pairs(question):
            if gold != told:
                verdict = "MISS same" if gold else "MISS other"
                yield f"  {verdict}: “{question.answers[one]}” / “{question.answers[other]}”"
        right = sum(count for (gold, told), count in counts(question).items() if gold == told)
        yield f"  HIT {right} pairs"


def files(folder: Path) -> list[Path]:
    """The one file."""
    return [_file(folder)]


def read(folder: Path, only: Collection[str] = ()) -> list[Question]:
    """The questions that have two answers or more. Raises BadMeta."""
    path = _file(folder)
    try:
        told = json.loads(path.read_text("utf-8"))
        questions = [_question(each) for each in told]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise BadMeta(file=path, why=f"cannot be read: {problem!r}", cure=CURE) from problem
    kept = [each for each in questions if len(each.answers) > 1 and (not only or each.words in only)]
    if not kept:
        raise BadMeta(file=path, why="no question with two answers" if not only else "no such question", cure=CURE)
    return kept


def counts(question: Question) -> Counter[tuple[bool, bool]]:
    """How many pairs are (same, told same)."""
    return Counter((gold, told) for gold, told, _, _ in _pairs(question))


def _pairs(question: Question) -> Iterator[tuple[bool, bool, int, int]]:
    home = {place: number for number, group in enumerate(same_claims(question.answers)) for place in group}
    for one, other in combinations(range(len(question.answers)), 2):
        yield question.groups[one] == question.groups[other], home[one] == home[other], one, other


def _question(told: dict[str, object]) -> Question:
    answers = told["answers"]
    if not isinstance(answers, list):
        raise TypeError("answers is no list")
    kept = [each for each in answers if str(each["Answer"]).strip()]
    return Question(
        str(told["question"]),
        tuple(str(each["Answer"]) for each in kept),
        tuple(str(each["cluster_global"]) for each in kept),
    )


def _balanced(told: Counter[tuple[bool, bool]]) -> float:
    shares = []
    for gold in (True, False):
        whole = told[gold, True] + told[gold, False]
        if whole:
            shares.append(told[gold, gold] / whole)
    return _mean(shares)


def _mean(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))


def _file(folder: Path) -> Path:
    return folder if folder.is_file() else folder / NAME
