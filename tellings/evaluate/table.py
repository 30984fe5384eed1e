"""Table: a report of scores as plain lines a person reads; "-" where there was nothing to measure."""

from __future__ import annotations

from collections import Counter

from tellings.evaluate.comparisons import Report
from tellings.evaluate.figures import KINDS, SHARES, figures, kind_figures

BESIDE = {
    "first_five": "first five lines right",
    "contradict_precision": "contradict right",
    "same_kind": "met with the same kind",
    "same_relation": "met with the same relation",
    "aligned": "aligned",
    "agreements": "agreements found",
    "alone": "told alone found",
    "quote_recall": "quotes found",
    "quote_precision": "quotes in the gold",
    "speakers": "their speakers right",
}


def table(report: Report) -> str:
    """By kind, beside it, and story by story."""
    return "\n".join([*_kinds(report.total), "", *_beside(report.total), "", *_stories(report)])


def _kinds(total: Counter[str]) -> list[str]:
    rows = [f"{'differ/contradict':18}{'gold':>6}{'met':>6}{'lines':>7}{'right':>7}{'recall':>9}{'prec.':>7}{'F1':>7}"]
    for kind in (*KINDS, "all"):
        tail = "" if kind == "all" else f" {kind}"
        values = figures(total) if kind == "all" else kind_figures(total, kind)
        rows.append(
            f"{kind:18}{total['gold' + tail]:6}{total['met' + tail]:6}{total['lines' + tail]:7}"
            f"{total['right' + tail]:7}{_two(values['recall']):>9}{_two(values['precision']):>7}{_two(values['f1']):>7}"
        )
    return rows


def _beside(total: Counter[str]) -> list[str]:
    values = figures(total)
    rows = [
        f"{label:28}{_two(values[name]):>5}  {total[SHARES[name][0]]} of {total[SHARES[name][1]]}"
        for name, label in BESIDE.items()
    ]
    pairs = f"{total['pairs_same']} pairs of one origin, {total['pairs_apart']} of several"
    wrong = f"{total['lines'] - total['right']} in {total['pairs']} pairs"
    return [
        f"{'false alarms a pair':28}{_two(values['alarms_per_pair']):>5}  {wrong}",
        *rows,
        f"{'origin pairs (balanced)':28}{_two(values['origins']):>5}  {pairs}",
    ]


def _stories(report: Report) -> list[str]:
    head = f"{'story':18}{'gold':>6}{'met':>6}{'lines':>7}{'right':>7}{'first 5':>9}{'aligned':>9}{'alone':>7}"
    rows = [f"{head}{'quotes':>8}{'origins':>9}{'seconds':>9}"]
    for name, counts in report.stories.items():
        values = figures(counts)
        rows.append(
            f"{name:18}{counts['gold']:6}{counts['met']:6}{counts['lines']:7}{counts['right']:7}"
            f"{_two(values['first_five']):>9}{_two(values['aligned']):>9}{_two(values['alone']):>7}"
            f"{_two(values['quote_recall']):>8}{_two(values['origins']):>9}{report.seconds[name]:9.1f}"
        )
    return rows


def _two(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
