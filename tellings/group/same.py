"""Same: do two articles tell of one happening? What title and lead mean, rare words and names, and the time between.

`likeness` is the mean of the openings' cosine and one and a half times the cosine of the weighted terms, less a little
when months lie between the days of publication; where a day is not told nothing is taken off. Among many articles what
an article shares with a whole field is taken off too: how alike it is to its thirty-first to sixtieth nearest, as far
as that is more than usual; of two articles the mean of both. Two groups whose articles
are alike by TOGETHER or more on average tell of one happening; by SAID_TOGETHER when a person who laid them side by
side has said so already. All that groups articles asks here.
"""

from __future__ import annotations

import numpy as np

from tellings.group.looks import Looks, Numbers

TOGETHER = 0.29  # see DECISIONS.md
SAID_TOGETHER = 0.22
MOSTLY_SAME = 0.8  # of the shorter text stands in the longer, and it is no shorter than this part of it
_TERMS = 1.5
_SOON, _LATE = 30.0, 90.0  # days between two articles: up to the one nothing is taken off, from the other on all
_APART = 0.05  # taken off
_FIELD = slice(30, 60)  # of the articles by how near they are
_USUAL = 0.1  # likeness to them
_FIELD_WEIGHT = 0.8


def likeness(seen: Looks) -> Numbers:
    """Square matrix for all articles: for a handful or one story, not for thousands."""
    _, rows = seen.table(seen.weights)
    return mixed(seen.vectors @ seen.vectors.T, rows @ rows.T) - late(seen.days[:, None], seen.days[None, :])


def mixed(meaning: Numbers, words: Numbers) -> Numbers:
    """The two cosines, or sums of them, as one."""
    return (meaning + _TERMS * words) / (1 + _TERMS)


def late(one: Numbers, other: Numbers) -> Numbers:
    """What is taken off for the days between; 0 where a day is not known."""
    return np.fmin(np.fmax((np.abs(one - other) - _SOON) / (_LATE - _SOON), 0), 1) * _APART


def crowd(alike: Numbers) -> float:
    """What is taken off an article's likeness to all others, given its likeness to the nearest; 0 among few."""
    if len(alike) < _FIELD.stop:
        return 0.0
    return float(crowds(-np.partition(-alike, _FIELD.stop - 1)[None, : _FIELD.stop])[0])


def crowds(nearest: Numbers) -> Numbers:
    """The same for many articles, a row each with its likeness to the sixty nearest."""
    field = np.sort(nearest, axis=1)[:, : _FIELD.stop - _FIELD.start].mean(axis=1)
    return np.asarray(_FIELD_WEIGHT * np.maximum(0.0, field - _USUAL))
