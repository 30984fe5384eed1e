"""`python -m tellings`: the command line where the program itself is not on the path."""

from tellings.cli import main

main(prog_name="tellings")
