"""tellings eval: score the program on a data set with known answers."""

from __future__ import annotations

from pathlib import Path

import click

from tellings.errors import TellingsError


@click.command("eval")
@click.argument("set_", type=click.Choice(("comparisons",)), metavar="SET")
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--story", "stories", multiple=True, metavar="NAME", help="Only this story; may be given again.")
@click.option("--json", "as_line", is_flag=True, help="One JSON line in place of the table.")
@click.option("--explain", is_flag=True, help="Each line with HIT or MISS, each known point met or missed.")
def command(set_: str, path: Path, stories: tuple[str, ...], as_line: bool, explain: bool) -> None:
    """Score the program on SET, a data set with known answers in the folder PATH.

    SET is "comparisons": STORY.articles.json with STORY.gold.json.
    """
    from tellings.evaluate import comparisons
    from tellings.evaluate.corpus import read_stories
    from tellings.evaluate.explain import explain as explained
    from tellings.evaluate.table import table

    try:
        if explain:
            for name in stories or [story.name for story in read_stories(path)]:
                click.echo(explained(path, name))
            return
        report = comparisons.evaluate(path, stories=stories)
    except TellingsError as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(comparisons.as_json(report) if as_line else table(report))
