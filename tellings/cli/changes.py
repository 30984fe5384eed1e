"""tellings changes: what happened to the stories of a store, line by line."""

from __future__ import annotations

import json

import click

from tellings.cli.inputs import write
from tellings.cli.stores import asked, store_option


@click.command("changes")
@click.option("--since", type=click.IntRange(0), default=0, metavar="SEQ", help="Only lines after this number.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="How many to show.")
@click.option("--format", "format_", type=click.Choice(("text", "jsonl")), default="text", help="Form of the answer.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE.")
@store_option
def command(since: int, limit: int, format_: str, output: str | None, store: str) -> None:
    """Tell what happened to the stories: articles added, changed, removed; stories merged and split.

    No line is ever changed or taken away. Give the last number seen to be told what came after it.

    \b
    tellings changes --since 120
    tellings changes --format jsonl | tail -n 5
    """
    from tellings.desk.shown import change_line, change_object

    with asked(store) as opened:
        lines = list(opened.changes(since, limit=limit + 1))
    if format_ == "jsonl":
        objects = (json.dumps(change_object(line), ensure_ascii=False) for line in lines[:limit])
        write("".join(f"{one}\n" for one in objects), output)
    elif lines:
        write("".join(map(change_line, lines[:limit])), output)
    else:
        click.echo("no change yet" if not since else f"nothing since {since}", err=True)
    if len(lines) > limit:
        click.echo(f"there is more: --since {lines[limit - 1].seq}", err=True)
