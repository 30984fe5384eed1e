"""Plain text, as pasted from a page -> a Draft: title and date are looked for inside the text later on.

In: bytes. Out: one Draft, its text as it stands in the file, line ends and all.
"""

from __future__ import annotations

from collections.abc import Iterator

from tellings.read import html
from tellings.read.decode import decode
from tellings.read.draft import Draft


def read(raw: bytes, file: str, charset: str | None = None) -> Iterator[Draft]:
    """The article of a .txt file; the source of a page saved under that name is read as HTML."""
    if raw[:200].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        yield from html.read(raw, file, charset)
        return
    text, doubts = decode(raw, file, charset)
    yield Draft(text, doubts=doubts)
