"""Spellings: one name that two tellings write in other letters, or that one of them gives in full.

In: the names of entities and words with a capital. Out: findings on "Nabi Saleh" and "Nebi Saleh", "Ryesonggang" and
"Rye Song Gang", "Omar Mateen" with a middle name. Silent on initials, short forms of first names, endings, accents and
hyphens, on common words in the names of bodies, and where a telling has both forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from tellings.annotate.folding import fold
from tellings.knowledge.load import words
from tellings.reconcile.material import Finding, Material
from tellings.records import Evidence

_KINDS = {"person", "place", "product", "facility"}
_ALIKE = 74  # of 100: how much of a word's letters two spellings share
_FEWEST = 5  # letters of a word that may be spelled otherwise
_MIDDLE = 3  # letters of a middle name that is no initial
_LONG = 8  # letters of a word that another telling may write as several
_CAPITALS = re.compile(r"\b[A-Z][a-z’'-]*[a-z](?:[ -][A-Z][a-z’'-]*[a-z]){0,3}\b")
_SAME_ENDS = re.compile(r"(?:an|ian|ese|ish|i|s|es)$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as told: where it stands, its folded words, and the story entity it is for."""

    statement: int
    evidence: Evidence
    words: tuple[str, ...]
    entity: str | None


def find(material: Material) -> Iterator[Finding]:
    """Each pair of forms once for a pair of tellings."""
    named = [_names(material, telling) for telling in material.everyone()]
    capitals = [_capitals(material, telling) for telling in material.everyone()]
    texts = [f" {fold(telling.article.text)} " for telling in material.tellings]
    for one, other in material.pairs():
        for a in named[one].values():
            for b in named[other].values():
                if _other_form(a, b) and not _has(texts[other], a) and not _has(texts[one], b):
                    yield _finding(material, (one, a), (other, b))
        yield from _written_apart(material, (one, capitals[one]), (other, capitals[other]))


def _names(material: Material, telling: int) -> dict[tuple[str, ...], Name]:
    """The first place of each form of a name."""
    found: dict[tuple[str, ...], Name] = {}
    for entity in material.tellings[telling].entities:
        for mention in entity.mentions if entity.kind in _KINDS else ():
            told = tuple(fold(mention.evidence.quote).split())
            statement = material.statement_at(telling, mention.evidence)
            if mention.kind == "name" and told and statement is not None:
                story = material.story_entity(telling, entity.id)
                found.setdefault(told, Name(statement, mention.evidence, told, story))
    return found


def _other_form(a: Name, b: Name) -> bool:
    """Word by word the same but for letters, or the same with a middle name."""
    if len(a.words) == len(b.words):
        apart = [(mine, theirs) for mine, theirs in zip(a.words, b.words, strict=True) if mine != theirs]
        known = a.entity == b.entity or len(a.words) > 1
        return known and len(apart) == 1 and _spelled_otherwise(*apart[0])
    shorter, fuller = sorted((a.words, b.words), key=len)
    middle = fuller[1:-1]
    named = len(shorter) == 2 and (shorter[0], shorter[-1]) == (fuller[0], fuller[-1])
    return named and len(middle) > 1 and all(len(word) >= _MIDDLE for word in middle)


def _spelled_otherwise(mine: str, theirs: str) -> bool:
    """Other letters within the word; not an ending, nor a common word."""
    if min(len(mine), len(theirs)) < _FEWEST and abs(len(mine) - len(theirs)) > 0:
        return False
    if mine.startswith(theirs) or theirs.startswith(mine) or _SAME_ENDS.sub("", mine) == _SAME_ENDS.sub("", theirs):
        return False
    return ratio(mine, theirs) >= _ALIKE and not {mine, theirs} & words("stop_words.txt")


def _has(text: str, name: Name) -> bool:
    return f" {' '.join(name.words)} " in text


def _capitals(material: Material, telling: int) -> dict[str, Name]:
    """Letters of a name of one long word, or of several -> its first place."""
    found: dict[str, Name] = {}
    for index in material.of(telling):
        told = material.statements[index].evidence
        for match in _CAPITALS.finditer(told.quote):
            parts = re.split(r"[ -]", match[0])
            letters = "".join(fold(part) for part in parts)
            if len(letters) >= _LONG and len(parts) != 2:
                start, end = told.start + match.start(), told.start + match.end()
                evidence = Evidence(told.article, told.where, start, end, match[0])
                found.setdefault(letters, Name(index, evidence, tuple(map(fold, parts)), None))
    return found


def _written_apart(
    material: Material, one: tuple[int, dict[str, Name]], other: tuple[int, dict[str, Name]]
) -> Iterator[Finding]:
    """One word in one telling, three or four with the same letters in the other."""
    for letters in sorted(one[1].keys() & other[1].keys()):
        a, b = one[1][letters], other[1][letters]
        if len(a.words) != len(b.words) and 1 in (len(a.words), len(b.words)):
            yield _finding(material, (one[0], a), (other[0], b))


def _finding(material: Material, one: tuple[int, Name], other: tuple[int, Name]) -> Finding:
    (first, a), (second, b) = one, other
    how = "spelled" if len(a.words) == len(b.words) or 1 in (len(a.words), len(b.words)) else "given"
    why = f"{how} “{a.evidence.quote}” in one telling, “{b.evidence.quote}” in the other"
    sides = ((first, a.evidence.quote, a.evidence), (second, b.evidence.quote, b.evidence))
    return Finding("name", "differ", why, 0.55, sides, (a.statement, b.statement), 0.4)
