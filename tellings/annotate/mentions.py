"""Mentions: where names stand in a telling, and which tagged stretches are worth judging as names.

In: the parse and lists of names. Out: `Found` mentions and `Candidate` stretches. Words of the page (bylines,
credits, "Read more") and headlines written with capitals throughout give no candidates: there a capital says nothing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.annotate.folding import fold
from tellings.annotate.known import Hit, Names
from tellings.annotate.parsed import Parsed, words_of
from tellings.annotate.sentences import part_at
from tellings.knowledge.load import toml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_LABELS = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "facility", "NORP": "group",
    "PRODUCT": "product", "EVENT": "happening",
}  # fmt: skip
_UNREAD_PARTS = ("byline", "stamp", "boilerplate")
_TRIM = re.compile(r"^(?:the |a |an )|[\s'\"“”().,;:-]+$|^[\s'\"“”(.,;:-]+", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|‘[^’\n]*’")
_AFTER_OWNER = re.compile(r"'s\b.*$|(?<=s)'$")
_FULL_NAME = re.compile(r"\b[A-Z][\w'-]+(?: [A-Z]\.)?(?: (?:al-|el-|bin |van |von |de |der )*[A-Z][\w'-]+){1,5}")


@functools.cache
def _place_names() -> re.Pattern[str]:
    heads = "|".join(toml("titles.toml")["heads"]["place"])
    return re.compile(rf"(?<=\bof )[A-Z][\w'-]+(?= )|[A-Z][\w'-]+(?= (?:{heads})\b)")


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that stands for the entity `key`. label: the mention's kind; form: how its name is made."""

    where: str
    start: int
    end: int
    key: str
    kind: str
    name: str
    label: str = "name"
    form: str = "name"
    country: str | None = None
    role: str | None = None
    scare_quotes: bool = False

    def holds(self, other: Found) -> bool:
        """Cover the other phrase and more."""
        longer = self.end - self.start > other.end - other.start
        return self.where == other.where and self.start <= other.start and other.end <= self.end and longer


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be a name. kind: what the tagger takes it for, "" when it saw none."""

    where: str
    start: int
    end: int
    told: str
    kind: str


def found_names(parsed: Parsed, names: Names, own: Names | None = None) -> list[Found]:
    """Every place where one of these names stands, in the parts that are read; `own` are those of the telling."""
    return [
        from_hit(hit, where)
        for where, doc in parsed.docs()
        for hit in names.find(words_of(doc), own)
        if is_read(parsed, where, hit.start, hit.end) and not _is_common_word(doc, hit)
    ]


def from_hit(hit: Hit, where: str) -> Found:
    """A known name in its place, as a mention."""
    known = hit.known
    return Found(
        where, hit.start, hit.end, known.key, known.kind, known.name,
        form=known.form, country=known.country, role=known.role,
    )  # fmt: skip


def candidates(parsed: Parsed) -> Iterator[Candidate]:
    """Stretches that the tagger takes for names, and full names that it missed."""
    for where, doc in parsed.docs():
        tagged = []
        for entity in doc.ents:
            if entity.label_ in _LABELS and not shouted(entity.sent):
                tagged += list(_trimmed(doc, where, entity.start_char, entity.end_char, _LABELS[entity.label_]))
        covered = {at for one in tagged for at in range(one.start, one.end)}
        missed = (
            piece
            for match in (*_FULL_NAME.finditer(words_of(doc)), *_place_names().finditer(words_of(doc)))
            if not _is_tagged_alike(match, tagged, covered)
            for piece in _trimmed(doc, where, _first_name_word(doc, match), match.end(), "")
        )
        works = [match.span() for match in _QUOTED.finditer(words_of(doc)) if _is_title_case(match[0].split())]
        for one in (*tagged, *missed):
            told = any(start <= one.start < end for start, end in works)
            if (
                not told
                and is_read(parsed, where, one.start, one.end)
                and not shouted(span_of(doc, one.start, one.end).sent)
            ):
                yield one


def is_read(parsed: Parsed, where: str, start: int, end: int) -> bool:
    """Stand neither in a byline or stamp nor in the credit of a picture or a helper."""
    if where == "title":
        return True
    if part_at(parsed.article, start) in _UNREAD_PARTS:
        return False
    text = parsed.article.text
    if _is_credit_slash(text, start, end):
        return False
    line = text[max(text.rfind("\n", 0, start) + 1, start - 200) : end + 60].split("\n")[0].lower()
    near = line[max(0, line.find(text[start:end].lower()) - 60) :]
    return not any(cue in near for cue in toml("titles.toml")["junk"]["credits"])


def shouted(sentence: Span) -> bool:
    """Be a headline whose words all start with capitals: there a capital does not mark a name."""
    ends = sentence.text.rstrip(' \n"”').endswith(".")
    return not ends and _is_title_case([token.text for token in sentence if token.is_alpha])


def _is_title_case(words: list[str]) -> bool:
    long = [word for word in words if len(word) > 3]
    return len(long) >= 4 and sum(not word[0].islower() for word in long) >= 0.7 * len(long)


def doc_of(parsed: Parsed, where: str) -> Doc:
    """The parse of the title or of the text."""
    return parsed.title if where == "title" else parsed.text


def span_of(doc: Doc, start: int, end: int) -> Span:
    """The tokens that these characters touch."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span if span is not None else doc[0:0]


def _is_credit_slash(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return "/" in (before, after) and "//" not in text[max(0, start - 2) : end + 2]


def _trimmed(doc: Doc, where: str, start: int, end: int, kind: str) -> Iterator[Candidate]:
    told = words_of(doc)[start:end].split("\n")[0]
    while match := _TRIM.search(told):
        if match.start() == 0:
            start += match.end()
            told = told[match.end() :]
        else:
            told = told[: match.start()]
    told = _AFTER_OWNER.sub("", told) if kind == "person" else told.removesuffix("'s")
    if told and fold(told) and any(letter.isupper() for letter in told):
        yield Candidate(where, start, start + len(told), told, kind)


def _is_tagged_alike(match: re.Match[str], tagged: list[Candidate], covered: set[int]) -> bool:
    if any(one.start <= match.start() and match.end() <= one.end for one in tagged):
        return True
    inside = [one for one in tagged if match.start() <= one.start and one.end <= match.end()]
    overlaps = any(at in covered for at in (match.start(), match.end() - 1))
    return overlaps and not (len(inside) == 1 and inside[0].end == match.end())


def _first_name_word(doc: Doc, match: re.Match[str]) -> int:
    """Where the name starts: a word at the start of a sentence that is no name has its capital from its place."""
    span = span_of(doc, match.start(), match.end())
    if span[0].is_sent_start and span[0].pos_ != "PROPN" and len(span) > 1:
        return int(span[1].idx)
    return match.start()


def _is_common_word(doc: Doc, hit: Hit) -> bool:
    """A surname such as "Young" at the start of a sentence, where the tagger sees no name."""
    if hit.known.form not in ("short", "surname"):
        return False
    span = span_of(doc, hit.start, hit.end)
    return len(span) == 1 and span[0].is_sent_start is True and span[0].pos_ not in ("PROPN", "X")
