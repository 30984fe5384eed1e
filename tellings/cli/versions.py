"""tellings versions: the versions of an article in a store, and what changed from one to the next."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from tellings.cli.inputs import write
from tellings.cli.stores import store_option
from tellings.errors import NotKept, TellingsError

if TYPE_CHECKING:
    from tellings.desk.versions import Difference
    from tellings.records import Evidence
    from tellings.store.rows import Head, Kept


@click.command("versions")
@click.argument("article", metavar="KEY|URL|ID")
@store_option
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", help="Form of the answer.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE.")
def command(article: str, store: str, format_: str, output: str | None) -> None:
    """Show what changed between the versions of an article: by its address, its id (or the beginning), or its file.

    Words between [- and -] are gone, words between {+ and +} are new.
    """
    try:
        kept = _versions(article, store)
    except TellingsError as problem:
        raise click.ClickException(str(problem)) from problem
    write(_json(kept) if format_ == "json" else "\n".join(_text(kept)) + "\n", output)


def _versions(told: str, where: str) -> list[Kept]:
    from tellings.store.store import Store

    with Store.open(where, create=False, read_only=True) as store:
        head = store.find(told)
        if head is None:
            cure = "give its address, or more of its id; tellings search finds both"
            raise NotKept(store=where, what="article", name=told, cure=cure)
        return store.many([one.id for one in store.versions(head.key)])


def _text(kept: list[Kept]) -> Iterator[str]:
    last = kept[-1].head
    yield f"{last.title or '(no title)'}"
    yield f"{last.outlet or 'no outlet told'}, {last.url or kept[-1].place or last.source_id or last.id}"
    for one in kept:
        yield f"  version {one.head.version}  {_seen(one.head)}  {one.head.id}  {len(one.article.text):,} characters"
    for before, after in itertools.pairwise(kept):
        yield ""
        yield f"{before.head.version} → {after.head.version}"
        found = _differences(before, after)
        yield from (f"  {_line(one)}" for one in found)
        if not found:
            yield "  only spaces or what surrounds the text changed"


def _seen(head: Head) -> str:
    return f"first seen {head.first_seen:%Y-%m-%d %H:%M} UTC"


def _differences(before: Kept, after: Kept) -> list[Difference]:
    from tellings.desk.versions import differences

    return differences(before.article, after.article)


_MARKS = {"gone": "[-{}-]", "new": "{{+{}+}}", "same": "{}"}


def _line(one: Difference) -> str:
    told = one.after or one.before
    if one.kind in ("gone", "new") and told:
        return f"{one.kind:8} {_MARKS[one.kind].format(' '.join(told.quote.split()))}"
    if one.kind == "moved" and told:
        return f"{one.kind:8} {' '.join(told.quote.split())}"
    return f"{one.kind:8} {' '.join(_MARKS[piece.kind].format(piece.words) for piece in one.pieces)}"


def _json(kept: list[Kept]) -> str:
    versions = [
        {
            "version": one.head.version,
            "id": one.head.id,
            "first_seen": one.head.first_seen.isoformat(),
            "title": one.head.title,
            "text_sha256": one.head.text_sha256,
        }
        for one in kept
    ]
    changes = [
        {
            "from": before.head.version,
            "to": after.head.version,
            "differences": [_object(one) for one in _differences(before, after)],
        }
        for before, after in itertools.pairwise(kept)
    ]
    whole = {"schema": "tellings.versions/1", "key": kept[0].head.key, "versions": versions, "changes": changes}
    return json.dumps(whole, ensure_ascii=False) + "\n"


def _object(one: Difference) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "before": _evidence(one.before),
        "after": _evidence(one.after),
        "pieces": [{"kind": piece.kind, "words": piece.words} for piece in one.pieces],
    }


def _evidence(one: Evidence | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"article": one.article, "where": one.where, "start": one.start, "end": one.end, "quote": one.quote}
