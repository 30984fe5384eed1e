"""Voices: whom "he" or "she" stands for beside a verb of speech, when no earlier step has said it.

In: the parse of one field, the persons that are subjects in it, who spoke last. Out: an entity id. Nobody whose
titles, given name or other pronouns say otherwise; two persons of whom neither is known to be meant are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.annotate.folding import fold
from tellings.annotate.parsed import words_of
from tellings.annotate.pronouns import GENDER, sentence_before
from tellings.knowledge.load import toml
from tellings.records import Entity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 3  # sentences of the account before the one with the pronoun
_COURTESY = 6  # characters before a name that may be "Mr. "


@dataclass(frozen=True, slots=True)
class Spoke:
    """A speaker: where the phrase stands, its entity, and whether it is one human being."""

    offset: int
    entity: str | None
    human: bool


@dataclass(frozen=True, slots=True)
class Voices:
    """The persons who are subjects in one field, outside its quotes, with what is known of he and she."""

    doc: Doc
    genders: dict[str, str]
    quoted: Sequence[tuple[int, int]]
    actors: list[tuple[Token, str]]

    def meant(self, pronoun: Token, last: Spoke | None) -> str | None:
        """The person meant: who acted last and who spoke last when they are one, or the only one who can be."""
        wanted = GENDER.get(pronoun.lower_)
        stretch = list(self._before(pronoun))
        near = last if last is not None and last.human and last.offset >= stretch[-1][0] else None
        if near is not None and near.entity is not None and not self._may_be(near.entity, wanted):
            near = None
        actors = self._actors(stretch, wanted)
        if near is None:
            return actors.pop() if len(actors) == 1 else self._sure(actors, wanted)
        if near.entity is None:
            return None
        return near.entity if actors <= {near.entity} else self._sure(actors | {near.entity}, wanted)

    def _before(self, pronoun: Token) -> Iterator[tuple[int, int]]:
        """The sentence up to the pronoun, and those before it, the nearest first."""
        sentence = pronoun.sent
        yield sentence.start_char, pronoun.idx
        for _ in range(_REACH):
            before = sentence_before(self.doc, sentence, self.quoted)
            if before is None:
                return
            yield before.start_char, sentence.start_char
            sentence = before

    def _actors(self, stretches: Sequence[tuple[int, int]], wanted: str | None) -> set[str]:
        """Who is a subject in the nearest sentence that has one: of its main clause where it tells one."""
        for start, end in stretches:
            here = [(token, name) for token, name in self.actors if start <= token.idx < end]
            here = [(token, name) for token, name in here if self._may_be(name, wanted)]
            leading = {name for token, name in here if _leads(token)}
            if here:
                return leading or {name for _, name in here}
        return set()

    def _may_be(self, name: str, wanted: str | None) -> bool:
        return self.genders.get(name, wanted) == wanted

    def _sure(self, names: set[str], wanted: str | None) -> str | None:
        """The only one that is known to be a he, or a she."""
        sure = [name for name in names if wanted is not None and self.genders.get(name) == wanted]
        return sure[0] if len(sure) == 1 else None


def _leads(subject: Token) -> bool:
    """The subject of the main clause, or of one joined to it."""
    verb = subject.head
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")


def genders(doc: Doc, where: str, entities: Iterable[Entity]) -> dict[str, str]:
    """Entity id -> "f" or "m", where titles, given names and pronouns tell one and only one."""
    words = words_of(doc)
    told = {entity.id: set(_signs(entity, where, words)) for entity in entities if entity.kind == "person"}
    return {name: signs.pop() for name, signs in told.items() if len(signs) == 1}


def _signs(entity: Entity, where: str, words: str) -> Iterator[str]:
    tables = toml("titles.toml")
    for gender, row in (("f", "female"), ("m", "male")):
        if fold(entity.name).split()[:1] and fold(entity.name).split()[0] in tables["given"][row]:
            yield gender
        for mention in entity.mentions:
            one = mention.evidence
            before = words[max(0, one.start - _COURTESY) : one.start] if one.where == where else ""
            said = {*fold(before).split()[-1:], *(fold(one.quote).split() if mention.kind != "name" else ())}
            if said & set(tables["persons"][row]):
                yield gender
    yield from (GENDER[one.evidence.quote.lower()] for one in entity.mentions if one.evidence.quote.lower() in GENDER)
