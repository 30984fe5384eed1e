"""Alone: what one telling only says: statements that nothing in the others is like, and details added to a shared one.

A detail is a clause with an entity or a number that no other telling has anywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.knowledge.load import toml
from tellings.reconcile.align import Cluster
from tellings.reconcile.labels import beginning
from tellings.reconcile.material import Material
from tellings.reconcile.words import stems
from tellings.records import Evidence, Frame

_UNLIKE = 0.5  # a lone statement at least this like one of another telling is not told alone
_A_LITTLE = 0.25  # likeness beside two shared entities
_MOST_OF_IT = 0.85  # a clause that is this much of its statement is no detail of it
_KNOWN = 0.67  # share of a clause's words in one statement of another telling, from which it is told there
_RARE = 0.25  # share of a story's statements that mention an entity, at most, for it to mark one matter
_STRANGE = 0.34  # share of a clause's words known to the shared matter, at most, for a detail without a new name


@dataclass(frozen=True, slots=True)
class Detail:
    """What one telling adds. `whole`: the statement itself is told alone; else a clause of a shared statement."""

    statement: int
    evidence: Evidence
    about: str
    weight: float
    whole: bool


def alone(material: Material, clusters: list[Cluster]) -> list[Detail]:
    """Whole statements and details, in order of the text."""
    found: list[Detail] = []
    names, told = Rare(material), Told(material)
    for cluster in clusters:
        if len(cluster.core) == 1:
            statement = next(iter(cluster.core.values()))
            if _nearest(material, statement) < _UNLIKE and not names.told_elsewhere(statement):
                evidence = material.statements[statement].evidence
                found.append(Detail(statement, evidence, beginning(evidence), weight(material, statement), True))
        elif not cluster.faint:
            found += [detail for statement in cluster.core.values() for detail in _details(material, told, statement)]
    return list({detail.evidence: detail for detail in reversed(found)}.values())[::-1]


def _nearest(material: Material, statement: int) -> float:
    others = [index for index, owner in enumerate(material.owner) if owner != material.owner[statement]]
    return max((float(material.scores[statement, other]) for other in others), default=0.0)


def weight(material: Material, statement: int) -> float:
    """How much a lone statement matters: early, unlike all else, with names, numbers and quoted words in it."""
    telling = material.tellings[material.owner[statement]]
    told = material.statements[statement]
    names = {
        entity.id for entity in telling.entities for each in entity.mentions if told.evidence.covers(each.evidence)
    }
    figures = material.inside(statement, telling.quantities)
    spoken = any(stretch.overlaps(told.evidence) for quote in telling.quotes for stretch in quote.marked)
    early = 1 / (1 + 0.06 * told.order)
    rich = min(4, len(names)) * 0.12 + min(2, len(figures)) * 0.15 + 0.1 * spoken
    length = min(1.0, len(told.terms) / 12)
    return round((0.5 + rich) * length * (0.6 + 0.4 * early) * (1.1 - _nearest(material, statement)), 4)


def _details(material: Material, told: Told, statement: int) -> Iterator[Detail]:
    telling = material.owner[statement]
    new = _names_of_its_own(material, telling)
    whole = len(material.statements[statement].evidence.quote)
    for frame in _telling_clauses(material.statements[statement].frames):
        if len(frame.clause.quote) > _MOST_OF_IT * whole:
            continue
        words = stems(frame.clause.quote)
        fresh = [evidence for evidence in new if frame.clause.covers(evidence)]
        known = told.elsewhere(telling, words)
        strange = len(words) >= 5 and known <= _STRANGE
        if (fresh and len(words) >= 3 and known < _KNOWN) or strange:
            value = weight(material, statement) * (0.8 + 0.1 * min(2, len(fresh)))
            yield Detail(statement, frame.clause, beginning(frame.clause), round(value, 4), False)


def _telling_clauses(frames: tuple[Frame, ...]) -> list[Frame]:
    """Clauses that tell something: no bare "X said", none inside another."""
    rules = toml("frames.toml")
    empty = {*rules["light"]["lemmas"], *rules["speech"]["lemmas"]}
    acts = [frame for frame in frames if frame.predicate not in empty or len(stems(frame.clause.quote)) >= 6]
    return [
        frame
        for frame in acts
        if not any(other.clause.covers(frame.clause) and other.clause != frame.clause for other in acts)
    ]


def _names_of_its_own(material: Material, telling: int) -> list[Evidence]:
    """Mentions by name of entities that no other telling mentions."""
    article = material.tellings[telling].article.id
    shared = {story for (other, _), story in material.links.items() if other != article}
    return [
        mention.evidence
        for entity in material.tellings[telling].entities
        if material.links.get((article, entity.id)) not in shared
        for mention in entity.mentions
        if mention.kind == "name"
    ]


class Told:
    """The words of every statement, each wording once, with the tellings that have it."""

    def __init__(self, material: Material) -> None:
        owners: dict[tuple[str, ...], set[int]] = {}
        for index, telling in enumerate(material.owner):
            owners.setdefault(stems(material.statements[index].evidence.quote), set()).add(telling)
        self._wordings = [(len(words), frozenset(words), tellings) for words, tellings in owners.items()]

    def elsewhere(self, telling: int, words: tuple[str, ...]) -> float:
        """The greatest share of the words that a statement of another telling holds; much shorter ones do not count."""
        own = frozenset(words)
        shares = (
            len(own & other) / min(len(own), len(other))
            for length, other, tellings in self._wordings
            if length >= len(words) // 2 and other and own and (len(tellings) > 1 or telling not in tellings)
        )
        return max(shares, default=0.0)


class Rare:
    """Entities that mark a matter: two of them shared, two tellings tell of it, however unlike their words."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._inside = [self._entities(index) for index in range(len(material.statements))]
        counts = Counter(entity for inside in self._inside for entity in inside)
        most = max(2, _RARE * len(material.statements))
        self._marks = {entity for entity, count in counts.items() if count <= most}

    def _entities(self, index: int) -> set[str]:
        telling = self._material.owner[index]
        told, own = self._material.statements[index].evidence, self._material.tellings[telling]
        inside = {
            self._material.story_entity(telling, entity.id)
            for entity in own.entities
            if entity.kind not in {"country", "place"}
            for mention in entity.mentions
            if mention.kind != "pronoun" and told.covers(mention.evidence)
        }
        return {entity for entity in inside if entity}

    def told_elsewhere(self, statement: int) -> bool:
        """A statement of another telling shares two marking entities and is a little like it."""
        own = self._inside[statement] & self._marks
        return len(own) >= 2 and any(
            len(own & inside) >= 2 and self._material.scores[statement, other] >= _A_LITTLE
            for other, inside in enumerate(self._inside)
            if self._material.owner[other] != self._material.owner[statement]
        )
