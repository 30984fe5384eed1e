"""Unnamed: groups, happenings and things that several tellings call by phrases and not by names.

In: the tellings, the story entities with the links to them. Out: entities for what stands under several phrases ("the
migrants", "the caravan", "asylum-seekers"), and phrases that go to a named one ("American officials" to the country).
Nouns of two kinds are never one; nor are people of two owners, nor two nouns of which one tells whose the other is.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from tellings.annotate.embedding import embed
from tellings.knowledge.load import toml
from tellings.reconcile.gathered import Bans, gathered
from tellings.reconcile.same import Matrix
from tellings.reconcile.words import stem
from tellings.records import Entity, Mention, Phrase, Telling

Links = Mapping[tuple[str, str], str]

_FLOOR = 0.6  # mean likeness of two nouns with their commonest words
_ALIKE = 0.7  # what nouns of one row of the table are alike at least
_OWNED = 0.2  # how much likelier two nouns of one owner are one
_TOLD = 3  # wordings of a noun that speak for it
_PEOPLE = ("person", "group")
_LOOSE = ("group", "happening")  # of which "migrants" and "talks" may be certain ones too
_POINTING = ("the", "this", "these", "those", "that")
_OWNERS = ("person", "organisation")


@dataclass(slots=True, eq=False)
class _Noun:
    """One noun of the story, of one owner if it has one, with every phrase around it."""

    noun: str
    kind: str
    owner: str | None
    phrases: list[Phrase] = field(default_factory=list)

    @property
    def wordings(self) -> list[str]:
        """Its commonest phrases, in small letters, without the people that they only tell of ("migrants' lawyers")."""
        told = Counter(self._own_words(phrase.evidence.quote.lower()) for phrase in self.phrases)
        return [words for words, _ in sorted(told.items(), key=lambda item: (-item[1], item[0]))[:_TOLD]]

    def _own_words(self, quote: str) -> str:
        *before, last = quote.split()
        return " ".join([word for word in before if stem(word) not in _people_stems()] + [last])


def with_phrases(tellings: Sequence[Telling], entities: Sequence[Entity], links: Links) -> tuple[Entity, ...]:
    """The story entities with the phrases that stand for them, and after them one for each that is never named."""
    by_id = {entity.id: entity for entity in entities}
    taken: dict[str, list[Phrase]] = defaultdict(list)
    free: list[tuple[Phrase, tuple[Entity, ...]]] = []
    for telling in tellings:
        for phrase in telling.phrases:
            inside = tuple(by_id[links[telling.article.id, own]] for own in phrase.inside)
            state = _state(phrase, inside, entities)
            taken[state].append(phrase) if state else free.append((phrase, inside))
    named = tuple(_with(entity, taken[entity.id]) for entity in entities)
    return (*named, *_entities(_clusters(free), len(entities)))


def kind_of(phrase: Phrase) -> str:
    """What its noun stands for: person, group, happening, place, facility, product; "" when the tables do not know."""
    known = _kinds().get(phrase.noun, "")
    if known or phrase.noun in toml("phrases.toml")["neither"] or phrase.noun in toml("phrases.toml")["anyone"]:
        return known
    people = toml("quantities.toml")["persons"]
    ends = phrase.noun.endswith(tuple(people["endings"])) and not phrase.noun.endswith(tuple(people["not_endings"]))
    if ends or phrase.noun.rpartition("-")[2] in _people():
        return "group" if phrase.plural else "person"
    return "happening" if phrase.noun.endswith(("ation", "ition", "sion")) else ""


def _is_vague(phrase: Phrase) -> bool:
    """ "Any migrants", "other talks": of no one in particular; "more than 80 migrants" are some."""
    first, *rest = phrase.evidence.quote.lower().split()
    return first in toml("phrases.toml")["vague"] and rest[:1] != ["than"]


def _points(phrase: Phrase) -> bool:
    """ "The ship": a certain one, where "ships" or "a ship" may be any."""
    return phrase.pointing in _POINTING and not phrase.plural


def _state(phrase: Phrase, inside: tuple[Entity, ...], entities: Sequence[Entity]) -> str | None:
    """The country whose officials, or whose head's government, the phrase tells of."""
    table = toml("phrases.toml")["officials"]
    if phrase.noun not in table["any"] and not (phrase.plural and phrase.noun in table["several"]):
        return None
    for one in inside:
        if one.kind in ("country", "government") or one.role == "GOV":
            return next((each.id for each in entities if each.kind == "country" and each.country == one.country), None)
    return None


def _with(entity: Entity, phrases: list[Phrase]) -> Entity:
    told = tuple(Mention(phrase.evidence, "description", phrase.scare_quotes) for phrase in phrases)
    return replace(entity, mentions=(*entity.mentions, *told)) if told else entity


def _clusters(free: Iterable[tuple[Phrase, tuple[Entity, ...]]]) -> Iterator[list[_Noun]]:
    """Nouns that stand for one and the same."""
    every = _nouns(free)
    often = [noun for noun in every if len(noun.phrases) > 1]
    known = {row for noun in often for row in _rows_of("alike").get(noun.noun, ())}
    nouns = [
        one
        for one in every
        if one in often or (one.phrases and not known.isdisjoint(_rows_of("alike").get(one.noun, ())))
    ]
    if nouns:
        counts = [len(noun.phrases) for noun in nouns]
        for members in gathered(_likeness(nouns), counts, _bans(nouns), _FLOOR):
            yield [nouns[place] for place in members]


