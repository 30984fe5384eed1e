"""Story events and commitments: those of the tellings with the story's entities; one happening told twice is one."""

from __future__ import annotations

from dataclasses import replace

from tellings.reconcile.material import Material
from tellings.records import Commitment, Event, Step

_EMPTY = (None, "", ())
_STATE = {"country", "government"}
_STEPS = ("request", "pledge", "delivery", "refusal")
_BODIES = {"organisation", "group"}
_OFFICIAL = {"GOV", "MIL"}


def events(material: Material) -> tuple[Event, ...]:
    """Events over all tellings; the same type, actor and recipient with no other date is one event."""
    merged: dict[tuple[object, ...], Event] = {}
    for telling, told in enumerate(material.tellings):
        for event in told.events:
            own = replace(
                event,
                actor=_story(material, telling, event.actor),
                recipient=_story(material, telling, event.recipient),
                speaker=material.story_entity(telling, event.speaker),
            )
            key = _key(material, own)
            known = merged.get(key)
            merged[key] = _join(known, own) if known else own
    return tuple(replace(event, id=f"v{place}") for place, event in enumerate(merged.values(), start=1))


def _key(material: Material, event: Event) -> tuple[object, ...]:
    """Events with both parties join across tellings; any other stays by itself."""
    if event.actor and event.recipient:
        parties = tuple(tuple(_party(material, each) for each in side) for side in (event.actor, event.recipient))
        return (event.type, event.status, *parties)
    return (event.type, event.evidence)


def _party(material: Material, story: str | None) -> str | None:
    """The country for its government: both act for it."""
    entity = material.entity(story) if story else None
    return f"state:{entity.country}" if entity and entity.country and entity.kind in _STATE else story


def _power(material: Material, story: str | None) -> str | None:
    """The country also for its army and ministries: asked for help, they are asked for its help."""
    entity = material.entity(story) if story else None
    acts = entity is not None and (entity.kind in _STATE or (entity.kind in _BODIES and entity.role in _OFFICIAL))
    return f"state:{entity.country}" if entity and entity.country and acts else story


def _join(known: Event, other: Event) -> Event:
    """Both evidences; what one lacks, the other fills, and only what is still empty keeps its reason."""
    joined = replace(
        known,
        evidence=tuple(dict.fromkeys((*known.evidence, *other.evidence))),
        date=known.date or other.date,
        place=known.place or other.place,
        mode=known.mode or other.mode,
        where=tuple(dict.fromkeys((*known.where, *other.where))),
        confidence=max((one for one in (known.confidence, other.confidence) if one is not None), default=None),
    )
    reasons = dict((*other.missing, *known.missing))
    empty = {name: reason for name, reason in reasons.items() if getattr(joined, name, None) in _EMPTY}
    return replace(joined, missing=tuple(sorted(empty.items())))


def _story(material: Material, telling: int, own: tuple[str, ...]) -> tuple[str, ...]:
    stories = [material.story_entity(telling, each) for each in own]
    return tuple(dict.fromkeys(story for story in stories if story))


def commitments(material: Material) -> tuple[Commitment, ...]:
    """Commitments over all tellings; the same giver and taker is one, with every step."""
    merged: dict[tuple[str | None, str | None], Commitment] = {}
    for telling, told in enumerate(material.tellings):
        for commitment in told.commitments:
            giver = material.story_entity(telling, commitment.giver)
            taker = material.story_entity(telling, commitment.taker)
            key = (_power(material, giver), _power(material, taker))
            known = merged.get(key)
            steps = (*known.steps, *commitment.steps) if known else commitment.steps
            what = known.what if known else commitment.what
            pairs = ((known.giver, giver), (known.taker, taker)) if known else ((giver, giver), (taker, taker))
            parties = tuple(_wider(material, *pair) for pair in pairs)
            merged[key] = Commitment(parties[0], parties[1], what, _joined_steps(steps))
    return tuple(merged.values())


def _joined_steps(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """One step a name and date, with all evidence; one without a date joins the first of its name."""
    dates: dict[str, list[str]] = {}
    for step in steps:
        if step.date:
            dates.setdefault(step.step, []).append(step.date)
    joined: dict[tuple[str, str | None], Step] = {}
    for step in steps:
        date = step.date or next(iter(dates.get(step.step, ())), None)
        known = joined.get((step.step, date))
        evidence = tuple(dict.fromkeys((*known.evidence, *step.evidence))) if known else step.evidence
        joined[(step.step, date)] = Step(step.step, date, evidence, known.status if known else step.status)
    return tuple(sorted(joined.values(), key=lambda step: _STEPS.index(step.step)))


def _wider(material: Material, known: str | None, other: str | None) -> str | None:
    """The state where the other name is of a body of it."""
    entity = material.entity(other) if other else None
    return other if entity and entity.kind in _STATE else known or other
