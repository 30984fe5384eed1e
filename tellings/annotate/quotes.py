"""Quotes: what somebody is told to have said, in quote marks or not, with the cue and the speaker.

In: an article's text, its parse and its entities. Out: direct quotes with their marks, and said clauses without
"that"; a clause said in part in quote marks is told once whole and once for each quoted stretch. It refuses to make
a quote of words in marks that nobody is told to say, and to name a speaker who is not named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from tellings.annotate.parsed import Parsed, limits
from tellings.annotate.quote_cues import find
from tellings.annotate.quote_links import Link, Page, link
from tellings.annotate.quote_marks import stretches
from tellings.annotate.quote_words import nouns_that_speak
from tellings.annotate.speakers import Known, firmness, known, phrase
from tellings.records import Article, Entity, Evidence, Quote, Telling

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

needs = ("entities",)
gives = ("quotes",)

_PRONOUNS = {"he", "she", "they"}
_KINDS_THAT_SPEAK = {"person", "group", "organisation", "government", "country"}
_SIGNATURE = re.compile(r"\s*[—–]\s*(?P<name>[^\n(—–]{2,60}?)\s*\(@\w+\)")


@dataclass(frozen=True, slots=True)
class Draft:
    """A quote before its source is known: the phrase `speaker` stands beside it, `whose` may stand further up."""

    pieces: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None
    speaker: tuple[int, int] | None
    whose: Token | None
    direct: bool


def annotate(telling: Telling, parsed: Parsed) -> tuple[Quote, ...]:
    """Quotes in order of title, then text; a said clause stands before the stretches quoted in it."""
    found: list[Quote] = []
    for where, doc in parsed.docs():
        text = telling.article.field(where)
        quoted = stretches(text)
        about = known(doc, where, telling.entities, [(stretch.start, stretch.end) for stretch in quoted])
        page = Page(text, doc, quoted, find(doc, quoted, partial(can_speak, about)))
        direct = list(_direct(page))
        drafts = [*direct, *_indirect(page, direct), *_headline(page, telling.article, where), *_signed(page)]
        found += _resolve(drafts, about, partial(telling.article.evidence, where=where))
    return tuple(found)


def can_speak(about: Known, head: Token) -> bool:
    """Whether a subject is somebody, a body or a document, so that what it shows it says."""
    if head.lower_ in _PRONOUNS or head.pos_ == "PROPN":
        return True
    if head.lemma_.lower() in nouns_that_speak():
        return True
    entity = about.of(head)
    return entity is not None and entity.kind in _KINDS_THAT_SPEAK


def _direct(page: Page) -> Iterator[Draft]:
    """Quoted stretches with somebody's words; pieces broken by their cue are one quote."""
    pending: Draft | None = None
    for stretch, whose in zip(page.stretches, link(page), strict=True):
        piece = (stretch.start, stretch.end)
        if pending is not None and whose is not None and _goes_on(page, pending, piece, whose):
            pending = replace(pending, pieces=(*pending.pieces, piece))
            continue
        if pending is not None:
            yield pending
        pending = None
        if whose is not None:
            pending = Draft((piece,), whose.cue, _phrase(whose.speaker), whose.whose, direct=True)
    if pending is not None:
        yield pending


def _goes_on(page: Page, first: Draft, piece: tuple[int, int], link: Link) -> bool:
    """Whether the cue stands between two pieces of one sentence: "A," he said, "B"."""
    end = first.pieces[-1][1]
    if first.cue is None or link.cue != first.cue or not end <= first.cue[0] < piece[0]:
        return False
    return "\n" not in page.text[end : piece[0]] and page.text[end : piece[0]].rstrip().endswith((",", "—", "–", ";"))


def _indirect(page: Page, direct: Sequence[Draft]) -> Iterator[Draft]:
    """Said clauses with a source or an impersonal cue, unless they are nothing but a direct quote."""
    pieces = sorted(piece for draft in direct for piece in draft.pieces)
    for cue in page.cues:
        if cue.said is None or (cue.speaker is None and not cue.impersonal):
            continue
        said = _whole(cue.said, [(stretch.start, stretch.end) for stretch in page.stretches])
        if _words_outside(page.text, said, pieces) >= 2 and not _opens_with_speech(page.text, said, pieces):
            yield Draft((said,), (cue.start, cue.end), _phrase(cue.speaker), cue.speaker, direct=False)


