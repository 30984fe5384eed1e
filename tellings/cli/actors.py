"""tellings actors: the country and role of phrases for actors."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict

import click

from tellings.errors import TellingsError


@click.command("actors")
@click.argument("phrases", nargs=-1, required=True, metavar="PHRASE…")
@click.option("--date", metavar="DATE", help="The day told of (2022-03-01): who held an office then.")
@click.option("--context", default="", metavar="WORDS", help="Words around the phrase, which may tell the country.")
@click.option("--actors", "files", multiple=True, metavar="FILE", help="A CSV table of actors of your own; repeatable.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(phrases: tuple[str, ...], date: str | None, context: str, files: tuple[str, ...], form: str) -> None:
    """Country and role of who is meant by each PHRASE ("-": one a line of standard input).

    Countries are ISO 3166 alpha-3, or UNO, EUR, IGO for bodies of states; roles are PLOVER's (GOV, MIL, OPP, CVL …).
    Text: country, role, second role, name and why, tabs between, "-" where nothing is known.
    """
    from tellings.annotate.actor_codes import code_actor, day_of
    from tellings.settings import Settings

    try:
        day = day_of(date)
    except ValueError as problem:
        raise click.UsageError(f"--date {problem}") from problem
    settings = Settings(actors=files) if files else Settings()
    try:
        for phrase in _told(phrases):
            code = code_actor(phrase, context, day, settings)
            row = {"phrase": phrase, **asdict(code)}
            click.echo(json.dumps(row, ensure_ascii=False) if form == "json" else _line(row))
    except TellingsError as problem:
        raise click.ClickException(str(problem)) from problem


def _told(phrases: tuple[str, ...]) -> Iterator[str]:
    for phrase in phrases:
        if phrase == "-":
            yield from filter(None, (line.strip() for line in sys.stdin))
        else:
            yield phrase


def _line(row: dict[str, str | None]) -> str:
    return "\t".join(row[name] or "-" for name in ("phrase", "country", "role", "second", "name", "why"))
