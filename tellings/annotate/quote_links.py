"""Links: which cue a quoted stretch belongs to, by what stands just after it, just before it, or around it.

In: a page (text, parse, stretches, cues). Out: for each stretch its cue and speaker, or that it carries on the
speech before it, or answers a question, or is somebody's wording without a cue (four words or more); None for
shorter words in marks and for titles, which are no quote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.annotate.quote_cues import Cue
from tellings.annotate.quote_marks import Stretch
from tellings.annotate.quote_words import lemmas
from tellings.annotate.speakers import phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STOP = re.compile(r"[.!?…][\"”’')\]]*$")
_INTRODUCING = re.compile(
    r"(?:^|\b(?:that|as|by|for|with|is|was|are|were|to|an?(?: \w+)?|the|of|be|it|them)|[:,—–-])$", re.IGNORECASE
)
_TITLE_BEFORE = re.compile(r"\b(?:on|in|titled|entitled|named|hashtag|song|album|book|film|show|programme?)$", re.I)
_DISTANCE_BEFORE = re.compile(r"\b(?:so[- ]called|self-(?:proclaimed|styled|declared)|known as|dubbed)$", re.I)
_LONGEST_LEAD = 40
_NEAR = 80
_LONGEST_REMARK = 120  # characters
_BROKEN_OFF = re.compile(r"[.!?;]\s|\n|[“”\"]")
_LONGEST_NAMED = 6  # words
_OF_A_NOUN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"})
_SHORTEST_WORDING = 4  # words
_ASIDE = re.compile(r"\s*[—–-]\s[^.!?—–]{1,60}\s[—–-]\s*")


@dataclass(frozen=True, slots=True)
class Page:
    """One field of an article: its frozen text, its parse, its quoted stretches and cues."""

    text: str
    doc: Doc
    stretches: Sequence[Stretch]
    cues: Sequence[Cue]


@dataclass(frozen=True, slots=True)
class Link:
    """Whose a stretch is. `speaker` stands beside it, `whose` may have been named before; `after`: the cue follows.

    `bare`: words of some length in marks inside a sentence, with nothing that tells whose they are.
    """

    cue: tuple[int, int] | None
    speaker: Token | None
    whose: Token | None
    after: bool = False
    bare: bool = False


def link(page: Page) -> list[Link | None]:
    """A link for each stretch, in order."""
    links: list[Link | None] = []
    for number, stretch in enumerate(page.stretches):
        links.append(_after(page, number) or _before(page, stretch) or _parenthesis(page, stretch))
    for number in range(len(links)):
        if links[number] is None and _is_speech(page, page.stretches[number]):
            links[number] = _carried(page, links, number)
        if links[number] is None:
            links[number] = _second_half(page, links, number)
        if links[number] is None and _is_wording(page, page.stretches[number]):
            links[number] = Link(None, None, None, bare=True)
    return links


def sentence_start(page: Page, offset: int) -> int:
    """Where the sentence that leads to this offset begins; a colon's line break does not end one."""
    token = _token_at(page.doc, offset)
    at = token.i if token is not None else len(page.doc)
    while at > 0:
        here = page.doc[at]
        before, gap = _lead(page, here.idx)
        broken = "\n" in gap and not before.endswith(":")
        if broken or (here.is_sent_start and here.idx < offset and _STOP.search(before)):
            return here.idx
        at -= 1
    return 0


def opens_sentence(page: Page, offset: int) -> bool:
    """Whether a sentence begins there by the stop or the line break before it, whatever the parser takes it for."""
    before, gap = _lead(page, offset)
    return not before or "\n" in gap or bool(_STOP.search(before))


def _lead(page: Page, offset: int) -> tuple[str, str]:
    """The last words before an offset, and the space between."""
    near = page.text[max(0, offset - _NEAR) : offset]
    words = near.rstrip()
    return words, near[len(words) :]


