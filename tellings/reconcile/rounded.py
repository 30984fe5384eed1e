"""Rounded: one count of the story, told exactly by one telling and loosely by another.

In: the quantities of two tellings. Out: findings of numbers that fit each other and are not the same: "dozens" and
"53 hurt", "thousands of spectators" and "about 5,000 people"; sums and large counts that lie side by side; a number
that only one telling calls additional. The numbers vouch for each other here, so the clauses need not be alike.
Silent on counts of other things, on small exact numbers, and where a telling gives both values.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tellings.reconcile.counted import counted, counts, may_be_one, names_in, size
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.numbers import compare, counted_once, told, width
from tellings.reconcile.slots import Slot, same_verb, slots
from tellings.reconcile.verdict import Verdict, differ
from tellings.reconcile.words import tokens
from tellings.records import Quantity

_SIDE_BY_SIDE = Decimal("1.02")  # how far apart two exact numbers of one thing may lie, as a ratio
_DIGITS = 3  # of a number that says something by itself: 1,230 has three, 1,200 two
_ONCE_APART, _ONCE_ALIKE = 2, 0.35  # how far apart, and how alike the statements, where each telling counts a noun once
_TENS = 10
_NEAR, _LARGE = Decimal("1.2"), 100  # a large number this near a bound is hardly of another thing
_WIDE = 12  # times as large as its lower bound may a number be that is told as "thousands"
_FEW, _TELLING = 3, 5  # below it a number is told as it is; from it an exact one says what a loose one does not
_MILLION = 1_000_000
_BARE, _BARE_LOOSE = 0.2, 0.45  # likeness of the statements from which bare sums, and loose ones, may be of one thing
_NOT_ROUNDED = {"score", "ratio", "age"}
_COUNTS = {"person", "", "time"}
_MORE = {"additional", "another", "further", "extra"}
_LEAST = 0.5
_WEIGHT = 0.4

Fit = tuple[Verdict, float]
Told = list[Slot[Quantity]]


def find(material: Material) -> Iterator[Finding]:
    """Pairs of numbers that fit, each the other's likeliest."""
    every = [slots(material, telling, counts(material.tellings[telling])) for telling in material.everyone()]
    for one, other in material.pairs():
        fits = _fits(material, every[one], every[other])
        for (row, column), (verdict, score) in fits.items():
            if all(score >= rival for place, (_, rival) in fits.items() if place[0] == row or place[1] == column):
                yield _finding(every[one][row], every[other][column], verdict, score)


def _fits(material: Material, left: Told, right: Told) -> dict[tuple[int, int], Fit]:
    mine, theirs = counted_once(left), counted_once(right)
    found = {}
    for row, a in enumerate(left):
        for column, b in enumerate(right):
            once = counted(a.thing).noun in mine and counted(b.thing).noun in theirs
            fit = _fit(material, a, b, once)
            if fit and not _given_twice(a.thing, b.thing, left, right):
                found[row, column] = fit
    return found


def _fit(material: Material, a: Slot[Quantity], b: Slot[Quantity], once: bool) -> Fit | None:
    """How two numbers of what may be one thing differ, and how sure it is that they are of one."""
    mine, theirs = a.thing, b.thing
    if mine.unit != theirs.unit or mine.kind != theirs.kind or mine.kind in _NOT_ROUNDED:
        return None
    if (mine.part_of is None) != (theirs.part_of is None):
        return None
    about = min(0.8, max(0.0, float(material.scores[a.statement, b.statement])))
    words, verdict = _same_words(mine, theirs), _verdict(mine, theirs, once and about >= _ONCE_ALIKE)
    if verdict is None or words is None or (_says_not_of_what(mine, theirs) and about < _floor(mine, theirs)):
        return None
    score = words + 0.3 * about + 0.08 * same_verb(a, b) + 0.15 * _near(mine, theirs)
    return (verdict, round(score, 6)) if score >= _LEAST else None


def _same_words(a: Quantity, b: Quantity) -> float | None:
    """How much the words of two counts speak for one thing; None where they speak against it."""
    one, other = counted(a), counted(b)
    if (one.act and other.act and one.act != other.act) or not may_be_one(one.noun, other.noun):
        return None
    if names_in(a.of) and names_in(b.of) and not names_in(a.of) & names_in(b.of):
        return None
    return 0.4 + 0.1 * (one.noun == other.noun != "") + 0.1 * (one.act == other.act != "")


