"""tellings search: articles of a store by their words, outlets, days, entities and events."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from tellings.cli.inputs import write
from tellings.cli.stores import asked, day_options, store_option, style, width

if TYPE_CHECKING:
    from tellings.store.rows import Hit

_ENOUGH = ("entity", "outlet", "since", "until")  # options with which no words are needed
_GIVE = 'give words, or one of --entity, --type, --outlet, --since; e.g. tellings search "flood*"'


@click.command("search")
@click.argument("words", nargs=-1, metavar="[WORDS]…")
@day_options
@click.option("--entity", metavar="NAME", help="Only articles that name this person, body or place.")
@click.option(
    "--type", "event", metavar="TYPE", help="Only articles with an event of this type (tellings codebook list)."
)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many to show.")
@click.option("--format", "format_", type=click.Choice(("text", "json", "jsonl")), default="text", help="Form.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE.")
@store_option
def command(
    words: tuple[str, ...], event: str | None, format_: str, output: str | None, store: str, **which: Any
) -> None:
    """Find articles with all these WORDS, the newest first.

    "In quotes" a phrase, flood* a beginning; after --, -word leaves out articles that have the word.

    \b
    tellings search harbour wall --since 2025-03-01
    tellings search '"main pillar"' --outlet "Ardle Herald"
    tellings search --entity "Tilda Marsh" --type REQUEST
    tellings search -- bridge -ferry
    """
    told = " ".join(words)
    if not any(map(str.isalnum, told)) and (words or not (event or any(which[name] for name in _ENOUGH))):
        raise click.UsageError(_GIVE)
    with asked(store) as opened:
        found = opened.search(told, event=event.upper() if event else None, **which)
        articles = None if found else opened.counts().articles
    if event and not found:
        _refuse_unknown(event.upper())
    if format_ != "text":
        write(_objects(found, format_), output)
    elif articles is None:
        write(_text(found), output)
    else:
        click.echo(_nothing(articles, store), err=True)


def _refuse_unknown(event: str) -> None:
    from tellings.knowledge.codebook import codebook
    from tellings.settings import Settings

    types = [one.name for one in codebook(*Settings().codebook)]
    if event not in types:
        raise click.BadParameter(f"{event}: no such type; there are {', '.join(types)}", param_hint="--type")


def _nothing(articles: int, store: str) -> str:
    if not articles:
        return f"no article yet: take some in with tellings ingest PATH --store {store}"
    return f"none of {articles:,} articles fits; give fewer words, or a beginning (flood*)"


def _objects(found: list[Hit], format_: str) -> str:
    from tellings.desk.shown import hit_object

    objects = [hit_object(hit) for hit in found]
    if format_ == "jsonl":
        return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in objects)
    return json.dumps({"schema": "tellings.hits/1", "hits": objects}, ensure_ascii=False, indent=2) + "\n"


def _text(found: list[Hit]) -> str:
    from tellings.desk.shown import hit_lines

    return "\n".join(hit_lines(hit, width(), style) for hit in found)
