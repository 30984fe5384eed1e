"""tellings export: stories, comparisons or articles of a store, for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from tellings.cli.inputs import clear, progress
from tellings.cli.stores import asked, day_options, store_option
from tellings.errors import TellingsError
from tellings.settings import Settings


@click.command("export")
@click.argument("what", type=click.Choice(("stories", "comparisons", "articles")))
@click.option(
    "--format", "format_", type=click.Choice(("jsonl", "csv")), help="Form (default: jsonl, or FILE's ending)."
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE; .csv chooses that format when none is given.")
@day_options
@click.option(
    "--least", type=click.IntRange(1), default=2, show_default=True, help="Articles that a story has at least."
)
@click.option("--quiet", is_flag=True, help="No progress on standard error.")
@store_option
def command(
    what: str,
    format_: str | None,
    output: str | None,
    since: date | None,
    until: date | None,
    outlet: str | None,
    least: int,
    quiet: bool,
    store: str,
) -> None:
    """Write stories, comparisons or articles as JSON lines or CSV.

    comparisons: a story that was not compared yet, or has changed since, is compared first.

    \b
    tellings export stories -o stories.jsonl
    tellings export comparisons --since 2025-03-01 --format csv -o week.csv
    tellings export articles --outlet "Ardle Herald" | wc -l
    """
    from tellings.desk import export

    output = None if output == "-" else output
    as_csv = format_ == "csv" or (format_ is None and (output or "").lower().endswith(".csv"))
    chosen = export.Asked(since, until, outlet, least)
    if output and Path(output).exists() and Path(store).exists() and Path(output).samefile(store):
        raise click.UsageError(f"-o {output}: is the store; name another file")
    with asked(store) as opened:
        shown = progress(quiet)
        try:
            told = (export.rows if as_csv else export.lines)(opened, what, chosen, Settings(), shown, _skipped)
            count = _write(told, output)
        finally:
            clear(shown)
    if output and not quiet:
        click.echo(f"{count - as_csv if count else 0:,} lines in {output}", err=True)


def _write(told: Iterator[str], output: str | None) -> int:
    """The lines as they come; a file stands under its name only when it is whole. How many they were."""
    if output is None:
        return sum(_line(one) for one in told)
    unfinished = Path(f"{output}.unfinished")
    try:
        with unfinished.open("wb") as file:
            count = sum(bool(file.write(one.encode("utf-8", "backslashreplace"))) for one in told)
        unfinished.replace(output)
    except OSError as problem:
        raise click.ClickException(f"{output}: cannot be written ({problem.strerror}); name another file") from problem
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def _line(one: str) -> int:
    sys.stdout.buffer.write(one.encode("utf-8", "backslashreplace"))
    return 1


def _skipped(problem: TellingsError) -> None:
    click.echo(f"skipped: {problem}", err=True)
