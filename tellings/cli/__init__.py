"""The command line: one file a command; every heavy import waits until its command runs."""

from tellings.cli.main import main

__all__ = ["main"]
