"""Complements: what stands behind one word and one preposition: "data from A" and "data from B", "investigated by C".

In: statements of two tellings that are alike. Out: findings where the same word takes the same preposition and
something else behind it. Silent on times and numbers (they have files of their own), on pronouns, on one and the same
entity, where one phrase only says more words of the other, and where a telling gives both.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.knowledge.load import toml, words
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.words import stem, stems
from tellings.records import Evidence, Statement, Telling

_NEAR = 0.42  # likeness of the statements
_NEAR_VERB = 0.5  # when a verb takes it: many may do the same
_AFTER = 60  # characters behind a phrase that may go on with it
_BEGINS = 5  # letters that words for one thing share
_OPENING = {"“", "(", '"', "‘"}  # what stands behind a phrase that goes on
_LONGEST = 80  # characters of a phrase that is shown
_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Complement:
    """A phrase behind a word and a preposition.

    `names`: story entities named in the phrase; `doer`: the one who does it, when a verb takes it;
    `sure`: a noun takes it, or "by" tells the doer itself.
    """

    statement: int
    preposition: str
    evidence: Evidence
    names: frozenset[str]
    doer: str | None
    sure: bool


def find(material: Material) -> Iterator[Finding]:
    """Phrases in one place behind one word, each the other's likest."""
    told = [_complements(material, telling) for telling in material.everyone()]
    texts = [set(stems(telling.article.text)) for telling in material.tellings]
    for one, other in material.pairs():
        for place in sorted(told[one].keys() & told[other].keys()):
            for a, b, score in _paired(material, told[one][place], told[other][place]):
                if not (_in_words(a, texts[other]) and _in_words(b, texts[one])):
                    yield _finding(material, (one, a), (other, b), score)


def _in_words(phrase: Complement, told: set[str]) -> bool:
    """A telling has all words of the phrase somewhere."""
    return set(stems(phrase.evidence.quote)) <= told


def _paired(
    material: Material, mine: list[Complement], theirs: list[Complement]
) -> Iterator[tuple[Complement, Complement, float]]:
    """Each with its likest rival, when neither telling has the other's phrase in that place too."""
    scores = {
        (row, column): float(material.scores[a.statement, b.statement])
        for row, a in enumerate(mine)
        for column, b in enumerate(theirs)
        if _rivals(material, a, b)
    }
    for (row, column), score in scores.items():
        best = all(score >= rival for other, rival in scores.items() if other[0] == row or other[1] == column)
        a, b = mine[row], theirs[column]
        if best and all(_unlike(each, b) for each in mine) and all(_unlike(each, a) for each in theirs):
            yield a, b, score


def _complements(material: Material, telling: int) -> dict[tuple[str, str], list[Complement]]:
    """Word and preposition -> the phrases behind them; one in a statement, that of the parse first."""
    found: dict[tuple[str, str], list[Complement]] = defaultdict(list)
    names = _named(material, telling)
    for index in material.of(telling):
        statement = material.statements[index]
        verbs = {stem(frame.predicate) for frame in statement.frames}
        known: set[tuple[str, str]] = set()
        for head, preposition, evidence, doer in (*_of_verbs(statement), *_of_nouns(statement)):
            place = head, preposition
            if place not in known and head not in _light() and _can_be_shown(material.tellings[telling], evidence):
                known.add(place)
                named = frozenset(story for name, story in names if evidence.covers(name))
                who = material.story_entity(telling, doer)
                sure = preposition == "by" or head not in verbs
                found[place].append(Complement(index, preposition, evidence, named, who, sure))
    return found


Found = tuple[str, str, Evidence, str | None]


def _of_verbs(statement: Statement) -> Iterator[Found]:
    for frame in (each for each in statement.frames if not each.negated):
        doer = next((role.entity for role in frame.roles if role.name == "actor"), None)
        for role in frame.roles:
            if role.name.startswith("prep:"):
                yield stem(frame.predicate), role.name.removeprefix("prep:"), role.evidence, doer
            elif role.name == "actor" and _by(statement.evidence, role.evidence):
                yield stem(frame.predicate), "by", role.evidence, None


def _by(statement: Evidence, words: Evidence) -> bool:
    return statement.quote[: max(0, words.start - statement.start)].endswith(" by ")


def _of_nouns(statement: Statement) -> Iterator[Found]:
    told = statement.evidence
    for found in _pattern().finditer(told.quote):
        start, end = found.span("what")
        evidence = Evidence(told.article, told.where, told.start + start, told.start + end, found["what"])
        yield stem(found["head"].lower()), found["preposition"], evidence, None