def _token_at(doc: Doc, offset: int) -> Token | None:
    """The token at this offset, or the first one after it."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        if doc[middle].idx + len(doc[middle]) <= offset:
            low = middle + 1
        else:
            high = middle
    return doc[low] if low < len(doc) else None


def _after(page: Page, number: int) -> Link | None:
    """ "...," X said and "..." said X: the cue follows the closing mark, with nothing but the speaker between."""
    stretch = page.stretches[number]
    limit = page.stretches[number + 1].start if number + 1 < len(page.stretches) else len(page.text)
    tail = page.text[stretch.end : limit].split("\n")[0]
    rest = tail.lstrip(" \u00a0,")
    first = _token_at(page.doc, stretch.end + len(tail) - len(rest)) if rest else None
    if first is None or not stretch.closed:
        return None
    cue = next((cue for cue in page.cues if first.idx <= cue.start < stretch.end + len(tail)), None)
    if cue is None or (_ended(page, stretch, tail) and not (cue.start == first.idx and rest[0].islower())):
        return None
    hanging = (cue.anchor.tag_ == "VBG" and cue.anchor.idx == first.idx) or (
        cue.said is not None and not _comma(page, stretch, tail)
    )
    if hanging and not cue.trailing:
        return None
    speaker = _inverted(page, cue) if cue.start == first.idx else _between(cue, first)
    return Link((cue.start, cue.end), speaker, speaker, after=True) if speaker is not None else None


def _ended(page: Page, stretch: Stretch, tail: str) -> bool:
    """Whether a full stop ends the sentence with the quote."""
    return stretch.inner(page.text).endswith(".") or tail.lstrip().startswith((".", ";"))


def _comma(page: Page, stretch: Stretch, tail: str) -> bool:
    return stretch.inner(page.text).endswith(",") or tail.startswith(",")


def _inverted(page: Page, cue: Cue) -> Token | None:
    """The speaker of "said X"."""
    if cue.speaker is not None and cue.speaker.idx > cue.start:
        return cue.speaker
    if cue.anchor.lower_ == "according" or cue.anchor.lemma_ in lemmas("phrases", "never_turned"):
        return cue.speaker
    following = page.doc[cue.anchor.i + 1 : cue.anchor.i + 12]
    return next((chunk.root for chunk in following.noun_chunks if chunk.start <= cue.anchor.i + 2), None)


def _between(cue: Cue, first: Token) -> Token | None:
    """The speaker of "X said" when the phrase begins right after the quote."""
    if first.pos_ in {"CCONJ", "SCONJ", "ADP", "PUNCT"} or cue.anchor.i - first.i > _LONGEST_LEAD:
        return None
    speaker = cue.speaker
    if speaker is not None and cue.start <= speaker.idx < cue.end:
        return speaker
    if speaker is not None and first.idx <= speaker.idx < cue.start:
        begins = min(phrase(speaker)[0], speaker.left_edge.i)
        return speaker if begins <= first.i + 3 else None
    between = first.doc[first.i : cue.anchor.i]
    if any(token.pos_ in {"VERB", "AUX"} for token in between) or len(between) > 8:
        return None
    return next((chunk.root for chunk in between.noun_chunks), None)


def _before(page: Page, stretch: Stretch) -> Link | None:
    """X said: "...", X called it "...", X said the plan was "...": the nearest cue before that leads to the quote."""
    start = sentence_start(page, stretch.start)
    cues = [cue for cue in page.cues if start <= cue.start and cue.end <= stretch.start]
    lead = page.text[start : stretch.start].rstrip()
    for cue in reversed(cues):
        if cue.speaker is not None and _leads(page, cue, stretch, lead):
            return Link((cue.start, cue.end), cue.speaker, cue.speaker)
    if lead.endswith(":"):
        return _colon(page, start, stretch)
    return None


def _leads(page: Page, cue: Cue, stretch: Stretch, lead: str) -> bool:
    """Whether a cue before the quote leads to it: at once, in what it says, or as the object of a judgement."""
    gap = page.text[cue.end : stretch.start].strip()
    if _DISTANCE_BEFORE.search(lead) or (_titled(page, stretch) and not gap.endswith((":", ","))):
        return False
    if gap.endswith(":") or gap in {"", ",", "that"}:
        return True
    if cue.anchor.lemma_ in lemmas("verbs", "utter"):
        return False
    if cue.said is not None and cue.said[0] <= stretch.start < cue.said[1]:
        return True
    words, short = len(gap.split()), len(stretch.inner(page.text).split()) <= 3
    first = _token_at(page.doc, stretch.start + 1)
    below = first is not None and cue.anchor in first.ancestors and not cue.trailing
    if short and (gap.endswith("the") or _describes_a_noun(page, stretch)):
        return False
    if cue.anchor.lemma_ in lemmas("verbs", "naming") and (below or _only_named(page, cue, stretch)):
        return True
    introduced = words <= 12 and bool(_INTRODUCING.search(gap))
    if cue.anchor.lemma_ in lemmas("verbs", "judgement"):
        return introduced or (below and not short)
    return (words <= 8 and gap.endswith(",")) or (below and words <= _LONGEST_LEAD and (introduced or not short))


def _only_named(page: Page, cue: Cue, stretch: Stretch) -> bool:
    """Whether nothing but the thing called so stands between "called" and the quote: "called the plan “a ruin”"."""
    between = page.doc.char_span(cue.end, stretch.start, alignment_mode="contract")
    if between is None or not 1 <= len(between) <= _LONGEST_NAMED:
        return False
    return all(token.pos_ in _OF_A_NOUN for token in between) and between[-1].pos_ != "DET"


def _describes_a_noun(page: Page, stretch: Stretch) -> bool:
    """Whether the quoted words stand before a noun as its adjective: the “step up” remark."""
    following = page.text[stretch.end :]
    token = _token_at(page.doc, stretch.end + 1)
    return following[:1] == " " and token is not None and token.pos_ in {"NOUN", "PROPN"}


def _titled(page: Page, stretch: Stretch) -> bool:
    """Whether it looks like the title of a work or a programme: all its longer words capital."""
    words = [word for word in re.findall(r"[^\W\d_]+", stretch.inner(page.text)) if len(word) > 3]
    capital = bool(words) and all(word[0].isupper() for word in words)
    return capital and (len(words) > 1 or bool(_TITLE_BEFORE.search(_lead(page, stretch.start)[0])))


def _colon(page: Page, start: int, stretch: Stretch) -> Link | None:
    """X responded with a statement: "...", From X: "...", X: "..."."""
    tokens = [token for token in page.doc if start <= token.idx < stretch.start]
    if not tokens or len(tokens) > _LONGEST_LEAD:
        return None
    subject = next((token for token in reversed(tokens) if token.dep_ == "nsubj" and token.pos_ != "PRON"), None)
    subject = subject or next((token for token in reversed(tokens) if token.dep_ == "nsubj"), None)
    verbs = any(token.pos_ in {"VERB", "AUX"} for token in tokens)
    if not verbs and len(tokens) <= 12:
        span = page.doc[tokens[0].i : tokens[-1].i + 1]
        names = (token for token in reversed(tokens) if token.pos_ in {"PROPN", "NOUN"})
        subject = next((chunk.root for chunk in span.noun_chunks), next(names, None))
    if subject is None or subject.lower_ in {"i", "we", "it", "this", "that", "there"} or subject.idx > stretch.start:
        return None
    return Link(None, subject, subject)


def _parenthesis(page: Page, stretch: Stretch) -> Link | None:
    """A name with its words behind it in brackets: Ada Lorne ("...")."""
    if page.text[stretch.start - 1 : stretch.start] != "(" or len(stretch.inner(page.text).split()) < 4:
        return None
    before = _token_at(page.doc, stretch.start - 1)
    name = page.doc[before.i - 1] if before is not None and before.i else None
    return Link(None, name, name) if name is not None and name.ent_type_ == "PERSON" else None


def _is_speech(page: Page, stretch: Stretch) -> bool:
    """Whether an unlinked stretch reads as a whole utterance: four words or more that open a sentence."""
    inner = stretch.inner(page.text)
    begins = inner[:1].isupper() or inner[:1].isdigit()
    return opens_sentence(page, stretch.start) and begins and len(inner.split()) >= 3 and not _titled(page, stretch)


def _is_wording(page: Page, stretch: Stretch) -> bool:
    """Whether marks inside a sentence set off somebody's wording: four words or more, no title and no name."""
    lead = _lead(page, stretch.start)[0]
    words = stretch.inner(page.text).split()
    return len(words) >= _SHORTEST_WORDING and not _titled(page, stretch) and not _DISTANCE_BEFORE.search(lead)


