"""Evidence: the words a line stands on.

Every quote equals the frozen text (or title) of its article between `start` and `end`:
half-open, counted in Unicode code points. Nothing in this package invents words.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A stretch of one article: `quote == (text or title)[start:end]`, always."""

    article: str  # Article.id
    where: str  # "text" or "title"
    start: int
    end: int
    quote: str

    def overlaps(self, other: Evidence) -> bool:
        """Share at least one character of the same field of the same article."""
        same_field = (self.article, self.where) == (other.article, other.where)
        return same_field and self.start < other.end and other.start < self.end

    def covers(self, other: Evidence) -> bool:
        """Hold the whole of `other`."""
        same_field = (self.article, self.where) == (other.article, other.where)
        return same_field and self.start <= other.start and other.end <= self.end
