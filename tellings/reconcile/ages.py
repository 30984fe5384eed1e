"""Ages: how old each telling says somebody is, pooled over the telling, wherever it stands.

In: quantities that are ages. Out: findings where two tellings give one person, or the one "boy" or "driver" of each,
no age in common. Silent where a telling gives several ages for a noun, and where nothing says whose age it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.knowledge.load import toml
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.verdict import Verdict, contradict, differ
from tellings.reconcile.words import stem, tokens
from tellings.records import Quantity

_BIRTHDAY = 14  # days between two tellings, within which hardly anybody grows a year older
_GROWN = 18
_CHILD = "child"
_APPOSED = re.compile(r",\s(?:aged |age |a )?")  # "Mora, 16" and "Mora, aged 16"
_BEFORE_NAME = re.compile(r"[ \w’'-]{1,30}")


@dataclass(frozen=True, slots=True)
class Age:
    """An age as told; `whose`: a story entity, or the stem of a noun."""

    statement: int
    quantity: Quantity
    whose: str


def find(material: Material) -> Iterator[Finding]:
    """One finding for each person and pair of tellings that share no age for them."""
    told = [_ages(material, telling) for telling in material.everyone()]
    for one, other in material.pairs():
        for whose in sorted(told[one].keys() & told[other].keys()):
            mine, theirs = told[one][whose], told[other][whose]
            if not {age.quantity.value for age in mine} & {age.quantity.value for age in theirs}:
                yield _finding(material, (one, mine[0]), (other, theirs[0]))


def _ages(material: Material, telling: int) -> dict[str, list[Age]]:
    """Whose -> the ages told; of a noun only where there is one age."""
    found: dict[str, list[Age]] = defaultdict(list)
    for quantity in material.tellings[telling].quantities:
        statement = material.statement_at(telling, quantity.evidence)
        if quantity.kind == "age" and quantity.value is not None and statement is not None:
            whose = _person(material, telling, quantity) or _noun(quantity)
            if whose:
                found[whose].append(Age(statement, quantity, whose))
    people = {entity.id for entity in material.entities}
    return {
        whose: ages
        for whose, ages in found.items()
        if whose in people or len({age.quantity.value for age in ages}) == 1
    }


def _person(material: Material, telling: int, quantity: Quantity) -> str | None:
    """The person whose name stands right before the age ("Mora, 16") or right after it ("16-year-old Ana Mora")."""
    here = quantity.evidence
    text = material.tellings[telling].article.field(here.where)
    for entity in material.tellings[telling].entities:
        for mention in entity.mentions if entity.kind == "person" else ():
            name = mention.evidence
            before = name.end <= here.start and _APPOSED.fullmatch(text[name.end : here.start])
            after = name.start >= here.end and _BEFORE_NAME.fullmatch(text[here.end : name.start])
            inside = here.covers(name)
            if mention.kind == "name" and name.where == here.where and (before or after or inside):
                return material.story_entity(telling, entity.id)
    return None


def _noun(quantity: Quantity) -> str:
    """The noun of the one that is so old; one word for all children, named by nothing or by a word for them."""
    counted = tokens(quantity.of)
    noun = stem(counted[-1]) if counted else ""
    if quantity.value is not None and quantity.value < _GROWN and (not noun or noun in _children()):
        return _CHILD
    return noun


def _children() -> set[str]:
    return {stem(noun) for noun in toml("counted_alike.toml")["children"]}


def _finding(material: Material, one: tuple[int, Age], other: tuple[int, Age]) -> Finding:
    (first, a), (second, b) = one, other
    verdict = _verdict(material, one, other)
    sides = ((first, f"{a.quantity.value}", a.quantity.evidence), (second, f"{b.quantity.value}", b.quantity.evidence))
    return Finding("number", verdict.relation, verdict.why, 0.7, sides, (a.statement, b.statement), 1.2)


def _verdict(material: Material, one: tuple[int, Age], other: tuple[int, Age]) -> Verdict:
    """Both cannot be true of one day; a birthday may lie between tellings far apart, or of no date."""
    days = [material.tellings[telling].article.published for telling in (one[0], other[0])]
    why = f"{one[1].quantity.evidence.quote} in one telling, {other[1].quantity.evidence.quote} in the other"
    near = days[0] and days[1] and abs((days[0].date() - days[1].date()).days) <= _BIRTHDAY
    return contradict(why) if near else differ(why)
