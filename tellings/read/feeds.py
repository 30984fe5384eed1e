"""RSS 0.9 to 2.0, RDF and Atom -> Drafts, one an entry: its text, or the summary when that is all the feed gives.

In: bytes; nothing is fetched, links stay links. Out: Drafts in the order of the feed, then an error when its XML broke
off. The outlet is the source an entry names, else the feed's. Refused (BadFeed): a document of which no entry comes.
"""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib.metadata import version
from typing import Any

from tellings.errors import BadFeed, Empty, PartlyRead, ReadError
from tellings.read.draft import Draft
from tellings.read.markup import plain
from tellings.read.order import host_of
from tellings.read.xml import clean

FEWEST_WORDS = 120  # a summary shorter than this is told as a summary
_LONGEST = 20_000_000  # bytes; a longer feed is read this far
SHORT = "only the summary in the feed was read; --full-text fetches the article itself"
_BETWEEN = re.compile(r"\s+[-–—|»•:>/]+\s+|\s*[|»•]\s*|:\s+")
_NO_LETTER = re.compile(r"[^a-z0-9]")
_SUFFIX = re.compile(r"(?:\.(?:com?|org|net|gov|ac|edu))?\.[a-z]+$")


def read(raw: bytes, file: str, charset: str | None = None) -> Iterator[Draft | ReadError]:
    """The entries of a feed."""
    document, doubts = clean(raw, file, charset)
    parsed = _parsed(document[:_LONGEST], file)
    broken = _broken(parsed)
    entries = parsed.get("entries") or []
    if not entries:
        raise BadFeed(file=file, why=broken or "it is no feed") if broken or not parsed.get("version") else _no(file)
    about = parsed.get("feed") or {}
    for entry in entries:
        draft = _draft(entry, about, doubts)
        if draft is not None:
            yield draft
    if broken:
        why = f"the feed is no well-formed XML ({broken}); {len(entries)} entries of it were read"
        yield PartlyRead(file=file, what=why, cure="what stands behind the fault may be missing")


def outlet_named(title: str | None, url: str | None) -> str | None:
    """The outlet in the title of a feed: of "World | Coast Ledger" what its address tells, else all of it."""
    name = " ".join(plain(title or "").split())
    host = host_of(url) or ""
    pieces = [piece for piece in _BETWEEN.split(name) if piece]
    known = [piece for piece in pieces if _names(piece, host)]
    return (known[0] if len(pieces) > 1 and known else name) or None


def _names(piece: str, host: str) -> bool:
    """The words stand in the host, or the name of the host in the words."""
    folded, core = _NO_LETTER.sub("", piece.lower()), _SUFFIX.sub("", host).rpartition(".")[2]
    inside = len(folded) > 2 and folded in _NO_LETTER.sub("", host)
    return inside or (len(core) > 2 and _NO_LETTER.sub("", core) in folded)


def _no(file: str) -> ReadError:
    return Empty(file=file)


def _parsed(document: bytes, file: str) -> Mapping[str, Any]:
    """Through feedparser: as a stream, for it takes a string for an address or a path."""
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        found: Mapping[str, Any] = feedparser.parse(
            io.BytesIO(document), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as problem:  # a parser of other people's bytes: whatever it stumbles over, the run goes on
        raise BadFeed(file=file, why=f"it cannot be taken apart ({type(problem).__name__})") from problem
    return found


def _broken(parsed: Mapping[str, Any]) -> str | None:
    """Where the XML is at fault; doubts about encoding and type are none, for both are settled before."""
    from xml.sax import SAXParseException

    problem = parsed.get("bozo_exception")
    if not isinstance(problem, SAXParseException):
        return None
    return f"line {problem.getLineNumber()}: {problem.getMessage()}"


def _draft(entry: dict[str, Any], about: Mapping[str, Any], doubts: tuple[str, ...]) -> Draft | None:
    """The article of an entry; None for one without title and text."""
    text, title = _text(entry), " ".join(plain(str(entry.get("title") or "")).split())
    if not text and not title:
        return None
    url = _address(entry.get("link"))
    source = entry.get("source") or {}
    named = plain(str(source.get("title") or "")) or outlet_named(about.get("title"), url or about.get("link"))
    return Draft(
        text=text,
        title=title,
        outlet=named or None,
        published=_day(entry),
        url=url,
        source_id=str(entry.get("id") or "").strip() or url,
        doubts=(*doubts, *short(text)),
        extractor=_extractor(),
        listed=True,
    )


def short(text: str) -> tuple[str, ...]:
    """The doubt about a text that is only a summary."""
    return (SHORT,) if len(text.split()) < FEWEST_WORDS else ()


def _text(entry: Mapping[str, Any]) -> str:
    """The longest of what the entry gives as content and summary."""
    told = [one.get("value") for one in entry.get("content") or () if _is_words(str(one.get("type") or "text"))]
    texts = [plain(str(one)) for one in (*told, entry.get("summary")) if one]
    return max(texts, key=len, default="")


def _is_words(type_: str) -> bool:
    return type_.startswith("text") or "html" in type_


def _address(link: object) -> str | None:
    told = str(link or "").strip()
    return told if told.lower().startswith(("http://", "https://")) else None


def _day(entry: dict[str, Any]) -> str | datetime | None:
    """The date as the feed words it; feedparser's reading of one that we cannot read (years of two digits)."""
    from tellings.read.dates import when

    for name in ("published", "updated", "created"):
        told = str(dict.get(entry, name) or "").strip()  # its own get() takes one date for another
        parsed = dict.get(entry, f"{name}_parsed")
        if told and (when(told) is not None or not parsed):
            return told
        if parsed:
            return datetime(*parsed[:6])
    return None


@functools.cache
def _extractor() -> str:
    return f"feedparser/{version('feedparser')}"
