"""Speakers: from the head word of a source to its phrase, its entity, and how firmly it is named.

In: a token of the parse and the entities read before. Out: character ranges, entity ids, one of person, body,
unnamed. A pronoun with no person before it, and a phrase no entity is mentioned by, stay without an entity.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.annotate.voices import Spoke, Voices, genders
from tellings.knowledge import load
from tellings.records import Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LEFT_OF_HEAD = {"det", "compound", "amod", "poss", "nummod", "nmod", "predet", "quantmod", "neg"}
_PLACED = {"of", "for", "at", "in", "from"}
_PERSONAL = {"he", "she"}
_LONGEST_MENTION = 300
_BODIES = {"group", "organisation", "government", "country"}


def phrase(head: Token) -> tuple[int, int]:
    """The smallest noun phrase that names the source, as token numbers [first, last + 1): titles but no relatives."""
    name = _name_beside(head)
    if name is not None:
        return phrase(name)
    first, last = _first(head), head.i + 1
    for child in head.rights:
        if child.left_edge.i != last or head.doc[last].is_punct:
            continue
        if child.dep_ == "prep" and _belongs(head, child):
            objects = [grand for grand in child.children if grand.dep_ == "pobj"]
            last = phrase(objects[0])[1] if objects else last
        elif child.dep_ == "appos" or (child.dep_ == "nummod" and head.pos_ == "PROPN"):
            last = phrase(child)[1]
        elif child.dep_ == "cc":
            last = _joined(head, last)
    return first, last


def _name_beside(head: Token) -> Token | None:
    """The name set beside a common noun by commas: "the spokeswoman, Ada Lorne"."""
    if head.pos_ != "NOUN":
        return None
    beside = (child for child in head.rights if child.dep_ == "appos" and child.pos_ == "PROPN")
    return next((name for name in beside if name.doc[_first(name) - 1].text == ","), None)


def _first(head: Token) -> int:
    edges = [child.left_edge.i for child in head.lefts if child.dep_ in _LEFT_OF_HEAD]
    first = min(edges, default=head.i)
    while first < head.i and (head.doc[first].is_punct or head.doc[first].is_space):
        first += 1
    return first


def _belongs(head: Token, preposition: Token) -> bool:
    """Whether "of ...", "at ..." is part of the name: any such of a common noun, only "of" of a proper one."""
    word = preposition.lower_
    return word == "of" or (head.pos_ != "PROPN" and word in _PLACED)


def _joined(head: Token, last: int) -> int:
    """The end of "X and Y" when Y is a noun beside X."""
    for other in head.conjuncts:
        if other.pos_ in {"NOUN", "PROPN"} and _first(other) == last + 1:
            return phrase(other)[1]
    return last


def firmness(head: Token, entity: Entity | None) -> str:
    """How firmly the source is named: person, body or unnamed."""
    if entity is not None:
        return "person" if entity.kind == "person" else "body"
    nouns = load.toml("cues.toml")["nouns"]
    lemma = head.lemma_.lower()
    if lemma in _PERSONAL or head.lower_ in {"him", "her"}:
        return "person"
    if head.lower_ == "it" or any(lemma in nouns[kind] for kind in ("body", "document", "mouthpiece")):
        return "body"
    if lemma in nouns["unnamed"] or head.lower_.rstrip("s") in nouns["unnamed"]:
        return "unnamed"
    if head.pos_ == "PROPN":
        return "person" if head.ent_type_ in {"PERSON", ""} else "body"
    return "person" if lemma in nouns["human"] and head.tag_ == "NN" else "unnamed"


@dataclass(slots=True)
class Known:
    """The entities of one field of a telling, by where they are mentioned, and who spoke last."""

    doc: Doc
    entities: dict[str, Entity]
    mentions: list[tuple[int, int, str]]
    voices: Voices
    last: Spoke | None = None

    def of(self, head: Token) -> Entity | None:
        """The entity of a source: by the smallest mention over its head, a name in its phrase, or its pronoun."""
        found = self._over(head) or self._named_in(head) or self._pronoun(head)
        return self.entities.get(found) if found else None

    def spoke(self, head: Token, entity: Entity | None) -> None:
        """Remember who spoke last."""
        human = head.tag_ != "NNS" and firmness(head, entity) == "person"
        self.last = Spoke(head.idx, entity.id if entity else None, human)

    def _over(self, head: Token) -> str | None:
        over = [(end - start, name) for start, end, name in self._near(head.idx) if start <= head.idx < end]
        return min(over)[1] if over else None

    def _near(self, offset: int) -> list[tuple[int, int, str]]:
        """Mentions that begin at most _LONGEST_MENTION characters before this offset."""
        first = bisect_left(self.mentions, (offset - _LONGEST_MENTION, 0, ""))
        return self.mentions[first : bisect_left(self.mentions, (offset + 1, 0, ""))]

    def _named_in(self, head: Token) -> str | None:
        first, last = phrase(head)
        start, end = self.doc[first].idx, self.doc[last - 1].idx + len(self.doc[last - 1])
        inside = [
            (at, name)
            for at, stop, name in self._near(end)
            if start <= at and stop == end and self.entities[name].kind == "person" and self._is_head(at, head)
        ]
        return inside[-1][1] if inside else None

    def _is_head(self, at: int, head: Token) -> bool:
        """Whether the name that begins there is what the head calls somebody, not whose or of whom the head is."""
        name = self.doc.char_span(at, at + 1, alignment_mode="expand")
        above = name.root if name is not None else head
        while above != head and above.head != above:
            if above.dep_ in {"prep", "poss", "pobj", "conj"}:
                return False
            above = above.head
        return above == head

    def _pronoun(self, head: Token) -> str | None:
        word = head.lower_
        if word in {"he", "she", "him", "her"}:
            return self.voices.meant(head, self.last)
        last = self.entities.get(self.last.entity or "") if self.last is not None else None
        if word in {"they", "it", "them"} and last is not None and last.kind in _BODIES:
            return last.id
        return None


def known(doc: Doc, where: str, entities: Iterable[Entity], quoted: Sequence[tuple[int, int]]) -> Known:
    """What earlier steps know of one field: mentions, and each person who is a subject outside the quotes."""
    table = {entity.id: entity for entity in entities}
    mentions = [
        (mention.evidence.start, mention.evidence.end, entity.id)
        for entity in table.values()
        for mention in entity.mentions
        if mention.evidence.where == where
    ]
    found = Known(doc, table, sorted(mentions), Voices(doc, genders(doc, where, table.values()), quoted, []))
    for token in doc:
        before = bisect_left(quoted, (token.idx + 1, 0))
        inside = before > 0 and token.idx < quoted[before - 1][1]
        if token.dep_ in {"nsubj", "nsubjpass"} and not inside:
            name = found._over(token)
            if name and table[name].kind == "person":
                found.voices.actors.append((token, name))
    return found
