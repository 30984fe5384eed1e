"""A saved page -> a Draft: main text by trafilatura; title, outlet, date and address from JSON-LD, then from metadata.

In: bytes. Out: one Draft, or NoArticle when no paragraph of an account stands in the page, or it is our own report.
No markup, script or style reaches the text.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Any

from tellings.errors import NoArticle, TooLong
from tellings.read.decode import decode
from tellings.read.draft import Draft
from tellings.read.lines import ends_as_sentence, lines_of
from tellings.read.metadata import Metadata, metadata_of

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,80}encoding=[\"']([\w-]+)", re.IGNORECASE
)
_OWN_REPORT = '<meta name="generator" content="tellings">'  # a report of ours that lies beside the articles
_EMBEDDED = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=]+")  # pictures and fonts that a browser saved inside
_LONGEST_PAGE = 3_000_000
_FEWEST_WORDS = 8


def read(raw: bytes, file: str, charset: str | None = None) -> Iterator[Draft]:
    """The article of an .html file."""
    page, doubts = decode(raw, file, charset or _declared(raw))
    page = _EMBEDDED.sub("", page.replace("\x00", ""))
    if len(page) > _LONGEST_PAGE:
        raise TooLong(file=file, length=len(page), limit=_LONGEST_PAGE)
    if _OWN_REPORT in page[:4096]:
        raise NoArticle(file=file)
    found = _extracted(page)
    told = metadata_of(page)
    text = _account(str(found.get("text") or ""), told)
    if not text:
        raise NoArticle(file=file)
    url = told.url or found.get("url")
    yield Draft(
        text=text,
        title=_clean(told.title or found.get("title")) or "",
        outlet=_clean(told.outlet or found.get("sitename")),
        published=told.published or found.get("date"),
        url=url,
        doubts=doubts,
        extractor=_extractor(),
    )


def _declared(raw: bytes) -> str | None:
    found = _CHARSET.search(raw[:4096])
    return (found[1] or found[2]).decode("ascii") if found else None


def _extracted(page: str) -> Mapping[str, Any]:
    """What trafilatura finds: text, title, sitename, date, url; nothing for a page it cannot take apart."""
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (LxmlError, ValueError, RecursionError):
        return {}
    return {} if found is None or isinstance(found, dict) else found.as_dict()


def _account(extracted: str, told: Metadata) -> str:
    """The extracted text, or the body JSON-LD gives when the page shows less; "" when neither holds a paragraph."""
    if told.body and len(told.body) > 2 * len(extracted):
        extracted = told.body
    sentences = (line.text for line in lines_of(extracted) if ends_as_sentence(line.text))
    return extracted if any(len(words.split()) >= _FEWEST_WORDS for words in sentences) else ""


@functools.cache
def _extractor() -> str:
    """The program, its version, and the options given in `_extracted`."""
    return f"trafilatura/{version('trafilatura')} no comments, no tables"


def _clean(words: object) -> str | None:
    return " ".join(html.unescape(words).split()) or None if isinstance(words, str) else None
