"""Inputs that commands share: options about files, standard input, examples, output, progress."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from tellings.errors import BadMeta, BadOption, ReadError
from tellings.records import Article

Progress = Callable[[str, int, int], None]


def file_options(command: Callable[..., None]) -> Callable[..., None]:
    """--outlet, --published and --quiet, the same for each command that reads articles."""
    for option in (
        click.option("--quiet", is_flag=True, help="No progress and no notes on standard error."),
        click.option(
            "--published", metavar="FILE=DATE", multiple=True, help="Publication date of a file that does not say so."
        ),
        click.option("--outlet", metavar="FILE=NAME", multiple=True, help="Outlet of a file that does not say so."),
    ):
        command = option(command)
    return command


def articles(
    paths: Iterable[str], outlet: tuple[str, ...], published: tuple[str, ...]
) -> tuple[list[Article], list[ReadError]]:
    """Articles of paths, folders and "-" (JSON lines on standard input), and what could not be read.

    An option about a file that is not there, or with a wrong date, is wrong usage.
    """
    from tellings.read.sources import read_many

    sources: list[Any] = [sys.stdin.buffer if path == "-" else path for path in paths]
    found, errors = read_many(sources, outlets=pairs(outlet, "--outlet"), published=pairs(published, "--published"))
    wrong = next((error for error in errors if isinstance(error, BadOption)), None)
    if wrong is not None:
        raise click.UsageError(str(wrong))
    return found, errors


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
    """Name on standard error what was skipped; a wrong sidecar is noted, its file is read without it."""
    if not quiet:
        for error in errors:
            click.echo(f"{'noted' if isinstance(error, BadMeta) else 'skipped'}: {error}", err=True)


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
