"""Twins: sentences that two tellings have in the same words, or in the same words but for a phrase or two.

In: the material. Out: `Twin`s with the stretches in which they part, and the findings that twins leave standing: where
the other telling has a sentence word for word, nothing differs, however alike another of its sentences may be.
It does not judge what a stretch says; `replaced.py` does.
"""

from __future__ import annotations

import difflib
import functools
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tellings.knowledge.load import words
from tellings.reconcile.material import Finding, Material
from tellings.records import Evidence

_WORD = re.compile(r"\d[\d,.]*\d|\d|n['’]t\b|[^\W\d_]+?(?=n['’]t\b)|[^\W\d_]+(?:['’-][^\W_]+)*|[$£€%]")
_WHOLE = {"ca": "can", "wo": "will", "sha": "shall"}  # what is left of "can't", "won't", "shan't"
_CANDIDATE = 0.35  # share of the shorter sentence's word pairs that the other has
_ONE_STRETCH, _MORE = 0.45, 0.65  # share of the shorter sentence that must be the same
_ONE_SENTENCE = 0.5  # share of the longer one from which a twin tells all of it
_FEWEST = 5  # words that must be the same
_LONG = 3  # words of a stretch that swallows a stop word between it and the next


@dataclass(frozen=True, slots=True)
class Word:
    """A word as compared, and where it stands in its sentence."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where two sentences part: words first..last (half-open) of the one, of the other."""

    here: tuple[int, int]
    there: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Twin:
    """Two statements of two tellings in nearly the same words; no stretches: in the same."""

    one: int
    other: int
    stretches: tuple[Stretch, ...]
    same: float  # share of the shorter one's words
    whole: float = 1.0  # share of the longer one's


@functools.lru_cache(maxsize=20_000)
def spelled(sentence: str) -> tuple[Word, ...]:
    """The words of a sentence: "won't" is "will" and "not"."""
    return tuple(
        Word(_plain(found[0], sentence, found.end()), found.start(), found.end()) for found in _WORD.finditer(sentence)
    )


def _plain(word: str, sentence: str, end: int) -> str:
    low = word.lower().replace("’", "'")
    if low == "n't":
        return "not"
    return _WHOLE.get(low, low) if sentence[end : end + 1] == "n" else low


def twins(material: Material) -> list[Twin]:
    """Every pair of statements of two tellings that are twins, each the other's best."""
    told = [tuple(word.text for word in spelled(each.evidence.quote)) for each in material.statements]
    found = []
    for one, other in material.pairs():
        mine, theirs = material.of(one), material.of(other)
        exact = _exact(told, mine, theirs)
        found += [Twin(a, b, (), 1.0) for a, b in exact]
        left = [a for a in mine if a not in {a for a, _ in exact}]
        right = [b for b in theirs if b not in {b for _, b in exact}]
        found += _near(told, left, right)
    return found


def _exact(told: list[tuple[str, ...]], mine: list[int], theirs: list[int]) -> list[tuple[int, int]]:
    places = defaultdict(list)
    for index in theirs:
        places[told[index]].append(index)
    return [(index, other) for index in mine for other in places[told[index]]]


def _near(told: list[tuple[str, ...]], left: list[int], right: list[int]) -> list[Twin]:
    """Mutual best pairs, by the words they share in order."""
    made = [twin for a, b in _candidates(told, left, right) if (twin := _twin(told, a, b))]
    best: dict[int, Twin] = {}
    for twin in sorted(made, key=lambda twin: (-twin.same, twin.one, twin.other)):
        if twin.one not in best and twin.other not in best:
            best[twin.one] = best[twin.other] = twin
    return [twin for twin in made if best.get(twin.one) is twin]


