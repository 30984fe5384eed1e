"""Draft: what the reader of one format found, each field as it was told; nothing judged yet. Link: where more stands.

A date is still the string of the page, parts are not looked for. `freeze.py` makes an Article of a Draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from tellings.errors import ReadError


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
    raw_sha256: str | None = None
    extractor: str | None = None
    listed: bool = False  # an entry of a feed: the article itself stands at `url`


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a sitemap lists: a page, or with `more` another list. Title and date as the list tells them."""

    url: str
    title: str = ""
    outlet: str | None = None
    published: str | None = None
    more: bool = False


Found = Draft | Link | ReadError
Reader = Callable[[bytes, str, str | None], Iterator[Found]]  # bytes, name for errors, encoding a server tells
