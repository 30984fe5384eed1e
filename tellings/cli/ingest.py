"""tellings ingest: take articles into a store, find their stories; run again it goes on where it ended."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from tellings.cli.engine import engine_options
from tellings.cli.inputs import file_options, pairs, read_settings, write
from tellings.cli.stores import store_option
from tellings.errors import BadMeta, BadOption, PartlyRead, TellingsError
from tellings.settings import Settings

if TYPE_CHECKING:
    from tellings.desk.intake import Item
    from tellings.desk.summary import Summary

_PLAIN = 15.0  # seconds between two lines of progress that is piped


@click.command("ingest")
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL|FEED…")
@store_option
@click.option("--annotate/--no-annotate", default=True, help="Read the words of each article too (the default).")
@click.option("--group/--no-group", default=True, help="Put each article into its story (the default).")
@engine_options
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", help="Form of the summary.")
@click.option("-o", "--output", metavar="FILE", help="Write the summary to FILE.")
@file_options
def command(
    sources: tuple[str, ...],
    store: str,
    annotate: bool,
    group: bool,
    engine: str,
    workers: int | None,
    format_: str,
    output: str | None,
    outlet: tuple[str, ...],
    published: tuple[str, ...],
    quiet: bool,
    **more: Any,
) -> None:
    """Take articles into a store: what is new is kept, read and put into its story, what is known is passed over.

    Stop it at any time; run it again, and it goes on. A changed article becomes a new version beside the old one.
    """
    from tellings.desk import summary as form
    from tellings.desk.intake import Told
    from tellings.desk.readout import Wanted

    told = Told(pairs(outlet, "--outlet"), pairs(published, "--published"))
    settings = replace(read_settings(), **more)
    shown = _Shown(quiet)
    try:
        done = _run(sources, store, told, settings, Wanted(annotate, group), engine, workers, shown)
    except TellingsError as problem:
        raise click.ClickException(str(problem)) from problem
    finally:
        shown.clear()
    write((form.to_json if format_ == "json" else form.to_text)(done, store), output)
    if not done.read and done.problems:
        raise click.ClickException("nothing could be read")


def _run(
    sources: tuple[str, ...],
    where: str,
    told: Any,
    settings: Settings,
    wanted: Any,
    engine: str,
    workers: int | None,
    shown: _Shown,
) -> Summary:
    from tellings.desk.grouping import Grouping
    from tellings.desk.ingest import ingest
    from tellings.desk.intake import intake, total
    from tellings.store.store import Store

    given = [sys.stdin.buffer if source == "-" else source for source in sources]
    shown.of = total(given)
    with Store.open(where) as store:
        return ingest(
            store,
            _checked(intake(store, given, settings=settings, wanted=wanted, told=told)),
            settings=settings,
            wanted=wanted,
            engine=engine,
            workers=workers,
            group=Grouping(store, settings).take if wanted.looks else None,
            hear=shown.hear,
            progress=shown.progress,
        )


def _checked(items: Iterable[Item]) -> Iterator[Item]:
    """An option about a file that is not there, or with a wrong date, is wrong usage."""
    for item in items:
        if isinstance(item, BadOption):
            raise click.UsageError(str(item))
        yield item


class _Shown:
    """Progress on standard error: one line that is written over on a terminal, a plain line now and then when piped."""

    def __init__(self, quiet: bool) -> None:
        self.of: int | None = None
        self._quiet = quiet
        self._terminal = sys.stderr.isatty()
        self._last = time.monotonic()

    def progress(self, summary: Summary) -> None:
        """How far, how fast, how long still."""
        now = time.monotonic()
        if self._quiet or (not self._terminal and now - self._last < _PLAIN):
            return
        self._last = now
        line = progress_line(summary, self.of)
        click.echo(f"\r\x1b[K{line}" if self._terminal else line, nl=not self._terminal, err=True)

    def hear(self, problem: TellingsError) -> None:
        """Name what could not be read."""
        if not self._quiet:
            self.clear()
            kind = "noted" if isinstance(problem, BadMeta | PartlyRead) else "skipped"
            click.echo(f"{kind}: {problem}", err=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._terminal and not self._quiet:
            click.echo("\r\x1b[K", nl=False, err=True)


def progress_line(summary: Summary, of: int | None) -> str:
    """120 of 5,000 articles, 12.5 a second, 6 min left."""
    rate = summary.read / summary.seconds if summary.seconds else 0.0
    told = [f"{summary.read:,}{f' of {of:,}' if of else ''} articles", f"{summary.new:,} new"]
    if rate:
        told.append(f"{rate:,.1f} a second")
    if rate and of and of > summary.read:
        told.append(f"{_duration((of - summary.read) / rate)} left")
    return ", ".join(told)


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
