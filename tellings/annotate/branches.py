"""Branches: what hangs under each token of a parse, as numbers of tokens, read once and kept with the Doc.

In: a spaCy Doc. Out: the children of a token and all that stands under it, in the order spaCy gives them; asking spaCy
token by token is what costs. It reads, and judges nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tellings.annotate.columns import Columns, columns

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Branches:
    """The tree of a parse: `words` its columns, `heads` the tokens that each token with any has hanging on it."""

    words: Columns
    heads: dict[int, list[int]]
    _under: dict[int, list[int]] = field(default_factory=dict)

    def children(self, token: int) -> Sequence[int]:
        """The tokens that hang on this one, in order."""
        return self.heads.get(token, ())

    def under(self, token: int) -> list[int]:
        """The token with all that hangs under it, those before it first."""
        children = self.heads.get(token)
        if children is None:
            return [token]
        found = self._under.get(token)
        if found is None:
            found = [one for child in children if child < token for one in self.under(child)]
            found.append(token)
            for child in children:
                if child > token:
                    found += self.under(child)
            self._under[token] = found
        return found


def branches(doc: Doc) -> Branches:
    """The tree of this parse."""
    if "branches" not in doc.user_data:
        words = columns(doc)
        heads: dict[int, list[int]] = {}
        for token, head in enumerate(words.head):
            if head != token:
                heads.setdefault(head, []).append(token)
        doc.user_data["branches"] = Branches(words, heads)
    found: Branches = doc.user_data["branches"]
    return found
