"""Readout: what is read out of an article before it is kept: language, telling, look for grouping, tags for search.

In: articles, a chunk at a time, in whatever process. Out: one `Done` an article, in bytes that a store takes. An
article that an annotator fails on is Done with the reason, and kept without a telling.
"""

from __future__ import annotations

import functools
import hashlib
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tellings.errors import TellingsError
from tellings.records import Article, Telling
from tellings.settings import Settings

JUDGED = ("en", "und")  # languages


@dataclass(frozen=True, slots=True)
class Done:
    """What was read out of one article."""

    language: str
    telling: bytes | None = None
    look: bytes | None = None
    tags: tuple[tuple[str, str], ...] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be read out beside the language."""

    tellings: bool = True
    looks: bool = True


def read_out(articles: Sequence[Article], settings: Settings, wanted: Wanted) -> list[Done]:
    """The articles read, in their order."""
    from tellings.read.language import detect

    spoken = [detect(article.text, article.title) for article in articles]
    try:
        return _all(articles, spoken, settings, wanted)
    except TellingsError:
        raise
    except Exception:
        return [_one(article, language, settings, wanted) for article, language in zip(articles, spoken, strict=True)]


def _one(article: Article, language: str, settings: Settings, wanted: Wanted) -> Done:
    try:
        return _all([article], [language], settings, wanted)[0]
    except TellingsError:
        raise
    except Exception as problem:
        return Done(language, problem=f"{type(problem).__name__} at {_place(problem)}: {problem}")


def _place(problem: Exception) -> str:
    """The file and line that raised it."""
    frame = traceback.extract_tb(problem.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"


def _all(articles: Sequence[Article], spoken: Sequence[str], settings: Settings, wanted: Wanted) -> list[Done]:
    from tellings.annotate.annotate import annotate as steps
    from tellings.group.packed import pack as packed
    from tellings.store.codec import pack

    found = [Done(language) for language in spoken]
    if wanted.tellings:
        tellings = steps(zip(articles, spoken, strict=True), settings)
        found = [Done(one.language, pack(one), tags=tuple(tags(one))) for one in tellings]
    if wanted.looks:
        asked = [place for place, language in enumerate(spoken) if language in JUDGED]
        looks = packed([articles[place].id for place in asked], [articles[place] for place in asked], settings)
        for place, look in zip(asked, looks, strict=True):
            found[place] = replace(found[place], look=look.to_bytes())
    return found


def tags(telling: Telling) -> Iterator[tuple[str, str]]:
    """The names of its entities and the types of its events, each once."""
    names = (name for entity in telling.entities for name in (entity.name, *entity.aliases))
    yield from dict.fromkeys(("entity", name) for name in names)
    yield from dict.fromkeys(("event", event.type) for event in telling.events)


def reading(settings: Settings) -> str:
    """By what articles are read: program, model, and what else the settings change."""
    model = settings.spacy_model
    return f"tellings {version('tellings')}, {model} {_version_of(model)}, settings {_digest(settings)}"


def _version_of(model: str) -> str:
    try:
        return version(model.replace("_", "-"))
    except PackageNotFoundError:
        return "of no package"


@functools.lru_cache(maxsize=4)
def _digest(settings: Settings) -> str:
    own = (Path(file) for file in (*settings.codebook, *settings.actors))
    told = [
        settings.embedding_folder,
        *(hashlib.sha256(file.read_bytes()).hexdigest() for file in own if file.is_file()),
    ]
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:8]
