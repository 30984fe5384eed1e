"""Text -> its lines with words in them, each with its place and the blank lines before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_ENDS = ".!?…"
_CLOSERS = "\"'”’»)]}*"
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|No)\.$")
_INNER_END = re.compile(r"(?:\b[a-z][\w’']*|\w{6}|\d|[)\]])(?:\.[\"'”’»]*|[!?])\s+[\"'“‘«]?[A-Z]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the space around it: text == whole[start:end]. `gap` counts the blank lines before it."""

    text: str
    start: int
    end: int
    gap: int = 0

    def cut(self, start: int, end: int) -> Line:
        """The words between two offsets of this line, without the space around them."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        return Line(words, self.start + start, self.start + start + len(words), self.gap)


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold more than space."""
    found: list[Line] = []
    start = gap = 0
    for stop, after in [*((at.start(), at.end()) for at in _BREAK.finditer(text)), (len(text), len(text))]:
        line = Line(text, 0, len(text)).cut(start, stop)
        if line.text:
            found.append(Line(line.text, line.start, line.end, gap if found else 0))
            gap = 0
        else:
            gap += 1
        start = after
    return found


def ends_as_sentence(text: str) -> bool:
    """Ends in . ! ? or an ellipsis, with or without closing marks, or in a closing quote mark."""
    bare = text.rstrip().rstrip(_CLOSERS)
    return bare[-1:] in tuple(_ENDS) or text.rstrip()[-1:] in ("”", '"', "»")


def headline_like(text: str, most_words: int = 30) -> bool:
    """A few words without a sentence's full stop: what a headline looks like."""
    count = len(text.split())
    if not 2 <= count <= most_words or len(text) > 250 or not any(map(str.isalpha, text)):
        return False
    if text[0].islower() or text[0] in "•*-–—(" or _INNER_END.search(text):
        return False
    bare = text.rstrip(_CLOSERS)
    if bare.endswith(("?", "!")):
        return count <= 20
    if bare.endswith((".", "…")):
        return bool(_ABBREVIATED.search(bare)) or (len(text) <= 80 and bare.endswith(("...", "…")))
    return not bare.endswith((",", ";", ":"))
