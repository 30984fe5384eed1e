"""Discourse: who and what a telling has told of so far, and how much each is at hand for a word that points back.

In: the parse of one field and the mentions in it. Out: entries in order of the text, for names and also for nouns that
name nobody: a pronoun after "a report" may well stand for the report, and then nobody is given.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.annotate.columns import Columns, columns
from tellings.annotate.folding import fold
from tellings.annotate.mentions import Found
from tellings.annotate.parsed import words_of
from tellings.knowledge.load import toml

if TYPE_CHECKING:
    from spacy.tokens import Doc

_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"”\n]*(?:[\"”]|$)", re.MULTILINE)
SUBJECT = frozenset({"nsubj", "nsubjpass"})
_SLOTS = {
    "nsubj": 1.2, "nsubjpass": 1.1, "dobj": 0.3, "dative": 0.3, "attr": 0.2, "agent": 0.4, "pobj": 0.0, "poss": 0.3,
    "ROOT": 0.6, "appos": 0.0, "compound": -0.6, "amod": -0.8, "nmod": -0.6,
}  # fmt: skip
_FAR = (0.0, 0.8, 2.0, 3.0)  # what each sentence between costs
_QUOTED_COSTS = 0.7


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody or something told of at a token: `found` is None where a noun names nobody, `verb` what it hangs on."""

    token: int
    sentence: int
    found: Found | None
    weight: float
    plural: bool
    human: bool
    subject: bool
    verb: int


class Discourse:
    """The entries of one field up to a place in it, and where quotation marks stand."""

    def __init__(self, doc: Doc, where: str, found: list[Found]) -> None:
        """Read the places of the names and of the nouns that name nobody."""
        self.words = columns(doc)
        self.text = words_of(doc)
        self.quoted = spoken(doc)
        self._inside = _inside(self.words, self.quoted)
        self.sentence = _numbers(self.words, self._inside)
        self.taken: dict[int, Found] = {}
        for one in sorted(found, key=lambda one: one.start - one.end):
            for at in range(self.words.at(one.start), self.words.at(max(one.start, one.end - 1)) + 1):
                self.taken.setdefault(at, one)
        self.coming = sorted((*self._named(found), *self._unnamed()), key=lambda entry: entry.token)
        self.seen: list[Entry] = []
        self.told: Counter[str] = Counter()
        self._next = 0

    def read_to(self, token: int) -> None:
        """Take in what stands before this token."""
        while self._next < len(self.coming) and self.coming[self._next].token < token:
            self.add(self.coming[self._next])
            self._next += 1

    def add(self, entry: Entry) -> None:
        """One more entry."""
        self.seen.append(entry)
        if entry.found:
            self.told[entry.found.key] += 1

    def near(self, token: int, sentences: int) -> Iterator[tuple[float, Entry]]:
        """What stands at most so many sentences back, the nearest first, with how much it is at hand."""
        here = self.sentence[token]
        for entry in reversed(self.seen):
            back = here - entry.sentence
            if back > sentences:
                return
            topic = 0.1 * min(self.told[entry.found.key], 6) if entry.found else 0.0
            yield entry.weight + topic - _FAR[min(back, 3)], entry

    def entry(self, token: int, found: Found | None) -> Entry:
        """The entry of a mention whose head is this token."""
        words = self.words
        slot, head = _slot(words, token)
        weight = _SLOTS.get(slot, 0.0)
        if slot in SUBJECT and words.dep[words.head[head]] in ("ROOT", "conj"):
            weight += 0.3
        weight -= _QUOTED_COSTS * self.is_quoted(token)
        plural = words.tag[token] in ("NNS", "NNPS")
        human = found.kind == "person" if found else _is_human(words.lemma[token].lower())
        return Entry(token, self.sentence[token], found, weight, plural, human, slot in SUBJECT, words.head[head])

    def is_quoted(self, token: int) -> bool:
        """Stand between quotation marks."""
        return self._inside[token]

    def _named(self, found: list[Found]) -> Iterator[Entry]:
        for one in found:
            if one.label == "pronoun" or self._within_another(one) or self._is_credit(one):
                continue
            first, last = self.words.at(one.start), self.words.at(max(one.start, one.end - 1))
            yield self.entry(_root(self.words, first, last), one)

    def _is_credit(self, one: Found) -> bool:
        """ "(Reuters)", "REUTERS/Ada Lorne": who reports or took the picture."""
        before, after = self.text[max(0, one.start - 1) : one.start], self.text[one.end : one.end + 1]
        return "/" in (before, after) or (before == "(" and after == ")" and one.role == "JRN")

    def _within_another(self, one: Found) -> bool:
        """A title or description touching its name is no further mention."""
        return one.label != "name" and one.form in ("title", "description", "alias") and one.kind == "person"

    def _unnamed(self) -> Iterator[Entry]:
        words = self.words
        named = {words.head[at] for at in self.taken if words.dep[at] == "appos"}
        for at, pos in enumerate(words.pos):
            if (
                pos == "NOUN"
                and at not in self.taken
                and at not in named
                and words.dep[at] in _SLOTS
                and words.dep[at] != "compound"
            ):
                yield self.entry(at, None)


def spoken(doc: Doc) -> list[tuple[int, int]]:
    """Where quotation marks open and close."""
    if "spoken" not in doc.user_data:
        doc.user_data["spoken"] = [match.span() for match in _QUOTED.finditer(words_of(doc))]
    found: list[tuple[int, int]] = doc.user_data["spoken"]
    return found


def _inside(words: Columns, quoted: list[tuple[int, int]]) -> list[bool]:
    """Whether each token stands after an opening and before its closing mark."""
    found = [False] * len(words)
    for start, end in quoted:
        first, last = bisect.bisect_right(words.start, start), bisect.bisect_left(words.start, end)
        found[first:last] = [True] * (last - first)
    return found


def _numbers(words: Columns, inside: list[bool]) -> list[int]:
    """The number of each token's sentence; one that begins inside quotation marks goes on with the one before."""
    number, before, found = 0, -1, []
    for at, first in enumerate(words.sentence):
        if first != before and not words.text[at].isspace():
            before = first
            number += not inside[at]
        found.append(number)
    return found


def _slot(words: Columns, token: int) -> tuple[str, int]:
    """The place in its clause, that of the first of those joined with "and"."""
    while words.dep[token] in ("conj", "appos") and words.head[token] != token:
        if words.dep[token] == "appos" and not _is_human(words.lemma[words.head[token]].lower()):
            break
        token = words.head[token]
    return words.dep[token], token


def _root(words: Columns, first: int, last: int) -> int:
    """The token of a phrase that hangs on a word outside it."""
    return next((at for at in range(first, last + 1) if not first <= words.head[at] <= last), last)


@functools.lru_cache(maxsize=10_000)
def _is_human(noun: str) -> bool:
    return fold(noun) in human_nouns()


@functools.cache
def human_nouns() -> frozenset[str]:
    """Words for a person: titles and what people are."""
    persons = toml("titles.toml")["persons"]
    told = (fold(word).split(" of ")[0] for word in (*persons["titles"], *persons["roles"]))
    return frozenset(words.split()[-1] for words in told)
