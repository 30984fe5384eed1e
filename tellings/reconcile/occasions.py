"""Occasions: when and where a primary source spoke, as each telling has it ("at a weekly briefing on July 24")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.knowledge.load import toml
from tellings.reconcile import dates
from tellings.reconcile.material import Finding, Material
from tellings.records import Evidence, Statement, Time

_ALIKE = 0.45  # likeness of two statements that tell of one occasion without naming it
_ALIKE_NAMED = 0.35  # where one tells at what it was said
_REACH = 90  # characters from a source phrase in which the time of its speaking stands


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One telling's account of the occasion."""

    telling: int
    statement: int
    what: str
    time: Time | None


def occasion_of(material: Material, telling: int, phrases: list[Evidence]) -> Occurrence | None:
    """The first statement in which the source is said to speak at a time or on an occasion."""
    best: Occurrence | None = None
    for phrase in phrases:
        statement = material.statement_at(telling, phrase)
        if statement is None:
            continue
        time = _time_of_speaking(material, telling, statement, phrase)
        what = _noun(material.statements[statement], phrase)
        if time or (what and best is None):
            found = Occurrence(telling, statement, what, time)
            if time:
                return found
            best = found
    return best


def _time_of_speaking(material: Material, telling: int, statement: int, phrase: Evidence) -> Time | None:
    """A dated phrase beside the source and outside of what it says."""
    told = material.statements[statement]
    quotes = [quote for quote in material.tellings[telling].quotes if quote.act == "speech"]
    spoken = [piece for quote in quotes for piece in quote.segments if piece.overlaps(told.evidence)]
    cue = told.source.cue if told.source and told.source.cue else phrase
    near = [
        (abs(time.evidence.start - cue.end), time)
        for time in material.inside(statement, material.tellings[telling].times)
        if time.type == "DATE" and time.first and not any(content.covers(time.evidence) for content in spoken)
    ]
    within = [(far, time) for far, time in near if far <= _REACH and _short(time)]
    return min(within, key=lambda each: each[0])[1] if within else None


def _short(time: Time) -> bool:
    return bool(time.first and time.last and (time.last - time.first).days <= 7)


def _noun(statement: Statement, phrase: Evidence) -> str:
    nouns = "|".join(toml("origins.toml")["occasions"]["nouns"])
    after = statement.evidence.quote[max(0, phrase.start - statement.evidence.start) :][: _REACH + len(phrase.quote)]
    found = re.search(
        rf"\b(?:at|in|during|through|on|to) (?:an? |the |its |his |her )?((?:\w+ ){{0,2}}(?:{nouns}))\b", after
    )
    return found[1] if found else ""


def compare_occasions(material: Material, told: list[Occurrence]) -> Iterator[Finding]:
    """Tellings that put one occasion on different days."""
    dated = [(each, each.time) for each in told if each.time]
    for place, (one, mine) in enumerate(dated):
        for other, theirs in dated[place + 1 :]:
            verdict = dates.compare(mine, theirs)
            if verdict and verdict.relation != "agree" and _one_occasion(material, one, other):
                sides = ((one.telling, mine.value, mine.evidence), (other.telling, theirs.value, theirs.evidence))
                days = f"on “{mine.evidence.quote}” in one telling, on “{theirs.evidence.quote}” in the other"
                why = f"the same source spoke {days}"
                confidence = 0.75 * verdict.certainty
                yield Finding("date", verdict.relation, why, confidence, sides, (one.statement, other.statement), 1.3)


def _one_occasion(material: Material, one: Occurrence, other: Occurrence) -> bool:
    """One names it, or both tell of it in statements that are alike: a source may have spoken on many days."""
    if one.time and other.time and one.time.evidence.quote.lower() == other.time.evidence.quote.lower():
        return False
    named = bool(one.what or other.what)
    return float(material.scores[one.statement, other.statement]) >= (_ALIKE_NAMED if named else _ALIKE)
