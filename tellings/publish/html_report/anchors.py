"""Anchors: evidence -> a link to its exact place in the report, and the marks that must stand there.

Whatever the report links to is asked for here first; the articles (or the list of quotes) are written last, from
what was asked. Evidence without words has no place, so it has no link.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlsplit

from tellings.publish import view
from tellings.publish.html_report.marks import Mark
from tellings.records import Comparison, Evidence, Telling


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a telling, as a line shows them: the quote, where it stands, who has it."""

    quote: str
    href: str
    language: str
    name: str
    date: str
    citation: str


class Anchors:
    """The places a report links to."""

    def __init__(self, comparison: Comparison) -> None:
        """No place is linked to yet."""
        self.names = view.names(comparison)
        self.tellings = view.by_handle(comparison)
        self._handles = dict(comparison.handles)
        self._asked: dict[tuple[str, str], dict[tuple[int, int], set[str]]] = defaultdict(dict)

    def words(self, evidence: Evidence, style: str = "") -> Words:
        """The evidence as a link; `style` is a class its place in the article shall have."""
        handle = self._handles[evidence.article]
        telling = self.tellings[handle]
        return Words(
            evidence.quote,
            self._href(handle, evidence, style),
            language(telling),
            self.names[handle],
            view.date(telling.article),
            view.citation(evidence, telling),
        )

    def all_words(self, evidence: tuple[Evidence, ...], style: str = "") -> tuple[Words, ...]:
        """Each of them as a link, in order, the same place only once."""
        return tuple(self.words(one, style) for one in dict.fromkeys(evidence))

    def _href(self, handle: str, evidence: Evidence, style: str) -> str:
        if evidence.start >= evidence.end:
            return ""
        styles = self._asked[handle, evidence.where].setdefault((evidence.start, evidence.end), set())
        styles.update(filter(None, (style,)))
        return "#" + place(handle, evidence.where, evidence.start, evidence.end)

    def marks(self, handle: str, where: str) -> tuple[Mark, ...]:
        """Everything asked for in this telling's text or title so far, in order."""
        asked = self._asked.get((handle, where), {})
        return tuple(
            Mark(start, end, place(handle, where, start, end), tuple(sorted(styles)))
            for (start, end), styles in sorted(asked.items())
        )


def place(handle: str, where: str, start: int, end: int) -> str:
    """The id of a stretch: "t1-text-120-150"."""
    return f"{handle}-{where}-{start}-{end}"


def language(telling: Telling) -> str:
    """The telling's language for a lang attribute; "und" when nobody knows."""
    return telling.language or "und"


def web_address(url: str | None) -> str:
    """The address when a browser may safely open it (http or https with a host), else ""."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return ""
    return (url or "").strip() if parts.scheme in ("http", "https") and parts.netloc else ""