def _carried(page: Page, links: list[Link | None], number: int) -> Link | None:
    """The speech of whoever speaks on right after, or spoke in this paragraph or at the end of the one above."""
    stretch = page.stretches[number]
    follow = links[number + 1] if number + 1 < len(links) else None
    if follow is not None and follow.after:
        gap = page.text[stretch.end : page.stretches[number + 1].start]
        if not gap.strip() or _ASIDE.fullmatch(gap):
            return Link(follow.cue, follow.speaker, follow.whose, after=True)
    answers = _asked(page, links, number)
    if answers is not None:
        return Link(None, None, answers)
    whose = _last_speaker(page, links, number)
    if whose is not None:
        new_paragraph = "\n" in _lead(page, stretch.start)[1]
        return Link(None, None if new_paragraph else whose, whose)
    return Link(None, None, None) if len(stretch.inner(page.text).split()) > 5 else None


def _second_half(page: Page, links: list[Link | None], number: int) -> Link | None:
    """The rest of a quote broken by its cue and a remark: "“...,” said Lorne — who left in May — “..."."""
    earlier = links[number - 1] if number else None
    if earlier is None or not earlier.after or earlier.cue is None:
        return None
    gap = page.text[page.stretches[number - 1].end : page.stretches[number].start].rstrip()
    whole = len(gap) <= _LONGEST_REMARK and not _BROKEN_OFF.search(gap)
    return Link(earlier.cue, earlier.speaker, earlier.whose) if whole and gap.endswith((",", "—", "–")) else None


