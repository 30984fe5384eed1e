"""Frames: the acts a sentence tells: predicate, who, whom, complements, standing (status) and polarity.

A frame is one clause. Its roles are noun phrases with the entity they name where one is known. A clause nested in
another (what is said, a relative clause) is a frame of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tellings.annotate.parsed import Parsed
from tellings.knowledge.load import toml
from tellings.records import Entity, Evidence, Frame, Role

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_CLAUSAL = {"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "acl", "xcomp", "pcomp", "csubj", "dep", "appos"}
_NESTED = {"ccomp", "advcl", "relcl", "parataxis", "acl", "csubj"}
_GROUP = {"aux", "auxpass", "neg", "prt"}
_ROLES = {
    "nsubj": "actor", "csubj": "actor", "nsubjpass": "object", "dobj": "object", "dative": "recipient",
    "attr": "complement", "acomp": "complement", "oprd": "complement", "xcomp": "complement",
}  # fmt: skip
_BARE = {"VBG", "VB", "VBN"}  # forms that tell no standing by themselves
_CAUSE = {"because", "after", "as", "since", "amid", "over", "due", "to", "following", "so"}


def frames(sentence: Span, parsed: Parsed, entities: Mentions, where: str = "text") -> tuple[Frame, ...]:
    """The frames of one sentence, in order of their verbs."""
    return tuple(_frame(verb, parsed, entities, where) for verb in sentence if is_act(verb))


class Mentions:
    """Which entity a stretch of a telling names: looked up by offsets."""

    def __init__(self, entities: tuple[Entity, ...]) -> None:
        self._spans = sorted(
            (mention.evidence.where, mention.evidence.start, mention.evidence.end, entity.id)
            for entity in entities
            for mention in entity.mentions
        )

    def at(self, head: Evidence) -> str | None:
        """The entity whose longest mention covers these words."""
        covering = [
            (end - start, entity)
            for where, start, end, entity in self._spans
            if where == head.where and start <= head.start and head.end <= end
        ]
        return max(covering)[1] if covering else None


def is_act(token: Token) -> bool:
    """A verb that heads a clause; auxiliaries and bare copulas without a complement are not."""
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ not in _CLAUSAL:
        return False
    return token.pos_ == "VERB" or any(child.dep_ in {"attr", "acomp", "prep"} for child in token.children)


def _frame(verb: Token, parsed: Parsed, entities: Mentions, where: str) -> Frame:
    group = _verb_group(verb)
    status, negated = _standing(verb)
    return Frame(
        predicate=verb.lemma_.lower(),
        verb=_cover(group, parsed, where),
        clause=_cover(clause_tokens(verb), parsed, where),
        roles=tuple(_roles(verb, parsed, entities, where)),
        status=status,
        negated=negated,
    )


def _verb_group(verb: Token) -> list[Token]:
    """The verb with its auxiliaries, and the verb above it when it is only its complement."""
    group = [verb, *(child for child in verb.children if child.dep_ in _GROUP)]
    if verb.dep_ in {"xcomp", "pcomp"}:
        above = verb.head if verb.head.pos_ in {"VERB", "AUX", "ADJ"} else verb.head.head
        hedged = verb.dep_ == "xcomp" or above.lemma_.lower() in _hedging()
        if above.pos_ in {"VERB", "AUX", "ADJ"} and abs(above.i - verb.i) <= 6 and hedged:
            group += [above, *(child for child in above.children if child.dep_ in _GROUP)]
    return sorted(group, key=lambda token: token.i)


def _hedging() -> set[str]:
    """Verbs that carry their standing over "of": "is suspected of smuggling"."""
    return set(toml("frames.toml")["status"]["possible"])


def _standing(verb: Token) -> tuple[str, bool]:
    rules = toml("frames.toml")
    group = _verb_group(verb)
    lemmas = {token.lemma_.lower() for token in group if token.i != verb.i}
    beside = {child.lower_ for token in group for child in token.children if child.dep_ in {"advmod", "neg"}}
    negated = bool(beside & set(rules["negation"]["words"])) or bool(lemmas & set(rules["negation"]["lemmas"]))
    negated = negated or any(child.dep_ in {"nsubj", "nsubjpass"} and _empty(child) for child in verb.children)
    if beside & set(rules["hedges"]["words"]) or verb.head.lemma_.lower() in rules["hedges"]["nouns"]:
        return "possible", negated
    if verb.tag_ in _BARE and len(group) == 1:
        return "open", negated
    for status, words in rules["status"].items():
        if lemmas & set(words):
            return status, negated
    if verb.tag_ == "VBG" and any(child.lower_ in {"is", "are", "am", "being"} for child in verb.children):
        return "ongoing", negated
    if any(child.lower_ == "being" for child in verb.children):
        return "ongoing", negated
    return "done" if _past(verb) else "present", negated


def _empty(subject: Token) -> bool:
    return subject.lower_ in {"nobody", "none"} or any(child.lower_ == "no" for child in subject.children)


def _past(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBN"} or any(child.tag_ == "VBD" for child in verb.children if child.dep_ in _GROUP)


def clause_tokens(verb: Token) -> list[Token]:
    """The unbroken run of tokens around the verb that belongs to its own clause."""
    away = {
        token.i
        for child in verb.children
        if child.dep_ in _NESTED or (child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"})
        for token in child.subtree
    }
    own = {token.i for token in verb.subtree} - away
    first = last = verb.i
    while first - 1 in own:
        first -= 1
    while last + 1 in own:
        last += 1
    run = list(verb.doc[first : last + 1])
    while run and (run[-1].is_punct or run[-1].is_space or run[-1].dep_ == "cc"):
        run.pop()
    while run and (run[0].is_punct or run[0].is_space or run[0].dep_ in {"cc", "mark"}):
        run.pop(0)
    return run or [verb]


def _roles(verb: Token, parsed: Parsed, entities: Mentions, where: str) -> Iterator[Role]:
    for child in verb.children:
        name = _ROLES.get(child.dep_)
        if name:
            yield _role(name, child, parsed, entities, where)
        elif child.dep_ == "agent":
            yield from (_role("actor", each, parsed, entities, where) for each in child.children)
        elif child.dep_ == "prep":
            for each in child.children:
                if each.dep_ in {"pobj", "pcomp"}:
                    yield _role(f"prep:{child.lower_}", each, parsed, entities, where)
        elif child.dep_ == "advcl" and any(each.lower_ in _CAUSE for each in child.children):
            yield _role("cause", child, parsed, entities, where)
    if not any(child.dep_ in {"nsubj", "nsubjpass", "csubj"} for child in verb.children):
        yield from _borrowed_subject(verb, parsed, entities, where)


def _borrowed_subject(verb: Token, parsed: Parsed, entities: Mentions, where: str) -> Iterator[Role]:
    """A verb joined to another, or its complement, has the other's subject; a relative clause, its noun."""
    if verb.dep_ in {"conj", "xcomp"}:
        asked = any(child.dep_ == "dobj" for child in verb.head.children) and verb.dep_ == "xcomp"
        for child in verb.head.children:
            if child.dep_ in ({"dobj"} if asked else {"nsubj", "nsubjpass"}):
                yield _role("actor", child, parsed, entities, where)
    elif verb.dep_ == "acl" and verb.head.pos_ in {"NOUN", "PROPN"}:
        yield _role("object" if verb.tag_ == "VBN" else "actor", verb.head, parsed, entities, where)


def _role(name: str, head: Token, parsed: Parsed, entities: Mentions, where: str) -> Role:
    entity = entities.at(parsed.evidence(head, where))
    return Role(name, _cover(noun_phrase(head), parsed, where), head.lemma_.lower(), entity)


def noun_phrase(head: Token) -> list[Token]:
    """The head with what stands tight around it: no relative clause, no apposition, no joined phrase."""
    loose = {"relcl", "appos", "conj", "cc", "punct", "advcl", "acl", "parataxis"}
    if head.pos_ in {"VERB", "AUX"}:
        return clause_tokens(head)
    away = {token.i for child in head.children if child.dep_ in loose for token in child.subtree}
    own = [token for token in head.subtree if token.i not in away]
    start = end = own.index(head)
    while start and own[start - 1].i == own[start].i - 1:
        start -= 1
    while end + 1 < len(own) and own[end + 1].i == own[end].i + 1:
        end += 1
    return own[start : end + 1]


def _cover(tokens: list[Token], parsed: Parsed, where: str) -> Evidence:
    first, last = tokens[0], tokens[-1]
    return parsed.article.evidence(first.idx, last.idx + len(last), where)
