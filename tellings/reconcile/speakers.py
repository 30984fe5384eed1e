"""Speakers: whom each telling names as the source of one statement.

Named otherwise (“the ministry” / “its spokesman”), named only by one, or a different body altogether. A pronoun or a
surname for the person the other telling names in full is no difference.
"""

from __future__ import annotations

from collections.abc import Iterator

from tellings.knowledge.load import toml, words
from tellings.reconcile.align import Cluster
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.said import Said
from tellings.reconcile.words import overlap, stems, tokens
from tellings.records import Evidence, Source, Telling

_MOSTLY = 0.4
_CLOSE = 0.6  # statements this alike say one thing, so that their sources can be compared
_VERY_CLOSE = 0.7  # and this alike, so that a source missing in one can be told
_AFTER_PAPER = {"of", "by", "from", "to", "that", "released", "issued", "signed", "sent", "published", "obtained"}
_SOURCES = ("unnamed", "mouthpiece", "body")
_LONGEST = 90  # characters of a phrase that names a source
_REACH = 300  # characters before a pronoun in which those whom it may mean are named
_POINTING = {"the", "his", "her", "its", "their"}
_PRONOUNS = {"he", "she", "it", "they", "who", "i", "we"}


def compare_speakers(material: Material, a: Said, b: Said, score: float) -> Iterator[Finding]:
    """Whom two tellings give as the speaker of one quote; nothing where one sentence names the other's speaker too."""
    if a.quote.speaker is None or b.quote.speaker is None or _tells_both(material, a, b):
        return
    why = other_source(
        material,
        (a.telling, a.quote.speaker, a.quote.speaker_entity),
        (b.telling, b.quote.speaker, b.quote.speaker_entity),
    )
    if why:
        sides = tuple((said.telling, speaker.quote, speaker) for said, speaker in _speakers(a, b))
        confidence = min(0.9, 0.3 + 0.6 * score)
        yield Finding("attribution", "differ", why, confidence, sides, (a.statement, b.statement), 1.0)


def _tells_both(material: Material, a: Said, b: Said) -> bool:
    one, other = (material.story_entity(said.telling, said.quote.speaker_entity) for said in (a, b))
    return names(material, a.statement, other) or names(material, b.statement, one)


def names(material: Material, statement: int, entity: str | None) -> bool:
    """The sentence has a mention of the entity."""
    telling = material.owner[statement]
    return entity is not None and any(
        material.story_entity(telling, one.id) == entity and material.inside(statement, one.mentions)
        for one in material.tellings[telling].entities
    )


def _speakers(a: Said, b: Said) -> Iterator[tuple[Said, Evidence]]:
    for said in (a, b):
        if said.quote.speaker is not None:
            yield said, said.quote.speaker


def find(material: Material, clusters: list[Cluster]) -> Iterator[Finding]:
    """Whom tellings name as the source of one statement, and who names none."""
    for cluster in clusters:
        cores = sorted(cluster.core.items())
        for place, (one, left) in enumerate(cores):
            for other, right in cores[place + 1 :]:
                if material.scores[left, right] >= _CLOSE:
                    yield from _sources(material, (one, left), (other, right))


def _sources(material: Material, one: tuple[int, int], other: tuple[int, int]) -> Iterator[Finding]:
    (a, left), (b, right) = one, other
    mine, theirs = material.statements[left].source, material.statements[right].source
    score = float(material.scores[left, right])
    if mine and theirs:
        if _quotes(material, a, left) and _quotes(material, b, right):
            return  # words in quote marks are compared as quotes
        if names(material, left, material.story_entity(b, theirs.entity)):
            return
        if names(material, right, material.story_entity(a, mine.entity)):
            return
        why = other_source(material, (a, mine.evidence, mine.entity), (b, theirs.evidence, theirs.entity))
        if why:
            sides = ((a, mine.evidence.quote, mine.evidence), (b, theirs.evidence.quote, theirs.evidence))
            yield Finding("attribution", "differ", why, min(0.8, 0.8 * score + 0.05), sides, (left, right), 0.9)
    elif (mine or theirs) and score >= _VERY_CLOSE:
        yield from _dropped(material, one, other, score)


def _quotes(material: Material, telling: int, statement: int) -> bool:
    """The statement is for the most part somebody's words in quote marks."""
    told = material.statements[statement].evidence
    spoken = [stretch for quote in material.tellings[telling].quotes for stretch in quote.marked]
    within = sum(max(0, min(told.end, each.end) - max(told.start, each.start)) for each in spoken)
    return within >= _MOSTLY * len(told.quote)


