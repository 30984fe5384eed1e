"""Attributions: whose words, beliefs, wishes and stands a field tells, read from its verbs and "according to".

In: the parse of one field, its frozen text and its quoted stretches. Out: attributions in order of their cues, none
from inside a quoted stretch. It refuses verbs whose complement hands nothing to anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.annotate.attribution_complements import Told, told
from tellings.annotate.attribution_nouns import NounCue, adjective_cue, adjectives, noun_cue, nouns
from tellings.annotate.attribution_spans import source, verb_group
from tellings.annotate.attribution_words import act_of, lemma_of, verbs
from tellings.annotate.parsed import limits
from tellings.annotate.quote_marks import Stretch
from tellings.annotate.quote_said import content_before, object_of
from tellings.annotate.quote_subjects import Speaks, speaker_of, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Range = tuple[int, int]
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST_OPENING = 20  # words
_LONGEST_TAIL = 9  # words
_STOPS = frozenset({",", ":", ";", "-", "–", "—", ".", "--"})
_LOOSE_ENDS = _STOPS | {"and", "but", "or"}
_RELATIVE = frozenset({"who", "which", "that"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with what it hands over; all ranges in characters.

    `anchor` is the verb or preposition, `whose` the head word of the source, `act` what it tells of them.
    """

    anchor: Token
    cue: Range
    source: Range | None
    whose: Token | None
    pieces: tuple[Range, ...]
    act: str
    complement: str


def find(doc: Doc, quoted: Sequence[Stretch], speaks: Speaks) -> list[Attribution]:
    """All attributions whose cue stands outside the quoted stretches; `speaks` tells who can say something."""
    found = []
    at = 0
    for token in doc:
        read = _reader(token)
        if read is None:
            continue
        while at < len(quoted) and quoted[at].end <= token.idx:
            at += 1
        if at < len(quoted) and quoted[at].holds(token.idx):
            continue
        one = read(token, speaks)
        if one is not None:
            found.append(one)
    return _without_doubles(found)


def _reader(token: Token) -> Callable[[Token, Speaks], Attribution | None] | None:
    """What may read an attribution from this word."""
    pos = token.pos_
    if pos == "VERB":
        if token.lower_ == "according":
            return _according
        return _verb if token.lemma_.lower() in verbs() else None
    if pos == "NOUN":
        return _noun if token.lemma_.lower() in nouns() else None
    if pos == "ADJ":
        return _adjective if token.lower_ in adjectives() else None
    return None


def _without_doubles(found: list[Attribution]) -> list[Attribution]:
    """Of two cues that overlap ("expressed support for") the longer."""
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda one: (one.cue[0], -one.cue[1])):
        if not kept or one.cue[0] >= kept[-1].cue[1]:
            kept.append(one)
    return kept


def _verb(verb: Token, speaks: Speaks) -> Attribution | None:
    if verb.dep_ in {"amod", "compound"}:
        return None
    doc = verb.doc
    whose, start = _who(verb, speaks)
    what = told(verb)
    if what is None:
        pieces = _as_told(verb, whose) or _before(verb, whose)
        if pieces is None:
            return None
        what = Told(act_of(lemma_of(verb.lemma_.lower()), "clause") or "speech", "before", (), verb.i + 1)
        ranges: tuple[Range, ...] = pieces
    else:
        ranges = tuple(trimmed(doc, *piece) for piece in what.pieces)
        ranges = tuple(one for one in ranges if one[0] < one[1])
    if not ranges:
        return None
    if what.act == "seeming" and start is not None:
        ranges, whose, start = (start, *ranges), None, None
    first = verb_group(verb)
    cue = doc[first].idx, limits(doc[what.last - 1])[1]
    return Attribution(verb, cue, start, whose, ranges, what.act, what.complement)


def _noun(noun: Token, speaks: Speaks) -> Attribution | None:
    return _of_noun(noun, noun_cue(noun), "noun")


def _adjective(adjective: Token, speaks: Speaks) -> Attribution | None:
    return _of_noun(adjective, adjective_cue(adjective), "adjective")


def _of_noun(word: Token, cue: NounCue | None, complement: str) -> Attribution | None:
    if cue is None:
        return None
    doc = word.doc
    piece = trimmed(doc, *cue.piece)
    if piece[0] >= piece[1]:
        return None
    words: Range | None = None
    if cue.whose is not None:
        first, last = (cue.whose.left_edge.i, cue.whose.right_edge.i + 1) if cue.owner else source(cue.whose, word)
        words = doc[first].idx, limits(doc[last - 1])[1]
    ends = limits(doc[cue.last - 1])[1]
    return Attribution(word, (doc[cue.first].idx, ends), words, cue.whose, (piece,), "stand", complement)


