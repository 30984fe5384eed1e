"""Sitemaps, news sitemaps and sitemap indexes -> Links: the addresses of pages, or of further sitemaps.

In: bytes. Out: Links in the order of the file, with the title, outlet and date of a news sitemap; then an error when
the XML broke off. `lastmod` is no date of publication and is left out. Nothing is fetched here.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from tellings.errors import BadFeed, PartlyRead, ReadError
from tellings.read.draft import Link
from tellings.read.xml import clean

ROOTS = frozenset({"urlset", "sitemapindex"})


def read(raw: bytes, file: str, charset: str | None = None) -> Iterator[Link | ReadError]:
    """The addresses that a sitemap lists."""
    from lxml.etree import XMLSyntaxError, iterparse

    document, _ = clean(raw, file, charset)
    count, broken = 0, ""
    steps = iterparse(
        io.BytesIO(document), events=("end",), tag=("{*}url", "{*}sitemap"), recover=True,
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
    )  # fmt: skip
    try:
        for _, element in steps:
            link = _link(element)
            element.clear()
            if link is not None:
                count += 1
                yield link
    except XMLSyntaxError as problem:
        broken = str(problem)
    faults = [entry.message for entry in steps.error_log if entry.level > 1]
    if broken or faults:
        why = f"the sitemap is no well-formed XML ({broken or faults[0]}); {count} addresses of it were read"
        yield PartlyRead(file=file, what=why, cure="what stands behind the fault may be missing")
    elif not count:
        raise BadFeed(file=file, why="a sitemap without addresses")


def _link(element: Any) -> Link | None:
    """One <url> or <sitemap>; None without an address of the web."""
    told: dict[str, str] = {}
    for inner in element.iter("{*}*"):
        if isinstance(inner.tag, str) and (words := (inner.text or "").strip()):
            told.setdefault(inner.tag.rpartition("}")[2], words)
    address = told.get("loc", "")
    if not address.lower().startswith(("http://", "https://")):
        return None
    more = element.tag.rpartition("}")[2] == "sitemap"
    return Link(address, told.get("title", ""), told.get("name"), told.get("publication_date"), more)
