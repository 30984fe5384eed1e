"""JSON Feed 1.0 and 1.1 -> Drafts, one an item. A bad item does not hide the others.

In: bytes. Out: for each item a Draft or the error that names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tellings.errors import BadRecord, ReadError
from tellings.read import json
from tellings.read.decode import decode
from tellings.read.draft import Draft
from tellings.read.feeds import outlet_named, short
from tellings.read.fields import draft_of
from tellings.read.markup import plain

MARK = re.compile(r'"version"\s*:\s*"https?:(?://|\\/\\/)jsonfeed\.org')


def read(raw: bytes, file: str, charset: str | None = None) -> Iterator[Draft | ReadError]:
    """The items of a JSON feed."""
    text, doubts = decode(raw, file, charset)
    feed = json.load(text, file, 1)
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise BadRecord(file=file, record=1, why="no list of items in the feed")
    for number, item in enumerate(items, start=1):
        try:
            yield _draft(item, feed, file, number, doubts)
        except ReadError as problem:
            yield problem


def _draft(item: Any, feed: Mapping[str, Any], file: str, number: int, doubts: tuple[str, ...]) -> Draft:
    """One item, its HTML as words; the names of its fields turned into ours."""
    if not isinstance(item, Mapping):
        raise BadRecord(file=file, record=number, why="an item is no object")
    given = {name: item.get(name) for name in ("content_text", "content_html", "summary")}
    wrong = next((name for name, value in given.items() if value is not None and not isinstance(value, str)), None)
    if wrong:
        raise BadRecord(file=file, record=number, why=f"{wrong!r} is no text")
    body = given["content_text"] or plain(given["content_html"] or "") or plain(given["summary"] or "")
    url = item.get("url") or item.get("external_url")
    outlet = outlet_named(feed.get("title"), url) if isinstance(feed.get("title"), str) and not _odd(url) else None
    record = {"text": body, "title": item.get("title"), "id": item.get("id"), "url": url, "outlet": outlet,
              "published": item.get("date_published") or item.get("date_modified")}  # fmt: skip
    draft = draft_of(record, file, number)
    return Draft(draft.text, draft.title, draft.outlet, draft.published, draft.url, draft.source_id or draft.url,
                 doubts=(*doubts, *short(draft.text)), extractor="feed items as JSON", listed=True)  # fmt: skip


def _odd(url: object) -> bool:
    return url is not None and not isinstance(url, str)
