"""Sure: how likely it is that an act is an event of its type between its sides.

In: an act with its standing. Out: a probability. How likely the classifier finds the type between the two, how much the
codebook's trigger asks for, and whether its own slot names the recipient decide. The weights are few and round; by them
the figure is about the share that is right. "No event" counts only against what is told as done: it is also what the
classifier says of what may be.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from tellings.annotate.acts import Act, Nominal
from tellings.annotate.branches import Branches
from tellings.annotate.coding_features import marks, vector
from tellings.annotate.coding_own import own_types
from tellings.annotate.events_roles import Told
from tellings.annotate.events_root import root
from tellings.annotate.events_standing import TOLD, Standing
from tellings.annotate.events_told import likely_types, link_of
from tellings.knowledge.codebook import NONE
from tellings.settings import Settings

BAR = 0.4
_BASE, _ASKS, _SLOT, _LIKELY, _NOTHING, _UNSEEN = -1.4, 0.3, 0.7, 2.7, -1.0, 0.4


def sure(
    one: Act | Nominal, tree: Branches, standing: Standing, quads: Mapping[str, str], files: tuple[str, ...]
) -> float:
    """The probability, to two digits; `files`: those of a person's own types."""
    told = one.told
    score = _BASE + _ASKS * min(told.held.asks - 1, 2)
    score += _SLOT if told.mutual or (told.sure and told.recipients) else 0.0
    counted = root(one.type, quads[one.type], standing.status, standing.refused)
    likely = likely_types(tree, told) | _own(told, tree, files)
    score += _LIKELY * (likely.get(counted, 0.0) if counted else _UNSEEN)
    if standing.status in TOLD:
        score += _NOTHING * likely.get(NONE, 0.0)
    return round(1 / (1 + math.exp(-score)), 2)


def _own(told: Told, tree: Branches, files: tuple[str, ...]) -> dict[str, float]:
    """How likely the type is where it is one of a person's own."""
    settings = Settings(codebook=files)
    for own in own_types(settings) if files else ():
        if own.type.name == told.type:
            joined = link_of(tree, told)
            return {told.type: own.likely(marks(joined), vector(joined, settings))}
    return {}
