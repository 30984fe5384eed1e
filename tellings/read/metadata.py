"""What a page says of itself: JSON-LD first, then its <meta> and <time> elements; each field as told, or None.

In: the page as text. Out: title, outlet, date, address and the body that JSON-LD may carry.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tellings.errors import BadRecord
from tellings.knowledge.load import toml
from tellings.read.draft import Draft
from tellings.read.fields import draft_of


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of a page; `published` is the string it gives."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    body: str | None = None


def metadata_of(page: str) -> Metadata:
    """Read a page's own words about itself."""
    tree = _tree(page)
    if tree is None:
        return Metadata()
    metas = _metas(tree)
    linked = _linked(_texts(tree, "//script[contains(@type, 'ld+json')]/text()"))
    times = _texts(tree, "//time[@itemprop='datePublished' or @pubdate]/@datetime")
    address = _texts(tree, "//link[@rel='canonical']/@href")
    return Metadata(
        title=(linked and linked.title) or _first(metas, "title"),
        outlet=(linked and linked.outlet) or _site(_first(metas, "outlet")),
        published=_date(linked) or _first(metas, "published") or next(iter(times), None),
        url=next(iter(address), None) or _first(metas, "url") or (linked and linked.url) or None,
        body=_plain(linked.text) if linked else None,
    )


def feed_of(page: str) -> str | None:
    """The first feed that a page names, as it is written there."""
    tree = _tree(page)
    path = "//link[contains(@rel, 'alternate') and (contains(@type, 'rss') or contains(@type, 'atom'))]/@href"
    return next(iter(_texts(tree, path)), None) if tree is not None else None


def _tree(page: str) -> Any:
    """The page's elements; None for a page without any."""
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    try:
        return document_fromstring(page.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    except (LxmlError, ValueError):
        return None


def _texts(tree: Any, path: str) -> list[str]:
    return [stripped for found in tree.xpath(path) if (stripped := str(found).strip())]


def _metas(tree: Any) -> dict[str, str]:
    """The <meta> elements by the lower-case name they go under; the first of a name counts."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            if (name := meta.get(key)) and (content := (meta.get("content") or "").strip()):
                metas.setdefault(name.lower(), content)
    return metas


def _first(metas: Mapping[str, str], field: str) -> str | None:
    """The best <meta> element for a field."""
    names = toml("reading_fields.toml")["pages"][field]
    return next((metas[name.lower()] for name in names if name.lower() in metas), None)


def _plain(body: str) -> str | None:
    """Words without tags and entities: some pages put markup into their JSON-LD."""
    return html.unescape(re.sub(r"<[^>]+>", " ", body)).strip() or None


def _linked(scripts: list[str]) -> Draft | None:
    """The first article among the JSON-LD of a page."""
    for script in scripts:
        for item in _items(script):
            try:
                return draft_of(item, "", 1)
            except BadRecord:
                continue
    return None


def _items(script: str) -> Iterator[Mapping[str, Any]]:
    """The objects of article type, in lists and graphs too."""
    bare = re.sub(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*$", "", script)
    try:
        waiting = [json.loads(bare, strict=False)]
    except (ValueError, RecursionError):
        return
    types = set(toml("reading_fields.toml")["pages"]["types"])
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            told = item.get("@type")
            if types & {kind for kind in (told if isinstance(told, list) else [told]) if isinstance(kind, str)}:
                yield item
            waiting += [item[key] for key in ("@graph", "mainEntity", "itemListElement") if key in item]


def _date(linked: Draft | None) -> str | None:
    return linked.published if linked and isinstance(linked.published, str) else None


def _site(told: str | None) -> str | None:
    """The name of a site: no address, no handle."""
    return told if told and not told.startswith(("@", "http")) else None
