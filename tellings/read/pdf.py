"""A PDF -> a Draft: its words in paragraphs, a form feed between pages; title and date as the file tells them.

In: bytes. Out: one Draft. A line that runs on is joined to the next one, over the end of a page too; a word broken by a
hyphen is made whole. Page numbers and lines that head or foot several pages are left out.
Refused: pictures of text (NoText), a password (Locked), damage (BadPdf), more pages than an article can have.
"""

from __future__ import annotations

import functools
import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib.metadata import version
from typing import Any

from tellings.errors import BadPdf, Locked, NoText, ReadError, TooLong
from tellings.read.draft import Draft
from tellings.read.lines import ends_as_sentence

MAGIC = b"%PDF-"
_MOST_PAGES = 400
_MOST_CHARACTERS = 2_000_000
_DATED = "the date is the one on which the PDF was made"
_BROKEN_WORD = re.compile(r"(?<=[a-z])-$")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?i)(?:page )?(?:\d{1,4}|[ivxlc]{1,7})(?:(?: of | ?/ ?)\d{1,4})?|[-–—] ?\d{1,4} ?[-–—]")
_SEVERAL = 3  # pages
_BULLETS = ("• ", "▪ ", "‣ ", "– ", "— ")
_NO_TITLE = re.compile(r"(?i)^(?:untitled|microsoft word|document\d*|.*\.(?:docx?|indd|qxd|pdf|tex|odt))\b.*$")


def read(raw: bytes, file: str, charset: str | None = None) -> Iterator[Draft]:
    """The article of a .pdf file."""
    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its remarks would land among ours
    try:
        yield _draft(raw, file)
    except ReadError:
        raise
    except Exception as problem:  # a parser of other people's bytes: whatever it stumbles over, the run goes on
        raise BadPdf(file=file, why=_short(problem)) from problem


def _draft(raw: bytes, file: str) -> Draft:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and not _opened(reader):
        raise Locked(file=file)
    pages = _pages(reader, file)
    text = _joined_pages(list(filter(None, map(_paragraphs, _without_furniture(pages)))))
    if not text:
        raise NoText(file=file, pages=len(pages))
    told: Any = reader.metadata or {}
    made = _made(told)
    return Draft(
        text=text,
        title=_title(str(told.get("/Title") or "")),
        published=made,
        doubts=(_DATED,) if made else (),
        extractor=_extractor(),
    )


def _opened(reader: Any) -> bool:
    """Some files are locked against changes only, with an empty password."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except DependencyError:
        return False


def _pages(reader: Any, file: str) -> list[str]:
    count = len(reader.pages)
    if count > _MOST_PAGES:
        raise BadPdf(file=file, why=f"{count} pages, more than the {_MOST_PAGES} of one article")
    found: list[str] = []
    length = 0
    for page in reader.pages:
        found.append(page.extract_text().replace("\x00", ""))
        length += len(found[-1])
        if length > _MOST_CHARACTERS:
            raise TooLong(file=file, length=length, limit=_MOST_CHARACTERS)
    return found


def _without_furniture(pages: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each page without its number and without what heads or foots several pages."""
    told = [[" ".join(line.split()) for line in page.splitlines()] for page in pages]
    edges = [{_DIGITS.sub("", line) for line in _ends_of(lines)} for lines in told]
    counted = Counter(edge for page in edges for edge in page)
    for lines in told:
        while lines and (at := _furniture(lines, counted)) is not None:
            del lines[at]
        yield lines


def _ends_of(lines: Sequence[str]) -> list[str]:
    """The first two and the last two lines with words."""
    worded = [line for line in lines if line]
    return [*worded[:2], *worded[-2:]]


def _furniture(lines: list[str], counted: Counter[str]) -> int | None:
    """Where the first or the last line is a page number or stands so on several pages."""
    for at in (0, len(lines) - 1):
        line = lines[at]
        if not line or _PAGE_NUMBER.fullmatch(line) or counted[_DIGITS.sub("", line)] >= _SEVERAL:
            return at
    return None


def _joined_pages(pages: Sequence[str]) -> str:
    """A form feed between pages; inside a sentence that runs on, in place of a space."""
    text = pages[0] if pages else ""
    for page in pages[1:]:
        runs_on = not ends_as_sentence(text) and page[:1].islower()
        text += f" \f{page}" if runs_on else f"\n\n\f{page}"
    return text


def _paragraphs(lines: Sequence[str]) -> str:
    """The lines of a page joined into paragraphs: a line ends one when it is blank, or shorter than the others."""
    lengths = sorted(map(len, lines))
    full = lengths[int(0.9 * len(lengths))] if lengths else 0
    paragraphs = [""]
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        paragraphs[-1] = _joined(paragraphs[-1], line)
        if not line or _is_last(line, following, full):
            paragraphs.append("")
    return "\n\n".join(filter(None, paragraphs))


def _is_last(line: str, following: str, full: int) -> bool:
    """Short and at the end of a sentence, or so short that only a paragraph, a heading or an item ends there."""
    if following.startswith(_BULLETS):
        return True
    if len(line) <= 0.85 * full and ends_as_sentence(line):
        return True
    return len(line) <= 0.6 * full and not following[:1].islower()


def _joined(before: str, line: str) -> str:
    if _BROKEN_WORD.search(before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}".strip()


def _title(told: str) -> str:
    """The title that the file gives, unless a program put its own words there."""
    title = " ".join(told.split())
    return "" if _NO_TITLE.match(title) else title


def _made(told: Any) -> datetime | None:
    """The day and hour it was made, as told there."""
    try:
        found = told.creation_date if told else None
    except (ValueError, TypeError, AttributeError):
        return None
    return found.replace(tzinfo=None) if isinstance(found, datetime) else None


def _short(problem: Exception) -> str:
    words = " ".join(str(problem).split())
    return (words[:120] or type(problem).__name__).rstrip(".")


@functools.cache
def _extractor() -> str:
    return f"pypdf/{version('pypdf')} lines joined, page numbers and running heads left out"
