"""Steps of commitments as single clauses tell them: request, pledge, delivery, refusal.

In: a telling and its parse. Out: steps with giver and taker where the clause names them. A clause that begins "in
line with this request" is a delivery when it is told as done or under way, and a pledge when it is to come. What is
only possible, called for or denied is no step, nor is what an "I" begs or vows, nor an apology.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.annotate.acts import NOT_TOLD, Act, acts, clauses, date_of, status_of, words_of
from tellings.annotate.frames import is_act
from tellings.annotate.grammar import doers, noun_doers
from tellings.annotate.parsed import Parsed, limits
from tellings.annotate.parties import Parties, is_people
from tellings.knowledge.load import toml
from tellings.records import Evidence, Frame, Sentence, Telling

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 160  # characters of `what`
_MARKS = str.maketrans("", "", '“”"')


@dataclass(frozen=True, slots=True)
class Told:
    """One step; `what` is None where its clause tells only that there was one. order: number of its sentence.

    `answers` tells that its clause points back to a request.
    """

    step: str
    giver: str | None
    taker: str | None
    what: str | None
    date: str | None
    evidence: Evidence
    answers: bool
    order: int
    paragraph: int
    status: str


def told_steps(telling: Telling, parsed: Parsed, parties: Parties) -> Iterator[Told]:
    """Steps, one a clause: those that say they answer a request, then those the codebook knows."""
    order = {sentence.evidence: n for n, sentence in enumerate(telling.sentences)}
    seen: list[tuple[str, Evidence]] = []
    for sentence in telling.sentences:
        for frame, told in _answers(sentence, telling, parsed, parties, order[sentence.evidence]):
            seen.append((told.step, frame.clause))
            yield told
    for act in acts(telling, parsed, parties.mentions):
        step = _act_step(act)
        if step in {"request", "pledge"} and _is_personal(act):
            continue
        if step and not any(step == name and clause.covers(act.frame.clause) for name, clause in seen):
            seen.append((step, act.frame.clause))
            yield _told(step, act, parties, telling, order[act.sentence.evidence])


def _act_step(act: Act) -> str | None:
    """The step an act is: by its type, its standing and, for a pledge, its verb."""
    data = toml("commitments.toml")
    status, noun = status_of(act.predicate, act.frame), act.thing.lemma_.lower() if act.thing is not None else ""
    if act.frame.negated and act.type != "REJECT":
        return None
    if act.type == "REQUEST" and status in {"done", "present", "ongoing", "planned"}:
        return "request"
    if act.type == "REJECT" and noun in data["request"]["nouns"] and status in {"done", "present"}:
        return "refusal"
    if act.predicate.lemma_.lower() in data["pledge"]["verbs"]:
        bound = any(child.dep_ in {"xcomp", "ccomp"} for child in act.predicate.children)
        return "pledge" if bound or noun in data["pledge"]["objects"] else None
    return data["status"].get(status) if act.type == "AID" else None


def _status(standing: str, sentence: Sentence) -> str:
    """happened, ongoing or planned; a headline tells in the present what happened."""
    if standing == "present":
        return "happened" if sentence.part == "headline" else "ongoing"
    return {"done": "happened", "ongoing": "ongoing"}.get(standing, "planned")


def _is_personal(act: Act) -> bool:
    """What an "I" asks or vows, and what only asks to be forgiven."""
    wanted = {head.lemma_.lower() for head in (act.thing, *_wanted(act)) if head is not None}
    alone = any(head.lower_ in {"i", "me", "you"} for head in act.actors)
    return alone or bool(wanted & set(toml("commitments.toml")["apology"]["nouns"]))


def _told(step: str, act: Act, parties: Parties, telling: Telling, order: int) -> Told:
    where = act.frame.clause.where
    actor = parties.all(act.actors, where)
    recipient = parties.first(act.recipients, where, but=actor)
    if step == "refusal" and act.thing is not None:
        recipient = parties.all(noun_doers(act.thing), where)
    giver, taker = (recipient, actor) if step == "request" else (actor, recipient)
    return Told(
        step=step,
        giver=_one(giver),
        taker=_one(taker),
        what=_what(act, parties),
        date=date_of(act.predicate, act.frame, telling, parties.parsed)[0],
        evidence=words_of(act, telling, parties.parsed),
        answers=step == "refusal",
        order=order,
        paragraph=act.sentence.paragraph,
        status=_status(status_of(act.predicate, act.frame), act.sentence),
    )


def _answers(
    sentence: Sentence, telling: Telling, parsed: Parsed, parties: Parties, order: int
) -> Iterator[tuple[Frame, Told]]:
    """Clauses that say they answer a request: "In line with this request, works are underway"."""
    found = _answering().search(sentence.evidence.quote)
    if not found or sentence.part in NOT_TOLD:
        return
    where, span = sentence.evidence.where, parsed.span(sentence.evidence)
    noun = next(token for token in span if limits(token)[1] >= sentence.evidence.start + found.end())
    for verb, frame in clauses(span, parsed, parties.mentions, where):
        step = toml("commitments.toml")["status"].get(status_of(verb, frame))
        if verb == _verb_over(noun) and step and not frame.negated:
            yield (
                frame,
                Told(
                    step=step,
                    giver=_one(parties.all(doers(verb), where)),
                    taker=_one(parties.all(noun_doers(noun), where)),
                    what=_clip(frame.clause.quote),
                    date=date_of(verb, frame, telling, parsed)[0],
                    evidence=frame.clause,
                    answers=True,
                    order=order,
                    paragraph=sentence.paragraph,
                    status=_status(status_of(verb, frame), sentence),
                ),
            )


def _verb_over(noun: Token) -> Token:
    """The verb whose clause a phrase stands in."""
    above = noun.head
    while not is_act(above) and above.head != above:
        above = above.head
    return above


def _what(act: Act, parties: Parties) -> str | None:
    """What is asked for or given: what it is wanted "for", what is to be done, or the object when it is a thing."""
    rules = toml("commitments.toml")["request"]
    wanted, thing = _wanted(act), act.thing
    bound = [one for one in act.predicate.children if one.dep_ in {"xcomp", "ccomp"} and one.tag_ != "VBG"]
    controls = act.predicate.lemma_.lower() in rules["controls"]
    if bound and controls and not any(_opens(one, bound[0]) for one in wanted):
        return _deed(bound[0])
    if wanted and wanted[0].head.head != thing:
        return _words(wanted[0])
    is_request = thing is not None and thing.lemma_.lower() in rules["nouns"]
    if thing is not None and not controls and not is_request and _is_thing(act, thing, parties):
        return _words(thing)
    if wanted:
        return _words(wanted[0])
    return _deed(bound[0]) if bound else None


def _opens(wanted: Token, bound: Token) -> bool:
    """ "For pumps to save the dam": what is wanted stands before what it is wanted to do."""
    return wanted.i < min(token.i for token in bound.subtree if token.tag_ == "TO" or token == bound)


def _wanted(act: Act) -> list[Token]:
    return [each for head in _heads(act) for each in _after_for(head)]


def _is_thing(act: Act, thing: Token, parties: Parties) -> bool:
    """Something to ask for: nobody by name, no pronoun, and neither people nor a body unless they are sent."""
    if thing.pos_ == "PRON" or parties.of(thing, act.frame.clause.where, whole=False):
        return False
    return act.type == "AID" or not (is_people(thing) or thing.lemma_.lower() in toml("cues.toml")["nouns"]["body"])


def _deed(verb: Token) -> str:
    """The words of what is to be done, from its "to" on: who is to do it is told elsewhere."""
    to = next((child for child in verb.children if child.tag_ == "TO"), None)
    return _run([token for token in verb.subtree if to is None or token.i >= to.i], verb)


def _heads(act: Act) -> list[Token]:
    """Where a "for" may hang: the verb, its object, the verb between them that the parser made up."""
    return [act.predicate, act.thing, act.thing.head] if act.thing is not None else [act.predicate]


def _after_for(head: Token) -> list[Token]:
    return [each for child in head.children if child.lower_ == "for" for each in child.children]


def _words(head: Token) -> str:
    """The phrase of a head without what is only set beside it."""
    beside = {"appos", "relcl", "parataxis"}
    away = {token.i for child in head.children if child.dep_ in beside for token in child.subtree}
    return _run([token for token in head.subtree if token.i not in away and token.i < _stop(head)], head)


def _stop(head: Token) -> int:
    """Where a colon or a line break ends what the head can hold."""
    return next(
        (token.i for token in head.doc[head.i :] if token.text in {":", ";"} or "\n" in token.text), len(head.doc)
    )


def _run(tokens: list[Token], head: Token) -> str:
    """The unbroken words around the head, without marks and joints at their end."""
    own = {token.i for token in tokens}
    first = last = head.i
    while first - 1 in own:
        first -= 1
    while last + 1 in own:
        last += 1
    while last > head.i and (head.doc[last].is_punct or head.doc[last].dep_ in {"cc", "neg", "preconj"}):
        last -= 1
    return _clip(head.doc[first : last + 1].text.translate(_MARKS).strip())


def _clip(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _one(parties: tuple[str, ...]) -> str | None:
    return parties[0] if parties else None


@functools.cache
def _answering() -> re.Pattern[str]:
    rules = toml("commitments.toml")["request"]
    before, nouns = "|".join(rules["answering"]), "|".join(rules["nouns"])
    return re.compile(rf"\b(?:{before})\s+(?:[\w'’-]+\s+){{0,4}}(?:{nouns})s?\b", re.IGNORECASE)
