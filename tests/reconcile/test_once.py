"""One difference told by several findings."""

from __future__ import annotations

from tellings.reconcile.material import Finding
from tellings.reconcile.once import once
from tellings.records import Evidence


def finding(kind: str, start: int, end: int, confidence: float, relation: str = "differ", words: str = "") -> Finding:
    sides = tuple(
        (telling, "", Evidence(f"a{telling}", "text", start, end, words or f"{telling} {start}")) for telling in (0, 1)
    )
    return Finding(kind, relation, kind, confidence, sides, (0, 1))


def test_one_stretch_as_a_quote_and_as_an_act_is_told_once() -> None:
    surer = finding("quote", 10, 40, 0.8)
    assert once([finding("act", 20, 40, 0.6), surer]) == [surer]


def test_a_number_inside_a_quote_is_told_too() -> None:
    both = [finding("quote", 10, 40, 0.8), finding("number", 20, 25, 0.6)]
    assert once(both) == both


def test_two_values_at_a_second_place_are_told_once() -> None:
    first = finding("number", 10, 15, 0.8, words="60 km")
    assert once([first, finding("number", 90, 95, 0.6, words="60 km")]) == [first]


def test_a_contradiction_stays_beside_a_surer_difference() -> None:
    both = [finding("quote", 10, 40, 0.8), finding("status", 20, 40, 0.6, "contradict")]
    assert once(both) == both


def test_two_stretches_are_two_differences() -> None:
    both = [finding("quote", 10, 40, 0.8), finding("act", 50, 60, 0.6)]
    assert once(both) == both
