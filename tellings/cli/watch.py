"""tellings watch: ask feeds again and again, and tell each new story and each new contradiction."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tellings.cli.stores import store_option
from tellings.errors import BadMeta, PartlyRead, TellingsError
from tellings.settings import Settings

if TYPE_CHECKING:
    from tellings.desk.news import News
    from tellings.desk.watch_list import WatchList


@click.command("watch")
@click.argument("feeds", metavar="FEEDS.toml")
@store_option
@click.option("--once", is_flag=True, help="Ask each feed once, then end.")
@click.option(
    "--least", type=click.IntRange(1), default=2, show_default=True, help="Articles that make a story worth a line."
)
@click.option("--compare/--no-compare", default=True, help="Look for contradictions too (the default).")
@click.option("--format", "format_", type=click.Choice(("text", "jsonl")), default="text", help="Form of each line.")
@click.option("--command", "run", metavar="WORDS", help="Run a program for each line, with its JSON on standard input.")
@click.option("--quiet", is_flag=True, help="No notes on standard error.")
def command(
    feeds: str, store: str, once: bool, least: int, compare: bool, format_: str, run: str | None, quiet: bool
) -> None:
    """Watch the feeds that FEEDS.toml names (docs/watch.md): take in what is new, and print a line for each new story
    and each new contradiction.

    It runs until Ctrl-C or SIGTERM, finishes what is under way, and ends with 0. Begun again, it repeats nothing.
    """
    from tellings.desk.watch_list import read_list

    try:
        listed = read_list(Path(feeds))
        words = tuple(shlex.split(run)) if run else listed.command
        worked = _run(listed, store, once, least, compare, _teller(format_, words, listed.limit, quiet), quiet)
    except TellingsError as problem:
        raise click.ClickException(str(problem)) from problem
    except ValueError as problem:
        raise click.UsageError(f"--command: {problem}") from problem
    if once and not worked:
        raise click.ClickException("no feed could be asked")


def _run(
    listed: WatchList, where: str, once: bool, least: int, compare: bool, tell: Callable[[News], None], quiet: bool
) -> bool:
    from tellings.desk.grouping import Grouping
    from tellings.desk.news import Teller
    from tellings.desk.watch import Ways, watch
    from tellings.read.fetch import Fetcher
    from tellings.store.store import Store

    settings, stopped = Settings(), threading.Event()

    def rest(seconds: float) -> None:
        stopped.wait(seconds)

    with Store.open(where) as store, _stopped_by_signals(stopped):
        if not quiet:
            count = len(listed.feeds)
            told = "" if once else "; Ctrl-C ends it"
            click.echo(f"watching {count} feed{'s' if count > 1 else ''}, into {where}{told}", err=True)
        fetcher = Fetcher(settings, sleep=rest)
        group = Grouping(store, settings).take
        ways = Ways(fetcher, time.monotonic, rest, stopped.is_set, group, tell, _hearer(quiet))
        return watch(store, listed.feeds, Teller(store, settings, least=least, compare=compare), settings, ways, once)


@contextmanager
def _stopped_by_signals(stopped: threading.Event) -> Iterator[None]:
    """The first Ctrl-C or SIGTERM asks to stop; a second one does what it always does."""
    before = {kind: signal.getsignal(kind) for kind in (signal.SIGINT, signal.SIGTERM)}

    def stop(kind: int, _: object) -> None:
        stopped.set()
        signal.signal(kind, before[signal.Signals(kind)])

    for kind in before:
        signal.signal(kind, stop)
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)


def _hearer(quiet: bool) -> Callable[[TellingsError, float | None], None]:
    def hear(problem: TellingsError, again: float | None) -> None:
        if not quiet:
            kind = "noted" if isinstance(problem, BadMeta | PartlyRead) else "skipped"
            told = f"; asked again in {_span(again)}" if again is not None else ""
            click.echo(f"{kind}: {problem}{told}", err=True)

    return hear


def _span(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.0f} h"


def _teller(format_: str, words: Sequence[str], limit: float, quiet: bool) -> Callable[[News], None]:
    """What is done with each piece of news: a line, and the command."""
    from tellings.desk.news import as_object

    def tell(news: News) -> None:
        line = json.dumps(as_object(news), ensure_ascii=False)
        click.echo(line if format_ == "jsonl" else text_line(news, datetime.now()))
        sys.stdout.flush()
        if words and (why := _execute(words, line, limit)) and not quiet:
            click.echo(f"noted: {shlex.join(words)}: {why}", err=True)

    return tell


def text_line(news: News, now: datetime) -> str:
    """One line for a reader."""
    from tellings.publish.view import printable
    from tellings.publish.wording import plural

    if news.kind == "story":
        outlets = list(dict.fromkeys(head.outlet or head.id[:10] for head in news.articles))
        names = ", ".join(outlets[:3]) + (f" and {len(outlets) - 3} more" if len(outlets) > 3 else "")
        told = f"new story: {news.title} ({plural(len(news.articles), 'article')}: {names})"
    else:
        sides = " / ".join(f"{side.outlet or side.article[:10]} “{side.quote}”" for side in news.sides)
        told = f"contradiction ({news.attribute}): {sides} in: {news.title}"
    return f"{now:%Y-%m-%d %H:%M}  {printable(' '.join(told.split()))}  [{news.story.id[:10]}]"


def _execute(words: Sequence[str], line: str, limit: float) -> str | None:
    """Run the command, no shell between; why it failed, None when it did not. What it prints goes to standard error."""
    try:
        process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=2, start_new_session=True)
    except OSError as problem:
        return f"cannot be run ({problem.strerror})"
    try:
        process.communicate(f"{line}\n".encode(), timeout=limit)
    except subprocess.TimeoutExpired:
        _end(process)
        return f"took longer than {limit:g} seconds and was ended"
    return f"ended with {process.returncode}" if process.returncode else None


def _end(process: subprocess.Popen[Any]) -> None:
    """The command and what it started."""
    with suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()
    process.wait()
