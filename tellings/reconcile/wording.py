"""Wording: one utterance as two tellings quote it; in the same words, cut, or in other words (a translation).

Also compares whom each telling names as its speaker.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from tellings.reconcile.material import Finding, Material
from tellings.reconcile.said import Said
from tellings.reconcile.same import between, mutual_best
from tellings.reconcile.sources import bodies
from tellings.reconcile.speakers import compare_speakers
from tellings.reconcile.verdict import Verdict, agree, differ
from tellings.reconcile.words import overlap, stems, tokens
from tellings.records import Quote, Telling

_INSERTED = re.compile(r"\[[^\]]*\]")  # what an outlet put into a quote
_FLOOR = 0.5  # likeness of two quotes that may be one utterance
_NEAR = 0.6  # share of words in common order that makes two quotes one utterance in the same language
_IN_COMMON = 0.6  # of the content words of the shorter quote
_SHORTEST = 4  # words; shorter quoted stretches are labels
_LONG_ENOUGH = 7  # words
_OTHER_WORDS = "one utterance quoted in other words"
_BY_ONE, _BY_TWO = 0.62, 0.75  # likeness from which it is one, of one speaker and of two
_ASIDE = 60  # characters between two pieces of one sentence: ", the harbour master told reporters, "
_LATE = 6  # words of a quote that may be the end of a sentence
_SHARED = 0.6  # share of stems from which two quotes of one speaker are likely one


def find(material: Material) -> Iterator[Finding]:
    """Quotes that are one utterance, and their speakers."""
    spoken = [_said(material, telling) for telling in range(len(material.tellings))]
    for one, other in material.pairs():
        for a, b, score in _paired(material, spoken[one], spoken[other]):
            verdict = compare(a.quote.content.quote, b.quote.content.quote)
            if _doubtful(a, b, verdict, score) or _in_pieces(material, a, b) or _in_pieces(material, b, a):
                continue
            if verdict.relation == "agree" or not _both_told(a, b, spoken[one], spoken[other]):
                yield _finding(a, b, score, verdict)
                yield from compare_speakers(material, a, b, score)


def _doubtful(a: Said, b: Said, verdict: Verdict, score: float) -> bool:
    """In other words and only somewhat alike: two utterances on one matter; of two speakers more often than of one."""
    if verdict.why != _OTHER_WORDS or a.voice is None or b.voice is None:
        return False
    return score < (_BY_ONE if a.voice == b.voice else _BY_TWO)


def _in_pieces(material: Material, piece: Said, whole: Said) -> bool:
    """The telling quotes what comes before, too: “The pier,” she said, “is closed to everyone.”"""
    if len(piece.words) >= len(whole.words):
        return False
    joined, start = " ".join(whole.words), piece.quote.content.start
    return any(
        start - _ASIDE <= stretch.end <= start and " ".join((*tokens(stretch.quote), *piece.words)) in joined
        for quote in material.tellings[piece.telling].quotes
        for stretch in quote.marked
    )


def _both_told(a: Said, b: Said, mine: list[Said], theirs: list[Said]) -> bool:
    """One telling quotes both: then they are two utterances."""
    return any(_within(list(b.words), list(said.words)) for said in mine if said is not a) or any(
        _within(list(a.words), list(said.words)) for said in theirs if said is not b
    )


def _said(material: Material, telling: int) -> list[Said]:
    told = material.tellings[telling]
    voices = {statement.id: material.story_entity(telling, body) for statement, _, body in bodies(told)}
    found = []
    for quote in _stretches(told):
        place = material.statement_at(telling, quote.content)
        words = tuple(tokens(quote.content.quote))
        if place is not None and len(words) >= _SHORTEST:
            voice = voices.get(material.statements[place].id)
            found.append(Said(telling, place, quote, words, voice))
    return found


def _stretches(told: Telling) -> Iterator[Quote]:
    """Each stretch in quote marks as a quote of its own."""
    for quote in told.quotes:
        for stretch in quote.marked:
            yield replace(quote, content=stretch, segments=(stretch,), marked=(stretch,))


def _paired(material: Material, left: list[Said], right: list[Said]) -> list[tuple[Said, Said, float]]:
    """Mutual best pairs that are one utterance: near in words, or near in sense by one speaker."""
    if not left or not right:
        return []
    near = np.array([[nearness(a.words, b.words) if _share(a, b) else 0.0 for b in right] for a in left])
    doubt = np.where(near >= _NEAR, 0.0, np.array([[_doubt(a, b) for b in right] for a in left]))
    texts = [said.quote.content.quote for said in left], [said.quote.content.quote for said in right]
    scores = between(*texts, material.stem_idf, np.where(near >= _NEAR, -1.0, _FLOOR + doubt)) - doubt
    scores = np.where(near >= _NEAR, np.maximum(scores, near), scores)
    return [(left[row], right[column], score) for row, column, score in mutual_best(scores, _FLOOR)]


def _share(a: Said, b: Said) -> bool:
    """The words that say something are in common, not only those between them."""
    return overlap(stems(a.quote.content.quote), stems(b.quote.content.quote)) >= _IN_COMMON


def _doubt(a: Said, b: Said) -> float:
    """How much less sure it is that two quotes in other words are one: two speakers, one unknown, few words."""
    if a.voice is not None and a.voice == b.voice:
        mine, theirs = stems(a.quote.content.quote), stems(b.quote.content.quote)
        if len(set(mine) & set(theirs)) >= 2 and overlap(mine, theirs) >= _SHARED:
            return -0.1
        return 0.0 if min(len(a.words), len(b.words)) >= _LONG_ENOUGH else 0.3
    if min(len(a.words), len(b.words)) < _LONG_ENOUGH:
        return 0.3
    return 0.12 if a.voice is None or b.voice is None else 0.3


def nearness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Share of the shorter quote's words that stand in the longer one, in the same order (0 to 1)."""
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks() if block.size > 1)
    return same / max(1, min(len(a), len(b)))


