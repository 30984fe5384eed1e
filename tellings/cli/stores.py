"""Stores: --store and days, a store opened to be asked, and how its answer is shown: for commands with a store."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from tellings.errors import CannotWrite, TellingsError

if TYPE_CHECKING:
    from tellings.store.store import Store


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; anything else is wrong usage."""
        try:
            return value if isinstance(value, date) else datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value}: is no day; write it as 2025-03-04", param, ctx)


def store_option(command: Callable[..., None]) -> Callable[..., None]:
    """--store, the same for each command; TELLINGS_STORE stands for it."""
    option = click.option(
        "--store",
        envvar="TELLINGS_STORE",
        default="tellings.db",
        show_default=True,
        metavar="FILE",
        help="The store: a file, or postgresql://… (also TELLINGS_STORE).",
    )
    return option(command)


def day_options(command: Callable[..., None]) -> Callable[..., None]:
    """--since, --until and --outlet."""
    for option in (
        click.option("--outlet", metavar="NAME", help="Only of this outlet, as it is written in the articles."),
        click.option("--until", type=Day(), metavar="DAY", help="Published on this day or before (2025-03-04)."),
        click.option("--since", type=Day(), metavar="DAY", help="Published on this day or after."),
    ):
        command = option(command)
    return command


@contextmanager
def asked(where: str) -> Iterator[Store]:
    """The store, which must be there. One that may not be written is read all the same."""
    from tellings.store.store import Store

    try:
        try:
            store = Store.open(where, create=False)
        except CannotWrite:
            store = Store.open(where, read_only=True)
        with store:
            yield store
    except TellingsError as problem:
        raise click.ClickException(str(problem)) from problem


def style(words: str, kind: str) -> str:
    """The words for a terminal that shows colour; as they are everywhere else."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return words
    looks: dict[str, dict[str, Any]] = {
        "bold": {"bold": True},
        "dim": {"dim": True},
        "mark": {"fg": "yellow", "bold": True},
    }
    return click.style(words, **looks[kind])


def width() -> int:
    """Columns of the terminal; 100 when the answer goes elsewhere."""
    return min(shutil.get_terminal_size((100, 24)).columns, 140) if sys.stdout.isatty() else 100
