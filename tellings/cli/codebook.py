"""tellings codebook: list the types of events, check files of them and tables of coded events."""

from __future__ import annotations

from pathlib import Path

import click

from tellings.errors import TellingsError
from tellings.knowledge.codebook import Type, codebook, read


@click.group("codebook")
def command() -> None:
    """List the types of events; check files of them, and tables of coded events."""


@command.command("list")
@click.option("--codebook", "files", multiple=True, metavar="FILE", help="A file with a type of your own; repeatable.")
def list_(files: tuple[str, ...]) -> None:
    """Each type: its quad class, how many examples, near-misses, triggers and patterns it has, what it is."""
    try:
        types = codebook(*files)
    except TellingsError as problem:
        raise click.ClickException(str(problem)) from problem
    for one in types:
        click.echo(_line(one))


@command.command("check")
@click.argument("files", nargs=-1, metavar="[FILE…]")
def check_(files: tuple[str, ...]) -> None:
    """Find gaps, contradictions and leaks in FILEs of types of your own; with none, in the codebook that comes along.

    A type of your own is checked against all others. Exit 1 when something is found.
    """
    from tellings.knowledge.codebook_check import check

    try:
        own = tuple(read(Path(file)) for file in files)
        found = check((*codebook(), *own), own)
    except TellingsError as problem:
        raise click.ClickException(str(problem)) from problem
    for finding in found:
        click.echo(str(finding))
    checked = own or codebook()
    sentences = sum(len(one.examples) + len(one.near_misses) for one in checked)
    click.echo(f"{len(checked)} types, {sentences} sentences: {len(found)} findings", err=True)
    if found:
        raise click.exceptions.Exit(1)


@command.command("table")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
def table_(files: tuple[str, ...]) -> None:
    """Check tables of events (`tellings annotate --format plover` or gdelt-like) against their schema.

    FILE may be - for standard input. Exit 1 when something is found.
    """
    from tellings.publish.event_tables import check

    found = []
    for file in files:
        try:
            with click.open_file(file, encoding="utf-8") as lines:
                found += [f"{file}: {problem}" for problem in check(lines)]
        except (OSError, UnicodeDecodeError) as problem:
            raise click.ClickException(f"{file}: cannot be read as UTF-8 text ({problem})") from problem
    for finding in found:
        click.echo(finding)
    click.echo(f"{len(files)} tables: {len(found)} findings", err=True)
    if found:
        raise click.exceptions.Exit(1)


def _line(one: Type) -> str:
    counts = f"{len(one.examples):4} {len(one.near_misses):3} {len(one.triggers):3} {len(one.patterns):3}"
    return f"{one.name:10} {one.quad:21} {counts}  {one.definition.split('. ')[0].split(': ')[0]}"
