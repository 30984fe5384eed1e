"""Commitments: what one actor asked of or promised to another, and how far it went.

In: a telling with entities, quotes and times, and its parse. Out: chains request -> pledge -> delivery or refusal.
A request, pledge or refusal between two named actors opens a chain; a delivery only joins one. A step joins when it
names the chain's giver or taker and nobody else, or says that it answers a request, or follows the request in the
same paragraph without naming another pair. Aid that nobody asked for or promised is no commitment, nor is a chain
that never tells what was asked for.
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
_ACTORS = {"person", "group", "organisation", "government", "country", "place"}  # a place stands for who rules it
_STATES = {"country", "government", "place"}
_SHORT = 4  # letters of words that tell too little to join two requests
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
    return tuple(_commitment(chain, what) for chain in chains if (what := _what(chain)))


def _place(told: Told, chains: list[Chain], known: dict[str, Entity]) -> None:
    """Join the step to the chain it fits best, else open one when it may."""
    fits = [(_fit(told, chain, known), -_distance(told, chain), n) for n, chain in enumerate(chains)]
    best, _, n = max(fits, default=(0, 0, 0))
    if best:
        chain = chains[n]
        chains[n] = Chain(chain.giver or told.giver, chain.taker or told.taker, (*chain.steps, told))
    elif _opens(told, known):
        chains.append(Chain(told.giver, told.taker, (told,)))


def _opens(told: Told, known: dict[str, Entity]) -> bool:
    """A request, pledge or refusal between two who can act; never a delivery."""
    parties = {party for party in (told.giver, told.taker) if party and known[party].kind in _ACTORS}
    return told.step != "delivery" and len(parties) == 2


def _distance(told: Told, chain: Chain) -> int:
    return min(abs(told.order - step.order) for step in chain.steps)


def _fit(told: Told, chain: Chain, known: dict[str, Entity]) -> int:
    """0 not at all; 1 it follows close by; 2 it says that it answers a request; 3 it names the same giver."""
    giver, taker = _same(told.giver, chain.giver, known), _same(told.taker, chain.taker, known)
    if told.step == "request":
        return 3 if taker and (giver or (giver is None and _alike(told, chain))) else 0
    if taker is False or _same(told.giver, chain.taker, known):
        return 0
    if giver:
        return 3 if _bears_on(told, chain, taker, known) else 0
    if told.answers and any(step.step == "request" for step in chain.steps):
        return 2
    speaks_for_it = giver is None or known[told.giver or ""].kind == "person"
    return 1 if speaks_for_it and _close(told, chain) else 0


def _same(one: str | None, other: str | None, known: dict[str, Entity]) -> bool | None:
    """One actor, or a country and who acts for it; None when either is not named."""
    if one is None or other is None:
        return None
    countries = {known[one].country, known[other].country}
    state = bool(_STATES & {known[one].kind, known[other].kind})
    return one == other or (state and len(countries) == 1 and None not in countries)


def _bears_on(told: Told, chain: Chain, taker: bool | None, known: dict[str, Entity]) -> bool:
    """A person vows many things: theirs must name the taker, answer, stand close by or speak of the same."""
    if known[chain.giver or ""].kind != "person":
        return True
    return bool(taker) or told.answers or _close(told, chain) or _alike(told, chain)


def _alike(told: Told, chain: Chain) -> bool:
    """What is asked for shares a word with what the chain asks for."""
    asked = {word for step in chain.steps for word in _long_words(step.what)}
    return bool(asked & _long_words(told.what))


def _long_words(what: str | None) -> set[str]:
    return {word for word in (what or "").lower().split() if len(word) > _SHORT}


def _close(told: Told, chain: Chain) -> bool:
    """The step follows a request of the chain at once, in its paragraph."""
    asked = [step for step in chain.steps if step.step == "request"]
    return any(step.paragraph == told.paragraph and 0 < told.order - step.order <= _NEAR for step in asked)


def _what(chain: Chain) -> str | None:
    """What the first step that tells it tells, one of the text before one of the title."""
    told = sorted((step for step in chain.steps if step.what), key=lambda step: step.evidence.where)
    return told[0].what if told else None


def _commitment(chain: Chain, what: str) -> Commitment:
    steps = []
    for name in _ORDER:
        mine = sorted((told for told in chain.steps if told.step == name), key=lambda told: told.order)
        if mine:
            dates = [told.date for told in mine if told.date]
            evidence = tuple(told.evidence for told in mine)
            steps.append(Step(name, dates[0] if dates else None, evidence, mine[0].status))
    return Commitment(chain.giver, chain.taker, what, tuple(steps))
