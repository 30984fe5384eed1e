"""Same: do two articles tell of one happening? What title and lead mean, rare words and names, and the time between.

`likeness` is the mean of the openings' cosine and one and a half times the cosine of the weighted terms, less a little
when weeks lie between the days of publication; where a day is not told nothing is taken off. Two groups whose articles
are alike by TOGETHER or more on average tell of one happening; by SAID_TOGETHER when a person who laid them side by
side has said so already. All that groups articles asks here.
"""

from __future__ import annotations

import numpy as np

from tellings.group.looks import Looks, Numbers

TOGETHER = 0.29  # see DECISIONS.md
SAID_TOGETHER = 0.22
_TERMS = 1.5
_SOON, _LATE = 10.0, 40.0  # days between two articles: up to the one nothing is taken off, from the other on all
_APART = 0.05  # taken off


def likeness(seen: Looks) -> Numbers:
    """Square matrix for all articles: for a handful or one story, not for thousands."""
    _, rows = seen.table(seen.weights)
    return mixed(seen.vectors @ seen.vectors.T, rows @ rows.T) - late(seen.days[:, None], seen.days[None, :])


def mixed(meaning: Numbers, words: Numbers) -> Numbers:
    """The two cosines, or sums of them, as one."""
    return (meaning + _TERMS * words) / (1 + _TERMS)


def late(one: Numbers, other: Numbers) -> Numbers:
    """What is taken off for the days between; 0 where a day is not known."""
    return np.nan_to_num(np.clip((np.abs(one - other) - _SOON) / (_LATE - _SOON), 0, 1)) * _APART
