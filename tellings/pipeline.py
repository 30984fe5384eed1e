"""Pipeline: the only file that knows the order: read, annotate, group, reconcile, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tellings import records
from tellings.errors import NotOne, ReadError, TooFew, TooMany
from tellings.records import Article, Coded, Telling
from tellings.settings import Settings

if TYPE_CHECKING:
    from tellings.annotate.annotate import Stated
    from tellings.group.stories import Story

Source = str | Path | Mapping[str, Any] | Article
Progress = Callable[[str, int, int], None]  # (what, done, of)


@dataclass(frozen=True, slots=True)
class Comparison(records.Comparison):
    """The answer of `compare`, with the ways to publish it."""

    def to_json(self, *, share: bool = False, show_all: bool = False) -> str:
        """JSON after the contract tellings.comparison/1; `share` leaves out the full texts."""
        from tellings.publish.json import to_json

        return to_json(self, share=share, show_all=show_all)

    def to_text(self, *, width: int = 100, color: bool = False, show_all: bool = False) -> str:
        """The report for a terminal."""
        from tellings.publish.text import to_text

        return to_text(self, width=width, color=color, show_all=show_all)

    def to_markdown(self, *, show_all: bool = False) -> str:
        """The report as Markdown."""
        from tellings.publish.markdown import to_markdown

        return to_markdown(self, show_all=show_all)

    def to_html(self, *, share: bool = False, show_all: bool = False) -> str:
        """The report as one HTML file that needs no network; `share` leaves out the full texts."""
        from tellings.publish.html import to_html

        return to_html(self, share=share, show_all=show_all)

    def to_csv(self, *, show_all: bool = False) -> str:
        """The points as CSV, one row for each side."""
        from tellings.publish.csv import to_csv

        return to_csv(self, show_all=show_all)


def read(source: Source, *, settings: Settings | None = None) -> list[Article]:
    """Articles of one file, folder or record. Raises the ReadError of a source that cannot be read at all."""
    from tellings.read.sources import read as read_source

    return list(read_source(source, settings=settings or Settings()))


def annotate(article: Source, *, settings: Settings | None = None) -> Telling:
    """One article as a Telling. Raises NotOne for a source that holds several: `read` it, then annotate each."""
    articles = read(article, settings=settings)
    if len(articles) != 1:
        raise NotOne(count=len(articles))
    return next(iter(annotate_many(articles, settings)))


def annotate_many(
    articles: Sequence[Article], settings: Settings | None = None, progress: Progress | None = None
) -> list[Telling]:
    """Articles as Tellings, in order."""
    return list(_annotated(articles, settings or Settings(), progress))


def _annotated(
    articles: Sequence[Article], settings: Settings, progress: Progress | None, stated: Stated | None = None
) -> Iterator[Telling]:
    from tellings.annotate.annotate import annotate as steps
    from tellings.read.language import detect

    if progress:
        progress("loading the language models", 0, len(articles))
    spoken = ((article, detect(article.text, article.title)) for article in articles)
    for done, telling in enumerate(steps(spoken, settings, stated), start=1):
        yield telling
        if progress:
            progress("reading the words", done, len(articles))


def group(
    sources: Iterable[Source] | Source, *, settings: Settings | None = None, progress: Progress | None = None
) -> list[Story]:
    """Articles as stories, each the articles of one happening: paths, records, Articles, or one folder or file.

    Sources that cannot be read are left out; raises the first ReadError when nothing else is left. An article in
    another language than English is a story of its own, and says why.
    """
    articles, errors = _read(sources, settings)
    if not articles and errors:
        raise errors[0]
    return group_articles(articles, settings=settings, progress=progress)


def group_articles(
    articles: Sequence[Article], *, settings: Settings | None = None, progress: Progress | None = None
) -> list[Story]:
    """Stories of articles that are read already, in the order of the first article of each."""
    from tellings.group.judged import judged, why_not
    from tellings.group.stories import Story, stories
    from tellings.read.language import detect

    spoken = [detect(article.text, article.title) for article in articles]
    asked = [place for place, language in enumerate(spoken) if judged(language, settings or Settings())]
    found = stories([articles[place] for place in asked], settings, progress)
    told = [(asked[story[0]], Story(tuple(articles[asked[place]] for place in story))) for story in found]
    for place in sorted(set(range(len(articles))) - set(asked)):
        why = f"{articles[place].name}: {why_not(spoken[place])}"
        told.append((place, Story((articles[place],), why)))
    return [story for _, story in sorted(told, key=lambda each: each[0])]


def code_pair(
    text: str,
    source: tuple[int, int] | None = None,
    target: tuple[int, int] | None = None,
    *,
    settings: Settings | None = None,
) -> Coded | None:
    """What the actor at `source` did to the one at `target`, by offsets in the text; either may be None.

    None comes back when nothing between the two is an event. Raises BadSpan when offsets are not in the text.
    """
    from tellings.annotate.coding_pair import code_pair as code

    return code(text, source, target, settings or Settings())


def compare(
    sources: Iterable[Source] | Source, *, settings: Settings | None = None, progress: Progress | None = None
) -> Comparison:
    """Compare articles: paths, records like {"text": ..., "outlet": ...}, or Articles; or all of one folder or file.

    Sources that cannot be read are named in `limits`; raises TooFew when fewer than two are left, TooMany past the
    settings' `max_tellings`.
    """
    articles, errors = _read(sources, settings)
    return compare_articles(articles, errors, settings=settings, progress=progress)


def _read(sources: Iterable[Source] | Source, settings: Settings | None) -> tuple[list[Article], list[ReadError]]:
    from tellings.read.sources import read_many

    given = [sources] if isinstance(sources, str | Path | Mapping | Article) else sources
    return read_many(given, settings=settings or Settings())


def compare_articles(
    articles: Sequence[Article],
    errors: Sequence[ReadError] = (),
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Compare articles that are read already; `errors` are told in `limits`."""
    settings = settings or Settings()
    kept, twice = _distinct(articles)
    if len(kept) < 2:
        raise _too_few(kept, twice, errors)
    if len(kept) > settings.max_tellings:
        raise TooMany(count=len(kept), limit=settings.max_tellings)
    tellings = tuple(_annotated(kept, settings, progress, _begun(kept)))
    return compare_tellings(tellings, (*map(str, errors), *twice), settings=settings, progress=progress)


