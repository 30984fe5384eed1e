"""Phrases: what a telling calls those and that which it does not name: "the migrants", "a deal with the miners".

In: the parse and the entities. Out: noun phrases whose head is no name, in order of the text, without their article.
"A group of migrants" is told of migrants. Whom or what they stand for is decided where tellings meet.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from tellings.annotate.columns import Columns, columns
from tellings.annotate.frames import Mentions
from tellings.annotate.parsed import Parsed
from tellings.knowledge.load import toml
from tellings.records import Phrase, Telling

needs = ("sentences", "entities")
gives = ("phrases",)

_WITHIN = frozenset({"compound", "nmod", "amod", "npadvmod"})
_INSIDE = _WITHIN | {"poss", "nummod", "advmod", "quantmod", "case", "det", "punct", "conj", "cc"}
_BREAKS = frozenset({"prep", "relcl"})
_TELLING = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "PRON"})
_ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those"})
_JOINING = frozenset("-–\"“”‘’'")
_PAIRS = frozenset({'""', "“”", "''", "‘’"})


def annotate(telling: Telling, parsed: Parsed) -> tuple[Phrase, ...]:
    """Every noun phrase whose head no mention of an entity covers."""
    named = Mentions(telling.entities)
    return tuple(phrase for where, doc in parsed.docs() for phrase in _phrases(parsed, columns(doc), where, named))


def _phrases(parsed: Parsed, words: Columns, where: str, named: Mentions) -> Iterator[Phrase]:
    children = _children(words)
    for at, pos in enumerate(words.pos):
        if pos not in ("NOUN", "PROPN") or words.dep[at] in _WITHIN or not words.text[at][0].isalpha():
            continue
        noun = _meant(words, children, at)
        passed_on = noun != at or (words.dep[at] == "pobj" and _meant(words, children, _over(words, at)) == at)
        if passed_on and noun == at:
            continue
        told = _lemma(words, noun)
        if told not in _list("empty") and not named.over(where, words.start[noun], words.end(noun)):
            yield _phrase(parsed, words, children, (at, noun), where, named)


def _phrase(
    parsed: Parsed,
    words: Columns,
    children: dict[int, list[int]],
    heads: tuple[int, int],
    where: str,
    named: Mentions,
) -> Phrase:
    at, noun = heads
    first = _first(words, children, at)
    last = max(at, noun)
    inner = [each for each in range(first, last + 1) if each != noun and words.pos[each] in _TELLING]
    mentions = (named.over(where, words.start[each], words.end(each)) for each in inner)
    start, end = words.start[first], words.end(last)
    text = parsed.article.field(where)
    marks = text[max(0, start - 1) : start] + text[end : end + 1]
    return Phrase(
        evidence=parsed.article.evidence(start, end, where),
        noun=_lemma(words, noun),
        words=tuple(words.lemma[each].lower() for each in inner if words.pos[each] != "PRON"),
        plural=words.tag[noun] in ("NNS", "NNPS"),
        pointing=words.lower[first - 1] if first and words.lower[first - 1] in _ARTICLES else "",
        inside=tuple(dict.fromkeys(filter(None, mentions))),
        scare_quotes=marks in _PAIRS and last - first < 4,
        beside=_beside(words, at),
    )


def _lemma(words: Columns, noun: int) -> str:
    """Its lemma; of a capital plural ("Strikers"), which the parse leaves as it is, without the s."""
    lemma = words.lemma[noun].lower()
    return lemma.removesuffix("s") if words.tag[noun] == "NNPS" and not lemma.endswith("ss") else lemma


def _meant(words: Columns, children: dict[int, list[int]], at: int) -> int:
    """The noun that is meant: "migrants" in "a group of migrants", "caravan" in "members of the caravan"."""
    lemma = words.lemma[at].lower()
    if lemma in _list("light") or lemma in _list("members"):
        for child in children.get(at, ()):
            if words.lower[child] == "of":
                return next((one for one in children.get(child, ()) if words.pos[one] == "NOUN"), at)
    if lemma in _list("members"):
        owners = (one for one in children.get(at, ()) if words.dep[one] in ("poss", "compound"))
        return next((one for one in owners if words.pos[one] == "NOUN"), at)
    return at


def _over(words: Columns, at: int) -> int:
    """The noun that "of" hangs on, for the noun after it."""
    return words.head[words.head[at]]


def _first(words: Columns, children: dict[int, list[int]], at: int) -> int:
    """The first word of the phrase, its article aside."""
    first = at
    while first and words.dep[first - 1] not in _BREAKS and _belongs(words, first - 1, at):
        first -= 1
    while first < at and (words.lower[first] in _ARTICLES or words.pos[first] in ("PUNCT", "SPACE")):
        first += 1
    return first


def _belongs(words: Columns, token: int, noun: int) -> bool:
    """Hang on the noun, at once or on words of its own that stand before it."""
    if words.pos[token] in ("PUNCT", "SPACE"):
        return words.text[token] in _JOINING and words.head[token] <= noun
    for _ in range(5):
        token, dep = words.head[token], words.dep[token]
        if dep not in _INSIDE:
            return False
        if token == noun:
            return True
    return False


def _beside(words: Columns, at: int) -> int | None:
    """Where the noun stands that this one is said to be: "X, a Y", "X is a Y"."""
    over = words.head[at]
    if words.dep[at] == "appos" and words.pos[over] in ("NOUN", "PROPN"):
        return words.start[over]
    if words.dep[at] == "attr" and words.lemma[over] == "be":
        subjects = [each for each in range(words.sentence[at], over) if words.head[each] == over]
        return next((words.start[one] for one in subjects if words.dep[one] == "nsubj"), None)
    return None


def _children(words: Columns) -> dict[int, list[int]]:
    children: dict[int, list[int]] = {}
    for at, head in enumerate(words.head):
        if head != at:
            children.setdefault(head, []).append(at)
    return children


@functools.cache
def _list(name: str) -> frozenset[str]:
    return frozenset(toml("phrases.toml")[name])
