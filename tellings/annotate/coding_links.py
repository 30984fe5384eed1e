"""Links: two actors in a parse -> the words that join them: the way through the grammar from one to the other.

Either actor may be unknown: then the way goes from the known one up to its verb, or is the main verb alone. It finds
words and judges nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tellings.annotate.columns import Columns

_BESIDE = frozenset({
    "prt", "neg", "aux", "auxpass", "dobj", "attr", "acomp", "oprd", "prep", "dative", "mark", "agent", "xcomp",
    "pcomp", "ccomp",
})  # fmt: skip
_OPENED = frozenset({"dobj", "attr", "oprd", "acomp", "prep", "xcomp", "pcomp"})  # whose own children count too
_WITHIN = frozenset(["compound", "amod", "neg", "prt", "pobj", "aux", "dobj"])


@dataclass(frozen=True, slots=True)
class Link:
    """`way`: tokens in order from actor to actor, neither of them on it; `around`: the way and what belongs to its act;
    `sentence`: every token of the sentences the actors stand in. All are numbers of tokens."""

    columns: Columns
    children: Mapping[int, list[int]]
    source: frozenset[int]
    recipient: frozenset[int]
    way: tuple[int, ...]
    around: tuple[int, ...]
    sentence: tuple[int, ...]


def link(told: Columns, source: Iterable[int], recipient: Iterable[int]) -> Link:
    """The words that join the actors, given as tokens; with neither, the first sentence."""
    first, second = frozenset(source), frozenset(recipient)
    second -= first
    actors = first | second
    sentence = _sentence(told, actors or {0})
    children: dict[int, list[int]] = defaultdict(list)
    for token in sentence:
        if told.head[token] != token:
            children[told.head[token]].append(token)
    way = tuple(token for token in _way(told, top(told, first), top(told, second), sentence) if token not in actors)
    around = tuple(sorted(set(_around(told, children, way, actors))))
    return Link(told, children, first, second, way, around, sentence)


def top(told: Columns, tokens: frozenset[int]) -> int | None:
    """The token of a phrase that the others hang on."""
    free = [one for one in tokens if told.head[one] not in tokens or told.head[one] == one]
    free = [one for one in free if told.pos[one] not in ("PUNCT", "DET")] or free
    return min(free, key=lambda one: (len(_up(told, one)), one), default=None)


def _up(told: Columns, token: int) -> list[int]:
    """The token and all above it."""
    way = [token]
    while told.head[way[-1]] != way[-1]:
        way.append(told.head[way[-1]])
    return way


def _sentence(told: Columns, tokens: Iterable[int]) -> tuple[int, ...]:
    """Every token of the sentences that these stand in; it looks at no other, however long the text."""
    found: list[int] = []
    for start in sorted({told.sentence[token] for token in tokens if token < len(told)}):
        end = start
        while end < len(told) and told.sentence[end] == start:
            end += 1
        found += range(start, end)
    return tuple(found)


def _way(told: Columns, source: int | None, recipient: int | None, sentence: tuple[int, ...]) -> list[int]:
    if source is None and recipient is None:
        return [token for token in sentence if told.head[token] == token and told.pos[token] != "PUNCT"][:1]
    if source is None or recipient is None:
        return _to_the_verb(told, source if source is not None else recipient or 0)
    up, down = _up(told, source), _up(told, recipient)
    meeting = next((token for token in up if token in set(down)), None)
    if meeting is None:
        return up + down[::-1]
    return up[: up.index(meeting) + 1] + down[: down.index(meeting)][::-1]


def _to_the_verb(told: Columns, token: int) -> list[int]:
    way = []
    for one in _up(told, token):
        way.append(one)
        if told.pos[one] in ("VERB", "AUX"):
            break
    return way


def _around(
    told: Columns, children: Mapping[int, list[int]], way: tuple[int, ...], actors: frozenset[int]
) -> Iterable[int]:
    yield from way
    for token in way:
        for child in children[token]:
            if child in actors or told.dep[child] not in _BESIDE:
                continue
            yield child
            if told.dep[child] in _OPENED:
                yield from (low for low in children[child] if low not in actors and told.dep[low] in _WITHIN)