def _who(verb: Token, speaks: Speaks) -> tuple[Token | None, Range | None]:
    """The head word of whoever speaks and the phrase that stands for them beside the cue."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.lefts):
        agent = next((child for child in verb.rights if child.dep_ == "agent"), None)
        head = object_of(agent) if agent is not None else None
    else:
        head = speaker_of(verb, speaks)
    pronoun = relative(verb)
    if pronoun is not None:
        return head, limits(pronoun)
    if head is None:
        return None, None
    first, last = source(head, verb)
    return head, (head.doc[first].idx, limits(head.doc[last - 1])[1])


def relative(verb: Token) -> Token | None:
    """The "who" that speaks in a relative clause, also with its second verb: "who came and said"."""
    token = verb
    for _ in range(3):
        own = subject(token, own=True)
        if own is not None:
            return own if own.lower_ in _RELATIVE and token.dep_ == "relcl" else None
        if token.dep_ not in {"conj", "xcomp", "advcl"}:
            return None
        token = token.head
    return None


def _before(verb: Token, whose: Token | None) -> tuple[Range, ...] | None:
    """What stands before "..., X said", and after it when the sentence goes on: "The bridge, X said, is shut"."""
    if whose is None or act_of(lemma_of(verb.lemma_.lower()), "clause") is None:
        return None
    said = content_before(verb, whose)
    if said is None:
        return None
    doc, sentence = verb.doc, verb.sent
    left = doc.char_span(*said)
    if left is not None:
        said = rest(doc, left.start, left.end)
    at = max(verb.i + 1, whose.right_edge.i + 1 if verb.i < whose.i else 0)
    if said[0] < verb.idx < said[1]:
        first = min(verb.i, whose.left_edge.i if whose.left_edge.i > sentence.start else verb.i)
        halves = rest(doc, sentence.start, first), rest(doc, at, sentence.end)
        return tuple(half for half in halves if half[0] < half[1])
    if said[1] <= verb.idx and at < sentence.end and doc[at].text == "," and said[0] <= doc[sentence.start].idx + 4:
        other = doc[at + 1 : sentence.end]
        if len(other) > 2 and other[0].tag_ != "VBG" and any(each.tag_ in _FINITE for each in other):
            return said, trimmed(doc, at + 1, sentence.end)
    return (said,)


def _opening_end(sentence: Span, head: Token, last: int) -> int:
    """Where the source of "According to X, ..." ends: at the comma behind which the clause has its subject."""
    doc = sentence.doc
    commas = [at for at in range(head.i + 1, min(sentence.end, head.i + _LONGEST_OPENING)) if doc[at].text == ","]
    if not _has_subject(doc[last : sentence.end]):
        return commas[0] if commas else last
    if any(at < last for at in commas) or not commas:
        return last
    return commas[0] if commas[0] - last <= _LONGEST_TAIL else last


def _has_subject(span: Span) -> bool:
    return any(each.dep_ in {"nsubj", "nsubjpass", "expl"} for each in span)


def _as_told(verb: Token, whose: Token | None) -> tuple[Range, ...] | None:
    """The rest of the sentence, told "as X reported"."""
    if verb.dep_ != "advcl" or whose is None or act_of(lemma_of(verb.lemma_.lower()), "clause") is None:
        return None
    doc, first = verb.doc, verb.left_edge.i
    if doc[first].lower_ != "as":
        return None
    sentence, last = verb.sent, verb.right_edge.i + 1
    halves = rest(doc, sentence.start, first), rest(doc, last, sentence.end)
    return tuple(half for half in halves if half[0] < half[1]) or None


def _according(token: Token, speaks: Speaks) -> Attribution | None:
    """ "According to X, ..." and "..., according to X"."""
    doc = token.doc
    following = doc[token.i + 1 : token.i + 2]
    if following.text.lower() != "to":
        return None
    head = object_of(following[0]) or object_of(token)
    if head is None:
        return None
    first, last = source(head, token)
    if token.i <= token.sent.start + 1:
        last = _opening_end(token.sent, head, last)
    sides = [(token.sent.start, token.i), (last, token.sent.end)]
    clauses = [any(each.pos_ in {"VERB", "AUX"} for each in doc[start:end]) for start, end in sides]
    if doc[last : last + 1].text == "," and clauses[1]:
        clauses[0] = True
    found = [rest(doc, *side) for side, clause in zip(sides, clauses, strict=True) if clause]
    pieces = tuple(piece for piece in found if piece[0] < piece[1])
    if not pieces:
        return None
    return Attribution(
        token,
        (token.idx, following.end_char),
        (doc[first].idx, limits(doc[last - 1])[1]),
        head,
        pieces,
        "speech",
        "according",
    )


def trimmed(doc: Doc, first: int, last: int) -> Range:
    """Characters of tokens [first, last) without the spaces and stops at the ends, and without an "and" at its end."""
    while first < last and (doc[first].is_space or doc[first].text in _STOPS):
        first += 1
    while first < last and (doc[last - 1].is_space or doc[last - 1].lower_ in _LOOSE_ENDS):
        last -= 1
    return (doc[first].idx, limits(doc[last - 1])[1]) if first < last else (0, 0)


def rest(doc: Doc, first: int, last: int) -> Range:
    """What is left of a sentence beside its cue: without the "but" that opens it, inside the brackets it stands in."""
    if first < last and doc[first].lower_ in {"and", "but"}:
        first += 1
    opened = 0
    for at in range(last - 1, first - 1, -1):
        opened += {")": 1, "(": -1}.get(doc[at].text, 0)
        if opened < 0:
            return trimmed(doc, at + 1, last)
    closed = next((at for at in range(first, last) if doc[at].text in "()"), last)
    return trimmed(doc, first, closed if closed < last and doc[closed].text == ")" else last)
