"""Numbers: quantities in the same slot of the same act, compared by their bounds.

A part is no rival of a whole ("12 women" of "30 people"), and counts told for other times are an update. Miles and
kilometres are compared in one unit; money of two currencies is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tellings.annotate.quantity_units import in_base
from tellings.reconcile.counted import ACTS, ANYBODY, counted, counts, size
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.slots import Slot, Weigh, pair, same_verb, slots
from tellings.reconcile.verdict import Verdict, agree, contradict, differ
from tellings.records import Quantity, Time

_FLOOR = 0.42
_FLOOR_EQUAL = 0.36  # when both give one number
_FLOOR_SAME_NOUN = 0.38  # when both count the same noun, and it is no unit
_ADDED_TOLL = 0.15  # when both count the dead, the hurt or the held of the story
_SLACK = Decimal("0.1")
_ADDED_CLOSE = 0.08  # large numbers of one noun that lie near each other
_LARGE, _NEAR = 100, Decimal("1.15")
_ADDED_ONCE = 0.1  # when each telling counts a noun once
_EARLY = 6  # statements from the beginning of a telling
_FLOOR_BARE = 0.48  # sums and shares that do not say of what
_MANY, _FLOOR_MANY = {"score", "ratio"}, 0.6  # there is one of these for each game, or for each thing compared
_MONTHS = 45  # days between the dates of two statements, past which they tell of other times
_CONVERTED = Decimal("0.05")  # what turning miles into kilometres rounds away
_TOO_FAR = 20  # times as large: no longer the same count
_SURE = 0.55  # contexts this alike may carry a contradiction
_WEIGHTS = {"person": 1.6, "USD": 1.2, "%": 1.1}


def find(material: Material) -> Iterator[Finding]:
    """Differences and agreements of number between each pair of tellings."""
    for one, other in material.pairs():
        left, right = (slots(material, place, counts(material.tellings[place])) for place in (one, other))
        for a, b, score in pair(material, left, right, _weigher(material, left, right), _FLOOR_EQUAL):
            verdict = compare(a.thing, b.thing)
            floor = _FLOOR_EQUAL if verdict and verdict.relation == "agree" else _floor(a, b)
            elsewhere = _other_times(material, a, b) or (verdict and _told_elsewhere(verdict, a, b, left, right))
            if verdict and score >= floor and not elsewhere:
                yield _finding(a, b, score, _soften(material, verdict, score, a, b))


def _weigher(material: Material, left: list[Slot[Quantity]], right: list[Slot[Quantity]]) -> Weigh[Quantity]:
    """What the counts add: two tolls of the story, or the only count of one noun in each telling."""
    alone = counted_once(left) & counted_once(right)

    def weigh(a: Slot[Quantity], b: Slot[Quantity]) -> float | None:
        if not comparable(a.thing, b.thing):
            return None
        if _one_toll(material, a, b):
            return _ADDED_TOLL
        once = not a.thing.unit and counted(a.thing).noun in alone
        return _ADDED_ONCE * once + _ADDED_CLOSE * _close(a.thing, b.thing)

    return weigh


def _close(a: Quantity, b: Quantity) -> bool:
    """Large numbers that lie near each other and name what they count: hardly two counts."""
    one, other = size(a), size(b)
    if not one or not other or min(one, other) < _LARGE or not counted(a).noun:
        return False
    return counted(a).noun == counted(b).noun and max(one, other) / min(one, other) <= _NEAR


def counted_once(told: list[Slot[Quantity]]) -> set[str]:
    """Nouns that a telling counts in one number only."""
    counts: dict[str, set[object]] = {}
    for slot in told:
        counts.setdefault(counted(slot.thing).noun, set()).add(_bounds(slot.thing))
    return {noun for noun, numbers in counts.items() if noun and len(numbers) == 1}


def _floor(a: Slot[Quantity], b: Slot[Quantity]) -> float:
    """How alike the contexts must be: less where both count the same noun, more where neither says of what."""
    if _how_often(a, b):
        return _FLOOR_EQUAL
    if a.thing.kind in _MANY:
        return _FLOOR_MANY
    if a.thing.unit and a.thing.unit != "person" and not (a.thing.of and b.thing.of):
        return _FLOOR_BARE
    same_noun = not a.thing.unit and counted(a.thing).noun == counted(b.thing).noun
    return _FLOOR_SAME_NOUN if same_noun else _FLOOR


def _how_often(a: Slot[Quantity], b: Slot[Quantity]) -> bool:
    """Both count how many times one act was done."""
    return a.thing.unit == b.thing.unit == "time" and same_verb(a, b)


def _one_toll(material: Material, a: Slot[Quantity], b: Slot[Quantity]) -> bool:
    """Both count people to whom one thing happened, early in their tellings: the story's dead, hurt or held."""
    acts = [counted(slot.thing).act for slot in (a, b)]
    early = all(material.statements[slot.statement].order < _EARLY for slot in (a, b))
    return a.thing.unit == "person" and acts[0] in ACTS.values() and acts[0] == acts[1] and (early or same_verb(a, b))