def _asked(page: Page, links: list[Link | None], number: int) -> Token | None:
    """Who answers, right after a question: whom the sentence before asks, or whoever answered the question before."""
    before = _lead(page, page.stretches[number].start)[0]
    if not before.endswith(("?", "?'", "?’")):
        return None
    at = page.stretches[number].start - len(_lead(page, page.stretches[number].start)[1])
    start = sentence_start(page, at - 1)
    for token in page.doc.char_span(start, at, alignment_mode="contract") or ():
        if token.lemma_ == "ask" and token.pos_ == "VERB":
            return next((child for child in token.rights if child.dep_ in {"dobj", "dative"}), None)
    earlier = links[number - 1] if number else None
    follows = number and not page.text[page.stretches[number - 1].end : start].strip()
    return earlier.whose if earlier is not None and follows else None


def _last_speaker(page: Page, links: list[Link | None], number: int) -> Token | None:
    """Who is told to speak in the sentence or the quote right before."""
    offset = page.stretches[number].start
    start = sentence_start(page, max(offset - len(_lead(page, offset)[1]) - 1, 0))
    earlier, end = (links[number - 1], page.stretches[number - 1].end) if number else (None, 0)
    follows = start < end or (earlier is not None and earlier.after) or not page.text[end:offset].strip()
    if earlier is not None and follows and not page.text[end:start].strip():
        return earlier.whose
    cues = [cue for cue in page.cues if start <= cue.start < offset and cue.said is not None]
    return cues[0].speaker if cues else None
