"""Frames: the acts a sentence tells: predicate, who, whom, complements, standing (status) and polarity.

A frame is one clause. Its roles are noun phrases with the entity they name where one is known. A clause nested in
another (what is said, a relative clause) is a frame of its own.
"""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.annotate.branches import Branches, branches
from tellings.annotate.parsed import Parsed
from tellings.knowledge.load import toml
from tellings.records import Entity, Evidence, Frame, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_CLAUSAL = {"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "acl", "xcomp", "pcomp", "csubj", "dep", "appos"}
_NESTED = {"ccomp", "advcl", "relcl", "parataxis", "acl", "csubj"}
_GROUP = {"aux", "auxpass", "neg", "prt"}
_VERBAL = {"VERB", "AUX"}
_LOOSE = {"relcl", "appos", "conj", "cc", "punct", "advcl", "acl", "parataxis"}
_ROLES = {
    "nsubj": "actor", "csubj": "actor", "nsubjpass": "object", "dobj": "object", "dative": "recipient",
    "attr": "complement", "acomp": "complement", "oprd": "complement", "xcomp": "complement",
}  # fmt: skip
_BARE = {"VBG", "VB", "VBN"}  # forms that tell no standing by themselves
_CAUSE = {"because", "after", "as", "since", "amid", "over", "due", "to", "following", "so"}


def frames(sentence: Span, parsed: Parsed, entities: Mentions, where: str = "text") -> tuple[Frame, ...]:
    """The frames of one sentence, in order of their verbs; made once for a parse and its entities."""
    doc = sentence.doc
    tree, known = branches(doc), _known(doc, entities, where)
    verbs = [token for token in range(sentence.start, sentence.end) if heads_clause(tree, token)]
    clause = _Clause(doc, tree, parsed, entities, where)
    for verb in verbs:
        if verb not in known:
            known[verb] = clause.frame(verb)
    return tuple(known[verb] for verb in verbs)


def _known(doc: Doc, entities: Mentions, where: str) -> dict[int, Frame]:
    """Frames made before with these entities, by their verb."""
    held: tuple[tuple[Entity, ...], dict[str, dict[int, Frame]]] | None = doc.user_data.get("frames")
    if held is None or held[0] is not entities.entities:
        held = doc.user_data["frames"] = (entities.entities, {})
    return held[1].setdefault(where, {})


class Mentions:
    """Which entity a stretch of a telling names: looked up by offsets."""

    def __init__(self, entities: tuple[Entity, ...]) -> None:
        self.entities = entities
        self._spans: dict[str, list[tuple[int, int, str]]] = {}
        for entity in entities:
            for mention in entity.mentions:
                told = mention.evidence
                self._spans.setdefault(told.where, []).append((told.start, told.end, entity.id))
        self._longest = {where: max(end - start for start, end, _ in spans) for where, spans in self._spans.items()}
        for spans in self._spans.values():
            spans.sort()

    def at(self, head: Evidence) -> str | None:
        """The entity whose longest mention covers these words."""
        return self.over(head.where, head.start, head.end)

    def over(self, where: str, first: int, last: int) -> str | None:
        """The entity whose longest mention covers these offsets."""
        spans = self._spans.get(where)
        if not spans:
            return None
        lowest = bisect.bisect_left(spans, (last - self._longest[where],))
        covering = [
            (end - start, entity)
            for start, end, entity in spans[lowest : bisect.bisect_left(spans, (first + 1,))]
            if last <= end
        ]
        return max(covering)[1] if covering else None


def is_act(token: Token) -> bool:
    """A verb that heads a clause; auxiliaries and bare copulas without a complement are not."""
    return heads_clause(branches(token.doc), token.i)


def heads_clause(tree: Branches, token: int) -> bool:
    """The same of a token by its number."""
    words = tree.words
    if words.pos[token] not in _VERBAL or words.dep[token] not in _CLAUSAL:
        return False
    return words.pos[token] == "VERB" or any(
        words.dep[child] in {"attr", "acomp", "prep"} for child in tree.children(token)
    )


@functools.cache
def _rules() -> dict[str, frozenset[str]]:
    """The words of knowledge/frames.toml that tell standing and polarity."""
    told = toml("frames.toml")
    found = {f"{name} {field}": frozenset(told[name][field]) for name, field in _FIELDS}
    return found | {f"status {status}": frozenset(words) for status, words in told["status"].items()}


_FIELDS = (("negation", "words"), ("negation", "lemmas"), ("hedges", "words"), ("hedges", "nouns"))


@dataclass(frozen=True, slots=True)
class _Clause:
    """What frames of one parse are made with."""

    doc: Doc
    tree: Branches
    parsed: Parsed
    entities: Mentions
    where: str

    def frame(self, verb: int) -> Frame:
        group = self._verb_group(verb)
        status, negated = self._standing(verb, group)
        return Frame(
            predicate=self.tree.words.lemma[verb].lower(),
            verb=self._cover(group),
            clause=self._cover(_clause(self.doc, self.tree, verb)),
            roles=tuple(self._roles(verb)),
            status=status,
            negated=negated,
        )

    def _verb_group(self, verb: int) -> list[int]:
        """The verb with its auxiliaries, and the verb above it when it is only its complement."""
        words = self.tree.words
        group = [verb, *self._helpers(verb)]
        if words.dep[verb] in {"xcomp", "pcomp"}:
            above = words.head[verb]
            if words.pos[above] not in {"VERB", "AUX", "ADJ"}:
                above = words.head[above]
            hedged = words.dep[verb] == "xcomp" or words.lemma[above].lower() in _rules()["status possible"]
            if words.pos[above] in {"VERB", "AUX", "ADJ"} and abs(above - verb) <= 6 and hedged:
                group += [above, *self._helpers(above)]
        return sorted(group)

    def _helpers(self, verb: int) -> list[int]:
        return [child for child in self.tree.children(verb) if self.tree.words.dep[child] in _GROUP]

    def _standing(self, verb: int, group: list[int]) -> tuple[str, bool]:
        words, rules = self.tree.words, _rules()
        children = self.tree.children(verb)
        lemmas = {words.lemma[token].lower() for token in group if token != verb}
        beside = {
            words.lower[child]
            for token in group
            for child in self.tree.children(token)
            if words.dep[child] in {"advmod", "neg"}
        }
        negated = bool(beside & rules["negation words"]) or bool(lemmas & rules["negation lemmas"])
        negated = negated or any(self._no_longer(child) for token in group for child in self.tree.children(token))
        negated = negated or any(
            words.dep[child] in {"nsubj", "nsubjpass"} and self._empty(child) for child in children
        )
        if beside & rules["hedges words"] or words.lemma[words.head[verb]].lower() in rules["hedges nouns"]:
            return "possible", negated
        if words.tag[verb] in _BARE and len(group) == 1:
            return "open", negated
        for status in toml("frames.toml")["status"]:
            if lemmas & rules[f"status {status}"]:
                return status, negated
        being = {words.lower[child] for child in children}
        if "being" in being or (words.tag[verb] == "VBG" and being & {"is", "are", "am"}):
            return "ongoing", negated
        return "done" if self._past(verb) else "present", negated

    def _no_longer(self, adverb: int) -> bool:
        """ "no longer": the negation hangs on the adverb."""
        return self.tree.words.lower[adverb] == "longer" and any(
            self.tree.words.lower[child] == "no" for child in self.tree.children(adverb)
        )

    def _empty(self, subject: int) -> bool:
        words = self.tree.words
        return words.lower[subject] in {"nobody", "none"} or any(
            words.lower[child] == "no" for child in self.tree.children(subject)
        )

    def _past(self, verb: int) -> bool:
        tag = self.tree.words.tag
        return tag[verb] in {"VBD", "VBN"} or any(tag[child] == "VBD" for child in self._helpers(verb))

    def _roles(self, verb: int) -> Iterator[Role]:
        words, children = self.tree.words, self.tree.children
        for child in children(verb):
            dep = words.dep[child]
            name = _ROLES.get(dep)
            if name:
                yield self._role(name, child)
            elif dep == "agent":
                yield from (self._role("actor", each) for each in children(child))
            elif dep == "prep":
                for each in children(child):
                    if words.dep[each] in {"pobj", "pcomp"}:
                        yield self._role(f"prep:{words.lower[child]}", each)
            elif dep == "advcl" and any(words.lower[each] in _CAUSE for each in children(child)):
                yield self._role("cause", child)
        if not any(words.dep[child] in {"nsubj", "nsubjpass", "csubj"} for child in children(verb)):
            yield from self._borrowed_subject(verb)

    def _borrowed_subject(self, verb: int) -> Iterator[Role]:
        """A verb joined to another, or its complement, has the other's subject; a relative clause, its noun."""
        words, head = self.tree.words, self.tree.words.head[verb]
        if words.dep[verb] in {"conj", "xcomp"}:
            above = self.tree.children(head)
            asked = words.dep[verb] == "xcomp" and any(words.dep[child] == "dobj" for child in above)
            for child in above:
                if words.dep[child] in ({"dobj"} if asked else {"nsubj", "nsubjpass"}):
                    yield self._role("actor", child)
        elif words.dep[verb] == "acl" and words.pos[head] in {"NOUN", "PROPN"}:
            yield self._role("object" if words.tag[verb] == "VBN" else "actor", head)

    def _role(self, name: str, head: int) -> Role:
        words = self.tree.words
        entity = self.entities.over(self.where, words.start[head], words.end(head))
        return Role(name, self._cover(_phrase(self.doc, self.tree, head)), words.lemma[head].lower(), entity)

    def _cover(self, tokens: list[int]) -> Evidence:
        words = self.tree.words
        return self.parsed.article.evidence(words.start[tokens[0]], words.end(tokens[-1]), self.where)


def _clause(doc: Doc, tree: Branches, verb: int) -> list[int]:
    """The unbroken run of tokens around the verb that belongs to its own clause."""
    words = tree.words
    own = set(tree.under(verb))
    for child in tree.children(verb):
        if words.dep[child] in _NESTED or (words.dep[child] == "conj" and words.pos[child] in _VERBAL):
            own.difference_update(tree.under(child))
    first = last = verb
    while first - 1 in own:
        first -= 1
    while last + 1 in own:
        last += 1
    while first <= last and (words.dep[last] == "cc" or _is_mark(doc, last)):
        last -= 1
    while first <= last and (words.dep[first] in {"cc", "mark"} or _is_mark(doc, first)):
        first += 1
    return list(range(first, last + 1)) or [verb]


def _is_mark(doc: Doc, token: int) -> bool:
    word = doc[token]
    return bool(word.is_punct or word.is_space)


def noun_phrase(head: Token) -> list[Token]:
    """The head with what stands tight around it: no relative clause, no apposition, no joined phrase."""
    return [head.doc[token] for token in _phrase(head.doc, branches(head.doc), head.i)]


def _phrase(doc: Doc, tree: Branches, head: int) -> list[int]:
    words = tree.words
    if words.pos[head] in _VERBAL:
        return _clause(doc, tree, head)
    away = {token for child in tree.children(head) if words.dep[child] in _LOOSE for token in tree.under(child)}
    own = [token for token in tree.under(head) if token not in away]
    start = end = own.index(head)
    while start and own[start - 1] == own[start] - 1:
        start -= 1
    while end + 1 < len(own) and own[end + 1] == own[end] + 1:
        end += 1
    return own[start : end + 1]
