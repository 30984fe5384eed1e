"""Said: a quote in its place, what comparators of wording and of speakers share."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.records import Quote


@dataclass(frozen=True, slots=True)
class Said:
    """A quote with its telling, the statement it begins in, and its words."""

    telling: int
    statement: int
    quote: Quote
    words: tuple[str, ...]
    voice: str | None  # story entity of the body or person behind it