def comparable(a: Quantity, b: Quantity) -> bool:
    """Told in one kind of unit, and the same thing counted as far as the words say; never a part with a whole."""
    if _base(a) != _base(b) or not same_thing(a, b) or not _of_onesize(a, b):
        return False
    return not _part_and_whole(a, b) and not _other_share(a, b)


def _base(quantity: Quantity) -> str:
    return in_base(Decimal(0), quantity.unit)[1]


def _part_and_whole(a: Quantity, b: Quantity) -> bool:
    """Only one is told as a part, and they do not count by one noun: "12 women" of 30 against "30 people"."""
    return (a.part_of is None) != (b.part_of is None) and counted(a).noun != counted(b).noun


def _of_onesize(a: Quantity, b: Quantity) -> bool:
    """Millions and hundreds are hardly the same count told twice."""
    sizes = [abs(each) for each in (size(a), size(b)) if each]
    return len(sizes) < 2 or max(sizes) / min(sizes) <= _TOO_FAR


def same_thing(a: Quantity, b: Quantity) -> bool:
    """The counted nouns share their head, or one says no more than “people”; never the dead with the hurt."""
    left, right = counted(a), counted(b)
    if left.act and right.act and left.act != right.act:
        return False
    if not left.noun or not right.noun:
        return bool(a.unit)
    if a.unit == "person":
        return left.noun == right.noun or bool({left.noun, right.noun} & ANYBODY)
    return left.noun == right.noun or bool(a.unit)


def _other_share(a: Quantity, b: Quantity) -> bool:
    """A share of something named, and another share that names nothing: hardly one share."""
    named = bool(counted(a).noun), bool(counted(b).noun)
    return a.kind == b.kind == "share" and named[0] != named[1] and a.value != b.value


def compare(a: Quantity, b: Quantity) -> Verdict | None:
    """Agree, differ (one within the other's bounds) or contradict; None when neither has a bound."""
    if _one_number(a, b):
        return agree() if a.value is not None or a.low is not None else None
    if a.kind != "score" and _overlap(a, b):
        return differ(_how_they_differ(a, b))
    return contradict(f"{a.evidence.quote} against {b.evidence.quote}")


def _one_number(a: Quantity, b: Quantity) -> bool:
    """The same bounds, the same number rounded by both, or one number in two units."""
    if a.unit != b.unit and a.value is not None and b.value is not None:
        mine, theirs = in_base(a.value, a.unit)[0], in_base(b.value, b.unit)[0]
        return abs(mine - theirs) <= max(abs(mine), abs(theirs)) * _CONVERTED
    rounded = a.approximate and b.approximate and a.value is not None
    return _bounds(a) == _bounds(b) or (rounded and a.value == b.value)


