"""Claims of harm: how many people a sentence says were injured, killed or arrested, "nobody" included.

In: a telling with quantities, quotes and times, and its parse. Out: claims with exact counts only. A sentence that
may speak of another time or place ("earlier", "elsewhere", a day out of reach) or of a part ("nobody else",
"seriously") makes no claim.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tellings.annotate.acts import NOT_TOLD, clauses
from tellings.annotate.frames import Mentions, noun_phrase
from tellings.annotate.grammar import doers, is_passive, thing_of
from tellings.annotate.parsed import Parsed
from tellings.knowledge.load import toml
from tellings.records import Evidence, Frame, Quote, Sentence, Telling, Time

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Claim:
    """count of `noun` ("" for people of any sort) in one family; `agent` is the noun that did it, if told.

    `partial`: only the badly hurt and the like are counted; `days`: those its sentence tells; `quote`: the direct
    quote it stands in.
    """

    family: str
    noun: str
    count: int
    agent: str
    partial: bool
    days: frozenset[date]
    evidence: Evidence
    sentence: Evidence
    quote: Quote | None


def claims(telling: Telling, parsed: Parsed) -> Iterator[Claim]:
    """Claims of title and text, in order."""
    mentions = Mentions(telling.entities)
    for sentence in telling.sentences:
        if sentence.part in NOT_TOLD:
            continue
        span = parsed.span(sentence.evidence)
        lemmas = {token.lemma_.lower() for token in span}
        if not lemmas & _harm() or {token.lower_ for token in span} & set(toml("anomalies.toml")["elsewhere"]["words"]):
            continue
        days = _days(sentence, telling)
        if days is None:
            continue
        for verb, frame in clauses(span, parsed, mentions, sentence.evidence.where):
            yield from _claim(verb, frame, sentence, days, telling, parsed)


def _claim(
    verb: Token, frame: Frame, sentence: Sentence, days: frozenset[date], telling: Telling, parsed: Parsed
) -> Iterator[Claim]:
    """The claim of one clause, when it is told as done and counts its victims exactly."""
    found = _victims(verb)
    if found is None or frame.status not in {"done", "present"}:
        return
    family, victims = found
    where = frame.clause.where
    own = parsed.evidence(victims, where)
    count = 0 if _nobody(victims) else _count(victims, telling, parsed, where)
    partial = _says_less(verb, victims)
    if count is None or (count and frame.negated) or (not count and partial):
        return
    agents = [] if is_passive(verb) or verb.lemma_ == "die" else list(doers(verb))
    phrases = [noun_phrase(head) for head in (victims, thing_of(verb)) if head is not None]
    edges = [edge for phrase in phrases for edge in (phrase[0].idx, phrase[-1].idx + len(phrase[-1]))]
    edges += [frame.verb.start, frame.verb.end]
    yield Claim(
        family=family,
        noun=_noun(victims),
        count=count,
        agent=agents[0].lemma_.lower() if agents else "",
        partial=partial,
        days=days,
        evidence=telling.article.evidence(min(edges), max(edges), where),
        sentence=sentence.evidence,
        quote=next((quote for quote in telling.quotes if quote.in_marks(own)), None),
    )


def _victims(verb: Token) -> tuple[str, Token] | None:
    """The family of a clause and the head of the phrase for its victims."""
    thing = thing_of(verb)
    for family, words in toml("anomalies.toml")["claims"].items():
        if verb.lemma_.lower() in words["verbs"]:
            subjects = doers(verb) if verb.lemma_ in {"die", "perish"} else ()
            victim = subjects[0] if subjects else thing
            return (family, victim) if victim is not None else None
        for child in verb.children:
            if child.dep_ in {"dobj", "attr", "nsubjpass"} and child.lemma_.lower() in words["nouns"]:
                return _victims_of_noun(family, verb, child)
    return None


def _victims_of_noun(family: str, verb: Token, noun: Token) -> tuple[str, Token] | None:
    """ "No injuries were reported", "two people suffered injuries"."""
    if _nobody(noun):
        return family, noun
    subjects = doers(verb) if verb.lemma_.lower() in toml("anomalies.toml")["suffer"]["verbs"] else ()
    return (family, subjects[0]) if subjects else None


def _nobody(head: Token) -> bool:
    return head.lower_ in {"nobody", "none"} or any(child.lower_ == "no" for child in head.children)


def _says_less(verb: Token, victims: Token) -> bool:
    less = set(toml("anomalies.toml")["elsewhere"]["less"])
    return any(child.lemma_.lower() in less for token in (verb, victims) for child in token.children)


def _noun(victims: Token) -> str:
    """The lemma of whom is counted, "" for anybody: "none of my firefighters" counts firefighters."""
    rules: dict[str, Any] = toml("anomalies.toml")
    for child in victims.children:
        if child.lower_ == "of":
            inner = next(iter(child.children), None)
            return _noun(inner) if inner is not None else ""
    lemma = victims.lemma_.lower()
    nouns = {noun for words in rules["claims"].values() for noun in words["nouns"]}
    return "" if lemma in {*rules["people"]["anybody"], *nouns} or victims.pos_ in {"NUM", "PRON"} else lemma


def _count(victims: Token, telling: Telling, parsed: Parsed, where: str) -> int | None:
    """The exact number that the victims' phrase carries."""
    numbers = [child for child in victims.children if child.dep_ == "nummod"]
    heads = numbers or ([victims] if victims.pos_ == "NUM" else [])
    for head in heads:
        own = parsed.evidence(head, where)
        for quantity in telling.quantities:
            exact = quantity.value is not None and quantity.low == quantity.high and not quantity.approximate
            if exact and quantity.evidence.overlaps(own) and quantity.value == int(quantity.value or 0):
                return int(quantity.value or 0)
    return None


def _days(sentence: Sentence, telling: Telling) -> frozenset[date] | None:
    """Days that the sentence tells; None when one of them lies far from the publication date."""
    times = [
        time for time in telling.times if sentence.evidence.covers(time.evidence) and time.type in {"DATE", "TIME"}
    ]
    if any(not _near(time, telling) for time in times):
        return None
    return frozenset(time.first for time in times if time.first is not None)


def _near(time: Time, telling: Telling) -> bool:
    published = telling.article.published
    if time.first is None or time.last is None or published is None:
        return False
    return time.first == time.last and abs(published.date() - time.first) <= _REACH


@functools.cache
def _harm() -> frozenset[str]:
    families = toml("anomalies.toml")["claims"].values()
    return frozenset(word for words in families for word in (*words["verbs"], *words["nouns"]))
