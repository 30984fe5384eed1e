"""Text: the report for a terminal, or plain when it goes elsewhere.

In: a Comparison. Out: lines no wider than `width`; words are cut only with … and never inside a character. Without
show_all long lists end with how many more there are; what contradicts or differs is never left out for length.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from tellings.publish import view
from tellings.publish.lines import Block, Item, Line, Span
from tellings.publish.outline import outline
from tellings.publish.wording import held_back, listed, shortened, strip
from tellings.records import Comparison

if TYPE_CHECKING:
    from rich.text import Text

NARROWEST = 24
LONGEST = {"quote": 320, "telling": 48, "source": 160, "strong": 160}
ITEMS = {"alone": 20, "agree": 15, "naming": 12, "timeline": 20}
MINOR_LINES = 4
STYLES = {
    "heading": "bold",
    "quote": "italic",
    "telling": "cyan",
    "source": "cyan",
    "link": "dim",
    "strong": "bold",
    "aside": "dim",
    "warning": "yellow",
    "contradict": "bold red",
    "differ": "bold yellow",
    "agree": "bold green",
}


def to_text(comparison: Comparison, *, width: int = 100, color: bool = False, show_all: bool = False) -> str:
    """The report as lines of text; styled for a terminal when color is True."""
    width = max(width, NARROWEST)
    paper = _Paper(width, color)
    sections = view.sections(comparison, show_all)
    paper.heading("Tellings compared")
    paper.line(Line((Span(strip(sections.counts), "strong"),), 0))
    paper.line(Line((Span(listed([shortened(name, 48) for name in view.names(comparison).values()]), "source"),), 0))
    for block in outline(comparison, show_all):
        _block(block, paper, show_all)
    if told := held_back(sections):
        paper.blank()
        paper.line(Line((Span(told, "warning"),), 0))
    return paper.written()


def _block(block: Block, paper: _Paper, show_all: bool) -> None:
    count = f" ({len(block.items)})" if block.items else ""
    paper.blank()
    paper.heading(block.title + count)
    if block.lead:
        paper.line(Line((Span(block.lead),), 0))
    shown = block.items if show_all else block.items[: ITEMS.get(block.key, len(block.items))]
    for item in shown:
        if item.lines and item is not shown[0]:
            paper.blank()
        _item(item, paper, show_all)
    if len(shown) < len(block.items):
        paper.line(Line((Span(f"… and {len(block.items) - len(shown)} more; see them with --all", "warning"),), 0))


def _item(item: Item, paper: _Paper, show_all: bool) -> None:
    paper.line(item.head)
    minor = [line for line in item.lines if line.minor]
    left_out = [] if show_all or len(minor) <= MINOR_LINES + 1 else minor[MINOR_LINES:]
    for line in item.lines:
        if line not in left_out:
            paper.line(line)
    if left_out:
        paper.line(Line((Span(f"… and {len(left_out)} more", "aside"),), left_out[0].depth))


class _Paper:
    """Wraps lines to a width and keeps them; Rich counts the cells, so that wide and joined characters stay whole."""

    def __init__(self, width: int, color: bool) -> None:
        from rich.console import Console

        self.width = width
        self.file = StringIO()
        self.console = Console(
            file=self.file,
            width=width,
            color_system="standard" if color else None,
            force_terminal=color,
            legacy_windows=False,
            _environ={},
        )

    def written(self) -> str:
        return self.file.getvalue()

    def blank(self) -> None:
        self.file.write("\n")

    def heading(self, words: str) -> None:
        rule = "─" * max(0, self.width - len(words) - 4)
        self._print(self._text((Span(f"── {words} {rule}", "heading"),)), "", "")

    def line(self, line: Line) -> None:
        indent = "  " * line.depth
        self._print(self._text(line.spans), indent, indent + "  ")

    def _print(self, text: Text, first: str, then: str) -> None:
        from rich.text import Text

        for number, wrapped in enumerate(text.wrap(self.console, self.width - len(then), overflow="fold")):
            wrapped.rstrip()
            self.console.print(Text(then if number else first) + wrapped, soft_wrap=True, highlight=False)

    def _text(self, spans: tuple[Span, ...]) -> Text:
        from rich.text import Text

        text = Text()
        for span in spans:
            text.append(_words(span), STYLES.get(span.role))
        return text


def _words(span: Span) -> str:
    words, longest = view.printable(span.words), LONGEST.get(span.role, 0)
    if not longest or len(words) <= longest:
        return words
    return shortened(words[:-1], longest) + words[-1] if span.role == "quote" else shortened(words, longest)
