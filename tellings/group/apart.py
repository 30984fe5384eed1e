"""Apart: which of some articles do not tell of the happening that the others tell of.

The largest family of articles joined by likeness is the story; the rest is set apart with its reason. When no two are
alike, nothing is set apart and a warning says that they may not belong together.
"""

from __future__ import annotations

from tellings.group.families import families
from tellings.group.looks import looks
from tellings.group.same import SAID_TOGETHER
from tellings.records import Telling


def apart(tellings: tuple[Telling, ...]) -> tuple[tuple[tuple[int, str], ...], str | None]:
    """((index, why) of those set apart, a warning or None). Unjudged tellings are left out of the question."""
    asked = [place for place, telling in enumerate(tellings) if telling.judged]
    if len(asked) < 2:
        return (), None
    seen = looks([tellings[place].article for place in asked])
    story = max(families(seen, SAID_TOGETHER), key=lambda family: (len(family), -family[0]))
    if len(story) == 1:
        return (), "the articles may not be about one happening: no two of them are close; read what follows with care"
    names = tellings[asked[story[0]]].article.name
    others = "one" if len(story) == 2 else str(len(story) - 1)
    why = f"tells of something else than {names} and the other {others}; not compared"
    return tuple((asked[place], why) for place in range(len(asked)) if place not in story), None
