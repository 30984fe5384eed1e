"""Acts: clauses whose predicate is in the event codebook (knowledge/events.toml), with the words for their parties.

In: a telling with sentences and its parse. Out: acts with tokens for who did it, to whom and what, still unnamed.
A verb counts with the particle, infinitive or object its row asks for; a noun counts under a light verb ("conducted
attacks on", "received a request"). A party that the clause does not tell stays empty.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tellings.annotate.branches import branches
from tellings.annotate.frames import Mentions, frames, heads_clause
from tellings.annotate.grammar import doers, is_passive, joined, noun_doers, thing_of, under
from tellings.annotate.parsed import Parsed
from tellings.knowledge.load import toml
from tellings.records import Evidence, Frame, Sentence, Telling, Time

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

NOT_TOLD = {"stamp", "byline", "caption", "teaser", "boilerplate"}
_SUBJECT = {"nsubj", "nsubjpass"}


@dataclass(frozen=True, slots=True)
class Group:
    """Heads of phrases joined by "and"; whole: somebody named inside a phrase may stand for it."""

    heads: tuple[Token, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Act:
    """One clause of the codebook: `predicate` is its verb, `thing` the object or event noun, or None.

    `actors` are heads of noun phrases; `recipients` are groups of such heads, the likeliest first.
    """

    type: str
    predicate: Token
    thing: Token | None
    actors: tuple[Token, ...]
    recipients: tuple[Group, ...]
    passive: bool
    frame: Frame
    sentence: Sentence


def acts(telling: Telling, parsed: Parsed, mentions: Mentions) -> Iterator[Act]:
    """The acts of title, headline and body, in order; read once for a parse, its sentences and entities."""
    held = parsed.text.user_data.get("acts")
    if held is None or held[0] is not telling.sentences or held[1] is not mentions.entities:
        held = (telling.sentences, mentions.entities, tuple(_acts(telling, parsed, mentions)))
        parsed.text.user_data["acts"] = held
    yield from held[2]


def _acts(telling: Telling, parsed: Parsed, mentions: Mentions) -> Iterator[Act]:
    for sentence in telling.sentences:
        if sentence.part in NOT_TOLD:
            continue
        span = parsed.span(sentence.evidence)
        found = {verb: type_of(verb) for verb in _verbs_that_may_act(span)}
        if not any(found.values()):
            continue
        for verb, frame in clauses(span, parsed, mentions, sentence.evidence.where):
            row = found.get(verb)
            if row and not _points_back(verb, row[1]):
                yield _act(*row, verb, frame, sentence)


def _verbs_that_may_act(span: Span) -> Iterator[Token]:
    tree, predicates = branches(span.doc), _predicates()
    for at in range(span.start, span.end):
        if tree.words.lemma[at].lower() in predicates and heads_clause(tree, at):
            verb = span.doc[at]
            if not _is_noun_after_to(verb):
                yield verb


def _is_noun_after_to(verb: Token) -> bool:
    """ "pumps to besieged towns": no infinitive, whatever the parser says."""
    return verb.tag_ != "VB" and any(child.tag_ == "TO" for child in verb.children)


def _points_back(verb: Token, thing: Token | None) -> bool:
    """ "When this request was made" tells no act of its own."""
    pointed = thing is not None and any(child.lower_ in {"this", "that", "these", "such"} for child in thing.children)
    return pointed and is_passive(verb)


def clauses(span: Span, parsed: Parsed, mentions: Mentions, where: str) -> Iterator[tuple[Token, Frame]]:
    """The verbs of a sentence that head clauses, each with its frame."""
    tree = branches(span.doc)
    verbs = (span.doc[at] for at in range(span.start, span.end) if heads_clause(tree, at))
    return zip(verbs, frames(span, parsed, mentions, where), strict=True)


def type_of(verb: Token) -> tuple[str, Token | None, bool] | None:
    """The type of a verb's clause, its object or event noun, and whether its subject receives it."""
    lemma = verb.lemma_.lower()
    thing = thing_of(verb)
    noun = thing.lemma_.lower() if thing is not None else ""
    for name, row in _codebook() if noun else ():
        if noun in row.get("objects", {}).get(lemma, ()):
            return name, thing, False
    for side in ("light", "receive"):
        if noun and lemma in toml("events.toml")[side]["verbs"]:
            for name, row in _codebook():
                if noun in row["nouns"]:
                    return name, thing, side == "receive"
    rows = _rows_with(lemma)
    if not rows:
        return None
    beside = _beside(verb)
    complement = any(_is_content(child) for child in verb.children)
    asks = any(asked.asking for asked in rows) and _asks(verb)
    for asked in rows:
        told = beside & asked.phrases or (asks and beside & asked.asking)
        if told or asked.bare or (complement and asked.infinitive):
            return asked.name, thing, False
    return None