def _verdict(a: Quantity, b: Quantity, once: bool) -> Verdict | None:
    found = compare(a, b)
    if found is None:
        return None
    if found.relation == "differ":
        return found if _rounds(a, b) else None
    if found.relation == "agree":
        return _called_more(a, b)
    return _side_by_side(a, b, once)


def _rounds(a: Quantity, b: Quantity) -> bool:
    """The one may be the other told loosely: no small number, one told in figures, near where one is but a bound."""
    bounds = [bound for each in (a, b) for bound in (each.low, each.high)]
    if any(bound is not None and bound < _FEW for bound in bounds) or not (_figures(a) or _figures(b)):
        return False
    return _ratio(a, b) <= (_WIDE if None not in bounds else _NEAR)


def _figures(quantity: Quantity) -> bool:
    """An exact number that is no small one, or a bound in figures; "several" is neither."""
    if quantity.value is not None:
        return quantity.value >= _TELLING
    return any(letter.isdigit() for letter in quantity.evidence.quote) or (quantity.low or 0) >= _MILLION


def _says_not_of_what(a: Quantity, b: Quantity) -> bool:
    """Sums, shares and measures are many: one that does not say of what may be any."""
    return a.unit not in _COUNTS and not (counted(a).noun and counted(a).noun == counted(b).noun)


def _floor(a: Quantity, b: Quantity) -> float:
    return _BARE if a.value is not None and b.value is not None else _BARE_LOOSE


def _called_more(a: Quantity, b: Quantity) -> Verdict | None:
    """One telling counts them as coming on top of others, the other as all."""
    added = [bool(_MORE & set(tokens(each.evidence.quote))) for each in (a, b)]
    if a.value is None or a.value < 2 or added[0] == added[1]:
        return None
    extra, whole = (a, b) if added[0] else (b, a)
    return differ(f"“{extra.evidence.quote}” in one telling, “{whole.evidence.quote}” in the other")


def _side_by_side(a: Quantity, b: Quantity, once: bool) -> Verdict | None:
    """Two exact numbers of several digits close to each other; not far, where each telling counts the noun once."""
    if a.value is None or b.value is None:
        return None
    close = min(_digits(a.value), _digits(b.value)) >= _DIGITS and _ratio(a, b) <= _SIDE_BY_SIDE
    counts = once and min(a.value, b.value) >= _TENS and _ratio(a, b) <= _ONCE_APART
    return differ(f"{a.evidence.quote} against {b.evidence.quote}") if close or counts else None


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _near(a: Quantity, b: Quantity) -> bool:
    return min(size(a) or 0, size(b) or 0) >= _LARGE and _ratio(a, b) <= _NEAR


def _ratio(a: Quantity, b: Quantity) -> Decimal:
    """How many times as large the larger is."""
    mine, theirs = size(a), size(b)
    return max(mine, theirs) / min(mine, theirs) if mine and theirs else Decimal("Infinity")


def _given_twice(a: Quantity, b: Quantity, left: list[Slot[Quantity]], right: list[Slot[Quantity]]) -> bool:
    """The telling with the looser number has the exact one too; with two exact ones, either has both."""
    if _called_more(a, b):
        return False
    mine = any(_same(slot.thing, b) for slot in left)
    theirs = any(_same(slot.thing, a) for slot in right)
    if width(a) == width(b):
        return mine or theirs
    return mine if width(a) > width(b) else theirs


def _same(a: Quantity, b: Quantity) -> bool:
    if a.unit != b.unit or (a.value, a.low, a.high) != (b.value, b.low, b.high):
        return False
    return may_be_one(counted(a).noun, counted(b).noun)


def _finding(a: Slot[Quantity], b: Slot[Quantity], verdict: Verdict, score: float) -> Finding:
    sides = tuple((slot.telling, told(slot.thing), slot.thing.evidence) for slot in (a, b))
    confidence = min(0.9, score)
    return Finding("number", verdict.relation, verdict.why, confidence, sides, (a.statement, b.statement), _WEIGHT)
