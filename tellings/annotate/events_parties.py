"""Sides of an event: which of the telling's entities acted, and which it was done to.

In: the heads of phrases for a role. Out: entities and the words of the phrases. Who acts for a state stands for it
("Turkish troops": Turkey); its people, rebels and companies do not. A thing stands for its owner only where it is done
to ("positions of X", "X's demand"). What can neither act nor be harmed (a storm, an idea) is no side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.annotate.actor_codes import code_actor
from tellings.annotate.actor_phrases import is_role_word, role_of
from tellings.annotate.actor_words import words
from tellings.annotate.acts import Group
from tellings.annotate.events_triggers import index
from tellings.annotate.frames import noun_phrase
from tellings.annotate.parties import Parties, is_people
from tellings.knowledge.load import toml
from tellings.records import Entity, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

ACTORS = frozenset({"person", "group", "organisation", "government", "country", "place"})
_HARMED = ACTORS | {"facility"}
_STATES = frozenset({"country", "government", "place"})
_OWNER = ("poss", "compound", "amod", "nmod")
_GROUPS = frozenset({"group", "organisation"})  # "Taliban fighters" are the Taliban
_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})  # roles of those who act for their state
_AT = frozenset({"at", "in", "near"})
_HOME = frozenset({"of", "from"})
_ABOUT = frozenset({"of", "by", "with", "between", "against", "on"})
_INSIDE = ("of", "from", "in", "at", "on", "against", "near", "with")
_SPEAKERS = frozenset({"i", "we", "me", "us", "our", "my"})


@dataclass(frozen=True, slots=True)
class Side:
    """`entities`: who it is; `words`: the phrases; `somebody`: a phrase names people or a body, though maybe not by
    name; `names`: how many phrases are names or hold one, though maybe of nobody the telling is sure of."""

    entities: tuple[str, ...] = ()
    words: tuple[Evidence, ...] = ()
    somebody: bool = False
    names: int = 0

    @property
    def known(self) -> bool:
        """It is named, or its words tell of which country it is: "a Saudi dissident"."""
        return bool(self.entities) or (bool(self.names) and any(code_actor(one.quote).country for one in self.words))


def acting(heads: Iterable[Token], parties: Parties, where: str, spoken: bool = False) -> Side:
    """Who did it; what is done with words or by everyday means (`spoken`) no thing does for its owner."""
    found = [(head, _actor(head, parties, where, spoken)) for head in heads]
    return _side(found, parties, where)


def receiving(
    groups: Iterable[tuple[Group, bool]], parties: Parties, where: str, but: tuple[str, ...], spoken: bool
) -> Side:
    """To whom it was done: the first group that names anybody else than `but`, else the first that tells people and
    stands where it is asked for. `spoken`: it is done with words, so that whose deed it is about receives it."""
    unnamed = Side()
    for group, sure in groups:
        found = [(head, _harmed(head, parties, where, spoken and sure)) for head in group.heads]
        others = [
            (name, entity)
            for head, entity in found
            if entity is None or entity not in but
            for name in ([head] if entity else _names_in(head, spoken and sure, bool(but)))
        ]
        side = _side(others, parties, where)
        if side.entities:
            return side
        unnamed = side if sure and side.somebody and not unnamed.somebody else unnamed
    return unnamed


def _side(found: list[tuple[Token, str | None]], parties: Parties, where: str) -> Side:
    named = tuple(dict.fromkeys(entity for _, entity in found if entity))
    somebody = [head for head, entity in found if entity or is_somebody(head)]
    phrases = (noun_phrase(head) for head in somebody)
    told = tuple(
        parties.parsed.article.evidence(one[0].idx, one[-1].idx + len(one[-1]), where) for one in phrases if one
    )
    return Side(named, told, bool(somebody), sum(_is_named(head) for head in somebody))


def _is_named(head: Token) -> bool:
    """A name, or a noun with one before it or behind "of" and "from": "Maravel soldiers", "the army of Maravel"."""
    if _is_name(head):
        return True
    before = [low for child in head.children if child.dep_ in _OWNER for low in _before(child)]
    behind = [
        low for child in head.children if child.dep_ == "prep" and child.lower_ in _HOME for low in child.children
    ]
    return any(low.pos_ == "PROPN" for low in (*before, *behind))


def _names_in(head: Token, spoken: bool, known: bool) -> list[Token]:
    """The names inside a thing that receives: its owner, or whom it is with or against; else the thing itself. Where
    who acts is `known`, a name behind "of" that is not is rarely a party: "condemned the launch of X"."""
    thing = head.lemma_.lower() in toml("events.toml")["parties"]["things"]
    if is_somebody(head) or head.pos_ != "NOUN" or not (spoken or thing):
        return [head]
    for child in head.children:
        if child.dep_ == "poss" and child.pos_ == "PROPN":
            return [child, *child.conjuncts]
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in (_INSIDE if thing else _ABOUT):
            for low in child.children:
                if is_somebody(low) and known and child.lower_ == "of" and not thing:
                    continue
                found = [low, *low.conjuncts] if is_somebody(low) else _names_in(low, spoken, known)
                if low.dep_ == "pobj" and is_somebody(found[0]) and _is_named(found[0]):
                    return found
    return [head]


def is_somebody(head: Token) -> bool:
    """A name, or a noun for people or a body: "gunmen", "the ministry", "protesters"."""
    if head.pos_ == "PRON":
        return head.lower_ in {"he", "she", "they", "him", "her", "them", "who", *_SPEAKERS}
    lower = head.lemma_.lower()
    return _is_name(head) or (head.pos_ == "NOUN" and (is_role_word(lower) or is_people(head)))


def _is_name(head: Token) -> bool:
    """A name, also where the tagger knows only the other of "X and Y" for one."""
    return head.pos_ == "PROPN" or (head.text[:1].isupper() and any(low.pos_ == "PROPN" for low in head.conjuncts))


def _actor(head: Token, parties: Parties, where: str, spoken: bool) -> str | None:
    if _looks_ahead(head):
        return None
    own = _own(head, parties, where)
    if own and _holds_a_verb(head, parties, where):
        return None
    if own:
        return own if _kind(own, parties) in ACTORS else None
    if acts_for_state(head):
        return _within(head, parties, where, _STATES, ("of", "from"))
    if is_somebody(head):
        return _fighting(head, parties, where)
    if head.pos_ == "ADJ" or (head.pos_ == "NOUN" and not spoken):
        found = _within(head, parties, where, ACTORS, ())
        return found if found and (_kind(found, parties) != "group" or _entity(found, parties).role) else None
    return None


def _looks_ahead(head: Token) -> bool:
    """ "When it closed the road, the ministry said": the name is still to come."""
    verb = head.head
    before = verb.dep_ == "advcl" and verb.i < verb.head.i
    return before and head.lower_ == "it" and head.dep_ in {"nsubj", "nsubjpass"}


def _holds_a_verb(head: Token, parties: Parties, where: str) -> bool:
    """ "X bombs Y" that the parser took for one name."""
    return any(
        child.dep_ == "compound" and child.tag_ == "NNS" and _own(child, parties, where) is None
        for child in head.children
    )


def _harmed(head: Token, parties: Parties, where: str, spoken: bool = False) -> str | None:
    own = None if spoken and head.lower_ == "it" else _own(head, parties, where)  # "condemned it": a deed
    if own:
        return own if _kind(own, parties) in _HARMED else None
    if acts_for_state(head):
        return _within(head, parties, where, _STATES, ("of", "from"))
    if is_somebody(head):
        return _fighting(head, parties, where)
    if head.lemma_.lower() in toml("events.toml")["parties"]["things"]:
        return _within(head, parties, where, _HARMED, _INSIDE) or _beside(head, parties, where)
    of = () if head.lemma_.lower() in index(parties.parsed.codebook).nouns else ("of", "with")
    return _within(head, parties, where, ACTORS, of, owner=("poss",), spoken=True) if spoken else None


def _beside(head: Token, parties: Parties, where: str) -> str | None:
    """Where the thing is, told behind its verb: "attacked targets in Ondria"."""
    if head.dep_ not in {"dobj", "nsubjpass"}:
        return None
    behind = (
        low for child in head.head.children if child.dep_ == "prep" and child.lower_ in _AT for low in child.children
    )
    told = (_own(low, parties, where) for low in behind if low.dep_ == "pobj" and low.i > head.i)
    return next((one for one in told if one and _kind(one, parties) in _STATES), None)


def _fighting(head: Token, parties: Parties, where: str) -> str | None:
    """The group whose men it is, "Taliban fighters"; a people or a faith does nothing as one."""
    found = _within(head, parties, where, _GROUPS, (), owner=_OWNER[1:])
    return found if found and _entity(found, parties).role else None


def _own(head: Token, parties: Parties, where: str) -> str | None:
    return parties.of(head, where, whole=False)


def _kind(entity: str, parties: Parties) -> str:
    return _entity(entity, parties).kind


def _entity(entity: str, parties: Parties) -> Entity:
    return next(one for one in parties.telling.entities if one.id == entity)


def for_state(side: Side, parties: Parties) -> bool:
    """One of those named holds an office or is a state."""
    several = (_entity(one, parties) for one in side.entities)
    if any((one.kind in _STATES and one.country) or one.role in _STATE for one in several):
        return True
    return any(code_actor(words.quote).role in _STATE for words in side.words)


def is_private(side: Side, parties: Parties) -> bool:
    """Only people of whom no office, body or country is told."""
    several = [_entity(one, parties) for one in side.entities]
    return bool(several) and all(one.kind == "person" and not (one.role or one.country) for one in several)


def is_sport(side: Side, parties: Parties) -> bool:
    """A team or an athlete: they beat and support each other in games."""
    return any(_entity(one, parties).role == "SPO" for one in side.entities)


def is_press(side: Side, parties: Parties) -> bool:
    """A newspaper, a broadcaster or their people: who speaks to them gives an interview."""
    roles = [_entity(one, parties).role for one in side.entities] or [code_actor(one.quote).role for one in side.words]
    return bool(roles) and all(role == "JRN" for role in roles)


def acts_for_state(head: Token) -> bool:
    """Its words say that it does what its state does: "troops", "ministry", "police"."""
    if not is_somebody(head):
        return False
    phrase = " ".join(token.text for token in noun_phrase(head) if token.i <= head.i)
    told = role_of(words(phrase))
    return told is not None and told.role in _STATE


def _before(child: Token) -> list[Token]:
    """A word before a noun, then those before it: "a U.S. court decision"."""
    return [child, *(low for each in child.children if each.dep_ in _OWNER for low in _before(each))]


def _within(
    head: Token,
    parties: Parties,
    where: str,
    kinds: frozenset[str],
    prepositions: tuple[str, ...],
    owner: tuple[str, ...] = _OWNER,
    spoken: bool = False,
) -> str | None:
    """The entity named inside the phrase: before its head, or behind one of the prepositions."""
    inner = [low for dep in owner for child in head.children if child.dep_ == dep for low in _before(child)]
    for word in prepositions:
        inner += [
            low
            for child in head.children
            if child.dep_ == "prep" and child.lower_ == word
            for low in child.children
            if low.dep_ == "pobj"
        ]
    for one in inner:
        if spoken and one.pos_ == "PRON":
            continue  # "praised her life", "defended its record": often their own
        entity = _own(one, parties, where)
        if entity is None and one.dep_ in {"poss", "pobj"}:
            entity = _harmed(one, parties, where, spoken)
        if entity and (
            _kind(entity, parties) in kinds or (kinds == _STATES and _entity(entity, parties).role in _STATE)
        ):
            return entity
    return None
