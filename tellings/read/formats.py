"""Kinds of files: which reader takes one, told by its first bytes, then by its ending, then by what a server calls it.

In: a stream and its name. Out: what the reader of its kind finds, each draft with the hash of its bytes. Archives and
JSON lines are read as they come; all else is held in memory, up to the limit of the settings. Gzip is taken off twice
at most. Refused (UnknownFormat): what neither bytes nor ending tell.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import IO, Any

from tellings.errors import PartlyRead, TooBig, UnknownFormat
from tellings.read import csv, feeds, html, json, jsonfeed, pdf, sitemaps, txt, warc
from tellings.read.bounded import GZIP, Unzipped
from tellings.read.draft import Draft, Found, Reader
from tellings.read.xml import root_of
from tellings.settings import Settings


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its reader, its endings, and the content types of servers that mean it."""

    read: Reader
    endings: tuple[str, ...]
    types: tuple[str, ...] = ()


FORMATS: Mapping[str, Format] = {
    "text": Format(txt.read, (".txt", ".text"), ("text/plain",)),
    "page": Format(html.read, (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml")),
    "PDF": Format(pdf.read, (".pdf",), ("application/pdf", "application/x-pdf")),
    "JSON": Format(json.read, (".json",), ("application/json", "application/ld+json", "text/json")),
    "JSON lines": Format(json.read_lines, (".jsonl", ".ndjson"), ("application/x-ndjson", "application/jsonl")),
    "table": Format(csv.read, (".csv", ".tsv"), ("text/csv", "text/tab-separated-values")),
    "feed": Format(feeds.read, (".rss", ".atom", ".rdf"), ("application/rss+xml", "application/atom+xml")),
    "JSON feed": Format(jsonfeed.read, (), ("application/feed+json",)),
    "sitemap": Format(sitemaps.read, ()),
}
ARCHIVE, ARCHIVE_ENDING = "web archive", ".warc"
SINGLE = tuple(ending for kind in ("text", "page", "PDF") for ending in FORMATS[kind].endings)  # one article a file
FEEDS = frozenset({"feed", "JSON feed"})
_BY_ENDING = {ending: kind for kind, format_ in FORMATS.items() for ending in format_.endings}
TYPES = {type_: kind for kind, format_ in FORMATS.items() for type_ in format_.types}
_ROOTS = {
    "rss": "feed",
    "feed": "feed",
    "channel": "feed",
    "html": "page",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
}
VAGUE_TYPES = frozenset({"text/plain", "application/octet-stream", "binary/octet-stream"})  # the ending tells more
_HEAD = 4096
_CHUNK = 1 << 20


def kind_of(head: bytes, ending: str = "", content_type: str = "") -> str | None:
    """The kind that the first bytes of a file tell, else its ending, else the content type; None for none of ours."""
    if head.startswith(warc.MAGIC):
        return ARCHIVE
    if head.lstrip().startswith(pdf.MAGIC):
        return "PDF"
    bare = _decoded(head).lstrip("\ufeff \t\r\n")
    if bare.startswith("<") and (kind := _by_root(bare)):
        return kind
    if bare.startswith("{") and jsonfeed.MARK.search(bare):
        return "JSON feed"
    return _BY_ENDING.get(ending) or TYPES.get(content_type)


def kind_in(raw: bytes, ending: str = "", content_type: str = "") -> str | None:
    """The kind of what stands in these bytes, unzipped when they are zipped."""
    for _ in range(2):
        if not raw.startswith(GZIP):
            break
        with contextlib.suppress(zlib.error):
            raw = zlib.decompressobj(wbits=31).decompress(raw, _HEAD)
    return kind_of(raw[:_HEAD], ending, content_type)


def found_in(
    stream: io.BufferedReader[Any],
    file: str,
    ending: str,
    settings: Settings,
    told: tuple[str, str | None] = ("", None),
) -> Iterator[Found]:
    """What a file holds; `told` is the content type and encoding that a server gives. Raises ReadError."""
    yield from _layer(stream, file, ending, settings, told, 0)


def _layer(
    stream: io.BufferedReader[Any], file: str, ending: str, settings: Settings, told: tuple[str, str | None], depth: int
) -> Iterator[Found]:
    head = stream.peek(_HEAD)[:_HEAD]
    if head.startswith(GZIP):
        yield from _unzipped(stream, file, ending, settings, told, depth)
        return
    kind = kind_of(head, ending, told[0])
    if kind == ARCHIVE:
        yield from warc.read(stream, file)
    elif kind == "JSON lines":
        yield from json.stream(stream, file, settings.max_bytes)
    elif kind is None:
        raise UnknownFormat(file=file, kind=ending or told[0] or "without an ending")
    else:
        raw = all_of(stream, file, settings.max_bytes)
        digest = hashlib.sha256(raw).hexdigest()
        for found in FORMATS[kind].read(raw, file, told[1]):
            yield _hashed(found, digest)


def _hashed(found: Found, digest: str) -> Found:
    return replace(found, raw_sha256=digest) if isinstance(found, Draft) and not found.raw_sha256 else found


def _unzipped(
    stream: IO[bytes], file: str, ending: str, settings: Settings, told: tuple[str, str | None], depth: int
) -> Iterator[Found]:
    """What stands in a gzip file, and a note when it breaks off."""
    if depth == 2:
        raise UnknownFormat(file=file, kind="gzip in gzip in gzip")
    inner = Unzipped(stream, file)
    inner_ending = os.path.splitext(os.path.splitext(file)[0])[1].lower() if ending == ".gz" else ending
    noted = False
    for found in _layer(io.BufferedReader(inner, 1 << 16), file, inner_ending, settings, told, depth + 1):
        noted = noted or isinstance(found, PartlyRead)
        yield found
    if inner.broken and not noted:
        cure = "what stands before is read; fetch the file anew for the rest"
        yield PartlyRead(file=file, what=f"unzipping breaks off: {inner.broken}", cure=cure)


def all_of(stream: IO[bytes], file: str, limit: int) -> bytes:
    """All bytes of a stream. Raises TooBig past the limit."""
    pieces: list[bytes] = []
    left = limit
    while piece := stream.read(_CHUNK):
        pieces.append(piece)
        left -= len(piece)
        if left < 0:
            raise TooBig(file=file, limit=limit, how="", setting="TELLINGS_MAX_BYTES")
    return b"".join(pieces)


def _decoded(head: bytes) -> str:
    wide = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(head[:2], "utf-8")
    return head.decode(wide, "ignore")


def _by_root(bare: str) -> str | None:
    root = root_of(bare)
    if root == "rdf":
        return "feed" if "purl.org/rss/" in bare else None
    return _ROOTS.get(root or "")
