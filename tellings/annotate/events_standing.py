"""Standing: whether an act is told as done, under way, announced, planned, threatened, asked for, alleged or denied.

In: the tree of a parse and an act's verb or noun. Out: its status, whether it is denied, and the word it rests on. The
words over the act count as far as the next clause that stands by itself: "X threatened to attack Y" tells an attack
that is threatened; "X said it attacked Y" one that happened.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.annotate.branches import Branches
from tellings.knowledge.load import toml

HAPPENED, ONGOING, ANNOUNCED, PLANNED = "happened", "ongoing", "announced", "planned"
THREATENED, ASKED, ALLEGED, DENIED, POSSIBLE = "threatened", "called for", "alleged", "denied", "possible"
AHEAD = frozenset({ANNOUNCED, PLANNED, THREATENED})
TOLD = frozenset({HAPPENED, ONGOING})

_VERBAL = frozenset({"VERB", "AUX"})
_BOUND = frozenset({"xcomp", "ccomp", "pcomp", "acl", "advcl"})
_ORDER = (DENIED, ALLEGED, ASKED, THREATENED, ANNOUNCED, PLANNED, POSSIBLE, ONGOING)
_TABLES = {"asked": ASKED, "considered": POSSIBLE}
_GOVERNED = frozenset({"for", "of", "about", "to", "against"})  # prepositions of what is planned or asked for
_HIGH = 4  # words over an act that are looked at


@dataclass(frozen=True, slots=True)
class Standing:
    """How an act stands. `word`: the token that tells it, None where its own form does; `over`: the verb that governs
    it ("accused", "threatened"); `refused`: what is denied lies ahead ("will not send"), as `helper` says."""

    status: str
    word: int | None = None
    over: int | None = None
    refused: bool = False
    helper: int | None = None


@functools.cache
def _words() -> dict[str, str]:
    """A lemma over an infinitive -> the status it gives; where two lists hold it, the first of the order."""
    return _table("")


@functools.cache
def _nouns() -> dict[str, str]:
    return _table("_nouns")


@functools.cache
def _before() -> dict[str, str]:
    return _table("_words")


def _table(ending: str) -> dict[str, str]:
    rules = toml("events.toml")["standing"]
    found: dict[str, str] = {}
    for status in reversed(_ORDER):
        for name in (status, *(name for name, other in _TABLES.items() if other == status)):
            found |= dict.fromkeys(rules.get(f"{name}{ending}", ()), status)
    return found


def of_verb(tree: Branches, verb: int, headline: bool = False) -> Standing:
    """How a verb's act stands."""
    own = _of_form(tree, verb, headline)
    above = next(_over(tree, verb), None)
    if own.status not in TOLD:
        return own
    if above is None:
        return own if _is_achieved(tree, verb) else Standing(POSSIBLE)
    status, word = above
    if status == DENIED:
        return Standing(DENIED, word, word, refused=_is_infinitive(tree, verb))
    higher = of_verb(tree, word) if tree.words.pos[word] in _VERBAL else None
    if higher is not None and higher.status == DENIED:
        return Standing(DENIED, higher.word, word, refused=status in AHEAD)
    if higher is not None and higher.status == POSSIBLE and status in TOLD:
        return Standing(POSSIBLE, higher.word, word)
    return Standing(status, word, word)


def _of_form(tree: Branches, verb: int, headline: bool) -> Standing:
    """What the verb's own helpers tell."""
    told, rules = tree.words, toml("events.toml")["standing"]
    helpers = [child for child in tree.children(verb) if told.dep[child] in {"aux", "auxpass", "neg", "advmod", "mark"}]
    lower = {told.lower[child]: child for child in helpers}
    will = next((lower[word] for word in rules["will"] if word in lower), None)
    negated = _negation(tree, verb)
    if negated is not None and not any(word in lower for word in rules["if"]):
        return Standing(DENIED, negated, refused=will is not None, helper=will)
    conditional = next((lower[word] for word in rules["if"] if word in lower), None)
    for status, word in (
        (POSSIBLE, conditional),
        (POSSIBLE, next((lower[one] for one in rules["may"] if one in lower), None)),
        (POSSIBLE, next((lower[one] for one in toml("frames.toml")["hedges"]["words"] if one in lower), None)),
        (ASKED, next((lower[one] for one in rules["must"] if one in lower), None)),
        (PLANNED, will),
    ):
        if word is not None:
            return Standing(status, word)
    if told.dep[verb] == "conj" and told.pos[told.head[verb]] in _VERBAL and not _has_own_form(tree, verb):
        joined = of_verb(tree, told.head[verb], headline)
        return joined if told.tag[verb] == told.tag[told.head[verb]] and joined.status != DENIED else Standing(HAPPENED)
    heads = told.dep[verb] == "ROOT" or (told.dep[verb] == "acl" and told.dep[told.head[verb]] == "ROOT")
    if told.tag[verb] == "VB" and heads and "to" in lower:
        return Standing(PLANNED, lower["to"])
    being = told.tag[verb] == "VBG" and any(one in lower for one in ("is", "are", "am", "'s", "'re", "been"))
    return Standing(ONGOING, verb) if being or "being" in lower else Standing(HAPPENED)


