"""Commitments: what one actor asked of or promised to another, and how far it went.

In: a telling with entities, quotes and times, and its parse. Out: chains request -> pledge -> delivery or refusal.
A request opens a chain, and so does a pledge or refusal between two named actors; a delivery only joins one. A step
joins when it names the chain's giver or taker and nobody else, or says that it answers a request, or follows the
request in the same paragraph without naming another pair. Aid that nobody asked for or promised is no commitment.
"""

from __future__ import annotations

from dataclasses import dataclass

from tellings.annotate.frames import Mentions
from tellings.annotate.parsed import Parsed
from tellings.annotate.parties import Parties
from tellings.annotate.steps import Told, told_steps
from tellings.records import Commitment, Entity, Step, Telling

needs = ("sentences", "entities", "quotes", "times")
gives = ("commitments",)

_ORDER = ("request", "pledge", "delivery", "refusal")
_NEAR = 2  # sentences between a request and an answer that names no other pair


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps that belong together; the first names the parties, later ones may add the one it lacked."""

    giver: str | None
    taker: str | None
    steps: tuple[Told, ...]


def annotate(telling: Telling, parsed: Parsed) -> tuple[Commitment, ...]:
    """Commitments in order of their first step in the text."""
    parties = Parties(telling, parsed, Mentions(telling.entities))
    known = {entity.id: entity for entity in telling.entities}
    steps = sorted(told_steps(telling, parsed, parties), key=lambda told: (_ORDER.index(told.step), told.order))
    chains: list[Chain] = []
    for told in steps:
        _place(told, chains, known)
    chains.sort(key=lambda chain: min(told.order for told in chain.steps))
    return tuple(_commitment(chain) for chain in chains)


def _place(told: Told, chains: list[Chain], known: dict[str, Entity]) -> None:
    """Join the step to the chain it fits best, else open one when it may."""
    fits = [(_fit(told, chain, known), -_distance(told, chain), n) for n, chain in enumerate(chains)]
    best, _, n = max(fits, default=(0, 0, 0))
    if best:
        chain = chains[n]
        chains[n] = Chain(chain.giver or told.giver, chain.taker or told.taker, (*chain.steps, told))
    elif _opens(told):
        chains.append(Chain(told.giver, told.taker, (told,)))


def _opens(told: Told) -> bool:
    """A request by or to somebody; a pledge or refusal when both its parties are named; never a delivery."""
    parties = [party for party in (told.giver, told.taker) if party]
    return told.step != "delivery" and len(parties) >= (1 if told.step == "request" else 2)


def _distance(told: Told, chain: Chain) -> int:
    return min(abs(told.order - step.order) for step in chain.steps)


def _fit(told: Told, chain: Chain, known: dict[str, Entity]) -> int:
    """0 not at all; 1 it follows close by; 2 it says that it answers a request; 3 it names the same giver."""
    giver, taker = _same(told.giver, chain.giver, known), _same(told.taker, chain.taker, known)
    if told.step == "request":
        return 3 if taker and giver is not False else 0
    if taker is False or _same(told.giver, chain.taker, known):
        return 0
    if giver:
        return 3
    if told.answers and any(step.step == "request" for step in chain.steps):
        return 2
    speaks_for_it = giver is None or known[told.giver or ""].kind == "person"
    return 1 if speaks_for_it and _close(told, chain) else 0


def _same(one: str | None, other: str | None, known: dict[str, Entity]) -> bool | None:
    """One actor, or bodies of one country; None when either is not named."""
    if one is None or other is None:
        return None
    countries = {known[one].country, known[other].country}
    return one == other or (len(countries) == 1 and None not in countries)


def _close(told: Told, chain: Chain) -> bool:
    """The step follows a request of the chain at once, in its paragraph."""
    asked = [step for step in chain.steps if step.step == "request"]
    return any(step.paragraph == told.paragraph and 0 < told.order - step.order <= _NEAR for step in asked)


def _commitment(chain: Chain) -> Commitment:
    steps = []
    for name in _ORDER:
        mine = sorted((told for told in chain.steps if told.step == name), key=lambda told: told.order)
        if mine:
            dates = [told.date for told in mine if told.date]
            steps.append(Step(name, dates[0] if dates else None, tuple(told.evidence for told in mine)))
    return Commitment(chain.giver, chain.taker, chain.steps[0].what, tuple(steps))
