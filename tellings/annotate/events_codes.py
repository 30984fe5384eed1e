"""Codes of events: an event of a telling -> PLOVER's root type with country and role of each side, a row a pair.

In: a telling with its events. Out: rows; an act that lies ahead, is refused or only alleged is counted under the root
that PLOVER gives it, or not at all. The country is that of the phrase, else of the entity it names; where neither tells
one, the only country that the sentence tells of stands for those at home in it ("police", "protesters").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tellings.annotate.actor_codes import code_actor
from tellings.annotate.events_root import root
from tellings.annotate.events_standing import DENIED
from tellings.knowledge.load import toml
from tellings.records import Entity, Event, Evidence, Telling

_BODIES = frozenset({"country", "government", "place"})


@dataclass(frozen=True, slots=True)
class Party:
    """One side. `country`: ISO 3166 alpha-3 or a body's code; `words`: the phrase, `where` it stands."""

    country: str | None
    role: str | None
    words: str
    where: Evidence | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Coded:
    """A row: the root type, who did it and to whom; `target` None where the telling names nobody."""

    type: str
    source: Party
    target: Party | None
    event: Event


def coded(telling: Telling) -> Iterator[Coded]:
    """The rows of a telling's events, in their order."""
    entities = {entity.id: entity for entity in telling.entities}
    for event in telling.events:
        type_ = root(event.type, event.quad, event.status, _is_refused(event))
        if type_ is None:
            continue
        sources, targets = (_parties(telling, event, side, entities) for side in ("actor", "recipient"))
        for source in sources or [Party(None, None, "")]:
            if not targets:
                yield Coded(type_, source, None, event)
            yield from (Coded(type_, source, target, event) for target in targets if target != source)


def _is_refused(event: Event) -> bool:
    """What is denied was refused, "will not send", "declined to meet": more than a bare "not"."""
    told = [words.quote.lower() for name, words in event.where if name == "status"]
    bare = toml("frames.toml")["negation"]["words"]
    return event.status == DENIED and any(words not in bare for words in told)


def _parties(telling: Telling, event: Event, side: str, entities: dict[str, Entity]) -> list[Party]:
    named = [entities[one] for one in (event.actor if side == "actor" else event.recipient)]
    rows = [words for name, words in event.where if name == side]
    found = [_party(telling, event, words, named) for words in rows]
    return found or [Party(one.country, one.role, one.name) for one in named]


def _party(telling: Telling, event: Event, words: Evidence, named: list[Entity]) -> Party:
    date = telling.article.published.date() if telling.article.published else None
    told = code_actor(words.quote, context=event.evidence[0].quote, date=date)
    country, role = told.country, told.role if told.role != "UNK" else None
    entity = next((one for one in named if any(words.covers(each.evidence) for each in one.mentions)), None)
    if entity is not None and not (country and role):
        by_name = code_actor(entity.name, date=date)
        country = country or entity.country or by_name.country
        role = role or entity.role or by_name.role
    return Party(country or _at_home(telling, event, role), role, words.quote, words)


def _at_home(telling: Telling, event: Event, role: str | None) -> str | None:
    """The only country that the sentence tells of, for those who have a role and no country."""
    if role is None:
        return None
    sentence = next((one for one in telling.sentences if one.evidence.covers(event.evidence[0])), None)
    if sentence is None:
        return None
    inside = {
        entity.country
        for entity in telling.entities
        if entity.country and any(sentence.evidence.covers(mention.evidence) for mention in entity.mentions)
    }
    inside |= {place.country for place in telling.places if place.country and sentence.evidence.covers(place.evidence)}
    return inside.pop() if len(inside) == 1 else None