@functools.cache
def _pattern() -> re.Pattern[str]:
    table = toml("complements.toml")
    prepositions, ends, determiners = ("|".join(table[name]) for name in ("prepositions", "ends", "determiners"))
    word = rf"(?!(?:{ends})\b)(?:(?:[A-Z]\.){{2,}}|[\w$£€&][\w’'&-]*)"
    more = rf"(?![a-z]+(?:ing|ed)\b(?:[^\w ]| (?:{ends}|{determiners})\b|$)){word}"
    return re.compile(
        rf"\b(?P<head>[a-z][\w’'-]{{3,}}) (?P<preposition>{prepositions}) "
        rf"(?P<what>(?:(?:{determiners}) |(?=[A-Z]))(?:{word})(?: {more}){{0,5}}|(?<! to ){word}(?: {more}){{0,5}})"
    )


@functools.cache
def _light() -> frozenset[str]:
    every = (*words("stop_words.txt"), *toml("frames.toml")["light"]["lemmas"], *toml("complements.toml")["light"])
    return frozenset(stem(each) for each in every)


def _can_be_shown(telling: Telling, evidence: Evidence) -> bool:
    """Names or nouns, whole, and neither a time nor a number."""
    if not stems(evidence.quote) or len(evidence.quote) > _LONGEST or _points_back(evidence.quote):
        return False
    if telling.article.field(evidence.where)[evidence.end : evidence.end + 2].lstrip()[:1] in _OPENING:
        return False
    times = [time.evidence for time in telling.times]
    return not any(each.overlaps(evidence) for each in (*times, *(number.evidence for number in telling.quantities)))


def _points_back(phrase: str) -> bool:
    """ "Her garden", "the state", "states": only who has read on knows which."""
    first, *rest = phrase.split()
    if first.lower() in toml("complements.toml")["pointing"] or (not rest and first.islower()):
        return True
    return first.lower() == "the" and len(rest) == 1 and rest[0].islower()


def _named(material: Material, telling: int) -> list[tuple[Evidence, str]]:
    """Every phrase for an entity, with the story's id of it."""
    return [
        (mention.evidence, story)
        for entity in material.tellings[telling].entities
        if (story := material.story_entity(telling, entity.id))
        for mention in entity.mentions
    ]


def _rivals(material: Material, a: Complement, b: Complement) -> bool:
    """Unlike, in statements that are alike, and neither phrase goes on with the other's words."""
    alike = material.scores[a.statement, b.statement]
    if alike < (_NEAR if a.sure or b.sure else _NEAR_VERB) or not _unlike(a, b):
        return False
    return not _goes_on(material, a, b) and not _goes_on(material, b, a)


def _goes_on(material: Material, phrase: Complement, other: Complement) -> bool:
    """ "From advocates and many farmers" beside "from farmers"."""
    told = material.statements[phrase.statement].evidence
    end = phrase.evidence.end - told.start
    after = set(stems(told.quote[end : end + _AFTER]))
    return _says_all(after, set(stems(other.evidence.quote)))


def _unlike(a: Complement, b: Complement) -> bool:
    """No words of either say all of the other, they name other entities, and nobody else is told to do it."""
    if (a.names and a.names == b.names) or (a.doer and b.doer and a.doer != b.doer):
        return False
    mine, theirs = set(stems(a.evidence.quote)), set(stems(b.evidence.quote))
    if a.names and b.names and not a.names & b.names and _only_name(a) and _only_name(b):
        return not (_says_all(mine, theirs) and _says_all(theirs, mine))
    return not _says_all(mine, theirs) and not _says_all(theirs, mine)


def _only_name(phrase: Complement) -> bool:
    """Nothing but a name of several words, without its owner's before it."""
    told = phrase.evidence.quote.removeprefix("the ")
    return len(stems(told)) > 1 and told.istitle() and not re.search(r"['’]s\b", told)


def _says_all(fuller: set[str], other: set[str]) -> bool:
    """Each word of the other, or one that begins as it does ("Korea", "Koreans")."""
    return all(any(each[:_BEGINS] == word[:_BEGINS] for each in fuller) for word in other)


def _finding(material: Material, one: tuple[int, Complement], other: tuple[int, Complement], score: float) -> Finding:
    (first, a), (second, b) = one, other
    why = f"“{a.preposition} {a.evidence.quote}” in one telling, “{b.preposition} {b.evidence.quote}” in the other"
    sides = ((first, a.evidence.quote, a.evidence), (second, b.evidence.quote, b.evidence))
    confidence = min(0.75, 0.37 + 0.25 * score)
    return Finding(_kind(material, a, b), "differ", why, confidence, sides, (a.statement, b.statement), _WEIGHT)


def _kind(material: Material, a: Complement, b: Complement) -> str:
    kinds = {material.entity(each).kind for each in a.names | b.names}
    if kinds & {"place", "country", "facility"} and a.preposition in {"in", "at", "near", "on", "from", "into"}:
        return "place"
    return "actor" if kinds & {"person", "organisation", "group", "government"} or a.preposition == "by" else "name"
