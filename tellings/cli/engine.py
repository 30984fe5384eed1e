"""--engine and --workers, the same for each command that reads many articles."""

from __future__ import annotations

from collections.abc import Callable

import click

from tellings.engines import ENGINES


def engine_options(command: Callable[..., None]) -> Callable[..., None]:
    """The two options."""
    for option in (
        click.option("--workers", type=click.IntRange(1), metavar="N", help="How many (default: one a processor)."),
        click.option(
            "--engine",
            type=click.Choice(ENGINES),
            default="serial",
            show_default=True,
            help="Read articles one after the other, or several at a time; the answer is the same.",
        ),
    ):
        command = option(command)
    return command
