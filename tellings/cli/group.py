"""tellings group: articles sorted into stories, each the articles of one happening; no store."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tellings.cli.inputs import articles, clear, file_options, progress, refuse_own_output, tell, write
from tellings.errors import TellingsError
from tellings.pipeline import group_articles

if TYPE_CHECKING:
    from tellings.group.stories import Story


@click.command("group")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--format", "format_", type=click.Choice(("text", "jsonl")), help="Form of the answer (default: text).")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE; .jsonl chooses that format when none is given.")
@file_options
def command(
    paths: tuple[str, ...],
    format_: str | None,
    output: str | None,
    outlet: tuple[str, ...],
    published: tuple[str, ...],
    quiet: bool,
) -> None:
    """Sort articles into stories, each the articles of one happening; an article that nobody joins is one alone.

    As JSON lines, a story is {"story", "title", "articles"}: the ids that the input gave, or the names of files.
    """
    refuse_own_output(paths, output)
    shown = progress(quiet)
    try:
        read, errors = articles(paths, outlet, published)
        tell(errors, quiet)
        if not read:
            raise click.ClickException("nothing could be read")
        stories = group_articles(read, progress=shown)
    except TellingsError as problem:
        raise click.ClickException(str(problem)) from problem
    finally:
        clear(shown)
    if not quiet:
        for story in stories:
            if story.unjudged:
                click.echo(f"noted: {story.unjudged}", err=True)
    as_lines = format_ == "jsonl" or (format_ is None and (output or "").lower().endswith(".jsonl"))
    write(_lines(stories) if as_lines else _text(stories), output)


def _lines(stories: Sequence[Story]) -> str:
    told = (
        {
            "story": story.id,
            "title": story.title,
            "articles": [article.source_id or article.file or article.id for article in story.articles],
        }
        for story in stories
    )
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in told)


def _text(stories: Sequence[Story]) -> str:
    """The largest first."""
    ordered = sorted(stories, key=lambda story: -len(story.articles))
    return "\n".join(_block(story) for story in ordered)


def _block(story: Story) -> str:
    count = len(story.articles)
    head = f"{story.title} ({count} articles)" if count > 1 else f"{story.title} (alone)"
    return "\n".join([head, *(f"  {article.name}: {article.title or story.title}" for article in story.articles), ""])
