"""Parties: which entity the head of a noun phrase stands for.

In: a token of the parse. Out: the entity whose mention holds it, else the one named inside its phrase ("Israel" in
"Israel's actions"), else the speaker for the "we" of a quote. Nobody is guessed: None when the telling names nobody,
and people are not whose people they are ("members of Marsh's staff" are not Marsh).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.annotate.acts import Group
from tellings.annotate.frames import Mentions
from tellings.annotate.parsed import Parsed
from tellings.knowledge.load import toml
from tellings.records import Evidence, Telling

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEAKERS = {"i", "we", "me", "us", "our", "my"}
_INSIDE = ("poss", "compound", "amod", "nmod", "nounmod")


@dataclass(frozen=True, slots=True)
class Parties:
    """Who the phrases of one telling name."""

    telling: Telling
    parsed: Parsed
    mentions: Mentions

    def of(self, head: Token, where: str, whole: bool = True) -> str | None:
        """The entity of a phrase: at its head, as the speaker's "we", or (whole) named inside it."""
        evidence = self.parsed.evidence(head, where)
        if head.lower_ in _SPEAKERS:
            return self._speaker(evidence)
        found = self.mentions.at(evidence)
        return found if found or not whole else self._inside(head, where)

    def all(self, heads: tuple[Token, ...], where: str, whole: bool = True) -> tuple[str, ...]:
        """The entities of several phrases, each once."""
        named = (self.of(head, where, whole) for head in heads)
        return tuple(dict.fromkeys(filter(None, named)))

    def first(self, groups: tuple[Group, ...], where: str, but: tuple[str, ...]) -> tuple[str, ...]:
        """The entities of the first group that names anybody else than `but`."""
        for group in groups:
            named = tuple(one for one in self.all(group.heads, where, group.whole) if one not in but)
            if named:
                return named
        return ()

    def _inside(self, head: Token, where: str) -> str | None:
        if is_people(head):
            return None
        children = sorted(head.children, key=lambda child: _INSIDE.index(child.dep_) if child.dep_ in _INSIDE else 9)
        for child in children:
            if child.dep_ in _INSIDE or (child.lower_ == "of" and child.dep_ == "prep"):
                inner = next(iter(child.children), child) if child.lower_ == "of" else child
                found = self.of(inner, where, whole=inner is not child)
                if found:
                    return found
        return None

    def _speaker(self, word: Evidence) -> str | None:
        """Whoever says the quote that "we" stands in."""
        for quote in self.telling.quotes:
            if quote.in_marks(word):
                return quote.speaker_entity
        return None


def is_people(head: Token) -> bool:
    """A noun for a human being or several: "members", "her lawyer"."""
    nouns = toml("cues.toml")["nouns"]
    people = (*nouns["human"], *nouns["unnamed"], *nouns["mouthpiece"], *toml("commitments.toml")["people"]["nouns"])
    return head.lemma_.lower() in people
