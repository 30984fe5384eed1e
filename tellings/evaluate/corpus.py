"""A folder of `STORY.articles.json` + `STORY.gold.json` -> stories, in the order of their names."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from tellings.errors import BadMeta
from tellings.evaluate.spans import Json

ARTICLES, GOLD = ".articles.json", ".gold.json"
CURE = f"give a folder of STORY{ARTICLES} + STORY{GOLD}"


@dataclass(frozen=True, slots=True)
class Story:
    """The articles of one happening and what a reader coded in them."""

    name: str
    articles: list[dict[str, Any]]
    gold: Json

    def pairs(self) -> list[tuple[str, str]]:
        """Every pair of its tellings, by article id."""
        return list(combinations((article["id"] for article in self.articles), 2))

    def words(self, article: str, where: str, start: int, end: int) -> str:
        """What stands there."""
        found = next(one for one in self.articles if one["id"] == article)
        return " ".join(str(found[where][start:end]).split())


def read_stories(folder: Path, only: Collection[str] = ()) -> list[Story]:
    """The stories of a folder, or those named. Raises BadMeta when there are none or one cannot be read."""
    names = sorted(path.name.removesuffix(ARTICLES) for path in folder.glob(f"*{ARTICLES}"))
    if not names:
        raise BadMeta(file=folder, why=f"no STORY{ARTICLES} in it", cure=CURE)
    if missing := sorted(set(only) - set(names)):
        raise BadMeta(file=folder, why=f"no story named {', '.join(missing)}", cure=f"it has {', '.join(names)}")
    return [_read(folder, name) for name in names if not only or name in only]


def _read(folder: Path, name: str) -> Story:
    try:
        articles, gold = (json.loads((folder / f"{name}{tail}").read_text("utf-8")) for tail in (ARTICLES, GOLD))
    except (OSError, ValueError) as problem:
        raise BadMeta(file=folder, why=f"{name}: {problem}", cure=CURE) from problem
    return Story(name, articles, gold)
