"""Joining: the quoted stretches that belong to a cue and the words it tells without marks become one attribution.

In: a page with its links and attributions. Out: joined attributions, each with its pieces in order: the words before
a quote that the same cue tells, a quote broken by its cue, and quotes that carry on right after it. A quote without
any cue is a joined one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tellings.annotate.attribution_spans import source, verb_group
from tellings.annotate.attributions import Attribution, Range, relative
from tellings.annotate.parsed import limits
from tellings.annotate.quote_links import Link, Page, opens_sentence, sentence_start
from tellings.annotate.quote_marks import Stretch

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMING_A_SOURCE = frozenset({"citing", "quoting"})
_LONGEST_REST = 200  # characters of a cue's sentence after the cue
_LONGEST_JOINT = 2  # words between what a cue tells and words in marks with no cue of their own
_GOES_ON = frozenset({"clause", "before", "quote"})
_TO_THE_RIGHT = frozenset({"clause", "question", "asked", "infinitive"})
_CLAUSE_WORDS = frozenset({"that", "whether", "how", "why", "to"})
_STOPS = (".", "!", "?", "…", "”", '"', "'", "’", ")", "]")
_MARKS = frozenset('“”"')
_ENDED = re.compile(r"(?<=[a-z0-9)\]])[.!?]\s+\S|\n")


@dataclass(slots=True)
class Joined:
    """An attribution, with the stretches that belong to it; `told` is None for a quote without a cue."""

    told: Attribution | None
    whose: Token | None
    stretches: list[Stretch] = field(default_factory=list)
    after: bool = False  # its cue follows its quote
    pieces: tuple[Range, ...] = ()


def join(page: Page, links: Sequence[Link | None], told: Sequence[Attribution]) -> list[Joined]:
    """All attributions of the page and all quotes, in order of their first words."""
    joined = [Joined(one, one.whose) for one in _with_cues(page, told)]
    for stretch, link in zip(page.stretches, links, strict=True):
        if link is None:
            continue
        one = _of_cue(page, joined, link) if link.cue is not None else _before_colon(page, link, stretch)
        if one is None:
            one = _carried(page, joined, stretch, link) or Joined(None, link.whose)
        one.after = one.after or (link.after and not one.stretches)
        one.stretches.append(stretch)
        if one not in joined:
            joined.append(one)
    for one in joined:
        one.pieces = _pieces(page, one)
    return [one for one in joined if one.pieces and not (one.told is None and _within(one, joined))]


def _within(quote: Joined, joined: Sequence[Joined]) -> bool:
    """Whether a quote without a cue stands inside what a cue tells."""
    (start, end), *_ = quote.pieces
    told = (piece for one in joined if one.told is not None for piece in one.pieces)
    return any(first <= start and end <= last for first, last in told)


def _with_cues(page: Page, told: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, and the said clauses of cues that no verb alone makes: "quoted her as saying", "citing X"."""
    anchors = {one.anchor.i for one in told}
    more = []
    for cue in page.cues:
        through = cue.anchor.dep_ == "pcomp" and cue.start < cue.anchor.idx
        if through or (cue.said and (cue.anchor.i not in anchors or cue.anchor.lower_ in _NAMING_A_SOURCE)):
            words = _phrase(page, cue.speaker, cue.anchor) if cue.speaker is not None else None
            said = (cue.said,) if cue.said else ()
            more.append(Attribution(cue.anchor, (cue.start, cue.end), words, cue.speaker, said, "speech", "cue"))
    kept = [one for one in told if not any(one.cue[0] < each.cue[1] and each.cue[0] < one.cue[1] for each in more)]
    return sorted([*kept, *more], key=lambda one: one.cue)


def _phrase(page: Page, head: Token, anchor: Token) -> Range:
    first, last = source(head, anchor)
    return page.doc[first].idx, limits(page.doc[last - 1])[1]


def _before_colon(page: Page, link: Link, stretch: Stretch) -> Joined | None:
    """ "Ada Lorne: “...”": the colon is the cue."""
    before = page.text[: stretch.start].rstrip() if link.speaker is not None else ""
    if not before.endswith(":") or link.speaker is None:
        return None
    words = _phrase(page, link.speaker, link.speaker)
    cue = len(before) - 1, len(before)
    return Joined(Attribution(link.speaker, cue, words, link.whose, (), "speech", "quote"), link.whose)


def _carried(page: Page, joined: Sequence[Joined], stretch: Stretch, link: Link) -> Joined | None:
    """The attribution that this stretch goes on with: the last one before it, when nothing else stands between."""
    earlier = [one for one in joined if _end(one) <= stretch.start]
    last = max(earlier, key=_end, default=None)
    if last is None or (link.bare and len(page.text[_end(last) : stretch.start].split()) > _LONGEST_JOINT):
        return None
    return last if _carries_on(page, last, stretch) else None