def _nouns(free: Iterable[tuple[Phrase, tuple[Entity, ...]]]) -> list[_Noun]:
    found: dict[tuple[str, str, str | None], _Noun] = {}
    for phrase, inside in free:
        kind = kind_of(phrase)
        if kind and not _is_vague(phrase) and (kind in _LOOSE or _points(phrase)):
            owner = next((one.id for one in inside if kind in _PEOPLE and one.kind in _OWNERS), None)
            found.setdefault((phrase.noun, kind, owner), _Noun(phrase.noun, kind, owner)).phrases.append(phrase)
    return list(_adopted(found))


def _adopted(found: dict[tuple[str, str, str | None], _Noun]) -> Iterator[_Noun]:
    """ "The lawyers" beside "the mayor's lawyers" are those, when nobody else of the story has lawyers."""
    owned: dict[tuple[str, str], list[_Noun]] = defaultdict(list)
    for one in found.values():
        if one.owner:
            owned[one.noun, one.kind].append(one)
    for one in found.values():
        mine = owned[one.noun, one.kind]
        if one.owner is None and len(mine) == 1:
            mine[0].phrases += [phrase for phrase in one.phrases if phrase.pointing == "the"]
            one.phrases = [phrase for phrase in one.phrases if phrase.pointing != "the"]
        yield one


def _likeness(nouns: list[_Noun]) -> Matrix:
    """Cosine of the mean vectors of their wordings; more for nouns of one owner, full where a phrase says so."""
    vectors = np.stack([embed(noun.wordings).astype(np.float64).mean(axis=0) for noun in nouns])
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    likeness: Matrix = vectors @ vectors.T
    for row, one in enumerate(nouns):
        for column, other in enumerate(nouns):
            if one.owner and one.owner == other.owner:
                likeness[row, column] += _OWNED
            if _in_one_row("alike", one.noun, other.noun):
                likeness[row, column] = max(likeness[row, column], _ALIKE)
    for row, one in enumerate(nouns):
        for column, other in enumerate(nouns):
            if _made_of(one, other):
                likeness[row] = likeness[:, row] = np.maximum(likeness[row], likeness[column])
                likeness[row, column] = likeness[column, row] = 1.0
    return likeness


def _bans(nouns: list[_Noun]) -> Bans:
    """Pairs that are never one: of two kinds, of two owners, or one that says whose the other is."""
    apart = [
        [
            one.kind != other.kind
            or bool(one.owner and other.owner and one.owner != other.owner)
            or _in_one_row("apart", one.noun, other.noun)
            or (one is not other and (_says_whose(one, other) or _says_whose(other, one)))
            for other in nouns
        ]
        for one in nouns
    ]
    return np.array(apart, dtype=bool)


def _in_one_row(table: str, noun: str, other: str) -> bool:
    return noun != other and bool(_rows_of(table).get(noun, frozenset()) & _rows_of(table).get(other, frozenset()))


def _made_of(whole: _Noun, part: _Noun) -> bool:
    """ "Migrant caravan": a collective with its members before it or after "of"."""
    collective = whole.noun in toml("phrases.toml")["kinds"]["group"]
    return collective and part.noun in _people() and any(part.noun in phrase.words for phrase in whole.phrases)


def _says_whose(one: _Noun, other: _Noun) -> bool:
    """ "Caravan organizers" are not the caravan, nor is a "border crossing" the border."""
    if _made_of(other, one) or _in_one_row("alike", one.noun, other.noun):
        return False
    return any(one.noun in phrase.words for phrase in other.phrases)


def _entities(clusters: Iterable[list[_Noun]], number: int) -> Iterator[Entity]:
    for nouns in clusters:
        phrases = [phrase for noun in nouns for phrase in noun.phrases]
        if _is_one(nouns[0].kind, phrases):
            number += 1
            yield _entity(f"e{number}", nouns, phrases)


def _is_one(kind: str, phrases: list[Phrase]) -> bool:
    """Told by two tellings; of all but groups, one ("the siege") or for a person two must point to it."""
    pointed = {phrase.evidence.article for phrase in phrases if phrase.pointing in _POINTING}
    need = {"group": 0, "person": 2}.get(kind, 1)
    return len({phrase.evidence.article for phrase in phrases}) > 1 and len(pointed) >= need


def _entity(story_id: str, nouns: list[_Noun], phrases: list[Phrase]) -> Entity:
    """An entity called by the commonest phrase of its commonest noun."""
    first = max(nouns, key=lambda noun: len(noun.phrases))
    told = Counter(phrase.evidence.quote for phrase in first.phrases)
    name = max(told, key=lambda words: (told[words], words.islower(), -len(words), words))
    mentions = tuple(Mention(phrase.evidence, "description", phrase.scare_quotes) for phrase in phrases)
    return Entity(story_id, first.kind, name, f"unnamed:{first.noun}:{first.owner or ''}", mentions=mentions)


@functools.cache
def _kinds() -> dict[str, str]:
    return {noun: kind for kind, nouns in toml("phrases.toml")["kinds"].items() for noun in nouns}


@functools.cache
def _rows_of(table: str) -> dict[str, frozenset[int]]:
    rows = toml("phrases.toml")[table]
    return {
        noun: frozenset(place for place, row in enumerate(rows) if noun in row)
        for noun in {each for row in rows for each in row}
    }


@functools.cache
def _people_stems() -> frozenset[str]:
    return frozenset(map(stem, (*_people(), *toml("phrases.toml")["kinds"]["group"])))


@functools.cache
def _people() -> frozenset[str]:
    return frozenset(toml("quantities.toml")["persons"]["nouns"].split())
