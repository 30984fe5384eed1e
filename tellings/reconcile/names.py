"""Names: whom or what each telling names in the same slot of the same act, where neither names the other's anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tellings.reconcile.material import Finding, Material
from tellings.reconcile.slots import Slot, is_speech, pair, same_verb, slots
from tellings.reconcile.words import stem, stems, tokens
from tellings.records import Evidence

_FLOOR = 0.62
_CAPITALS = 6  # of a short name
_REACH = 90  # characters in which a long name is spelled out, be it cut at a comma
_KINDS = {"person", "organisation", "group", "place", "facility", "product", "country"}
_SLOT = {"person": "actor", "organisation": "actor", "group": "actor", "country": "actor"}


@dataclass(frozen=True, slots=True)
class Named:
    """A mention by name, with the story entity and its kind."""

    evidence: Evidence
    entity: str
    kind: str


def find(material: Material) -> Iterator[Finding]:
    """Names that stand in for each other in two tellings of one act."""
    for one, other in material.pairs():
        mine, theirs = _named(material, one), _named(material, other)
        known = {each.entity for each in mine} & {each.entity for each in theirs}
        left = slots(material, one, tuple(each for each in mine if each.entity not in known))
        right = slots(material, other, tuple(each for each in theirs if each.entity not in known))
        for a, b, score in pair(material, left, right, _weigh, _FLOOR):
            yield _finding(a, b, score)


def _named(material: Material, telling: int) -> list[Named]:
    article = material.tellings[telling].article.id
    return [
        Named(mention.evidence, story, entity.kind)
        for entity in material.tellings[telling].entities
        if entity.kind in _KINDS and (story := material.links.get((article, entity.id)))
        for mention in entity.mentions
        if mention.kind == "name"
    ]


def _weigh(a: Slot[Named], b: Slot[Named]) -> float | None:
    """Only names of one kind in clauses of one verb stand for each other; who says a thing is compared elsewhere."""
    if a.thing.kind != b.thing.kind or not same_verb(a, b) or (a.frame and is_speech(a.frame)):
        return None
    return 0.0 if _part(a) == _part(b) else None


def _part(slot: Slot[Named]) -> str | None:
    """The part of the act that the name plays, whole or beside another noun ("Twitter post")."""
    own = slot.thing.evidence
    holding = [role for role in slot.frame.roles if role.evidence.covers(own)] if slot.frame else []
    role = min(holding, key=lambda each: len(each.evidence.quote), default=None)
    if role is None:
        return None
    return role.name if stem(role.head) in set(map(stem, tokens(own.quote))) else f"beside {role.name}"


def _short_for(material: Material, short: Slot[Named], named: Slot[Named]) -> bool:
    """Capitals that are the initials of the other name as the text goes on with it: "Office of Ports, Piers"."""
    capitals, here = short.thing.evidence.quote.replace(".", ""), named.thing.evidence
    if not (capitals.isupper() and 2 <= len(capitals) <= _CAPITALS):
        return False
    text = material.tellings[named.telling].article.field(here.where)
    initials = "".join(word[0] for word in text[here.start : here.start + _REACH].split() if word[0].isupper())
    return capitals in initials


def _finding(a: Slot[Named], b: Slot[Named], score: float) -> Finding:
    shared = set(stems(a.thing.evidence.quote)) & set(stems(b.thing.evidence.quote))
    kind = "name" if shared else _SLOT.get(a.thing.kind, "place" if a.thing.kind in {"place", "facility"} else "name")
    why = f"“{a.thing.evidence.quote}” in one telling, “{b.thing.evidence.quote}” in the other"
    sides = tuple((slot.telling, slot.thing.evidence.quote, slot.thing.evidence) for slot in (a, b))
    return Finding(kind, "differ", why, min(0.9, 0.2 + 0.7 * score), sides, (a.statement, b.statement), 1.1)
