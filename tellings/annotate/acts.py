"""Acts: the events that the sentences of a telling tell by the codebook's triggers, with the words for their parties.

In: a telling with sentences and its parse. Out: acts with tokens for who did it, to whom and what, still unnamed: those
of verbs with the frame of their clause, those of nouns without. A party that the clause does not tell stays empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.annotate.branches import branches
from tellings.annotate.events_roles import Told
from tellings.annotate.events_told import told_in
from tellings.annotate.events_triggers import index
from tellings.annotate.frames import Mentions, frames, heads_clause
from tellings.annotate.parsed import Parsed
from tellings.knowledge.codebook import codebook, quad_of
from tellings.knowledge.load import toml
from tellings.records import Evidence, Frame, Sentence, Telling, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

NOT_TOLD = {"stamp", "byline", "caption", "teaser", "boilerplate"}


@dataclass(frozen=True, slots=True)
class Group:
    """Heads of phrases joined by "and"; whole: somebody named inside a phrase may stand for it."""

    heads: tuple[Token, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Act:
    """One clause of the codebook: `predicate` is its verb, `thing` the object or event noun, or None.

    `actors` are heads of noun phrases; `recipients` are groups of such heads, the likeliest first; `told` is the same
    in numbers of tokens.
    """

    type: str
    predicate: Token
    thing: Token | None
    actors: tuple[Token, ...]
    recipients: tuple[Group, ...]
    passive: bool
    frame: Frame
    sentence: Sentence
    told: Told


@dataclass(frozen=True, slots=True)
class Nominal:
    """An event that a noun tells."""

    type: str
    told: Told
    sentence: Sentence


def acts(telling: Telling, parsed: Parsed, mentions: Mentions) -> Iterator[Act]:
    """The acts of verbs in title, headline and body, in order."""
    yield from (one for one in told(telling, parsed, mentions) if isinstance(one, Act))


def told(telling: Telling, parsed: Parsed, mentions: Mentions) -> tuple[Act | Nominal, ...]:
    """All acts in order; read once for a parse, its sentences and entities."""
    held = parsed.text.user_data.get("acts")
    of = (telling.sentences, mentions.entities, parsed.codebook)
    if held is None or any(one is not other for one, other in zip(held[0], of, strict=True)):
        held = (of, tuple(_told(telling, parsed, mentions)))
        parsed.text.user_data["acts"] = held
    found: tuple[Act | Nominal, ...] = held[1]
    return found


def _told(telling: Telling, parsed: Parsed, mentions: Mentions) -> Iterator[Act | Nominal]:
    known, quads = index(parsed.codebook), quad_of(codebook(*parsed.codebook))
    for sentence in telling.sentences:
        if sentence.part in NOT_TOLD:
            continue
        span = parsed.span(sentence.evidence)
        found = told_in(branches(span.doc), span.start, span.end, known, quads)
        if not found:
            continue
        by_verb = {verb.i: frame for verb, frame in clauses(span, parsed, mentions, sentence.evidence.where)}
        for one in found:
            frame = by_verb.get(one.predicate)
            yield _act(one, span.doc, frame, sentence) if frame else Nominal(one.type, one, sentence)


def _act(told: Told, doc: Doc, frame: Frame, sentence: Sentence) -> Act:
    def tokens(places: tuple[int, ...]) -> tuple[Token, ...]:
        return tuple(doc[place] for place in places)

    groups = [Group(tokens(group), True) for group in told.recipients]
    return Act(
        told.type,
        doc[told.predicate],
        None if told.thing is None else doc[told.thing],
        tokens(told.actors),
        tuple([*groups, Group(tokens(told.actors[1:]), True)] if told.mutual else groups),
        told.passive,
        frame,
        sentence,
        told,
    )


def clauses(span: Span, parsed: Parsed, mentions: Mentions, where: str) -> Iterator[tuple[Token, Frame]]:
    """The verbs of a sentence that head clauses, each with its frame."""
    tree = branches(span.doc)
    verbs = (span.doc[at] for at in range(span.start, span.end) if heads_clause(tree, at))
    return zip(verbs, frames(span, parsed, mentions, where), strict=True)


_BARE = {"VBN": "done"}  # a participle by itself: what was done


def status_of(verb: Token, frame: Frame) -> str:
    """The standing of a clause, as frames tell it; "to send" alone is planned, "continued to send" is ongoing."""
    status = _BARE.get(verb.tag_, "present") if frame.status == "open" else frame.status
    if any(child.tag_ == "TO" for child in verb.children) and status in {"done", "present"}:
        above = verb.head.lemma_.lower() if verb.dep_ == "xcomp" else ""
        return next((status for status, words in toml("events.toml")["aspect"].items() if above in words), "planned")
    return status


def date_of(verb: Token, frame: Frame, telling: Telling, parsed: Parsed) -> tuple[str | None, str | None, Time | None]:
    """The date told of the verb itself, the reason when there is none, and the phrase."""
    told = [time for time in telling.times if frame.clause.covers(time.evidence) and time.type in {"DATE", "TIME"}]
    told = [time for time in told if _is_day_of(verb, parsed.span(time.evidence).root)]
    placed = [time for time in told if time.first is not None]
    if placed:
        return day_of(placed[0]), None, placed[0]
    if told:
        why = f"“{told[0].evidence.quote}” is no day of the calendar: {told[0].reason or 'too vague'}"
        return None, why, told[0]
    return None, "its clause tells no time", None


def _is_day_of(verb: Token, time: Token) -> bool:
    """The time hangs on the verb, and is no deadline or start ("until", "by", "since")."""
    return is_on(time) and _verb_over(time) == verb


def is_on(time: Token) -> bool:
    """Behind no preposition, or one that puts an act on its day."""
    return time.head.pos_ not in {"ADP", "SCONJ"} or time.head.lower_ in toml("events.toml")["date"]["prepositions"]


def words_of(act: Act, telling: Telling, parsed: Parsed) -> Evidence:
    """The clause without a dateline before it, with its object where the parser put that outside."""
    clause = act.frame.clause
    start, end = clause.start, clause.end
    if act.thing is not None:
        thing = parsed.evidence(act.thing, clause.where)
        start, end = min(start, thing.start), max(end, thing.end)
    for part in telling.article.parts:
        if clause.where == "text" and part.kind == "dateline" and part.start <= start < part.end < end:
            start = part.end
    whole = telling.article.evidence(start, end, clause.where)
    return whole if act.sentence.evidence.covers(whole) else clause


def _verb_over(token: Token) -> Token:
    above = token.head
    while above.pos_ not in {"VERB", "AUX"} and above.head != above:
        above = above.head
    return above


def day_of(time: Time) -> str:
    """The day of a time, or its value where it is longer."""
    return time.first.isoformat() if time.first is not None and time.first == time.last else time.value