def _opens_with_speech(text: str, said: tuple[int, int], pieces: Sequence[tuple[int, int]]) -> bool:
    """Whether a direct quote that ends with its own stop opens the clause: what follows is the telling's again."""
    for start, end in pieces:
        if start == said[0]:
            return text[end - 2 : end - 1] in ",.!?…" or text[end : end + 1] in ",.;"
    return False


def _words_outside(text: str, span: tuple[int, int], pieces: Sequence[tuple[int, int]]) -> int:
    at, count = span[0], 0
    for start, end in pieces:
        if start < span[1] and end > span[0]:
            count += len(text[at : max(at, start)].split())
            at = max(at, end)
    return count + len(text[at : max(at, span[1])].split())


def _whole(span: tuple[int, int], pieces: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The span widened to the quoted pieces that cross its borders."""
    start, end = span
    for first, last in pieces:
        if first < start < last:
            start = first
        if first < end < last:
            end = last
    return start, end


def _headline(page: Page, article: Article, where: str) -> Iterator[Draft]:
    """ "The bridge is shut: police" and "Police: the bridge is shut"."""
    spans = [(0, len(page.text))] if where == "title" else []
    if where == "text":
        spans = [(part.start, part.end) for part in article.parts if part.kind == "headline"]
    for start, end in spans:
        for mark in re.finditer(r":\s", page.text[start:end]):
            sides = ((start, start + mark.start()), (start + mark.end(), end))
            for said, source in (sides, sides[::-1]):
                head = _source_alone(page.doc, *source)
                if head is not None and len(page.text[slice(*said)].split()) >= 4:
                    yield Draft((said,), None, source, head, direct=False)
                    return


def _source_alone(doc: Doc, start: int, end: int) -> Token | None:
    """The head of a stretch that is nothing but a source: six words at most, no verb."""
    span = doc.char_span(start, end, alignment_mode="contract")
    if span is None or not 1 <= len(span) <= 6 or any(token.pos_ in {"VERB", "AUX"} for token in span):
        return None
    head: Token = span.root
    named = all(token.ent_type_ == "PERSON" for token in span)
    return head if named or head.lemma_.lower() in nouns_that_speak() else None


def _signed(page: Page) -> Iterator[Draft]:
    """A post shown whole, signed with a name and a handle: "... — Ada Lorne (@lorne)"."""
    for signature in _SIGNATURE.finditer(page.text):
        name = page.doc.char_span(signature.start("name"), signature.end("name"), alignment_mode="expand")
        start = page.text.rfind("\n", 0, signature.start()) + 1
        if name is not None and len(page.text[start : signature.start()].split()) >= 4:
            yield Draft(((start, signature.start()),), None, signature.span("name"), name.root, direct=True)


def _resolve(drafts: Sequence[Draft], about: Known, evidence: Callable[[int, int], Evidence]) -> list[Quote]:
    """Give each draft its words and its speaker's entity; sources are looked up in the order of the text."""
    heads = {draft.whose.i: draft.whose for draft in drafts if draft.whose is not None}
    entities: dict[int, Entity | None] = {}
    for number in sorted(heads):
        entities[number] = about.of(heads[number])
        about.spoke(heads[number], entities[number])
    found = []
    for draft in drafts:
        entity = entities[draft.whose.i] if draft.whose is not None else None
        found.append(
            Quote(
                content=evidence(draft.pieces[0][0], draft.pieces[-1][1]),
                cue=evidence(*draft.cue) if draft.cue else None,
                speaker=evidence(*draft.speaker) if draft.speaker else None,
                speaker_entity=entity.id if entity else None,
                direct=draft.direct,
                segments=tuple(evidence(*piece) for piece in draft.pieces),
                firmness=firmness(draft.whose, entity) if draft.whose is not None else "none",
            )
        )
    return sorted(found, key=lambda quote: (quote.content.start, -quote.content.end, quote.direct))


def _phrase(head: Token | None) -> tuple[int, int] | None:
    if head is None:
        return None
    first, last = phrase(head)
    return head.doc[first].idx, limits(head.doc[last - 1])[1]