def _end(one: Joined) -> int:
    ends = [stretch.end for stretch in one.stretches]
    if one.told is not None:
        ends += [one.told.cue[1], *(end for _, end in one.told.pieces)]
        ends += [one.told.source[1]] if one.told.source else []
    return max(ends, default=0)


def _of_cue(page: Page, joined: list[Joined], link: Link) -> Joined:
    """The attribution with this cue, made when the cue tells nothing but the quote."""
    start, end = link.cue or (0, 0)
    for one in joined:
        if one.told is not None and one.told.cue[0] < end and start < one.told.cue[1]:
            return one
    anchor = next(cue.anchor for cue in page.cues if (cue.start, cue.end) == link.cue)
    words: Range | None = None
    if link.speaker is not None:
        words = _phrase(page, link.speaker, anchor)
    if anchor.pos_ == "VERB":
        begins = page.doc[verb_group(anchor)].idx
        start = min(start, begins)
        pronoun = relative(anchor)
        words = limits(pronoun) if pronoun is not None else words
    made = Joined(Attribution(anchor, (start, end), words, link.whose, (), "speech", "quote"), link.whose)
    joined.append(made)
    return made


def _carries_on(page: Page, last: Joined, stretch: Stretch) -> bool:
    """Whether nothing but the end of the cue's sentence stands between a quote or a said clause and this quote."""
    saying = last.told is None or last.told.complement in _GOES_ON or bool(last.stretches)
    gap = page.text[_end(last) : stretch.start].strip(" \n\r\t,;:—–-\u00a0")
    return saying and len(gap) < _LONGEST_REST and not gap.endswith("?") and not _ENDED.search(gap)


def _pieces(page: Page, one: Joined) -> tuple[Range, ...]:
    """What is told without marks and the stretches, as ranges without overlap."""
    quoted = [(stretch.start, stretch.end) for stretch in one.stretches]
    plain: list[Range] = []
    if one.told is not None:
        ahead = one.after and one.told.complement in _TO_THE_RIGHT and one.told.pieces[0][0] > one.told.cue[0]
        if ahead and not opens_sentence(page, quoted[0][0]):
            quoted = [piece for piece in quoted if piece[0] > one.told.cue[0]]
            plain = [_whole(page, piece) for piece in one.told.pieces]
        elif ahead:
            plain = [_whole(page, piece) for piece in one.told.pieces if _is_marked_clause(page, piece)]
        elif one.after and quoted:
            plain = [piece for piece in one.told.pieces if _leads_on(one, piece, quoted)]
            quoted[0] = (_lead_in(page, one, quoted[0][0]), quoted[0][1])
        elif one.told.complement != "quote":
            plain = [_whole(page, piece) for piece in one.told.pieces]
            quoted = [piece for piece in quoted if piece[0] > one.told.cue[0] or piece[0] >= plain[0][0]]
    found: list[Range] = []
    for start, end in sorted([*quoted, *plain]):
        if found and (start <= found[-1][1] or not page.text[found[-1][1] : start].strip()):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _is_marked_clause(page: Page, piece: Range) -> bool:
    """Whether a clause behind "“...,” she said" is told too: "that ..."; without such a word it tells how or when."""
    return page.text[slice(*piece)].partition(" ")[0].lower() in _CLAUSE_WORDS


def _leads_on(one: Joined, piece: Range, quoted: Sequence[Range]) -> bool:
    """Whether words without marks behind the cue lead to the second half of a broken quote: "was “a ruin”"."""
    behind = one.told is not None and piece[0] > one.told.cue[1]
    return behind and any(piece[0] < start < piece[1] for start, _ in quoted)


def _lead_in(page: Page, one: Joined, start: int) -> int:
    """Where the sentence begins whose end is quoted: "Its task is “to build,” she said"."""
    before = page.text[max(0, start - 3) : start]
    if not before.strip() or "\n" in before or before.rstrip().endswith(_STOPS):
        return start
    begins = sentence_start(page, start)
    lead = page.text[begins:start]
    told = one.told
    if told is None or told.cue[0] < start or _MARKS & set(lead) or lead.rstrip().endswith((":", ",", "—", "–")):
        return start
    return begins


def _whole(page: Page, piece: Range) -> Range:
    """The piece widened to the stretches that cross its ends."""
    start, end = piece
    for stretch in page.stretches:
        if stretch.start < start < stretch.end:
            start = stretch.start
        if stretch.start < end < stretch.end:
            end = stretch.end
    return start, end