def compare_tellings(
    tellings: tuple[Telling, ...],
    told: Sequence[str] = (),
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Compare articles that are annotated already, each once; `told` comes into `limits`."""
    from tellings.group.apart import apart
    from tellings.reconcile.reconcile import reconcile

    if progress:
        progress("laying them side by side", 0, 1)
    away, far = apart(tellings)
    warnings = _warnings(tellings, len(away), far)
    limits = (*warnings, *told, *_limits(tellings))
    found = replace(reconcile(tellings, away, limits, settings or Settings()), warnings=warnings)
    return Comparison(**{name: getattr(found, name) for name in records.Comparison.__slots__})


def _begun(articles: Sequence[Article]) -> Stated:
    """Begin with what their comparison will ask of the embedding, while the articles are read."""
    from tellings.annotate.embedding import ahead
    from tellings.group.terms import opening

    ahead([opening(article) for article in articles])
    return lambda statements: ahead([statement.evidence.quote for statement in statements])


def _too_few(kept: Sequence[Article], twice: Sequence[str], errors: Sequence[ReadError]) -> TooFew:
    problem = TooFew(count=len(kept), told=f" ({'; '.join(twice)})" if twice else "")
    for error in errors:
        problem.add_note(str(error))
    return problem


def _warnings(tellings: tuple[Telling, ...], away: int, far: str | None) -> tuple[str, ...]:
    """What a reader must know first: nothing was compared, or perhaps not one happening."""
    if sum(telling.judged for telling in tellings) - away < 2:
        return ("nothing was compared: fewer than two of the articles could be read as accounts in English",)
    return (far,) if far else ()


def _distinct(articles: Sequence[Article]) -> tuple[list[Article], list[str]]:
    """Each article once; the same text and date of the same outlet twice is told and left out."""
    kept: dict[tuple[object, ...], Article] = {}
    twice = []
    for article in articles:
        key = (article.outlet, article.published, article.title, article.text)
        if key in kept:
            same = "" if kept[key].name == article.name else f" as {kept[key].name}"
            twice.append(f"{article.name}: the same article{same} was given twice; it counts once")
        else:
            kept[key] = article
    return list(kept.values()), twice


def _limits(tellings: tuple[Telling, ...]) -> tuple[str, ...]:
    """What was not read or not judged, and why."""
    told = [limit for telling in tellings for limit in telling.limits]
    told += [f"{telling.article.name}: {doubt}" for telling in tellings for doubt in telling.article.doubts]
    undated = [telling.article.name for telling in tellings if telling.article.published is None]
    if undated:
        told.append(
            f"no publication date for {', '.join(undated)}: days told as “Tuesday” or “last week” stay unplaced there"
        )
    return tuple(dict.fromkeys(told))