def compare(a: str, b: str) -> Verdict:
    """The same words, one a cut of the other, or other words."""
    left, right = tokens(_INSERTED.sub(" ", a)), tokens(_INSERTED.sub(" ", b))
    if _letters(left) == _letters(right) or _glossed(a, b) or _glossed(b, a):
        return agree()
    shorter, longer = sorted((left, right), key=len)
    if _within(shorter, longer):
        if _cut_short(*sorted((a, b), key=lambda quote: len(tokens(quote)))):
            return differ("one telling ends the sentence where the other goes on", 0.9)
        if _begun_late(*sorted((a, b), key=lambda quote: len(tokens(quote)))):
            return differ("one telling quotes the end of what the other quotes in full", 0.9)
        return Verdict("agree", "the same words, one telling quotes more of them", 0.9)
    if overlap(stems(a), stems(b)) >= 0.75 and nearness(tuple(left), tuple(right)) >= _NEAR:
        return differ("one utterance quoted in slightly other words", 1.0)
    return differ(_OTHER_WORDS, 0.9)


def _cut_short(shorter: str, longer: str) -> bool:
    """The shorter quote closes with a full stop a sentence that goes on in the longer one."""
    said = shorter.strip("“”\"'‘’ ")
    if not said.endswith((".", "!")):
        return False
    place = longer.lower().find(said[:-1].lower())
    rest = longer[place + len(said) - 1 :] if place >= 0 else ""
    return re.match(r",? \w", rest) is not None


def _begun_late(shorter: str, longer: str) -> bool:
    """The shorter quote sets in amid a sentence of the longer one: on a small letter that follows a word."""
    said = tokens(shorter)
    if len(said) < _LATE:
        return False
    found = re.search(r"\W+".join(map(re.escape, said)), longer.lower().replace("’", "'"))
    return found is not None and re.search(r"\w[,;]? [a-z]$", longer[: found.start() + 1]) is not None


def _glossed(glossed: str, plain: str) -> bool:
    """The words of one stand in the other, but for what it put into brackets in their place."""
    if "[" not in glossed:
        return False
    pieces = [_letters(tokens(piece)) for piece in _INSERTED.split(glossed)]
    return re.fullmatch(r"\w{0,60}".join(map(re.escape, pieces)), _letters(tokens(plain))) is not None


def _letters(words: list[str]) -> str:
    """The words without spaces and hyphens: “work force” is “workforce”."""
    return "".join(words).replace("-", "").replace("'", "")


def _within(shorter: list[str], longer: list[str]) -> bool:
    return f" {' '.join(shorter)} " in f" {' '.join(longer)} " or _letters(shorter) in _letters(longer)


def _finding(a: Said, b: Said, score: float, verdict: Verdict) -> Finding:
    left, right = a.quote.content, b.quote.content
    sides = ((a.telling, left.quote, left), (b.telling, right.quote, right))
    confidence = min(0.95, 0.35 + 0.65 * score) * verdict.certainty
    return Finding("quote", verdict.relation, verdict.why, confidence, sides, (a.statement, b.statement), 1.0)
