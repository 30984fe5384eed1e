"""Events: who did what to whom, when, where and with what standing, one event a clause of the codebook.

In: a telling with entities, quotes, times and places, and its parse. Out: events in order of the text. A party is
the entity whose mention holds the head of the phrase, else one named inside it ("Israel" in "Israel's actions").
Nothing is filled in by default: a field that the clause does not tell is empty, with the reason in `missing`.
"""

from __future__ import annotations

from tellings.annotate.acts import Act, acts, date_of, status_of, words_of
from tellings.annotate.frames import Mentions
from tellings.annotate.parsed import Parsed
from tellings.annotate.parties import Parties
from tellings.knowledge.load import toml
from tellings.records import Event, Place, Telling

needs = ("sentences", "entities", "quotes", "times", "places")
gives = ("events",)

_STATUS = {
    "done": "happened",
    "present": "ongoing",
    "ongoing": "ongoing",
    "planned": "planned",
    "possible": "possible",
    "conditional": "possible",
    "asked": "called for",
}
_ACTORS = {"person", "group", "organisation", "government", "country", "place"}
_WHERE = {"in", "at", "near", "across", "on", "over", "around", "inside", "outside", "along", "off"}


def annotate(telling: Telling, parsed: Parsed) -> tuple[Event, ...]:
    """Events in order of title, then text."""
    mentions = Mentions(telling.entities)
    parties = Parties(telling, parsed, mentions)
    return tuple(_event(f"v{n}", act, parties) for n, act in enumerate(acts(telling, parsed, mentions), start=1))


def _event(name: str, act: Act, parties: Parties) -> Event:
    where = act.frame.clause.where
    kinds = {entity.id: entity.kind for entity in parties.telling.entities}
    actor = tuple(one for one in parties.all(act.actors, where) if kinds[one] in _ACTORS)
    recipient = parties.first(act.recipients, where, but=actor)
    date, no_date = date_of(act.predicate, act.frame, parties.telling, parties.parsed)
    place, no_place = _place(act, parties.telling)
    mode, no_mode = _mode(act)
    missing = {
        "actor": _no_actor(act) if not actor else None,
        "recipient": _no_recipient(act) if not recipient else None,
        "date": no_date,
        "place": no_place,
        "mode": no_mode,
    }
    return Event(
        id=name,
        type=act.type,
        quad=toml("events.toml")[act.type]["quad"],
        mode=mode,
        status=_status(act),
        actor=actor,
        recipient=recipient,
        date=date,
        place=place,
        evidence=(words_of(act, parties.telling, parties.parsed),),
        missing=tuple((field, why) for field, why in missing.items() if why),
    )


def _status(act: Act) -> str:
    """happened, ongoing, planned, called for, denied or possible; a headline's present tense tells what happened."""
    if act.frame.negated:
        return "denied"
    standing = status_of(act.predicate, act.frame)
    return "happened" if act.sentence.part == "headline" and standing == "present" else _STATUS[standing]


def _place(act: Act, telling: Telling) -> tuple[str | None, str | None]:
    for place in telling.places:
        if place.role is None and act.frame.clause.covers(place.evidence) and _is_where(act, place):
            return place.name, None
    return None, "its clause tells no place where it was done"


def _is_where(act: Act, place: Place) -> bool:
    """The place hangs on "in", "at" and the like, and is not itself a party."""
    heads = {head.i for head in (*act.actors, *(head for group in act.recipients for head in group.heads))}
    for token in act.predicate.sent:
        if place.evidence.start <= token.idx < place.evidence.end and token.dep_ == "pobj":
            return token.head.lower_ in _WHERE and token.i not in heads
    return False


def _mode(act: Act) -> tuple[str | None, str | None]:
    table = toml("events.toml")["modes"].get(act.type)
    if table is None:
        return None, f"the codebook has no modes for {act.type}"
    start, end = act.frame.clause.start, act.frame.clause.end
    told = {token.lemma_.lower() for token in act.predicate.sent if start <= token.idx < end}
    for mode, words in table.items():
        if told & set(words):
            return mode, None
    return None, "no word of its clause tells how"


def _no_actor(act: Act) -> str:
    if act.actors:
        return f"“{act.actors[0].text}” is nobody this telling names"
    return "told in the passive, without “by”" if act.passive else "its clause has no subject"


def _no_recipient(act: Act) -> str:
    if act.recipients and act.recipients[0].heads:
        return f"“{act.recipients[0].heads[0].text}” is nobody this telling names"
    return "its clause names nobody it was done to"
