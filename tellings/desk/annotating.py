"""Annotating: many articles as lines of JSON, by whichever engine; the same lines in the same order.

In: articles. Out: for each its line, or the error that says why there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tellings.engines import Lost, Work, mapped
from tellings.errors import NotReadOut
from tellings.records import Article
from tellings.settings import Settings

_CHUNK = 16  # articles
Progress = Callable[[str, int, int], None]


def annotated(
    articles: Sequence[Article],
    *,
    settings: Settings,
    engine: str,
    workers: int | None = None,
    progress: Progress | None = None,
    form: str = "jsonl",
) -> Iterator[str | NotReadOut]:
    """The lines of each article, numbered as they were given: its telling, or the rows of its events."""
    numbered = list(enumerate(articles, start=1))
    chunks = [numbered[start : start + _CHUNK] for start in range(0, len(numbered), _CHUNK)]
    work: Work[tuple[int, Article], str] = Work(lines, (settings, form))
    if progress:
        progress("loading the language models", 0, len(articles))
    done = 0
    for chunk, answers in zip(chunks, mapped(engine, work, chunks, workers), strict=True):
        for (_, article), line in zip(chunk, answers, strict=True):
            yield NotReadOut(file=article.name, why=line.why) if isinstance(line, Lost) else line
        done += len(chunk)
        if progress:
            progress("reading the words", done, len(articles))


def lines(numbered: Sequence[tuple[int, Article]], settings: Settings, form: str) -> list[str]:
    """The lines of some articles, in whatever process."""
    from tellings.pipeline import annotate_many
    from tellings.publish.event_tables import rows
    from tellings.publish.json import to_jsonl

    tellings = annotate_many([article for _, article in numbered], settings)
    if form != "jsonl":
        return [rows(telling, form) for telling in tellings]
    return [to_jsonl(telling, f"t{place}") for telling, (place, _) in zip(tellings, numbered, strict=True)]
