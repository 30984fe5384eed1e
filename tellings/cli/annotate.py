"""tellings annotate: the words of each article, one telling a line."""

from __future__ import annotations

import click

from tellings.cli.engine import engine_options
from tellings.cli.inputs import articles, clear, file_options, progress, refuse_own_output, tell, write
from tellings.errors import TellingsError
from tellings.settings import Settings

FORMATS = ("jsonl", "plover", "gdelt-like")
_FORMAT_HELP = "jsonl: a telling a line; plover, gdelt-like: a table of its events (docs/events.md)."


@click.command("annotate")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="jsonl", help=_FORMAT_HELP)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE.")
@engine_options
@file_options
def command(
    paths: tuple[str, ...],
    format_: str,
    output: str | None,
    outlet: tuple[str, ...],
    published: tuple[str, ...],
    quiet: bool,
    engine: str,
    workers: int | None,
) -> None:
    """Read the words of each article: names, quotes, times, places, numbers, events; one telling a line."""
    from tellings.desk.annotating import annotated

    refuse_own_output(paths, output)
    shown = progress(quiet)
    try:
        read, errors = articles(paths, outlet, published)
        tell(errors, quiet)
        if not read:
            raise click.ClickException("nothing could be read")
        told = list(annotated(read, settings=Settings(), engine=engine, workers=workers, progress=shown, form=format_))
    except TellingsError as problem:
        raise click.ClickException(str(problem)) from problem
    finally:
        clear(shown)
    for lost in (each for each in told if not isinstance(each, str)):
        click.echo(f"skipped: {lost}", err=True)
    write(_header(format_) + "".join(line for line in told if isinstance(line, str)), output)


def _header(format_: str) -> str:
    """The first line of a table; the articles' lines have none of their own."""
    if format_ == "jsonl":
        return ""
    from tellings.publish.event_tables import header

    return header(format_)
