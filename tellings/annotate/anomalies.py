"""Anomalies: what cannot be as one telling tells it. Reported with its words, never repaired.

told-before-it-happened: told as past, on a day that lies after the publication date.
conflict-with-itself: two counts of the same people in one telling that cannot both be true.
Plans, calls, quotes, deadlines and days that hang on another noun are left alone: silence beats a false line.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from tellings.annotate.acts import NOT_TOLD
from tellings.annotate.claims import Claim, claims
from tellings.annotate.frames import is_act
from tellings.annotate.parsed import Parsed
from tellings.annotate.sentences import part_at
from tellings.knowledge.load import toml
from tellings.records import Anomaly, Telling, Time

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

needs = ("sentences", "entities", "quotes", "times", "quantities")
gives = ("anomalies",)


def annotate(telling: Telling, parsed: Parsed) -> tuple[Anomaly, ...]:
    """Anomalies in order of the text: days first, then conflicts."""
    return (*told_before(telling, parsed), *conflicts(telling, parsed))


def told_before(telling: Telling, parsed: Parsed) -> Iterator[Anomaly]:
    """Statements told as past on a day after publication."""
    published = telling.article.published
    if published is None or telling.article.published_precision == "none":
        return
    for time in telling.times:
        if not _is_full_day(time) or time.first is None or time.first <= published.date():
            continue
        verb = _verb_on(parsed.span(time.evidence))
        if verb is not None and _is_past(verb) and _is_own_account(time, telling):
            message = f"told as past, on {time.first.isoformat()}, a day after it was published ({published.date()})"
            if (time.first - published.date()).days > 1:
                message = message.replace("a day after", f"{(time.first - published.date()).days} days after")
            yield Anomaly(
                "told-before-it-happened", message, (time.evidence, parsed.evidence(verb, time.evidence.where))
            )


def _is_full_day(time: Time) -> bool:
    """A day of the calendar told with its number; weekdays, feasts and bare months leave room for another reading."""
    return (
        time.type == "DATE"
        and not time.vague
        and time.first == time.last
        and any(map(str.isdigit, time.evidence.quote))
    )


def _is_own_account(time: Time, telling: Telling) -> bool:
    """It stands in the account, outside direct quotes."""
    where, start = time.evidence.where, time.evidence.start
    if where == "text" and part_at(telling.article, start) in NOT_TOLD:
        return False
    return not any(quote.in_marks(time.evidence) for quote in telling.quotes)


def _verb_on(phrase: Span) -> Token | None:
    """The verb that the day belongs to: hung on it by "on", or by "at (a briefing) on"."""
    allowed = set(toml("anomalies.toml")["future"]["on"])
    head = phrase.root.head
    if head.pos_ in {"ADP", "SCONJ"}:
        if head.lower_ not in allowed:
            return None
        head = head.head
    elif phrase.root.dep_ not in {"npadvmod", "nsubj", "obl"} and not is_act(head):
        return None
    if head.pos_ in {"NOUN", "PROPN"} and head.head.lower_ in allowed:
        head = head.head.head
    return head if is_act(head) else None


def _is_past(verb: Token) -> bool:
    """Finite, past, neither modal nor progressive, and no verb whose day may lie ahead."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    rules = toml("anomalies.toml")["future"]
    if verb.lemma_.lower() in {*rules["verbs"], *rules["editors"]} or verb.tag_ == "VBG":
        return False
    if any(child.tag_ in {"MD", "TO"} for child in helpers):
        return False
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(child.tag_ == "VBD" for child in helpers))


def conflicts(telling: Telling, parsed: Parsed) -> Iterator[Anomaly]:
    """Pairs of claims that cannot both be true, each claim in one pair at most."""
    used: set[Claim] = set()
    for one, other in combinations(claims(telling, parsed), 2):
        if not used & {one, other} and _exclude(one, other):
            used |= {one, other}
            yield Anomaly("conflict-with-itself", _why(one, other, telling), (one.evidence, other.evidence))


def _exclude(one: Claim, other: Claim) -> bool:
    """Same family and people, another count; none against some, or two counts of one agent."""
    if one.family != other.family or one.sentence == other.sentence or one.count == other.count:
        return False
    if one.days and other.days and one.days.isdisjoint(other.days):
        return False
    if 0 in (one.count, other.count):
        nobody, some = (one, other) if one.count == 0 else (other, one)
        not_people = toml("anomalies.toml")["people"]["not_people"]
        return nobody.noun == some.noun or (not nobody.noun and some.noun not in not_people)
    whole = not (one.partial or other.partial)
    return whole and one.noun == other.noun and one.agent == other.agent and bool(one.agent)


def _why(one: Claim, other: Claim, telling: Telling) -> str:
    if (one.quote is None) == (other.quote is None):
        return f"“{one.evidence.quote}” against “{other.evidence.quote}”"
    own, quoted = (one, other) if one.quote is None else (other, one)
    speaker = quoted.quote.speaker_entity if quoted.quote else None
    names = {entity.id: entity.name for entity in telling.entities}
    whom = f"quoted from {names[speaker]}" if speaker in names else "a quote"
    return f"“{quoted.evidence.quote}”, {whom}, against the telling’s own “{own.evidence.quote}”"
