"""Apart: which of some articles do not tell of the happening that the others tell of.

The largest set of articles joined by closeness is the story; the rest is set apart with its reason. When no two are
close, nothing is set apart and a warning says that they may not belong together.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tellings.group.same import TOGETHER, closeness, lead
from tellings.records import Telling


def apart(tellings: tuple[Telling, ...]) -> tuple[tuple[tuple[int, str], ...], str | None]:
    """((index, why) of those set apart, a warning or None). Unjudged tellings are left out of the question."""
    asked = [place for place, telling in enumerate(tellings) if telling.judged]
    if len(asked) < 2:
        return (), None
    close = closeness([lead(tellings[place]) for place in asked])
    families = _families(close >= TOGETHER)
    story = max(families, key=lambda family: (len(family), -family[0]))
    if len(story) == 1:
        return (), "the articles may not be about one happening: no two of them are close; read what follows with care"
    names = tellings[asked[story[0]]].article.name
    others = "one" if len(story) == 2 else str(len(story) - 1)
    why = f"tells of something else than {names} and the other {others}; not compared"
    return tuple((asked[place], why) for place in range(len(asked)) if place not in story), None


def _families(joined: npt.NDArray[np.bool_]) -> list[list[int]]:
    count = len(joined)
    seen: set[int] = set()
    families = []
    for first in range(count):
        if first in seen:
            continue
        family, waiting = [], [first]
        while waiting:
            place = waiting.pop()
            if place not in seen:
                seen.add(place)
                family.append(place)
                waiting += [other for other in range(count) if joined[place, other] and other not in seen]
        families.append(sorted(family))
    return families
