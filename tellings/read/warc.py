"""A web archive (WARC, as its crawler wrote it) -> Drafts: one for each page, text and PDF among its answers.

In: a stream, so that an archive may be larger than memory. Out: Drafts in the order of the archive, an error for each
page that cannot be read, then notes: what was only referred to (revisits), and where the archive is cut or damaged.
Pictures, scripts, redirects and answers other than 200 are passed over. The date of the crawl is no publication date.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import IO, Any

from tellings.errors import Empty, NoArticle, PartlyRead, ReadError, TooBig, UnknownFormat
from tellings.read import html, pdf, txt
from tellings.read.draft import Draft

MAGIC = b"WARC/"
_PAGES: Mapping[str, Callable[[bytes, str, str | None], Iterator[Draft]]] = {
    "text/html": html.read,
    "application/xhtml+xml": html.read,
    "text/plain": txt.read,
    "application/pdf": pdf.read,
}
_KINDS = frozenset({"response", "resource", "conversion"})
_LONGEST_PAGE = 50_000_000
_CHUNK = 1 << 16
_CUT = "it is cut in the middle of a record"


def read(stream: IO[bytes], file: str) -> Iterator[Draft | ReadError]:
    """The articles of an archive that is unzipped already."""
    revisits = count = given = 0
    broken: str | None = None
    try:
        for record in _records(stream):
            count += 1
            revisits += record.rec_type == "revisit"
            for found in _of_record(record, file):
                given += 1
                yield found
            broken = broken or _cut(record)
    except TooBig as problem:
        yield problem
    except Exception as problem:  # whatever an archive holds, what stands before the damage is kept
        broken = " ".join(str(problem).split())[:120] or type(problem).__name__
    broken = broken or getattr(stream, "broken", None)
    if revisits:
        what = f"{revisits} of its records only refer to pages of an earlier crawl (revisit); they are not read"
        yield PartlyRead(file=file, what=what, cure="read the archive of the earlier crawl too")
    if broken:
        what = f"the archive breaks off after {count} records: {broken}"
        yield PartlyRead(file=file, what=what, cure="what stands before is read; fetch the file anew for the rest")
    elif not given:
        yield Empty(file=file)


def _records(stream: IO[bytes]) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator

    class Quiet(ArchiveIterator):  # type: ignore[misc]
        INC_RECORD = ""  # else written to standard error; a cut record is told by us

    for record in Quiet(stream, no_record_parse=True):
        record.http_headers = _headers(record)
        yield record


def _headers(record: Any) -> Any:
    """The headers of an answer; warcio would take a cut in the midst of them for the end of the archive."""
    from warcio.statusandheaders import StatusAndHeadersParser

    if record.rec_type != "response" or not str(record.content_type or "").startswith("application/http"):
        return None
    return StatusAndHeadersParser(["HTTP/1.0", "HTTP/1.1"], verify=False).parse(record.raw_stream)


def _cut(record: Any) -> str | None:
    """A record that ends before its length; what nobody asked for of it is read past."""
    stream = record.raw_stream
    while stream.read(_CHUNK):
        pass
    return _CUT if record.length is None or getattr(stream, "limit", 0) > 0 else None


def _of_record(record: Any, file: str) -> Iterator[Draft | ReadError]:
    """The article of one record, nothing for one that holds no page."""
    kind, _, rest = _type_of(record).partition(";")
    reader = _PAGES.get(kind.strip())
    if reader is None or record.rec_type not in _KINDS or _status(record) != "200":
        return
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    shown = f"{file}: {address[:200]}"
    try:
        raw = _payload(record, shown)
        doubts = ("its page is cut off in the archive; the end is missing",) if _cut(record) else ()
        charset = rest.partition("charset=")[2].strip(" \"'") or None
        for draft in reader(raw, shown, charset):
            yield _placed(draft, address, raw, doubts)
    except (NoArticle, Empty):
        return  # fronts and lists of a site, of which an archive is full
    except ReadError as problem:
        yield problem


def _placed(draft: Draft, address: str, raw: bytes, doubts: tuple[str, ...]) -> Draft:
    url = address if address.startswith(("http://", "https://")) else None
    digest = hashlib.sha256(raw).hexdigest()
    return replace(
        draft, url=draft.url or url, source_id=address or None, raw_sha256=digest, doubts=(*draft.doubts, *doubts)
    )


def _payload(record: Any, shown: str) -> bytes:
    """The body without chunks and packing. Raises TooBig and UnknownFormat."""
    from warcio.bufferedreaders import BufferedReader

    told = record.http_headers.get_header("Content-Encoding") if record.http_headers else None
    packed = (told or "identity").lower()
    if packed not in ("identity", *BufferedReader.get_supported_decompressors()):
        raise UnknownFormat(file=shown, kind=f"page packed with {packed[:20]}")
    stream = record.content_stream()
    pieces: list[bytes] = []
    length = 0
    while piece := stream.read(_CHUNK):
        pieces.append(piece)
        length += len(piece)
        if length > _LONGEST_PAGE:
            raise TooBig(file=shown, limit=_LONGEST_PAGE, how="", setting="a program of your own")
    return b"".join(pieces)


def _type_of(record: Any) -> str:
    told = record.http_headers.get_header("Content-Type") if record.http_headers else None
    return (told or (record.content_type if not record.http_headers else "") or "").lower()


def _status(record: Any) -> str:
    """The status of an answer; records that are no answers of a server count as good ones."""
    return str(record.http_headers.get_statuscode() or "") if record.http_headers else "200"
