"""Planting: the rules that change one thing in an article: a number, date, place, actor, speaker, cause or polarity.

In: a spaCy parse of the text (the parse only: nothing that Tellings itself reads out of it) and a source of chance.
Out: for each kind the changes that can be made, each a set of replacements in one sentence that leave it grammatical.
A rule that is not sure of the grammar plants nothing.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("planted.toml").read_text("utf-8"))
_SPEECH = {"say", "tell", "add", "warn", "argue", "claim", "announce", "insist", "explain", "note"}
_CAUSE = re.compile(r"\b(?:because of|due to|caused by|as a result of|thanks to|owing to|blamed on) ", re.IGNORECASE)
_SHORTEST, _LONGEST = 8, 60  # words of a sentence in which something is planted


@dataclass(frozen=True, slots=True)
class Change:
    """Replacements (start, end, new words) in the text, in order; all of them tell one thing."""

    replacements: tuple[tuple[int, int, str], ...]


Rule = Callable[["Span", random.Random], Iterator[Change]]


def changes(doc: Doc, kind: str, chance: random.Random) -> list[Change]:
    """Every change of one kind that can be made in the text, in its order."""
    sentences = [sentence for sentence in doc.sents if _SHORTEST <= len(sentence) <= _LONGEST]
    return [change for sentence in sentences for change in RULES[kind](sentence, chance)]


def _one(start: int, end: int, new: str) -> Change:
    return Change(((start, end, new),))


def _numbers(sentence: Span, chance: random.Random) -> Iterator[Change]:
    """A figure, or a number in words, that is no year, day, ordinal or part of a name."""
    for token in sentence:
        new = _other_number(token.text, chance)
        if new and token.ent_type_ in {"CARDINAL", "MONEY", "PERCENT", "QUANTITY"} and token.dep_ != "appos":
            yield _one(token.idx, token.idx + len(token.text), new)


def _other_number(word: str, chance: random.Random) -> str | None:
    for words in (WORDS["number"]["words"], WORDS["number"]["tens"]):
        if word.lower() in words:
            new: str = chance.choice([each for each in words if each != word.lower()])
            return new.capitalize() if word[0].isupper() else new
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d{1,3}", word):
        value = int(word.replace(",", ""))
        other = value + max(2, value * chance.choice((2, 3, 4, 7)) // 10)
        return f"{other:,}"
    return f"{float(word) + chance.choice((1, 2, 3)):.1f}" if re.fullmatch(r"\d+\.\d", word) else None


def _dates(sentence: Span, chance: random.Random) -> Iterator[Change]:
    """A weekday, a month, or the day of a month."""
    weekdays, months = WORDS["date"]["weekdays"], WORDS["date"]["months"]
    for token in sentence:
        if token.ent_type_ != "DATE":
            continue
        end = token.idx + len(token.text)
        for names in (weekdays, months):
            if token.text in names:
                yield _one(token.idx, end, chance.choice([name for name in names if name != token.text]))
        before = token.nbor(-1).text if token.i > sentence.start else ""
        if re.fullmatch(r"[12]?\d", token.text) and before in months:
            yield _one(token.idx, end, str((int(token.text) + chance.randint(2, 9)) % 28 + 1))


def _places(sentence: Span, chance: random.Random) -> Iterator[Change]:
    """A place by name, for another of its kind; not a place inside a longer name."""
    for entity in sentence.ents:
        if entity.label_ not in {"GPE", "LOC"} or not _free(entity):
            continue
        for places in WORDS["place"]["sets"]:
            if entity.text in places:
                others = [place for place in places if place != entity.text and place not in entity.doc.text]
                yield from _everywhere(sentence, entity.text, chance.choice(others))


def _actors(sentence: Span, chance: random.Random) -> Iterator[Change]:
    """A person or body that does something, or to whom it is done: but speaking."""
    for entity in sentence.ents:
        head = entity.root.head
        acting = entity.root.dep_ in {"nsubj", "nsubjpass", "dobj"} and head.pos_ == "VERB"
        if acting and head.lemma_ not in _SPEECH:
            yield from _renamed(sentence, entity, chance)


def _speakers(sentence: Span, chance: random.Random) -> Iterator[Change]:
    """Who says it."""
    for entity in sentence.ents:
        if entity.root.dep_ == "nsubj" and entity.root.head.lemma_ in _SPEECH:
            yield from _renamed(sentence, entity, chance)


def _renamed(sentence: Span, entity: Span, chance: random.Random) -> Iterator[Change]:
    """Another person of the text in the same form of name, or an invented one; a body for a body."""
    if entity.label_ not in {"PERSON", "ORG"} or not _free(entity) or "'" in entity.text:
        return
    if entity.label_ == "ORG" and not entity.text.lower().startswith("the "):
        return
    size = len(entity.text.split())
    others = {other.text for other in entity.doc.ents if other.label_ == entity.label_ and _free(other)}
    others = {name for name in others if len(name.split()) == size and not _kin(name, entity.text)}
    others = {name for name in others if name.istitle() and "'" not in name} if entity.label_ == "PERSON" else set()
    invented = WORDS["person" if entity.label_ == "PERSON" else "body"]["names"]
    made = [name.split()[-1] if size == 1 and entity.label_ == "PERSON" else name for name in invented]
    new = chance.choice(sorted(others) if others and chance.random() < 0.5 else made)
    yield from _everywhere(sentence, entity.text, _cased(new, entity.text))


def _cased(new: str, old: str) -> str:
    return new[0].upper() + new[1:] if old[0].isupper() else new


def _kin(one: str, other: str) -> bool:
    return bool(set(one.lower().split()) & set(other.lower().split()))


def _free(entity: Span) -> bool:
    """No part of a longer name or of a hyphenated word, and letters only."""
    doc, words = entity.doc, entity.text.replace(" ", "")
    after = doc[entity.end] if entity.end < len(doc) else None
    before = doc[entity.start - 1] if entity.start else None
    edges = (before, after)
    inside = any(each is not None and (each.pos_ == "PROPN" or each.text in {"-", "–", "/"}) for each in edges)
    titled = before is not None and before.pos_ == "PROPN" and entity.label_ == "PERSON"
    return words.isalpha() and (titled or not inside)


def _everywhere(sentence: Span, old: str, new: str) -> Iterator[Change]:
    """Every mention of a name in the sentence, consistently."""
    found = re.finditer(rf"(?<![\w-]){re.escape(old)}(?![\w-])", sentence.text)
    places = tuple((sentence.start_char + one.start(), sentence.start_char + one.end(), new) for one in found)
    if places and new not in sentence.text:
        yield Change(places)


def _causes(sentence: Span, chance: random.Random) -> Iterator[Change]:
    """What follows "because of" and its like; the clause after "because"."""
    for found in _CAUSE.finditer(sentence.text):
        start = sentence.start_char + found.end()
        phrase = _phrase(sentence, start)
        if phrase:
            yield _one(start, phrase, chance.choice(WORDS["cause"]["things"]))
    for token in sentence:
        if token.lower_ == "because" and token.dep_ == "mark":
            edge = list(token.head.subtree)[-1]
            start, end = token.idx + len("because "), edge.idx + len(edge.text)
            words = token.doc.text[start:end]
            if 10 <= len(words) <= 110 and "\n" not in words and not re.search(r"[\"“”()]", words):
                yield _one(
                    start, end - len(words) + len(words.rstrip(" .,;")), chance.choice(WORDS["cause"]["clauses"])
                )


def _phrase(sentence: Span, start: int) -> int | None:
    """The end of the noun phrase that begins there, without a clause that hangs on it."""
    for chunk in sentence.noun_chunks:
        if chunk.start_char == start:
            after = chunk.doc[chunk.end].text if chunk.end < len(chunk.doc) else "."
            return int(chunk.end_char) if re.fullmatch(r"[.,;]|and|but|in|on|at|when|while", after) else None
    return None


def _polarity(sentence: Span, chance: random.Random) -> Iterator[Change]:
    """ "not" put in or taken out after an auxiliary, or a word for its opposite."""
    for token in sentence:
        if token.text in WORDS["polarity"]["auxiliaries"] and token.dep_ in {"aux", "auxpass"}:
            yield from _denied(token)
    for one, other in WORDS["polarity"]["pairs"]:
        for old, new in ((one, other), (other, one)):
            for found in re.finditer(rf"(?<![\w-]){old}(?![\w-])", sentence.text):
                start = sentence.start_char + found.start()
                yield _one(start, start + len(old), new)


def _denied(auxiliary: Token) -> Iterator[Change]:
    start, end = auxiliary.idx, auxiliary.idx + len(auxiliary.text)
    after = auxiliary.nbor(1) if auxiliary.i + 1 < len(auxiliary.doc) else None
    if after is None:
        return
    if after.text == "not":
        yield _one(start, after.idx + 3, auxiliary.text)
    elif after == auxiliary.head and after.pos_ == "VERB" and after.idx == end + 1:
        yield _one(start, end, f"{auxiliary.text} not")


RULES: dict[str, Rule] = {
    "number": _numbers,
    "date": _dates,
    "place": _places,
    "actor": _actors,
    "speaker": _speakers,
    "cause": _causes,
    "polarity": _polarity,
}