def _candidates(told: list[tuple[str, ...]], left: list[int], right: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs that share enough pairs of words."""
    holding = defaultdict(list)
    for b in right:
        for two in _twos(told[b]):
            holding[two].append(b)
    for a in left:
        own = _twos(told[a])
        counts = Counter(b for two in own for b in holding[two])
        for b, count in counts.items():
            if count >= _CANDIDATE * min(len(own), len(_twos(told[b]))):
                yield a, b


@functools.lru_cache(maxsize=20_000)
def _twos(told: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    return frozenset(itertools.pairwise(told))


def _twin(told: list[tuple[str, ...]], a: int, b: int) -> Twin | None:
    blocks = difflib.SequenceMatcher(None, told[a], told[b], autojunk=False).get_opcodes()
    stretches = _joined(told[a], [Stretch((i, j), (k, n)) for tag, i, j, k, n in blocks if tag != "equal"])
    shorter = min(len(told[a]), len(told[b]))
    equal = len(told[a]) - sum(each.here[1] - each.here[0] for each in stretches)
    same = equal / max(1, shorter)
    if equal < _FEWEST or same < (_ONE_STRETCH if len(stretches) == 1 else _MORE):
        return None
    return Twin(a, b, tuple(stretches), same, equal / max(len(told[a]), len(told[b])))


def _joined(told: tuple[str, ...], stretches: list[Stretch]) -> list[Stretch]:
    """Stretches with nothing but a stop word or two between them are one, when either is long."""
    made: list[Stretch] = []
    for each in stretches:
        before = made[-1] if made else None
        if before and each.here[0] - before.here[1] <= 2 and max(map(_length, (before, each))) >= _LONG:
            between = told[before.here[1] : each.here[0]]
            if all(word in words("stop_words.txt") for word in between):
                made[-1] = Stretch((before.here[0], each.here[1]), (before.there[0], each.there[1]))
                continue
        made.append(each)
    return made


def _length(stretch: Stretch) -> int:
    return max(stretch.here[1] - stretch.here[0], stretch.there[1] - stretch.there[0])


def left_standing(
    material: Material, findings: Iterable[Finding], known: list[Twin], replaced: list[Finding]
) -> Iterator[Finding]:
    """Findings that the twins do not answer, and what was found in the twins themselves."""
    partners: dict[tuple[int, int], dict[int, bool]] = defaultdict(dict)
    for twin in (twin for twin in known if twin.whole >= _ONE_SENTENCE):
        partners[twin.one, material.owner[twin.other]][twin.other] = bool(twin.stretches)
        partners[twin.other, material.owner[twin.one]][twin.one] = bool(twin.stretches)
    shorter: dict[frozenset[int], list[Finding]] = defaultdict(list)
    for each in replaced:
        shorter[_tellings(each)].append(each)
    for finding in findings:
        if finding.relation == "agree" or not _answered(material, finding, partners, shorter[_tellings(finding)]):
            yield finding
    yield from replaced


def _answered(
    material: Material,
    finding: Finding,
    partners: dict[tuple[int, int], dict[int, bool]],
    shorter: list[Finding],
) -> bool:
    """The other telling has the sentence word for word, the words are the same, or the twins tell it shorter."""
    if len(finding.statements) != 2:
        return False
    if any(_inside(finding, each) for each in shorter):
        return True
    one, other = finding.statements
    mine, theirs = partners[one, material.owner[other]], partners[other, material.owner[one]]
    if other in mine:
        same_words = finding.sides[0][2].quote == finding.sides[1][2].quote
        return same_words or (finding.kind != "quote" and not mine[other])
    return bool(mine or theirs) and finding.kind != "quote"


def _tellings(finding: Finding) -> frozenset[int]:
    return frozenset(side[0] for side in finding.sides)


def _inside(finding: Finding, shorter: Finding) -> bool:
    """A stretch of twins stands in its words on both sides."""
    wide = {side[0]: side[2] for side in finding.sides}
    return all(wide[side[0]].overlaps(side[2]) for side in shorter.sides)


def words_at(told: Evidence, first: int, last: int) -> Evidence:
    """The words first..last (half-open) of a sentence as evidence."""
    every = spelled(told.quote)
    start, end = every[first].start, every[last - 1].end
    return Evidence(told.article, told.where, told.start + start, told.start + end, told.quote[start:end])
