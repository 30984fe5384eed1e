"""The command `tellings` and its list of commands. Each is imported when it is called, so that help is instant."""

from __future__ import annotations

import gc
import importlib

import click

_COMMANDS = {
    "compare": "Lay several articles about one happening side by side.",
    "annotate": "Read the words of each article: one telling a line.",
    "group": "Sort articles into stories, each the articles of one happening.",
    "ingest": "Take articles into a store; what is known is passed over.",
    "watch": "Ask feeds again and again; tell new stories and contradictions.",
    "stories": "List the stories of a store.",
    "story": "Lay the articles of one story of a store side by side.",
    "search": "Find articles of a store by words, outlet, day, entity or event.",
    "changes": "Tell what happened to the stories of a store.",
    "export": "Write stories, comparisons or articles for other programs.",
    "versions": "Show what changed between the versions of an article.",
    "actors": "Say which country and role a phrase for an actor stands for.",
    "codebook": "List the types of events, and check files of them.",
    "eval": "Score the program on a data set with known answers.",
    "doctor": "Say what works on this machine.",
}


class _Lazy(click.Group):
    """A group whose commands are imported when they run; help shows the lines above."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"tellings.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; Ctrl-C ends it with the code that shells expect, and without a traceback."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nstopped", err=True)
            ctx.exit(130)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tellings", message="tellings %(version)s")
def main() -> None:
    """One happening, many tellings: what newsrooms agree on, differ in, contradict and leave out."""


@main.result_callback()
def _leave(_: object) -> None:
    """The work is done: spare the collector a last walk through models and tables, which takes longer than --help."""
    gc.freeze()
