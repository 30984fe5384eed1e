"""The head of a page: headline, stamp, byline, dateline, pictures, up to the first paragraph of the account.

In: the lines of a text and the title when one was given. Out: parts, the title read out of the text, date strings.
A line that could be a deck or a first sentence stays in the account.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tellings.read.datelines import dateline_length, inline_dateline, is_dateline
from tellings.read.lines import Line, ends_as_sentence, headline_like
from tellings.read.phrases import fits, is_section
from tellings.read.stamps import is_name_in_place, signed, stamp_before_headline
from tellings.records import Part

_DEEPEST = 14
_QUOTES = dict.fromkeys("\"'“”‘’«»`", "[\"'“”‘’«»`]+") | dict.fromkeys("-–—―", "[-–—―]+")
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


@dataclass(slots=True)
class Header:
    """What stands above the account. `lines` counts the lines it takes, the first paragraph not among them."""

    parts: list[Part] = field(default_factory=list)
    title: str = ""
    dates: list[str] = field(default_factory=list)
    lines: int = 0


def read_header(lines: list[Line], title: str) -> Header:
    """The header of a page; with an empty title, the headline is looked for among the first lines."""
    found = Header()
    for index, line in enumerate(lines[:_DEEPEST]):
        rest = _take(found, line, lines[index + 1 :], title)
        if rest is not None:
            _take_dateline(found, rest)
            return found
        found.lines += 1
    return found


def _take(found: Header, line: Line, below: list[Line], title: str) -> Line | None:
    """Claim what is header in this line; the line (or its end) when it is the account's first paragraph."""
    if title and not _has(found, "headline") and (rest := _after_title(line, title)) is not None:
        found.parts.append(Part("headline", line.start, line.start + len(line.text) - len(rest.text)))
        _trim_last(found, line)
        return _take(found, rest, below, "") if rest.text else None
    if (marks := signed(line)) is not None:
        found.parts += marks.parts
        found.dates += marks.dates
        return None
    if title and not _has(found, "headline") and _retells(line, title):
        found.parts.append(Part("headline", line.start, line.end))
        return None
    wanted = not title and not found.title and bool(below)
    if wanted and (pair := stamp_before_headline(line)):
        found.parts.append(Part("stamp", pair[0].start, pair[0].end))
        found.dates.append(pair[0].text)
        _take_title(found, pair[1])
        return None
    return _take_line(found, line, below, wanted)


def _take_line(found: Header, line: Line, below: list[Line], wanted: bool) -> Line | None:
    kind = _kind(found, line, wanted)
    if kind:
        found.parts.append(Part(kind, line.start, line.end))
        return None
    if wanted and is_section(line.text) and headline_like(below[0].text):
        found.parts.append(Part("boilerplate", line.start, line.end))
        return None
    if wanted and headline_like(line.text) and not dateline_length(line.text):
        _take_title(found, line)
        return None
    return line if _is_paragraph(line) else None


def _kind(found: Header, line: Line, wanted: bool) -> str | None:
    """The kind of a header line that needs no reading."""
    for kind in ("caption", "boilerplate", "teaser"):
        if len(line.text) <= 700 and fits(kind, line.text):
            return kind
    if not wanted and fits("credited", line.text):
        return "caption"
    if is_dateline(line.text):
        return "dateline"
    beside = bool(found.parts) and found.parts[-1].kind in ("stamp", "headline", "byline")
    return "byline" if beside and not wanted and is_name_in_place(line.text) else None


def _is_paragraph(line: Line) -> bool:
    return ends_as_sentence(line.text) or len(line.text) > 200 or dateline_length(line.text) > 0


def _take_title(found: Header, line: Line) -> None:
    found.title = line.text
    found.parts.append(Part("headline", line.start, line.end))


def _take_dateline(found: Header, line: Line) -> None:
    """The dateline that opens the first paragraph, and a headline that ran on into it."""
    if _has(found, "dateline"):
        return
    if length := dateline_length(line.text):
        found.parts.append(Part("dateline", line.start, line.start + length))
        return
    start = inline_dateline(line.text)
    if start is None or _has(found, "headline") or not headline_like(line.text[:start].rstrip()):
        return
    before, after = line.cut(0, start), line.cut(start, len(line.text))
    found.parts.append(Part("headline", before.start, before.end))
    found.parts.append(Part("dateline", after.start, after.start + dateline_length(after.text)))


def _after_title(line: Line, title: str) -> Line | None:
    """What follows the title in a line that repeats it; None when the line does not, or goes on as a sentence."""
    words = title.split()
    if not words or len(title) > 400:
        return None
    repeated = re.match(r"\s+".join("".join(_QUOTES.get(mark, re.escape(mark)) for mark in word) for word in words),
                        line.text, re.IGNORECASE)  # fmt: skip
    if not repeated:
        return None
    rest = line.cut(repeated.end(), len(line.text))
    if not rest.text.strip(" .!?|-–—"):
        return line.cut(len(line.text), len(line.text))
    apart = line.text[repeated.end()].isspace() and len(words) >= 4
    return rest if apart and _opens(rest.text) else None


def _retells(line: Line, title: str) -> bool:
    """A headline in other words than the title given: the page's own, where the title came from its metadata."""
    if not headline_like(line.text, 20) or ends_as_sentence(line.text):
        return False
    told, own = (set(re.findall(r"\w{4,}", words.casefold())) for words in (title, line.text))
    return len(told & own) >= max(3, len(own) / 2)


def _opens(rest: str) -> bool:
    """Begins as a sentence of its own: a capital, and no day that a sentence might go on with."""
    bare = rest.lstrip("\"'“‘«(")
    return bare[:1].isupper() and not _CALENDAR.match(bare) and len(rest.split()) > 4


def _trim_last(found: Header, line: Line) -> None:
    last = found.parts[-1]
    words = line.text[: last.end - line.start].rstrip()
    found.parts[-1] = Part(last.kind, last.start, last.start + len(words))


def _has(found: Header, kind: str) -> bool:
    return any(part.kind == kind for part in found.parts)