def _has_own_form(tree: Branches, verb: int) -> bool:
    return any(tree.words.dep[child] in {"aux", "auxpass", "nsubj", "nsubjpass"} for child in tree.children(verb))


def _negation(tree: Branches, verb: int) -> int | None:
    """The word that denies the act: at the verb, or "no" and "nobody" as who did it or what was done."""
    told, rules = tree.words, toml("frames.toml")["negation"]["words"]
    for child in tree.children(verb):
        if told.lower[child] in rules and told.dep[child] in {"neg", "advmod", "preconj", "cc", "det"}:
            return child
        if told.dep[child] in {"nsubj", "nsubjpass", "dobj"}:
            if told.lower[child] in {"nobody", "none", "nothing"}:
                return child
            no = [one for one in tree.children(child) if told.lower[one] in {"no", "neither"}]
            if no:
                return no[0]
    return None


def _is_achieved(tree: Branches, verb: int) -> bool:
    """No infinitive, or one under a verb that tells it as done."""
    told, head = tree.words, tree.words.head[verb]
    if told.tag[verb] != "VB" or not any(told.tag[child] == "TO" for child in tree.children(verb)):
        return True
    return told.lemma[head].lower() in toml("events.toml")["standing"]["achieved"]


def _is_infinitive(tree: Branches, verb: int) -> bool:
    return tree.words.tag[verb] == "VB"


def _over(tree: Branches, verb: int) -> Iterator[tuple[str, int]]:
    """The words over the act that tell how it stands, the nearest first, with what they tell."""
    told, token = tree.words, verb
    for _ in range(_HIGH):
        head = told.head[token]
        if head == token:
            return
        if told.dep[token] == "conj" and told.pos[head] in _VERBAL:
            if any(told.dep[child] in {"nsubj", "nsubjpass"} for child in tree.children(token)):
                return
            token = head  # what is joined stands under the same words
            continue
        free = told.dep[token] == "ccomp" and told.tag[token] in {"VBD", "VBZ", "VBN"}
        if told.dep[token] in _BOUND or told.dep[token] in {"prep", "pobj", "dobj", "conj"}:
            table = _nouns() if told.pos[head] in {"NOUN", "PROPN"} else _words()
            status = table.get(told.lemma[head].lower())
            if told.dep[token] == "advcl" and told.tag[token] in {"VBD", "VBZ", "VBP"}:
                return
            if free and token < head:
                return  # "X attacked Y, the agency reported": told, not weighed
            status = _asks(tree, token, head) or (None if status == ASKED and not _asking(tree, head) else status)
            if status and not (free and status not in {ALLEGED, DENIED, POSSIBLE}):
                yield status, head
                return
        elif told.dep[token] in {"relcl", "parataxis"}:
            return
        if free or (told.dep[token] == "conj" and told.pos[head] not in _VERBAL):
            return
        token = head


def _asks(tree: Branches, verb: int, head: int) -> str | None:
    """ "Insisted that X open the gates": a clause in the base form."""
    told = tree.words
    bare = told.tag[verb] in {"VB", "VBP"} or any(
        told.dep[child] == "auxpass" and told.lower[child] == "be" for child in tree.children(verb)
    )
    base = told.dep[verb] == "ccomp" and bare and _has_own_form(tree, verb)
    helped = any(told.dep[child] == "aux" for child in tree.children(verb))
    asked = told.lemma[head].lower() in toml("events.toml")["standing"]["asked_base"]
    return ASKED if base and asked and not helped else None


def _asking(tree: Branches, head: int) -> bool:
    """ "Called on X to do it" asks; "called X to say" does not."""
    wanted = toml("events.toml")["standing"]["asking_with"].get(tree.words.lemma[head].lower())
    beside = {tree.words.lower[child] for child in tree.children(head)}
    return wanted is None or tree.words.pos[head] not in _VERBAL or bool(beside & set(wanted))


def of_noun(tree: Branches, noun: int) -> Standing:
    """How a nominal event stands: by the words before it, the noun or verb it hangs on; done where nothing tells."""
    told = tree.words
    for child in tree.children(noun):
        status = _before().get(told.lower[child])
        if status:
            return Standing(status, child)
    token, through = noun, toml("events.toml")["standing"]["through"]
    for _ in range(3):
        head = told.head[token]
        if head == token:
            break
        if told.pos[head] in _VERBAL:
            return _of_governed(tree, token, head)
        status = _nouns().get(told.lemma[head].lower())
        if status:
            return Standing(status, head, head)
        if told.pos[head] in {"NOUN", "PROPN"} and told.lemma[head].lower() not in through:
            break  # "offered details of the talks"
        token = head
    return Standing(HAPPENED)


def _of_governed(tree: Branches, token: int, verb: int) -> Standing:
    """A noun that is the object of a verb or stands behind its preposition: "planned an attack", "called for talks"."""
    told = tree.words
    status = _words().get(told.lemma[verb].lower())
    governs = told.dep[token] in {"dobj", "nsubjpass"} or told.lower[token] in _GOVERNED
    if status and governs:
        return Standing(status, verb, verb)
    own = of_verb(tree, verb)
    if own.status in TOLD or told.dep[token] not in {"dobj", "nsubj", "nsubjpass"}:
        return Standing(HAPPENED)
    return own
