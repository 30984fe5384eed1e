"""Uttered: quoted words that two tellings share, which show that both rest on one statement, speech or post.

In: the stretches in quote marks. Out: for each pair of tellings that quote enough of the same words, how many, whose
they are, and where they stand. A common phrase of a few words shows nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.reconcile.material import Material
from tellings.reconcile.words import tokens
from tellings.records import Evidence

_RUN = 4  # words in a row that two quotes share, at least
_FEWEST = 15  # words in common
_QUARTER = 0.25  # of what one of the two quotes, from which it rests on them
_MANY = 45  # words in common that show one utterance whatever else is quoted


@dataclass(frozen=True, slots=True)
class Shared:
    """`shares`: how much of all that each of the two quotes these words are; `speaker`: the story's id."""

    tellings: tuple[int, int]
    words: int
    shares: tuple[float, float]
    speaker: str | None
    evidence: tuple[Evidence, Evidence]

    @property
    def share(self) -> float:
        """The greater of the two."""
        return max(self.shares)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words in quote marks, with their runs and the story entity that says them."""

    evidence: Evidence
    words: tuple[str, ...]
    speaker: str | None

    def runs(self) -> Iterator[tuple[str, ...]]:
        return (self.words[place : place + _RUN] for place in range(len(self.words) - _RUN + 1))


def shared_words(material: Material) -> list[Shared]:
    """Pairs of tellings that quote the same words."""
    quoted = [_quoted(material, telling) for telling in material.everyone()]
    runs = [frozenset(run for stretch in each for run in stretch.runs()) for each in quoted]
    found = []
    for one, other in material.pairs():
        common = runs[one] & runs[other]
        if common:
            mine, theirs = _in_common(quoted[one], common), _in_common(quoted[other], common)
            found.append(_shared((one, other), (quoted[one], quoted[other]), (mine, theirs)))
    return [shared for shared in found if _shows(shared)]


def _quoted(material: Material, telling: int) -> list[_Stretch]:
    """Each stretch once, in order."""
    found: dict[Evidence, _Stretch] = {}
    for quote in material.tellings[telling].quotes:
        speaker = material.story_entity(telling, quote.speaker_entity)
        for stretch in quote.marked:
            found.setdefault(stretch, _Stretch(stretch, tuple(tokens(stretch.quote)), speaker))
    return list(found.values())


def _in_common(stretches: list[_Stretch], common: frozenset[tuple[str, ...]]) -> list[int]:
    """How many words of each stretch stand in runs that the other telling quotes too."""
    counts = []
    for stretch in stretches:
        places = {place + step for place, run in enumerate(stretch.runs()) if run in common for step in range(_RUN)}
        counts.append(len(places))
    return counts


def _shared(
    tellings: tuple[int, int], quoted: tuple[list[_Stretch], list[_Stretch]], counts: tuple[list[int], list[int]]
) -> Shared:
    both = list(zip(quoted, counts, strict=True))
    one, other = (sum(count) / max(1, sum(len(each.words) for each in every)) for every, count in both)
    voices: Counter[str] = Counter()
    for every, count in both:
        voices.update({each.speaker: 0 for each in every if each.speaker})
        for each, number in zip(every, count, strict=True):
            voices[each.speaker or ""] += number
    voices.pop("", None)
    speaker = max(voices, key=lambda voice: (voices[voice], voice)) if any(voices.values()) else None
    first, second = (every[count.index(max(count))].evidence for every, count in both)
    return Shared(tellings, min(map(sum, counts)), (one, other), speaker, (first, second))


def _shows(shared: Shared) -> bool:
    return shared.words >= _FEWEST and (shared.share >= _QUARTER or shared.words >= _MANY)
