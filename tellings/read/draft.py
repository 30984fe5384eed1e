"""Draft: what the reader of one format found, each field as it was told; nothing judged yet.

A date is still the string of the page, parts are not looked for. `freeze.py` makes an Article of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Draft:
    """The fields of one article to be. `pasted` is True when title and date may stand inside the text."""

    text: str
    title: str = ""
    outlet: str | None = None
    published: str | date | None = None
    url: str | None = None
    source_id: str | None = None
    file: str | None = None
    pasted: bool = False
    doubts: tuple[str, ...] = ()
