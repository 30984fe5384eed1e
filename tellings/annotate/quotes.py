"""Quotes: what somebody is told to have said, in quote marks or not, with the cue and the speaker.

In: an article's text, its parse and its entities. Out: direct quotes with their marks, and said clauses without
"that"; a clause said in part in quote marks is told once whole and once for each quoted stretch. Four
words or more in marks that no cue hands to anybody are a quote without cue and speaker. It refuses to make a quote of
shorter ones and of titles, and to name a speaker who is not named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tellings.annotate import attributions
from tellings.annotate.attribution_quotes import join
from tellings.annotate.attributions import Attribution, Range
from tellings.annotate.parsed import Parsed
from tellings.annotate.quote_cues import NOT_SPEAKERS, find, unsaid
from tellings.annotate.quote_links import Page, link
from tellings.annotate.quote_marks import stretches
from tellings.annotate.quote_subjects import Speaks
from tellings.annotate.quote_words import nouns_that_speak
from tellings.annotate.speakers import Known, firmness, known
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

    pieces: tuple[Range, ...]
    cue: Range | None
    speaker: Range | None
    whose: Token | None
    marked: tuple[Range, ...]
    act: str = "speech"


def annotate(telling: Telling, parsed: Parsed) -> tuple[Quote, ...]:
    """Quotes in order of title, then text; of two that begin together the longer first."""
    found: list[Quote] = []
    for where, doc in parsed.docs():
        text = telling.article.field(where)
        quoted = stretches(text)
        about = known(doc, where, telling.entities, [(stretch.start, stretch.end) for stretch in quoted])
        speaks = partial(can_speak, about)
        page = Page(text, doc, quoted, find(doc, quoted, speaks))
        drafts = [*_told(page, speaks), *_headline(page, telling.article, where), *_signed(page)]
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


def _told(page: Page, speaks: Speaks) -> Iterator[Draft]:
    """What the page tells of somebody, with a cue or in quote marks alone."""
    spans = [(stretch.start, stretch.end) for stretch in page.stretches]
    saying = {cue.anchor.i for cue in page.cues if cue.said is not None}
    joined = join(page, link(page), attributions.find(page.doc, page.stretches, speaks))
    for one in joined:
        nested = one.told is not None and any(_inside(one.told.cue, other.pieces) for other in joined)
        if nested and one.told is not None and one.told.anchor.i not in saying:
            continue
        marked = tuple(span for span in spans if _inside(span, one.pieces))
        if one.told is None:
            yield Draft(one.pieces, None, None, one.whose, marked)
        else:
            act = _act(one.told, one.told.anchor.i in saying or bool(one.stretches), page, speaks)
            yield Draft(one.pieces, one.told.cue, one.told.source, one.whose, marked, act)


def _inside(span: Range, pieces: Sequence[Range]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in pieces)


def _act(told: Attribution, said: bool, page: Page, speaks: Speaks) -> str:
    """What the cue tells of its source: "speech" only where words are told that somebody did say."""
    if said and told.complement == "noun":
        return "speech"
    if told.act != "speech" or said:
        return told.act
    if unsaid(told.anchor):
        return "unsaid"
    that = told.complement == "clause" and page.text.startswith("that ", told.pieces[0][0])
    able = told.whose is not None and told.whose.lower_ not in NOT_SPEAKERS and speaks(told.whose)
    return "speech" if told.complement == "before" or (that and able) else "judgement"


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
                    yield Draft((said,), None, source, head, ())
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
            post = (start, signature.start())
            yield Draft((post,), None, signature.span("name"), name.root, (post,))


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
                direct=draft.pieces == draft.marked,
                segments=tuple(evidence(*piece) for piece in draft.pieces),
                firmness=firmness(draft.whose, entity) if draft.whose is not None else "none",
                act=draft.act,
                marked=tuple(evidence(*piece) for piece in draft.marked),
            )
        )
    return sorted(found, key=lambda quote: (quote.content.start, -quote.content.end, quote.direct))
