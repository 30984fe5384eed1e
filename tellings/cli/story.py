"""tellings story: one story of a store, its articles side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tellings.cli.compare import FORMATS, form_of, publish
from tellings.cli.inputs import clear, progress, write
from tellings.cli.stores import asked, store_option

if TYPE_CHECKING:
    from tellings.desk.stories import Compared


@click.command("story")
@click.argument("id_", metavar="ID")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="Form of the answer (default: text).")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE; its ending chooses the format when none is given.")
@click.option("--open", "open_", is_flag=True, help="Open the report in a browser.")
@click.option("--all", "show_all", is_flag=True, help="Show also the lines held back for low confidence.")
@click.option("--share", is_flag=True, help="Leave out the full texts (HTML, JSON); the quotes stay.")
@click.option("--quiet", is_flag=True, help="No progress and no notes on standard error.")
@store_option
def command(
    id_: str,
    format_: str | None,
    output: str | None,
    open_: bool,
    show_all: bool,
    share: bool,
    quiet: bool,
    store: str,
) -> None:
    """Lay the articles of one story side by side.

    ID is as `tellings stories` shows it; its first characters are enough. What was compared before is shown at once;
    a story whose articles or settings changed is compared again.

    \b
    tellings story 3f2a9c81d0
    tellings story 3f2a --format html --open
    """
    from tellings.desk.stories import compared

    output = None if output == "-" else output
    with asked(store) as opened:
        shown = progress(quiet)
        try:
            found = compared(opened, id_, progress=shown)
        finally:
            clear(shown)
    if found.comparison is None:
        write(_alone(found), None)
        return
    if found.story.id != id_ and not found.story.id.startswith(id_) and not quiet:
        click.echo(f"noted: {id_} went into story {found.story.id}", err=True)
    publish(found.comparison, format_ or form_of(output, open_), output, open_, show_all, share)


def _alone(found: Compared) -> str:
    from tellings.desk.listing import unjudged

    names = ", ".join(head.outlet or head.title or head.id for head in found.heads) or "none left"
    others = [language for head in found.heads if (language := unjudged(head))]
    why = f"in another language than English ({others[0]}), and not grouped" if others else "nothing to compare yet"
    return f"{found.story.id}: told by one article only ({names}); {why}\n"
