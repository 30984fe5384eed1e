"""tellings doctor: what works on this machine, and how to mend what does not."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator

import click

from tellings.errors import TellingsError
from tellings.settings import Settings


@click.command("doctor")
def command() -> None:
    """Say what works on this machine, and how to mend what does not."""
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
