"""Quoted stretches of a text, found by their marks alone: curly, straight, single, « », „ “, mixed and unclosed.

In: a string. Out: stretches in order, marks included, never nested and never across a line break. It refuses to
guess about a mark that neither opens nor closes by its neighbours (an apostrophe, inches), and about an opening
mark without an end, unless a paragraph opens with it or a colon or comma leads to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DOUBLE = '"“”„«»‟'
_OPENING = frozenset('"“„«')
_DEEPEST = 5  # opening marks in a row without an end: then they are no quotes
_SINGLE = "'‘’‚‹›"
_BEFORE_OPENING = "([{—–-―/:“\"'‘"
_AFTER_CLOSING = ".,;:?!)]}—–-―/…'’\"”“"
_ELISION = re.compile(r"\d0s\b|(?:em|tis|twas|til|cause|n|round|bout)\b", re.IGNORECASE)
_TYPEWRITER = re.compile(r"(?P<opening>(?<![^\s([{—–-])(?:'''?|``)(?=[^\s']))|'''?")
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A quoted stretch [start, end) with its marks; `closed` is False when the paragraph ended first."""

    start: int
    end: int
    closed: bool = True

    def inner(self, text: str) -> str:
        """The words between the marks."""
        return text[self.start : self.end].strip(_DOUBLE + _SINGLE + "` \u00a0")

    def holds(self, offset: int) -> bool:
        """Whether this offset lies inside."""
        return self.start <= offset < self.end


def stretches(text: str) -> tuple[Stretch, ...]:
    """Every quoted stretch of the text, paragraph by paragraph; two single marks ('') count as one double one."""
    plain = _TYPEWRITER.sub(_as_double, text)
    found: list[Stretch] = []
    for paragraph in _PARAGRAPH.finditer(plain):
        found += _in_paragraph(plain, paragraph.start(), paragraph.end())
    return tuple(found)


def _as_double(marks: re.Match[str]) -> str:
    """One double mark as long as the marks that stand for it."""
    filling = "\u2060" * (len(marks[0]) - 1)
    return '"' + filling if marks["opening"] else filling + '"'


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Stretch]:
    at = start
    while at < end:
        if text[at] in _DOUBLE and _opens(text, at, start, end):
            stretch = _double(text, at, start, end)
        elif text[at] in _SINGLE and _opens(text, at, start, end) and not _ELISION.match(text, at + 1, end):
            stretch = _single(text, at, start, end)
        else:
            stretch = None
        if stretch is not None and stretch.inner(text).strip("\u2060"):
            yield stretch
        at = stretch.end if stretch else at + 1


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether the neighbours of a mark let it open: space or a bracket before, a word after."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if text[at] in "”’":
        return before.isspace() and not after.isspace() and not text[start:at].strip()
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _closes(text: str, at: int, end: int) -> bool:
    before, after = text[at - 1], text[at + 1] if at + 1 < end else " "
    return not before.isspace() or after.isspace() or after in _AFTER_CLOSING


def _double(text: str, at: int, start: int, end: int) -> Stretch | None:
    """From an opening double mark to its end: a closing mark, a second opening one, or the paragraph's end."""
    deep = 0
    for here in range(at + 1, end):
        if text[here] not in _DOUBLE:
            continue
        if text[here - 1].isspace() and _opens(text, here, start, end):
            if text[at:here].rstrip().endswith((".", "!", "?", "…")):
                return _unclosed(text, at, start, here)
            deep += 1
            if deep > _DEEPEST:
                return None
        elif _closes(text, here, end):
            if not deep:
                return Stretch(at, here + 1)
            deep -= 1
    return _unclosed(text, at, start, end)


def _unclosed(text: str, at: int, start: int, end: int) -> Stretch | None:
    """Up to `end`, when a paragraph, colon or comma leads to the mark or the next stretch follows at once."""
    lead = text[start:at].rstrip()
    if lead and not lead.endswith((":", ",")) and text[end : end + 9].lstrip()[:1] not in _OPENING:
        return None
    return Stretch(at, at + len(text[at:end].rstrip()), closed=False)


def _single(text: str, at: int, start: int, end: int) -> Stretch | None:
    """From an opening single mark to the mark that closes it; an apostrophe after s is the last choice."""
    possessive, deep = None, 0
    for here in range(at + 2, end):
        if text[here] in _DOUBLE or deep > _DEEPEST:
            break
        if text[here] not in _SINGLE or text[here - 1].isspace():
            deep += text[here] in _SINGLE
            continue
        after = text[here + 1] if here + 1 < end else " "
        if not (after.isspace() or after in _AFTER_CLOSING):
            continue
        if text[here - 1] in "sS" and after.isspace():
            possessive = possessive or Stretch(at, here + 1)
            continue
        return Stretch(at, here + 1)
    led = text[start:at].rstrip().endswith(":")
    return possessive or (_unclosed(text, at, start, end) if led else None)
