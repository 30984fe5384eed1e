"""Figures out of counts. Counts of stories add up; a figure over nothing is None, never a plausible zero."""

from __future__ import annotations

from collections import Counter

KINDS = ("date", "number", "place", "actor", "name", "attribution", "quote", "cause", "status", "act")

SHARES = {
    "recall": ("met", "gold"),
    "precision": ("right", "lines"),
    "same_kind": ("same_kind", "met"),
    "same_relation": ("same_relation", "met"),
    "first_five": ("first_right", "first"),
    "contradict_precision": ("contradict_right", "contradict"),
    "aligned": ("aligned", "points"),
    "agreements": ("agreements_found", "agreements"),
    "alone": ("alone_found", "alone"),
    "quote_recall": ("quotes_found", "quotes"),
    "quote_precision": ("quotes_right", "quotes_told"),
    "speakers": ("speakers_right", "speakers"),
}
"""Each figure that is a share: what is counted, out of what."""


def figures(counts: Counter[str]) -> dict[str, float | None]:
    """Every figure of one story or of all."""
    shares = {name: share(counts[part], counts[whole]) for name, (part, whole) in SHARES.items()}
    wrong = counts["lines"] - counts["right"]
    return {
        "f1": f1(shares["recall"], shares["precision"]),
        **shares,
        "alarms_per_pair": share(wrong, counts["pairs"]),
        "origins": balanced(counts),
    }


def kind_figures(counts: Counter[str], kind: str) -> dict[str, float | None]:
    """Recall over the gold points of a kind, precision over the lines of a kind."""
    recall = share(counts[f"met {kind}"], counts[f"gold {kind}"])
    precision = share(counts[f"right {kind}"], counts[f"lines {kind}"])
    return {"recall": recall, "precision": precision, "f1": f1(recall, precision)}


def share(part: float, whole: float) -> float | None:
    """Part of whole; None of nothing."""
    return part / whole if whole else None


def f1(recall: float | None, precision: float | None) -> float | None:
    """Harmonic mean; None when there was nothing to find."""
    if recall is None:
        return None
    both = recall + (precision or 0.0)
    return 2 * recall * (precision or 0.0) / both if both else 0.0


def balanced(counts: Counter[str]) -> float | None:
    """Mean of the two shares of pairs put right: those of one origin, those of several."""
    shares = [share(counts[f"{pairs}_right"], counts[pairs]) for pairs in ("pairs_same", "pairs_apart")]
    known = [one for one in shares if one is not None]
    return sum(known) / len(known) if known else None
