"""Places: where one telling puts an act more exactly than another: "in Manchester, N.H." and "in New Hampshire".

In: places in clauses of one verb, in statements that are alike. Out: findings where the one lies in the other.
Silent where the telling with the wider place names the narrower one too, and on places that stand for their people.
"""

from __future__ import annotations

from collections.abc import Iterator

from tellings.knowledge.load import toml
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.slots import Slot, is_speech, same_verb, slots
from tellings.records import Place

_NEAR = 0.3  # likeness of the statements
_WEIGHT = 0.5
_WHERE = (" in", " at", " near", " outside", " across", " around")


def find(material: Material) -> Iterator[Finding]:
    """Each place with the likest one that holds it or lies in it."""
    told = [_placed(material, telling) for telling in material.everyone()]
    for one, other in material.pairs():
        for a in told[one]:
            best = max(told[other], key=lambda b: (_score(material, a, b), -b.statement), default=None)
            score = _score(material, a, best) if best else 0.0
            if best and score >= _NEAR and not _named(told[one], best) and not _named(told[other], a):
                yield _finding(material, a, best, score)


def _placed(material: Material, telling: int) -> list[Slot[Place]]:
    """Places of acts, behind a preposition."""
    found = slots(
        material, telling, tuple(p for p in material.tellings[telling].places if p.role is None and p.country)
    )
    return [slot for slot in found if _behind_preposition(material, slot)]


def _behind_preposition(material: Material, slot: Slot[Place]) -> bool:
    here = slot.thing.evidence
    text = material.tellings[slot.telling].article.field(here.where)
    return text[: here.start].rstrip().lower().endswith(_WHERE)


def _score(material: Material, a: Slot[Place], b: Slot[Place]) -> float:
    """How alike the statements are, when one act is put in both places and one lies in the other."""
    verbs = same_verb(a, b) and a.frame and not is_speech(a.frame) and a.frame.predicate not in _light()
    if not verbs or not (_within(material, a, b) or _within(material, b, a)):
        return 0.0
    return float(material.scores[a.statement, b.statement])


def _light() -> list[str]:
    lemmas: list[str] = toml("frames.toml")["light"]["lemmas"]
    return lemmas


def _within(material: Material, a: Slot[Place], b: Slot[Place]) -> bool:
    """a is a town or state of the country b, or a town of the state b."""
    inner, outer = a.thing, b.thing
    if inner.country != outer.country or inner.name == outer.name or inner.admin1 is None:
        return False
    return outer.name == outer.admin1 == inner.admin1 if outer.admin1 else _is_country(material, b)


def _is_country(material: Material, slot: Slot[Place]) -> bool:
    return any(
        entity.kind == "country" and any(mention.evidence == slot.thing.evidence for mention in entity.mentions)
        for entity in material.tellings[slot.telling].entities
    )


def _named(told: list[Slot[Place]], place: Slot[Place]) -> bool:
    return any(slot.thing.name == place.thing.name for slot in told)


def _finding(material: Material, a: Slot[Place], b: Slot[Place], score: float) -> Finding:
    exact, wide = (a, b) if _within(material, a, b) else (b, a)
    why = f"“{exact.thing.evidence.quote}” is more exact than “{wide.thing.evidence.quote}”"
    sides = tuple((slot.telling, slot.thing.name, slot.thing.evidence) for slot in (a, b))
    confidence = min(0.75, 0.4 + 0.35 * score)
    return Finding("place", "differ", why, confidence, sides, (a.statement, b.statement), _WEIGHT)
