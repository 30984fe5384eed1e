"""Inputs that commands share: options about files, standard input, examples, output, progress."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from tellings.errors import BadMeta, BadOption, PartlyRead, ReadError
from tellings.records import Article
from tellings.settings import Settings

_Found = TypeVar("_Found")

Progress = Callable[[str, int, int], None]


def file_options(command: Callable[..., None]) -> Callable[..., None]:
    """--outlet, --published, --full-text and --quiet, the same for each command that reads articles."""
    for option in (
        click.option("--quiet", is_flag=True, help="No progress and no notes on standard error."),
        click.option(
            "--published", metavar="FILE=DATE", multiple=True, help="Publication date of a file that does not say so."
        ),
        click.option("--outlet", metavar="FILE=NAME", multiple=True, help="Outlet of a file that does not say so."),
        click.option(
            "--full-text",
            is_flag=True,
            expose_value=False,
            callback=_remember,
            help="Fetch the articles that a feed or a file of links leads to.",
        ),
    ):
        command = option(command)
    return command


_FULL_TEXT = "tellings.full_text"


def _remember(context: click.Context, _: click.Parameter, given: bool) -> None:
    context.meta[_FULL_TEXT] = given


def read_settings() -> Settings:
    """The settings, with what the options of the running command say about reading."""
    context = click.get_current_context(silent=True)
    return Settings(full_text=bool(context and context.meta.get(_FULL_TEXT)))


def articles(
    paths: Iterable[str], outlet: tuple[str, ...], published: tuple[str, ...]
) -> tuple[list[Article], list[ReadError]]:
    """Articles of paths, folders, patterns, addresses and "-" (JSON lines on standard input), and what was not read.

    An option about a file that is not there, or with a wrong date, is wrong usage.
    """
    from tellings.read.sources import stream

    sources: list[Any] = [sys.stdin.buffer if path == "-" else path for path in paths]
    outlets, days = pairs(outlet, "--outlet"), pairs(published, "--published")
    context = click.get_current_context(silent=True)
    read = stream(sources, outlets=outlets, published=days, settings=read_settings())
    found: list[Article] = []
    errors: list[ReadError] = []
    for one in counted(read, quiet=bool(context and context.params.get("quiet"))):
        if isinstance(one, Article):
            found.append(one)
        else:
            errors.append(one)
    wrong = next((error for error in errors if isinstance(error, BadOption)), None)
    if wrong is not None:
        raise click.UsageError(str(wrong))
    return found, errors


def counted(found: Iterable[_Found], quiet: bool) -> Iterator[_Found]:
    """The same, with a line on the terminal that counts: an address is fetched at the pace of its host."""
    shown = not quiet and sys.stderr.isatty()
    for number, one in enumerate(found, start=1):
        if shown:
            click.echo(f"\r\x1b[Kreading {number} …", nl=False, err=True)
        yield one
    if shown:
        click.echo("\r\x1b[K", nl=False, err=True)


def pairs(given: tuple[str, ...], option: str) -> dict[str, str]:
    """FILE=VALUE options as a mapping."""
    split = [each.partition("=") for each in given]
    wrong = next((each for each, (name, mark, value) in zip(given, split, strict=True) if not (name and value)), None)
    if wrong is not None:
        raise click.UsageError(f"{option} {wrong}: give it as FILE=VALUE, e.g. {option} a.txt=Herald")
    return {name: value for name, _, value in split}


def refuse_own_output(paths: Iterable[str], output: str | None) -> None:
    """The answer may not be written over an article that it is made from."""
    if output and output != "-" and any(path != "-" and _is_one_file(path, output) for path in paths):
        raise click.UsageError(f"-o {output}: is one of the articles to read; name another file")


def _is_one_file(path: str, other: str) -> bool:
    try:
        return Path(path).samefile(other)
    except (OSError, ValueError):
        return False


def tell(errors: Iterable[ReadError], quiet: bool) -> None:
    """Name on standard error what was skipped; what was read in part or without its sidecar is noted."""
    if not quiet:
        for error in errors:
            click.echo(f"{'noted' if isinstance(error, BadMeta | PartlyRead) else 'skipped'}: {error}", err=True)


def write(answer: str, output: str | None) -> None:
    """To a file, or to standard output. A reader that has seen enough and left is no error."""
    written = answer.encode("utf-8", "backslashreplace")
    try:
        if output and output != "-":
            Path(output).write_bytes(written)
        else:
            sys.stdout.buffer.write(written)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        where = output or "standard output"
        raise click.ClickException(f"{where}: cannot be written ({problem.strerror}); name another file") from problem


def progress(quiet: bool) -> Progress | None:
    """A line on the terminal that tells how far the work is; nothing when piped or quiet."""
    if quiet or not sys.stderr.isatty():
        return None

    def show(what: str, done: int, of: int) -> None:
        count = f" {done}/{of}" if done else ""
        click.echo(f"\r\x1b[K{what}{count} …", nl=False, err=True)

    return show


def clear(shown: Progress | None) -> None:
    """Take the progress line away."""
    if shown:
        click.echo("\r\x1b[K", nl=False, err=True)