@dataclass(frozen=True, slots=True)
class _Row:
    """What a row of the codebook asks of one verb: words beside it, an infinitive, or nothing (bare)."""

    name: str
    phrases: frozenset[str]
    asking: frozenset[str]
    infinitive: bool
    bare: bool


@functools.cache
def _rows_with(lemma: str) -> tuple[_Row, ...]:
    """The rows that know this verb, in their order."""
    rows = []
    for name, row in _codebook():
        phrases, asking = (_tails(lemma, row.get(field, ())) for field in ("phrases", "asking"))
        bare, infinitive = lemma in row["verbs"], lemma in row.get("infinitive", ())
        if phrases or asking or bare or infinitive:
            rows.append(_Row(name, phrases, asking, infinitive, bare))
    return tuple(rows)


def _tails(lemma: str, phrases: Iterable[str]) -> frozenset[str]:
    """What follows this verb in the phrases that begin with it."""
    pairs = (phrase.split(maxsplit=1) for phrase in phrases)
    return frozenset(tail for head, tail in pairs if head == lemma)


def _beside(verb: Token) -> set[str]:
    """Particles and prepositions after the verb; none when it names its object ("called it an act of war on")."""
    if any(child.dep_ == "oprd" for child in verb.children):
        return set()
    return {child.lower_ for child in verb.children if child.dep_ in {"prt", "prep", "advmod"} and child.i > verb.i}


def _asks(verb: Token) -> bool:
    """Whether an infinitive or "for" under the verb, or under who it is said to, tells what is wanted."""
    said_to = [each for child in verb.children if child.dep_ == "prep" for each in child.children]
    for child in (child for head in (verb, *said_to) for child in head.children):
        infinitive = child.dep_ in {"xcomp", "advcl", "acl", "relcl", "ccomp"}
        if child.lower_ == "for" or (infinitive and any(each.tag_ == "TO" for each in child.children)):
            return True
    return False


def _is_content(child: Token) -> bool:
    """A complement that tells what is to be done: no question, no mere "say" or "comment"."""
    if child.dep_ not in {"xcomp", "ccomp"} or child.lemma_.lower() in toml("events.toml")["speech"]["verbs"]:
        return False
    return not any(each.tag_ in {"WRB", "WP", "WDT"} or each.lower_ in {"if", "whether"} for each in child.children)


def _act(name: str, thing: Token | None, reverse: bool, verb: Token, frame: Frame, sentence: Sentence) -> Act:
    row: dict[str, Any] = toml("events.toml")[name]
    noun = thing if thing is not None and thing.lemma_.lower() in row["nouns"] else None
    actors = doers(verb)
    if reverse and noun is not None:
        recipients: list[Group] = [Group(actors, True)]
        actors = noun_doers(noun) or under(verb, ["from"])
    else:
        recipients = _recipients(verb, thing, noun, row)
        actors = actors or (noun_doers(noun) if noun is not None else ())
    return Act(name, verb, thing, actors, tuple(recipients), is_passive(verb), frame, sentence)


