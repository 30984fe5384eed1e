"""tellings doctor: what works on this machine, and how to mend what does not; whether a store is sound."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator

import click

from tellings.errors import TellingsError
from tellings.settings import Settings


@click.command("doctor")
@click.option("--store", metavar="FILE", help="Check this store instead: hashes, offsets, orphans, search, stories.")
def command(store: str | None) -> None:
    """Say what works on this machine, and how to mend what does not."""
    if store is not None:
        _store(store)
        return
    failed = False
    for what, check in _checks():
        try:
            found = check()
        except (TellingsError, ImportError, OSError, ValueError) as problem:
            failed = True
            click.echo(f"  no  {what}: {problem}")
        else:
            click.echo(f"  ok  {what}: {found}")
    if failed:
        raise click.ClickException("something is missing; see the lines marked no")


def _store(where: str) -> None:
    """Name what is wrong with a store, then how much stands in it."""
    from tellings.store.store import Store

    try:
        with Store.open(where, create=False, read_only=True) as store:
            problems = 0
            for problem in store.check():
                problems += 1
                click.echo(f"  no  {problem.what}: {problem.where}: {problem.why}")
            held = store.counts()
    except TellingsError as problem:
        raise click.ClickException(str(problem)) from problem
    click.echo(
        f"  {'no' if problems else 'ok'}  {where}: {held.articles:,} articles ({held.versions:,} versions), "
        f"{held.stories:,} stories, {held.changes:,} changes"
    )
    if problems:
        raise click.ClickException("the store is not what was written; restore a backup, or ingest into a new one")


def _checks() -> Iterator[tuple[str, Callable[[], str]]]:
    yield "Python", platform.python_version
    yield "English pipeline", _pipeline
    yield "embedding model", _embedding
    yield "places", _places
    yield "languages", _languages
    yield "HTML reader", _html
    yield "a whole comparison", _whole


def _pipeline() -> str:
    from tellings.annotate.parsed import load

    nlp = load(Settings().spacy_model)
    return f"{Settings().spacy_model} {nlp.meta['version']}"


def _embedding() -> str:
    from tellings.annotate.embedding import embed

    close = embed(["The dam was closed.", "They shut the dam."])
    return f"all-MiniLM-L6-v2, two like sentences at {float(close[0] @ close[1]):.2f}"


def _places() -> str:
    from tellings.knowledge import gazetteer

    springs = gazetteer.named("springfield")
    return f"GeoNames, in one file: {len(springs)} places named Springfield, the largest in {springs[0].country}"


def _languages() -> str:
    from tellings.read.language import detect

    return f"told apart offline (this line is {detect('The ministry said on Monday that the harbour is open again.')})"


def _html() -> str:
    import trafilatura

    return f"trafilatura {trafilatura.__version__}"


def _whole() -> str:
    from tellings.examples import folder
    from tellings.pipeline import compare

    found = compare([folder("harbour")])
    return f"{len(found.tellings)} tellings, {len(found.points)} points, {found.independent} independent origins"
