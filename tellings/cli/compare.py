"""tellings compare: several articles about one happening, side by side."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import webbrowser
from pathlib import Path

import click

from tellings.cli.inputs import articles, clear, file_options, progress, refuse_own_output, tell, write
from tellings.errors import TellingsError
from tellings.pipeline import Comparison, compare_articles

FORMATS = ("text", "markdown", "html", "json", "csv")


@click.command("compare")
@click.argument("paths", nargs=-1, metavar="PATH…")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="Form of the answer (default: text).")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE; its ending chooses the format when none is given.")
@click.option("--open", "open_", is_flag=True, help="Open the report in a browser.")
@click.option("--all", "show_all", is_flag=True, help="Show also the lines held back for low confidence.")
@click.option("--share", is_flag=True, help="Leave out the full texts (HTML, JSON); the quotes stay.")
@click.option("--example", metavar="NAME", help="Compare a story that comes with the program (harbour, reservoir).")
@file_options
def command(
    paths: tuple[str, ...],
    format_: str | None,
    output: str | None,
    open_: bool,
    show_all: bool,
    share: bool,
    example: str | None,
    outlet: tuple[str, ...],
    published: tuple[str, ...],
    quiet: bool,
) -> None:
    """Lay several articles about one happening side by side.

    PATH is a .txt file as pasted from a page, a saved .html page, .json, .jsonl or .csv with articles (id, title, text,
    outlet, published, url), a PDF, a feed, a web archive (.warc), a folder of these, a pattern, the address of a page,
    feed or sitemap, or - for JSON lines on standard input. At least two articles.
    """
    named = (*paths, *_example(example)) if example else paths
    if not named:
        raise click.UsageError("give at least two articles, or --example harbour")
    output = None if output == "-" else output
    refuse_own_output(named, output)
    shown = progress(quiet)
    try:
        read, errors = articles(named, outlet, published)
        tell(errors, quiet)
        comparison = compare_articles(read, errors, progress=shown)
    except TellingsError as problem:
        raise click.ClickException(str(problem)) from problem
    finally:
        clear(shown)
    publish(comparison, format_ or form_of(output, open_), output, open_, show_all, share)


def _example(name: str) -> tuple[str, ...]:
    from tellings.examples import folder, names

    if name not in names():
        raise click.BadParameter(f"{name}: no such example; there are {', '.join(names())}", param_hint="--example")
    return (str(folder(name)),)


def form_of(output: str | None, open_: bool) -> str:
    """The form that a file's ending chooses."""
    endings = {".html": "html", ".htm": "html", ".json": "json", ".md": "markdown", ".csv": "csv", ".txt": "text"}
    if output:
        return endings.get(Path(output).suffix.lower(), "text")
    return "html" if open_ else "text"


def publish(comparison: Comparison, format_: str, output: str | None, open_: bool, show_all: bool, share: bool) -> None:
    """Write the comparison where it is wanted, and open it."""
    answer = render(comparison, format_, show_all, share, to_terminal=not output and sys.stdout.isatty())
    if open_ and not output:
        with tempfile.NamedTemporaryFile("w", suffix=f".{format_}", delete=False, encoding="utf-8") as file:
            file.write(answer)
        output = file.name
        click.echo(f"the report is in {output}", err=True)
    else:
        write(answer, output)
    if open_ and output and not webbrowser.open(Path(output).resolve().as_uri()):
        click.echo(f"no browser could be opened; open {output} yourself", err=True)


def render(comparison: Comparison, format_: str, show_all: bool, share: bool, to_terminal: bool = False) -> str:
    """The comparison in one of the formats."""
    if format_ == "json":
        return comparison.to_json(share=share, show_all=show_all)
    if format_ == "html":
        return comparison.to_html(share=share, show_all=show_all)
    if format_ == "markdown":
        return comparison.to_markdown(show_all=show_all)
    if format_ == "csv":
        return comparison.to_csv(show_all=show_all)
    width = min(shutil.get_terminal_size((100, 24)).columns, 140) if to_terminal else 100
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return comparison.to_text(width=width, color=to_terminal and not plain, show_all=show_all)
