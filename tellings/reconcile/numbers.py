"""Numbers: quantities in the same slot of the same act, compared by their bounds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tellings.reconcile.material import Finding, Material
from tellings.reconcile.slots import Slot, pair, slots
from tellings.reconcile.verdict import Verdict, agree, contradict, differ
from tellings.reconcile.words import stems
from tellings.records import Quantity

_FLOOR = 0.42
_SURE = 0.55  # contexts this alike may carry a contradiction
_WEIGHTS = {"person": 1.6, "USD": 1.2, "%": 1.1}


def find(material: Material) -> Iterator[Finding]:
    """Differences and agreements of number between each pair of tellings."""
    for one, other in material.pairs():
        left = slots(material, one, material.tellings[one].quantities)
        right = slots(material, other, material.tellings[other].quantities)
        for a, b, score in pair(material, left, right, comparable):
            verdict = compare(a.thing, b.thing)
            if verdict and score >= _FLOOR and not _told_elsewhere(verdict, a, b, left, right):
                yield _finding(a, b, score, _soften(verdict, score))


def comparable(a: Quantity, b: Quantity) -> bool:
    """Same unit, and the same thing counted as far as the words say."""
    return a.unit == b.unit and same_thing(a, b)


def same_thing(a: Quantity, b: Quantity) -> bool:
    """The counted nouns share their head, or one side names none."""
    left, right = stems(a.of), stems(b.of)
    if not left or not right:
        return bool(a.unit)
    return left[-1] == right[-1] or bool(a.unit and a.unit != "person") or bool(set(left) & set(right))


def compare(a: Quantity, b: Quantity) -> Verdict | None:
    """Agree, differ (one within the other's bounds) or contradict; None when neither has a bound."""
    if _bounds(a) == _bounds(b):
        return agree() if a.value is not None or a.low is not None else None
    if _overlap(a, b):
        return differ(_how_they_differ(a, b))
    return contradict(f"{a.evidence.quote} against {b.evidence.quote}")


def _bounds(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    return quantity.low, quantity.high


def _overlap(a: Quantity, b: Quantity) -> bool:
    below = a.high is not None and b.low is not None and a.high < b.low
    above = b.high is not None and a.low is not None and b.high < a.low
    return not below and not above


def _how_they_differ(a: Quantity, b: Quantity) -> str:
    exact, other = (a, b) if _width(a) <= _width(b) else (b, a)
    return f"{exact.evidence.quote} is more exact than {other.evidence.quote}"


def _width(quantity: Quantity) -> Decimal:
    if quantity.low is None or quantity.high is None:
        return Decimal("Infinity")
    return quantity.high - quantity.low


def _told_elsewhere(
    verdict: Verdict, a: Slot[Quantity], b: Slot[Quantity], left: list[Slot[Quantity]], right: list[Slot[Quantity]]
) -> bool:
    """Either telling gives the other's value too: then they do not differ."""
    if verdict.relation == "agree":
        return False
    return any(_gives(slot.thing, b.thing) for slot in left) or any(_gives(slot.thing, a.thing) for slot in right)


def _gives(mine: Quantity, value: Quantity) -> bool:
    return comparable(mine, value) and _bounds(mine) == _bounds(value)


def _soften(verdict: Verdict, score: float) -> Verdict:
    """A contradiction needs contexts that are surely the same; else it is only a difference."""
    if verdict.relation == "contradict" and score < _SURE:
        return differ(verdict.why, 0.8)
    return verdict


def _finding(a: Slot[Quantity], b: Slot[Quantity], score: float, verdict: Verdict) -> Finding:
    sides = tuple((slot.telling, told(slot.thing), slot.thing.evidence) for slot in (a, b))
    confidence = min(0.95, 0.25 + 0.75 * score) * verdict.certainty
    weight = _WEIGHTS.get(a.thing.unit, 1.0) * (1.4 if verdict.relation == "contradict" else 1.0)
    return Finding("number", verdict.relation, verdict.why, confidence, sides, (a.statement, b.statement), weight)


def told(quantity: Quantity) -> str:
    """A normalised value: "12 person", "20..", "5000..6000 person"."""
    low, high = quantity.low, quantity.high
    number = f"{low}" if low == high and low is not None else f"{_edge(low)}..{_edge(high)}"
    return f"{number} {quantity.unit or quantity.of}".strip()


def _edge(bound: Decimal | None) -> str:
    return "" if bound is None else f"{bound.normalize():f}"
