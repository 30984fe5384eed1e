"""tellings eval: score the program on a data set with known answers."""

from __future__ import annotations

from pathlib import Path

import click

from tellings.errors import TellingsError
from tellings.evaluate.sets import SETS, named

_WIDEST = max(len(one.name) for one in SETS)
_HELP = "\n".join(
    [
        "Score the program on SET, a data set with known answers at PATH.",
        "",
        "\b",
        "SET is one of",
        *(f"  {one.name:{_WIDEST}}  {one.says}" for one in SETS),
    ]
)


@click.command("eval", help=_HELP)
@click.argument("set_", type=click.Choice([one.name for one in SETS]), metavar="SET")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--only", "--story", multiple=True, metavar="NAME", help="Only this document or story; repeatable.")
@click.option("--json", "as_line", is_flag=True, help="One JSON line in place of the table.")
@click.option("--explain", is_flag=True, help="Each answer with HIT or MISS, each known one met or missed.")
def command(set_: str, path: Path, only: tuple[str, ...], as_line: bool, explain: bool) -> None:
    """See _HELP."""
    evaluator = named(set_).evaluator()
    try:
        if explain:
            for line in evaluator.listing(path, only):
                click.echo(line)
            return
        scored = evaluator.evaluate(path, only)
    except TellingsError as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(scored.as_json() if as_line else scored.table())
