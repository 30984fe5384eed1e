"""tellings annotate: the words of each article, one telling a line."""

from __future__ import annotations

import click

from tellings.cli.inputs import articles, clear, file_options, progress, refuse_own_output, tell, write
from tellings.errors import TellingsError
from tellings.pipeline import annotate_many


@click.command("annotate")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--format", "format_", type=click.Choice(("jsonl",)), default="jsonl", help="Form of the answer.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE.")
@file_options
def command(
    paths: tuple[str, ...],
    format_: str,
    output: str | None,
    outlet: tuple[str, ...],
    published: tuple[str, ...],
    quiet: bool,
) -> None:
    """Read the words of each article: names, quotes, times, places, numbers, events; one telling a line."""
    from tellings.publish.json import to_jsonl

    refuse_own_output(paths, output)
    shown = progress(quiet)
    try:
        read, errors = articles(paths, outlet, published)
        tell(errors, quiet)
        if not read:
            raise click.ClickException("nothing could be read")
        told = annotate_many(read, progress=shown)
    except TellingsError as problem:
        raise click.ClickException(str(problem)) from problem
    finally:
        clear(shown)
    lines = (to_jsonl(telling, f"t{place}") for place, telling in enumerate(told, start=1))
    write("".join(line if line.endswith("\n") else f"{line}\n" for line in lines), output)
