"""Place words: the words of a parse as plain lists, and what stands around a name of a place.

In: a parse. Out: its words, the parser's names, names of persons; whether "in", "the town of", or a comma and a state
stand beside a stretch. It takes nothing for a place itself.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.symbols import ADJ, ORTH, POS, PROPN, SENT_START

from tellings.annotate.folding import fold
from tellings.annotate.place_spots import TABLE, WORDS, abbreviations, spots, wide

if TYPE_CHECKING:
    from spacy.tokens import Doc

LABELS = frozenset({"GPE", "LOC", "FAC"})
NO_NAMES = frozenset({"DATE", "TIME", "MONEY", "NORP", "LANGUAGE", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY"})
LONGEST = 5  # words in a name
SURE = 5.5  # what a town weighs that is taken for itself even beside "said"


@dataclass(slots=True)
class Words:
    """The words of a parse, what the parser takes them for, and the names of persons among them."""

    texts: list[str]
    lowers: list[str]
    labels: list[str]
    borders: dict[int, tuple[int, int]]  # token -> the name the parser sees there
    first: list[bool]  # begins a sentence
    kinds: list[int]  # its parts of speech
    persons: frozenset[str] = frozenset()  # surnames, and names beside "said"
    known: dict[str, bool] = field(default_factory=dict)  # names asked for -> whether the gazetteer has them

    @property
    def entities(self) -> list[tuple[int, int, str]]:
        """What the parser took for names: start, end, label."""
        return [(start, end, self.labels[start]) for token, (start, end) in self.borders.items() if token == start]

    def proper(self, token: int) -> bool:
        """A proper noun to the parser."""
        return bool(self.kinds[token] == PROPN)

    def names_and_adjectives(self) -> set[str]:
        """Proper nouns and adjectives, and the parser's names without their article."""
        found = {text for text, kind in zip(self.texts, self.kinds, strict=True) if kind in (PROPN, ADJ)}
        return found | {self.text(start, end).removeprefix("the ") for start, end, _ in self.entities}

    def capital(self, token: int) -> bool:
        """Begins with a capital letter."""
        return 0 <= token < len(self.texts) and self.texts[token][0].isupper()

    def text(self, start: int, end: int) -> str:
        """The words between, one space apart; as one word around a hyphen."""
        return " ".join(self.texts[start:end]).replace(" - ", "-").replace(" 's", "'s")

    def has(self, text: str) -> bool:
        """Whether the gazetteer has the name."""
        if text not in self.known:
            self.known[text] = bool(spots(text))
        return self.known[text]


def words_of(doc: Doc) -> Words:
    """The lists of one parse."""
    columns = doc.to_array([ORTH, POS, SENT_START]).tolist()
    strings = doc.vocab.strings
    texts = [strings[orth] for orth, _, _ in columns]
    labels, borders = [""] * len(texts), {}
    for ent in doc.ents:
        start, end, label = ent.start, ent.end, ent.label_
        for token in range(start, end):
            labels[token] = label
            borders[token] = (start, end)
    kinds = [kind for _, kind, _ in columns]
    first = [start == 1 for _, _, start in columns]
    words = Words(texts, [text.lower() for text in texts], labels, borders, first, kinds)
    words.persons = frozenset(_persons(words))
    return words


def _persons(words: Words) -> Iterator[str]:
    for start, end, label in words.entities:
        if label == "PERSON" and end - start > 1:
            last = end - 2 if words.texts[end - 1] in ("'s", "'") else end - 1
            if last > start and _personal(words.texts[last]):
                yield words.texts[last]
    for token, (one, other) in enumerate(itertools.pairwise(words.lowers)):
        if one in WORDS["titles"] and words.capital(token) and words.capital(token + 1):
            yield words.texts[token + 1]
        speaker = token + 1 if one in ("said", "says", "added") else token if other in WORDS["says"] else None
        if speaker is not None and words.capital(speaker) and not _put(words, speaker):
            yield words.texts[speaker]


def _put(words: Words, token: int) -> bool:
    """A large town, or a name after "in" or "of": no person though it stands beside "said"."""
    before = words.lowers[token - 1] if token else ""
    if before in WORDS["locating"] or before in ("of", "from"):
        return True
    return any(spot.weight > SURE for spot in spots(words.texts[token])[:1])


def _personal(text: str) -> bool:
    """No country's or state's name, unless it is a given name too."""
    return text.lower() in WORDS["givens"] or not wide(fold(text))


def trimmed(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Without its article, a possessive mark, and marks at its edges."""
    while start < end and (words.lowers[start] in ("the", "a", "an", "this") or not _worded(words.texts[start])):
        start += 1
    while start < end and (words.texts[end - 1] in ("'s", "'") or not _worded(words.texts[end - 1])):
        end -= 1
    return (start, end) if start < end else None


def _worded(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def ends(words: Words, start: int, stop: set[int]) -> list[int]:
    """Ends of the capital words from here, with words such as "of" between them; the longest first."""
    found = []
    for token in range(start, min(start + LONGEST, len(words.texts))):
        if token in stop:
            break
        if words.capital(token):
            found.append(token + 1)
        elif words.lowers[token] not in WORDS["joints"] and words.texts[token] not in ("-", "'s"):
            break
    return found[::-1]


def is_person(words: Words, start: int, end: int) -> bool:
    """One word that is a person's name elsewhere in the text, and here not put in a place."""
    if end - start > 1 or words.texts[start] not in words.persons:
        return False
    return not (located(words, start) or inside(words, end))


def located(words: Words, start: int) -> bool:
    """After "in" and the like, or after "the province of"."""
    return start > 0 and (words.lowers[start - 1] in WORDS["locating"] or kind_of(words, start) is not None)


def kind_of(words: Words, start: int) -> str | None:
    """The kind of place that stands before "of" or beside the name: "the town of X", "the island X"."""
    if start < 2 or words.lowers[start - 1] != "of":
        return None
    kind = words.lowers[start - 2]
    singular = f"{kind[:-3]}y" if kind.endswith("ies") else kind.removesuffix("s")
    return next((one for one in (kind, singular) if one in WORDS["kinds"]), None)


def settled(words: Words, start: int, end: int) -> bool:
    """After "in", "near" or "the town of", and all of what the parser took for a person or body."""
    put = words.lowers[start - 1] in WORDS["settling"] or kind_of(words, start) is not None
    return put and words.borders[start][0] >= start and words.borders[start][1] <= end + 1


def in_body(words: Words, start: int, end: int) -> bool:
    """Begins the name of a local body: "Ashford Police Department"."""
    return (
        words.capital(end)
        and words.lowers[end] in WORDS["bodies"]
        and (end - start > 1 or words.lowers[start] not in WORDS["official"])
        and words.borders.get(start, (start, end))[0] in (start, start - 1)
    )


def inside(words: Words, end: int) -> str | None:
    """What follows after a comma and holds places: a state, shortened or not, a province, a county, a country."""
    if end + 1 >= len(words.texts) or words.texts[end] not in (",", "(") or not words.capital(end + 1):
        return None
    if words.texts[end + 1] in abbreviations():
        return abbreviated(words.texts[end + 1])
    for last in range(min(end + 4, len(words.texts)), end + 1, -1):
        text = words.text(end + 1, last)
        if any(spot.kind in ("country", "A", "B") for spot in spots(text)[:3]):
            return text
    return None


def abbreviated(text: str) -> str:
    """ "Ky." -> "Kentucky"; any other text as it is."""
    spot = abbreviations().get(text)
    if spot is None:
        return text
    return f"{spot.name} state" if spot.name in TABLE["weaker"] else spot.name
