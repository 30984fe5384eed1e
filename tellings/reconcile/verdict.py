"""Verdict: what comparing two values says: relation and the reason in one plain sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """relation: agree, differ or contradict; certainty (0 to 1) is how sure the values themselves make it."""

    relation: str
    why: str = ""
    certainty: float = 1.0


def agree() -> Verdict:
    """The same in substance."""
    return Verdict("agree", "the same in substance")


def differ(why: str, certainty: float = 1.0) -> Verdict:
    """Compatible, but not the same."""
    return Verdict("differ", why, certainty)


def contradict(why: str, certainty: float = 1.0) -> Verdict:
    """Both cannot be true as told."""
    return Verdict("contradict", why, certainty)
