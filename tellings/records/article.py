"""Article: one text as it came in, frozen, with what its source said of it."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass
from datetime import datetime

from tellings.records.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text that is not the account itself, or is (`body`).

    kind: headline, stamp, dateline, byline, caption, teaser, boilerplate, body.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A frozen text and its source. Only a text or a title is required.

    `title_in_text` is True when the title was read out of the text (a pasted page):
    it then stands in `parts` as a headline and is not read a second time.
    `doubts` says in plain sentences what reading was not sure of; they end in `limits`.
    `raw_sha256` is the hash of the bytes it was read from, `extractor` what took the text out of them, with its version
    and options; None where the text is as given. Neither is part of the id.
    """

    text: str
    title: str = ""
    outlet: str | None = None
    published: datetime | None = None
    published_precision: str = "none"  # "second", "day" or "none"
    url: str | None = None
    file: str | None = None
    source_id: str | None = None
    title_in_text: bool = False
    parts: tuple[Part, ...] = ()
    doubts: tuple[str, ...] = ()
    raw_sha256: str | None = None
    extractor: str | None = None  # e.g. "trafilatura/2.3.1 no comments, no tables"

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the frozen text in UTF-8, as hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def id(self) -> str:
        """Id from content: outlet, date, title and text."""
        when = self.published.isoformat() if self.published else ""
        return _digest(self.outlet or "", when, self.title, self.text, self.source_id or "", self.file or "")

    def field(self, where: str) -> str:
        """The frozen string that offsets of `where` count in."""
        return self.title if where == "title" else self.text

    def evidence(self, start: int, end: int, where: str = "text") -> Evidence:
        """The words from start to end, with surrounding space left out."""
        words = self.field(where)[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Evidence(self.id, where, start, max(start, end), self.field(where)[start : max(start, end)])

    @property
    def name(self) -> str:
        """What a reader calls this telling: its outlet, else its file, else its id."""
        return self.outlet or self.file or self.source_id or self.id


@functools.lru_cache(maxsize=256)
def _digest(*seen: str) -> str:
    """Every evidence asks for its article's id: the text is hashed once."""
    return hashlib.sha256("\x1f".join(seen).encode("utf-8", "surrogatepass")).hexdigest()[:16]
