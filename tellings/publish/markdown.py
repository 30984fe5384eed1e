"""Markdown: the report as a document (CommonMark, with one table for points × tellings).

In: a Comparison. Out: text in which no markup of an article works: every sign that Markdown or HTML could read is
escaped, and only http and https addresses become links. Lists are not shortened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from tellings.publish import view
from tellings.publish.lines import Block, Line, Span
from tellings.publish.outline import outline
from tellings.publish.wording import held_back, strip
from tellings.records import Article, Comparison

CELLS = {"told": "●", "silent": "–", "not judged": "?", "apart": "×"}
STRONG = frozenset({"strong", "contradict", "differ", "agree"})
_SIGNS = re.compile(r"[\\`*_\[\]<>#|~&$@]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
_AT_START = re.compile(r"^(\d*)([-+=.)])")  # would begin a list or a heading
_IN_ADDRESS = ":/?#@!$&'()*+,;=%-._~"


def to_markdown(comparison: Comparison, *, show_all: bool = False) -> str:
    """The report; every line names the telling with its date, linked where it has an address."""
    sections = view.sections(comparison, show_all)
    articles = {short: telling.article for short, telling in view.by_handle(comparison).items()}
    written = ["# Tellings compared", "", strip(sections.counts), ""]
    for block in outline(comparison, show_all):
        written += _block(block, articles)
    written += _matrix(comparison, show_all)
    if told := held_back(sections):
        written += [told, ""]
    return "\n".join(written)


def _block(block: Block, articles: dict[str, Article]) -> Iterator[str]:
    yield f"## {block.title}{f' ({len(block.items)})' if block.items else ''}"
    yield ""
    if block.lead:
        yield from (escaped(block.lead), "")
    for item in block.items:
        yield from (_line(line, articles) for line in (item.head, *item.lines))
    if block.items:
        yield ""


def _line(line: Line, articles: dict[str, Article]) -> str:
    words = "".join(_span(span, articles) for span in line.spans)
    return f"{'  ' * line.depth}- {_AT_START.sub(_escaped_start, words)}"


def _escaped_start(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}"


def _span(span: Span, articles: dict[str, Article]) -> str:
    if span.role == "telling":
        return _telling(span, articles[span.telling])
    if span.role == "link" and _address(span.words):
        return f"<{_address(span.words)}>"
    return f"**{escaped(span.words).strip()}**" if span.role in STRONG else escaped(span.words)


def _telling(span: Span, article: Article) -> str:
    name = view.one_line(span.words)
    day = view.day(article.published) if article.published and article.published_precision != "none" else ""
    name = escaped(f"{name} ({day})" if day and day not in name else name)
    address = _address(article.url or "")
    return f"[{name}](<{address}>)" if address else name


def _address(url: str) -> str:
    """The address with every sign encoded that could end a link; "" when it is not one of the web."""
    return quote(url, safe=_IN_ADDRESS, errors="replace") if url.lower().startswith(("https://", "http://")) else ""


def escaped(words: str) -> str:
    """The words as Markdown that shows them and does nothing else."""
    return _SIGNS.sub(lambda found: f"\\{found[0]}", view.printable(words))


def _matrix(comparison: Comparison, show_all: bool) -> Iterator[str]:
    rows = view.matrix(comparison, show_all)
    if not rows:
        return
    yield from ("## Points × tellings", "", "● told, – silent, ? not judged, × set apart.", "")
    yield f"| point | relation | {' | '.join(cell.telling for cell in rows[0].cells)} |"
    yield f"|---|---|{':-:|' * len(rows[0].cells)}"
    for row in rows:
        about = f"{escaped(view.one_line(row.point.about))} ({row.point.id})"
        yield f"| {about} | {row.point.relation} | {' | '.join(CELLS[cell.state] for cell in row.cells)} |"
    yield ""