def _dropped(material: Material, one: tuple[int, int], other: tuple[int, int], score: float) -> Iterator[Finding]:
    """One telling names a source, the other tells the same in its own voice."""
    (teller, told), (bare, plain) = (one, other) if material.statements[one[1]].source else (other, one)
    source: Source | None = material.statements[told].source
    if source is None or source.evidence.quote.lower() in _PRONOUNS:
        return
    clause = _clause_like(material, plain, told)
    sides = sorted([(teller, source.evidence.quote, source.evidence), (bare, "no source named", clause)])
    why = f"one tells it from “{source.evidence.quote}”, the other in its own voice"
    yield Finding("attribution", "differ", why, min(0.48, 0.6 * score), tuple(sides), (one[1], other[1]), 0.7)


def _clause_like(material: Material, plain: int, told: int) -> Evidence:
    """The clause of the plain statement that comes nearest to what the other tells."""
    said = stems(material.statements[told].evidence.quote)
    clauses = [frame.clause for frame in material.statements[plain].frames]
    whole = material.statements[plain].evidence
    return max(clauses, key=lambda clause: (overlap(stems(clause.quote), said), len(clause.quote)), default=whole)


def other_source(
    material: Material, one: tuple[int, Evidence, str | None], other: tuple[int, Evidence, str | None]
) -> str | None:
    """Why two source phrases name different sources; None when they name one, or nobody can tell."""
    (a, left, mine), (b, right, theirs) = one, other
    first, second = material.story_entity(a, mine), material.story_entity(b, theirs)
    if first and first == second:
        return None
    if _unclear(left, first) or _unclear(right, second) or _same_words(left.quote, right.quote):
        return None
    if _vague(material, a, left, second) or _vague(material, b, right, first):
        return None
    told, retold = _name(material, left, first), _name(material, right, second)
    if _same_words(told, retold) or told in retold or retold in told or _relays(left) or _relays(right):
        return None
    if _is_anyone(left, right) or _is_anyone(right, left):
        return None
    return f"said by “{told}” in one telling, by “{retold}” in the other"


def _is_anyone(pronoun: Evidence, phrase: Evidence) -> bool:
    """ "He" may well be "a spokesman"."""
    return pronoun.quote.lower() in _PRONOUNS and phrase.quote.lower().startswith(("a ", "an "))


def _relays(phrase: Evidence) -> bool:
    """A reporter passes on what somebody else says."""
    return not _singular(tokens(phrase.quote)).isdisjoint(toml("cues.toml")["nouns"]["relays"])


def _unclear(phrase: Evidence, entity: str | None) -> bool:
    """A paper that carries words ("the letter"), somebody neither known nor told as a source ("a voice"), no phrase."""
    said = tokens(phrase.quote)
    nouns = toml("cues.toml")["nouns"]
    nobody = entity is None and not any(word in nouns[kind] for word in _singular(said) for kind in _SOURCES)
    return nobody or _is_paper(said) or len(phrase.quote) > _LONGEST


def _vague(material: Material, telling: int, phrase: Evidence, other: str | None) -> bool:
    """A pronoun soon after the names of several people, or a phrase ("the attorney") that may mean the other person."""
    said = tokens(phrase.quote)
    if said[:1] and said[0] in _PRONOUNS:
        return _people_before(material.tellings[telling], phrase) > 1
    nouns = toml("cues.toml")["nouns"]
    pointing = bool(said) and said[0] in _POINTING and phrase.quote.islower()
    known = any(word in nouns[kind] for word in _singular(said) for kind in ("unnamed", "body"))
    somebody = pointing and (not known or said[-1] in words("posts.txt"))
    return somebody and other is not None and material.entity(other).kind == "person"


def _people_before(telling: Telling, phrase: Evidence) -> int:
    people = [one for one in telling.entities if one.kind == "person"]
    first = phrase.start - _REACH
    return sum(any(first <= each.evidence.start < phrase.start for each in one.mentions) for one in people)


def _is_paper(said: list[str]) -> bool:
    """ "the letter"; "the statement released by each office"."""
    heads = [word for word, after in zip(said, [*said[1:], "of"], strict=True) if after in _AFTER_PAPER]
    return any(word in words("carriers.txt") for word in heads[:1])


def _singular(said: list[str]) -> set[str]:
    return {*said, *(word.removesuffix("s") for word in said)}


def _name(material: Material, phrase: Evidence, entity: str | None) -> str:
    """The phrase; for a pronoun, whom it stands for."""
    if phrase.quote.lower() in _PRONOUNS and entity:
        return f"{phrase.quote} ({material.entity(entity).name})"
    return phrase.quote


def _same_words(left: str, right: str) -> bool:
    """One phrase holds the other's words, a spokeswoman being a spokesperson."""
    mine, theirs = _source_stems(left), _source_stems(right)
    if not mine or not theirs:
        return set(tokens(left)) == set(tokens(right))
    return len(mine & theirs) >= 0.6 * min(len(mine), len(theirs))


def _source_stems(phrase: str) -> set[str]:
    return {"spokesperson" if each.startswith("spokes") else each for each in stems(phrase)}
