"""Stories: articles -> groups, each of which tells of one happening.

Copies first: a text that is much the same as a longer one goes where that goes, and is not asked. The rest is joined
by average likeness and what then is two happenings of one kind is parted. The order in which articles come changes
nothing: they are asked in an order of their own, by content. Dates help where they are told and are never needed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.group.copies import copies
from tellings.group.families import families
from tellings.group.halves import halves
from tellings.group.looks import Progress, looks
from tellings.group.same import MOSTLY_SAME, TOGETHER
from tellings.records import Article
from tellings.settings import Settings


@dataclass(frozen=True, slots=True)
class Story:
    """The articles that tell of one happening, in the order given; `unjudged` says why one was not asked, else None."""

    articles: tuple[Article, ...]
    unjudged: str | None = None

    @property
    def id(self) -> str:
        """Id from content: the articles, in whatever order."""
        told = "\x1f".join(sorted(article.id for article in self.articles))
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    @property
    def title(self) -> str:
        """What a reader calls the story: the first title told, else the first words."""
        titles = (article.title for article in self.articles if article.title)
        return next(titles, " ".join(self.articles[0].text.split())[:80])


def stories(
    articles: Sequence[Article], settings: Settings | None = None, progress: Progress | None = None
) -> list[list[int]]:
    """The places of the articles by story, in the order of the first of each; one that nobody joins is alone."""
    if not articles:
        return []
    order = sorted(range(len(articles)), key=lambda place: (-len(articles[place].text), articles[place].id, place))
    ordered = [articles[place] for place in order]
    standing = _standing(ordered)
    asked = sorted(set(standing))
    seen = looks([ordered[place] for place in asked], settings, progress)
    story_of = {
        asked[family[at]]: (number, part)
        for number, family in enumerate(families(seen, TOGETHER))
        for part, places in enumerate(halves(seen.only(family)))
        for at in places
    }
    found: dict[tuple[int, int], list[int]] = {}
    for place, stands_for in enumerate(standing):
        found.setdefault(story_of[stands_for], []).append(order[place])
    return sorted(sorted(story) for story in found.values())


def _standing(ordered: Sequence[Article]) -> list[int]:
    """For each article, longest first, the longer one that it is a copy of, or itself. A copy has no copies."""
    standing = list(range(len(ordered)))
    lengths = [len(article.text) for article in ordered]
    for pair in copies([article.text for article in ordered], MOSTLY_SAME):
        whole = lengths[pair.other] >= MOSTLY_SAME * lengths[pair.one]
        if whole and standing[pair.one] == pair.one and standing[pair.other] == pair.other:
            standing[pair.other] = pair.one
    return standing
