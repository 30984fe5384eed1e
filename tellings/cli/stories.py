"""tellings stories: the stories of a store, each the articles of one happening."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from tellings.cli.inputs import write
from tellings.cli.stores import asked, day_options, store_option, style, width

if TYPE_CHECKING:
    from tellings.desk.listing import Listed

_NONE_YET = "no story yet: take articles in with tellings ingest PATH --store {store}"
_NONE_FITS = "no story fits; leave out --since, --until or --outlet, or give --least 1 for articles told alone"


@click.command("stories")
@day_options
@click.option(
    "--sort",
    type=click.Choice(("size", "new", "origins")),
    default="size",
    show_default=True,
    help="Order of the list.",
)
@click.option(
    "--least", type=click.IntRange(1), default=2, show_default=True, help="Articles that a story has at least."
)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many to show.")
@click.option("--offset", type=click.IntRange(0), default=0, help="How many to pass over first.")
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", help="Form of the answer.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE.")
@store_option
def command(format_: str, output: str | None, store: str, **which: Any) -> None:
    """List the stories of a store, the largest first.

    --sort origins: stories that were compared, by how many independent origins they rest on; then the others by size.
    For these the count is made from outlets and copies, and is marked so.

    \b
    tellings stories --since 2025-03-01 --outlet "Ardle Herald"
    tellings stories --sort new --limit 5
    """
    from tellings.desk.listing import listed

    with asked(store) as opened:
        found = listed(opened, **which)
        empty = not found and not opened.counts().stories
    if format_ == "json":
        write(_json(found), output)
    elif found:
        write(_text(found), output)
    else:
        click.echo((_NONE_YET if empty else _NONE_FITS).format(store=store), err=True)


def _json(found: list[Listed]) -> str:
    from tellings.desk.shown import story_object

    whole = {
        "schema": "tellings.stories/1",
        "stories": [story_object(one) for one in found],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _text(found: list[Listed]) -> str:
    from tellings.desk.shown import story_lines

    return "\n".join(story_lines(one, width(), style) for one in found)
