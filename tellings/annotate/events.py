"""Events: who did what to whom, when, where and with what standing, one event a clause or noun of the codebook.

In: a telling with entities, quotes, times and places, and its parse. Out: events in order of the text. Speech about an
act is an event beside the act: "X accused Y of attacking Z" tells an accusation that happened and an attack that is
alleged. Nothing is filled in by default: a field that the words do not tell is empty, with the reason in `missing`.
What names neither side, and what the classifier finds unlikely, is no event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tellings.annotate.acts import Act, Nominal, told
from tellings.annotate.events_fields import Fields
from tellings.annotate.events_parties import Side, acting, for_state, is_press, is_private, is_sport, receiving
from tellings.annotate.events_standing import DENIED, Standing
from tellings.annotate.events_sure import BAR, sure
from tellings.annotate.frames import Mentions
from tellings.annotate.parsed import Parsed
from tellings.annotate.parties import Parties
from tellings.knowledge.codebook import codebook, quad_of
from tellings.knowledge.load import toml
from tellings.records import Event, Telling

needs = ("sentences", "entities", "quotes", "times", "places")
gives = ("events",)

_TOGETHER = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
_BY_ITSELF = frozenset({"PROTEST", "MOBILIZE"})
_BY_SOMEBODY = frozenset({"AGREE", "CONSULT", "COOPERATE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
_OF_THINGS = frozenset({"YIELD", "COERCE", "SANCTION", "ASSAULT"})


def annotate(telling: Telling, parsed: Parsed) -> tuple[Event, ...]:
    """Events in order of title, then text."""
    mentions = Mentions(telling.entities)
    fields = Fields(telling, parsed, Parties(telling, parsed, mentions), quad_of(codebook(*parsed.codebook)))
    found = (_event(one, fields) for one in told(telling, parsed, mentions))
    return tuple(_numbered(event for event in found if event))


def _numbered(found: Iterable[Event]) -> Iterator[Event]:
    """Each event once, by a number of its own."""
    seen: set[tuple[object, ...]] = set()
    for event in found:
        key = (event.type, event.status, event.actor, event.recipient, event.evidence[0].quote)
        if key not in seen:
            seen.add(key)
            yield replace(event, id=f"v{len(seen)}")


def _event(one: Act | Nominal, fields: Fields) -> Event | None:
    where = one.sentence.evidence.where
    spoken = fields.quads[one.type].startswith("verbal")
    weak = one.told.held.trigger.words in toml("events.toml")["parties"]["weak"]
    actor = acting(fields.heads(one, one.told.actors), fields.parties, where, spoken or weak)
    recipient = actor
    if not one.told.mutual:
        recipient = receiving(fields.groups(one), fields.parties, where, but=actor.entities, spoken=spoken)
    if not recipient.entities and _is_mutual(one, actor):
        recipient = actor
    if not _is_event(one, actor, recipient, fields):
        return None
    standing = fields.standing(one)
    if fields.is_idle(one, standing):
        return None
    confidence = sure(one, fields.tree(one), standing, fields.quads, fields.parsed.codebook)
    return _made(one, (actor, recipient), standing, confidence, fields) if confidence >= BAR else None


def _is_event(one: Act | Nominal, actor: Side, recipient: Side, fields: Fields) -> bool:
    """Somebody named acts, or somebody named is done to; what is neither people nor a body does nothing."""
    if one.told.actors and not actor.somebody:
        return False
    names = actor.names and recipient.names and one.sentence.part != "headline"  # where every word has a capital
    if not (names or actor.known or recipient.known):
        return False
    journey = one.told.held.trigger.words in toml("events.toml")["parties"]["journeys"]
    if journey and not for_state(actor, fields.parties):
        return False
    if recipient is actor:
        return len(actor.entities) > 1 or actor.names > 1
    if is_sport(actor, fields.parties) or is_sport(recipient, fields.parties):
        return False
    if one.type == "CONSULT" and not _is_public(actor, recipient, fields):
        return False
    weak = one.told.held.trigger.words in toml("events.toml")["parties"]["weak"]
    if (weak and not (names or (actor.entities and recipient.entities))) or not (one.told.filled or recipient.entities):
        return False
    if one.type == "ASSAULT" and one.told.held.trigger.objects and not recipient.words:
        return False  # "launched a rocket"
    if not one.told.actors and not _tells_without_doer(one):
        return False
    return recipient.somebody or (bool(actor.entities) and _alone(one))


def _is_public(actor: Side, recipient: Side, fields: Fields) -> bool:
    """No family visit, no interview."""
    private = is_private(actor, fields.parties) and is_private(recipient, fields.parties)
    return not private and not is_press(recipient, fields.parties) and not is_press(actor, fields.parties)


def _is_mutual(one: Act | Nominal, actor: Side) -> bool:
    """ "X and Y agreed to a truce": each with the other."""
    trigger = one.told.held.trigger
    together = "with" in trigger.recipient or trigger.words.startswith("agree")
    return actor.names > 1 and together and one.type in _TOGETHER


def _tells_without_doer(one: Act | Nominal) -> bool:
    """A passive without "by", a noun without an owner: only what is done by force, blame, rescue or release."""
    if one.type in _BY_SOMEBODY or one.told.held.trigger.words in toml("events.toml")["parties"]["by_somebody"]:
        return False
    return one.told.passive or isinstance(one, Nominal)


def _alone(one: Act | Nominal) -> bool:
    """An act that needs nobody to be done to: "resigned", "deployed troops", "demonstrated"."""
    trigger = one.told.held.trigger
    if one.type in {"CONSULT", "COOPERATE"}:
        return False
    return not trigger.recipient or one.type in _BY_ITSELF or (bool(trigger.objects) and one.type in _OF_THINGS)


def _made(one: Act | Nominal, sides: tuple[Side, Side], standing: Standing, confidence: float, fields: Fields) -> Event:
    actor, recipient = sides
    status, date, place, mode = (
        fields.status(one, standing),
        fields.date(one),
        fields.place(one, sides),
        fields.mode(one),
    )
    missing = {
        "actor": None if actor.entities else _no_actor(one, actor),
        "recipient": None if recipient.entities else _no_recipient(recipient),
        "date": date.why,
        "place": place.why,
        "mode": mode.why,
    }
    rows = [("type", fields.span(one, word, word)) for word in sorted(one.told.held.words)]
    rows += [("actor", words) for words in actor.words] + [("recipient", words) for words in recipient.words]
    rows += [
        (name, field.words) for name, field in (("date", date), ("place", place), ("status", status)) if field.words
    ]
    return Event(
        id="",
        type=one.type,
        quad=fields.quads[one.type],
        mode=mode.value,
        status=standing.status,
        actor=actor.entities,
        recipient=recipient.entities,
        date=date.value,
        place=place.value,
        evidence=(fields.words(one),),
        missing=tuple((field, why) for field, why in missing.items() if why),
        confidence=confidence,
        polarity=DENIED if standing.status == DENIED else "positive",
        contexts=fields.contexts(one),
        speaker=fields.speaker(one, standing, but=actor.entities),
        where=tuple(rows),
    )


def _no_actor(one: Act | Nominal, actor: Side) -> str:
    if actor.words:
        return _unnamed(actor)
    if one.told.passive:
        return "told in the passive, without “by”"
    return "its words do not tell who did it" if isinstance(one, Nominal) else "its clause has no subject"


def _no_recipient(recipient: Side) -> str:
    return _unnamed(recipient) if recipient.words else "its clause names nobody it was done to"


def _unnamed(side: Side) -> str:
    if side.names:
        return f"“{side.words[0].quote}” is no name that can be told for sure"
    return f"“{side.words[0].quote}” is nobody this telling names"
