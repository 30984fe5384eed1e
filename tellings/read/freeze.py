"""Draft -> Article: the date is read, the outlet settled, the text taken apart; what is unsure becomes a doubt.

In: a draft and what options or a sidecar say of it. Refused: an article longer than the settings allow.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from tellings.errors import Empty, TooLong
from tellings.read.dates import When, when
from tellings.read.draft import Draft
from tellings.read.order import host_of, order_of
from tellings.read.parts import Page, read_parts
from tellings.records import Article
from tellings.settings import Settings


def freeze(draft: Draft, file: str, settings: Settings) -> Article:
    """The article of a draft. Raises Empty or TooLong, naming the file."""
    longest = max(len(draft.text), len(draft.title))
    if longest > settings.max_characters:
        raise TooLong(file=file, length=longest, limit=settings.max_characters)
    if not draft.text.strip() and not draft.title.strip():
        raise Empty(file=file)
    title = draft.title if draft.title.strip() else ""
    page = read_parts(draft.text, title)
    outlet = draft.outlet or host_of(draft.url)
    told, doubts = _published(draft, page, outlet)
    return Article(
        text=draft.text,
        title=title or page.title,
        outlet=outlet,
        published=told.value,
        published_precision=told.precision,
        url=draft.url,
        file=draft.file,
        source_id=draft.source_id,
        title_in_text=bool(page.title),
        parts=page.parts,
        doubts=(*draft.doubts, *doubts),
        raw_sha256=draft.raw_sha256,
        extractor=draft.extractor,
    )


def instant(told: str | date, outlet: str | None, url: str | None) -> When | None:
    """A date as given in Python, or as a string at this outlet; None when the string is no date."""
    if isinstance(told, datetime):
        bare = told.replace(tzinfo=None, microsecond=0)
        return When(bare, "day" if bare.time() == time() else "second")
    if isinstance(told, date):
        return When(datetime.combine(told, time()), "day")
    return when(told, order_of(outlet, url))


def _published(draft: Draft, page: Page, outlet: str | None) -> tuple[When, tuple[str, ...]]:
    """The date that was given, else the one stamped in the text: that of publication before that of a change."""
    if draft.published is not None:
        given = instant(draft.published, outlet, draft.url)
        if given is None:
            told = str(draft.published)
            given = When(
                None, doubt=f"{_short(told)!r} could not be read as a date; its publication date is left open."
            )
        return _with_doubt(given)
    stamps = [found for told in page.dates if (found := instant(told, outlet, draft.url))]
    stamps.sort(key=lambda found: (found.changed, found.value is None))
    return _with_doubt(stamps[0]) if stamps else (When(None), ())


def _with_doubt(found: When) -> tuple[When, tuple[str, ...]]:
    return replace(found, doubt=None), (found.doubt,) if found.doubt else ()


def _short(told: str) -> str:
    return told if len(told) <= 60 else f"{told[:59]}…"