def _bounds(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """Bounds as compared: "about" and rounding count for a tenth of the number at most."""
    value, low, high = (_of_base(bound, quantity) for bound in (quantity.value, quantity.low, quantity.high))
    if value is None or low is None or high is None:
        return low, high
    slack = abs(value) * _SLACK
    return max(low, value - slack), min(high, value + slack)


def _of_base(bound: Decimal | None, quantity: Quantity) -> Decimal | None:
    return None if bound is None else in_base(bound, quantity.unit)[0]


def _overlap(a: Quantity, b: Quantity) -> bool:
    return not _below(a, b) and not _below(b, a)


def _below(a: Quantity, b: Quantity) -> bool:
    """All of a lies under b."""
    high, low = _bounds(a)[1], _bounds(b)[0]
    return high is not None and low is not None and high < low


def _how_they_differ(a: Quantity, b: Quantity) -> str:
    exact, other = (a, b) if width(a) <= width(b) else (b, a)
    return f"{exact.evidence.quote} is more exact than {other.evidence.quote}"


def width(quantity: Quantity) -> Decimal:
    """How far its bounds lie apart."""
    low, high = _bounds(quantity)
    return Decimal("Infinity") if low is None or high is None else high - low


def _told_elsewhere(
    verdict: Verdict, a: Slot[Quantity], b: Slot[Quantity], left: list[Slot[Quantity]], right: list[Slot[Quantity]]
) -> bool:
    """Either telling gives the other's value too: then they do not differ."""
    if verdict.relation == "agree":
        return False
    exact = a.thing.value == b.thing.value
    mine = any(_gives(slot.thing, b.thing, exact) for slot in left)
    return mine or any(_gives(slot.thing, a.thing, exact) for slot in right)


def _gives(mine: Quantity, value: Quantity, exact: bool) -> bool:
    """The same bounds; where only "about" would tell them apart, the same number, too."""
    if not comparable(mine, value):
        return False
    return _bounds(mine) == _bounds(value) or (not exact and mine.value is not None and mine.value == value.value)


def _soften(material: Material, verdict: Verdict, score: float, a: Slot[Quantity], b: Slot[Quantity]) -> Verdict:
    """A contradiction needs contexts that are surely the same, at one time; else it is only a difference."""
    if verdict.relation != "contradict":
        return verdict
    times = _as_of(material, a), _as_of(material, b)
    if times[0] and times[1] and not _same_days(times[0], times[1]):
        return differ(
            f"{verdict.why}, told for other times (“{times[0].evidence.quote}” and “{times[1].evidence.quote}”)"
        )
    if _one_toll(material, a, b) and a.thing.value is not None and b.thing.value is not None:
        return verdict
    if a.thing.unit not in ("", "person") and not (counted(a.thing).noun and counted(b.thing).noun):
        return differ(verdict.why, 0.9)  # a sum that says of nothing what it is
    sure = _SURE - (0.07 if same_verb(a, b) else 0)
    return verdict if score >= sure else differ(verdict.why, 1.0 if _how_often(a, b) else 0.9)


def _as_of(material: Material, slot: Slot[Quantity]) -> Time | None:
    """The day that the number is told for: "by Tuesday evening", "as of 4 May"."""
    times = material.inside(slot.statement, material.tellings[slot.telling].times)
    return next((time for time in times if slot.thing.as_of == time.value and time.first), None)


def _other_times(material: Material, a: Slot[Quantity], b: Slot[Quantity]) -> bool:
    """Both clauses are dated, months apart: another year's figure is another figure."""
    mine, theirs = _days_told(material, a), _days_told(material, b)
    gaps = [max((late[0] - early[1]).days, (early[0] - late[1]).days) for early in mine for late in theirs]
    return bool(gaps) and min(gaps) > _MONTHS


def _days_told(material: Material, slot: Slot[Quantity]) -> list[tuple[date, date]]:
    """Days in the number's own clause: when somebody said it is another matter."""
    inside = material.inside(slot.statement, material.tellings[slot.telling].times)
    own = [time for time in inside if slot.frame is None or slot.frame.clause.covers(time.evidence)]
    return [(time.first, time.last) for time in own if time.first is not None and time.last is not None]


def _same_days(one: Time, other: Time) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.first <= other.last and other.first <= one.last


def _finding(a: Slot[Quantity], b: Slot[Quantity], score: float, verdict: Verdict) -> Finding:
    sides = tuple((slot.telling, told(slot.thing), slot.thing.evidence) for slot in (a, b))
    confidence = min(0.95, 0.25 + 0.75 * score) * verdict.certainty
    weight = _weight(a.thing, b.thing, verdict)
    return Finding("number", verdict.relation, verdict.why, confidence, sides, (a.statement, b.statement), weight)


def _weight(a: Quantity, b: Quantity, verdict: Verdict) -> float:
    """The dead before sums; a mere “about” last."""
    weight = _WEIGHTS.get(a.unit, 1.0) * (1.4 if verdict.relation == "contradict" else 1.0)
    return weight * (0.6 if a.value is not None and a.value == b.value else 1.0)


def told(quantity: Quantity) -> str:
    """A normalised value: "12 person", "20..", "5000..6000 person"."""
    low, high = quantity.low, quantity.high
    number = f"{low}" if low == high and low is not None else f"{_edge(low)}..{_edge(high)}"
    return f"{number} {quantity.unit or quantity.of}".strip()


def _edge(bound: Decimal | None) -> str:
    return "" if bound is None else f"{bound.normalize():f}"