def _asking(verb: Token, row: dict[str, Any]) -> list[str]:
    """The prepositions that stand before who is asked with this verb."""
    phrases = (phrase.split(maxsplit=1) for phrase in row.get("asking", ()))
    return [tail for head, tail in phrases if head == verb.lemma_.lower()]


def _recipients(verb: Token, thing: Token | None, noun: Token | None, row: dict[str, Any]) -> list[Group]:
    """The object itself, a dative, a phrase of the row's prepositions, who is to do it, somebody in the object.

    Of "appeal to X" and the like, nobody but X.
    """
    asked = tuple(one for words in _asking(verb, row) for one in under(verb, [words]))
    if asked:
        return [Group(asked, True)]
    objects = joined(thing) if thing is not None and noun is None else ()
    datives = tuple(child for child in verb.children if child.dep_ == "dative" and child.pos_ != "ADP")
    found = [Group(objects, False), Group(datives, True)]
    for word in row["recipient"]:
        found += [Group(under(head, [word]), True) for head in (verb, thing) if head is not None]
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp"}:
            found += [Group(joined(each), True) for each in child.children if each.dep_ in _SUBJECT]
            inner = thing_of(child) if row.get("through") else None
            found += [Group(joined(inner), True)] if inner is not None else []
    if row.get("inside", True):
        found.append(Group(objects, True))
    return [group for group in found if group.heads]


@functools.cache
def _codebook() -> tuple[tuple[str, dict[str, Any]], ...]:
    tables = toml("events.toml")
    return tuple((name, row) for name, row in tables.items() if name.isupper())


@functools.cache
def _predicates() -> frozenset[str]:
    """Every lemma a row begins with, and the light verbs: a sentence with none of them is not looked at."""
    tables = toml("events.toml")
    found = {*tables["light"]["verbs"], *tables["receive"]["verbs"]}
    for _, row in _codebook():
        found |= {*row["verbs"], *row.get("infinitive", ()), *row.get("objects", {})}
        found |= {phrase.split()[0] for phrase in (*row.get("phrases", ()), *row.get("asking", ()))}
    return frozenset(found)


_BARE = {"VBN": "done"}  # a participle by itself: what was done


def status_of(verb: Token, frame: Frame) -> str:
    """The standing of a clause, as frames tell it; "to send" alone is planned, "continued to send" is ongoing."""
    status = _BARE.get(verb.tag_, "present") if frame.status == "open" else frame.status
    if any(child.tag_ == "TO" for child in verb.children) and status in {"done", "present"}:
        above = verb.head.lemma_.lower() if verb.dep_ == "xcomp" else ""
        return next((status for status, words in toml("events.toml")["aspect"].items() if above in words), "planned")
    return status


def date_of(verb: Token, frame: Frame, telling: Telling, parsed: Parsed) -> tuple[str | None, str | None]:
    """The date told of the verb itself, and the reason when there is none."""
    told = [time for time in telling.times if frame.clause.covers(time.evidence) and time.type in {"DATE", "TIME"}]
    told = [time for time in told if _is_day_of(verb, parsed.span(time.evidence).root)]
    placed = [time for time in told if time.first is not None]
    if placed:
        return _day(placed[0]), None
    if told:
        return None, f"“{told[0].evidence.quote}” is no day of the calendar: {told[0].reason or 'too vague'}"
    return None, "its clause tells no time"


def _is_day_of(verb: Token, time: Token) -> bool:
    """The time hangs on the verb, and is no deadline or start ("until", "by", "since")."""
    if time.head.pos_ in {"ADP", "SCONJ"} and time.head.lower_ not in toml("events.toml")["date"]["prepositions"]:
        return False
    return _verb_over(time) == verb


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


def _day(time: Time) -> str:
    return time.first.isoformat() if time.first is not None and time.first == time.last else time.value
