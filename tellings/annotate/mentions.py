"""Mentions: where names stand in a telling, and which tagged stretches are worth judging as names.

In: the parse and lists of names. Out: `Found` mentions and `Candidate` stretches. Words of the page (stamps,
"Read more") and headlines written with capitals throughout give no candidates: there a capital says nothing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.annotate.columns import columns
from tellings.annotate.folding import fold
from tellings.annotate.known import Hit, Names, known_names
from tellings.annotate.parsed import Parsed, words_of
from tellings.annotate.sentences import part_at
from tellings.knowledge import gazetteer
from tellings.knowledge.load import toml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_LABELS = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "facility", "NORP": "group",
    "PRODUCT": "product", "EVENT": "happening",
}  # fmt: skip
_UNREAD_PARTS = ("stamp", "boilerplate")
_TRIM = re.compile(r"^(?:the |a |an )|[\s'\"“”().,;:-]+$|^[\s'\"“”(.,;:-]+", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|‘[^’\n]*’")
_AFTER_OWNER = re.compile(r"'s\b.*$|(?<=s)'$")
_MODEL = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]|[A-Z]?\d{1,4}[a-z]?)(?![\w.'-])")
_ERA = re.compile(r"(?:\d|[Cc]entury) (?:B\.?C\.?|A\.?D\.?)$")
_NICKNAMED = re.compile(r"\b[A-Z][\w.-]+ [“\"'‘][A-Z][\w-]+[”\"'’] ([A-Z][\w'-]+)")
_FULL_NAME = re.compile(r"\b[A-Z][\w'-]+(?: [A-Z]\.)?(?: (?:al-|el-|bin |van |von |de |der )*[A-Z][\w'-]+){1,5}")


@functools.cache
def _place_names() -> re.Pattern[str]:
    heads, streets = ("|".join(toml("titles.toml")["heads"][row]) for row in ("place", "streets"))
    return re.compile(rf"(?<=\bof )[A-Z][\w'-]+(?= )|[A-Z][\w'-]+(?= (?:{heads})\b)|\b[A-Z]\w{{2,}}(?:{streets})\b")


@functools.cache
def _small_facilities() -> re.Pattern[str]:
    """ "Ofer military prison", "Lund nuclear plant": a name with small letters to its end."""
    rows = toml("titles.toml")["heads"]
    return re.compile(rf"\b[A-Z][\w'-]+ (?:{'|'.join(rows['small'])}) (?:{'|'.join(rows['facility'])})\b")


@functools.cache
def _bodies_of() -> re.Pattern[str]:
    """ "Office of the River Pilot", "National Institute of Tides and Floods"."""
    heads = "|".join(word.capitalize() for word in toml("titles.toml")["heads"]["of"])
    name = r"[A-Z][\w'-]+"
    rest = rf"(?: (?:and|of|of the|for|&) {name}|, {name}(?=(?: {name})*,? and {name})| {name})*"
    several = rf"(?:{name} ){{0,2}}{name}(?:, {name})+,? (?:and|&) (?:{name} )*(?:Committee|Commission)"
    return re.compile(rf"\b(?:(?:{name} ){{0,4}}(?:{heads}) (?:of|for|on) (?:the )?{name}{rest}|{several}\b)")


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
    """Every place where one of these names stands; `own` are those of the telling."""
    return [
        from_hit(hit, where)
        for where, doc in parsed.docs()
        for hit in names.find(words_of(doc), own)
        if not _is_common_word(doc, hit)
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
        loud = _shouted(doc)
        tagged = list(_tagged(doc, where))
        works = [match.span() for match in _QUOTED.finditer(words_of(doc)) if _is_title_case(match[0].split())]
        for one in (*tagged, *_missed(doc, where, tagged), *_unseen(doc, where, tagged)):
            if columns(doc).sentence[columns(doc).at(one.start)] in loud and not _is_given(one):
                continue
            told = any(start <= one.start < end for start, end in works)
            if not told and (where == "title" or part_at(parsed.article, one.start) not in _UNREAD_PARTS):
                yield one


def _tagged(doc: Doc, where: str) -> Iterator[Candidate]:
    """What the tagger takes for names; names of bodies that go on after "of" are read whole."""
    bodies = [match.span() for match in _bodies_of().finditer(words_of(doc))]
    for start, end in bodies:
        yield from _trimmed(doc, where, start, end, "organisation")
    for entity in doc.ents:
        start, end = entity.start_char, entity.end_char
        if entity.label_ in _LABELS and not any(first < end and start < last for first, last in bodies):
            yield from _trimmed(doc, where, start, end, _LABELS[entity.label_])


def _missed(doc: Doc, where: str, tagged: list[Candidate]) -> Iterator[Candidate]:
    covered = {at for one in tagged for at in range(one.start, one.end)}
    text = words_of(doc)
    for match in _MODEL.finditer(text):
        yield from _trimmed(doc, where, match.start(), match.end(), "")
    for match in _NICKNAMED.finditer(text):
        yield from _trimmed(doc, where, match.start(1), match.end(1), "person")
    for match in _small_facilities().finditer(text):
        yield from _trimmed(doc, where, match.start(), match.end(), "facility")
    for match in (*_FULL_NAME.finditer(text), *_place_names().finditer(text)):
        if not _is_tagged_alike(match, tagged, covered):
            yield from _trimmed(doc, where, _first_name_word(doc, match), match.end(), "")


def _unseen(doc: Doc, where: str, tagged: list[Candidate]) -> Iterator[Candidate]:
    """Names of one word that the tagger did not see: of large towns, and after "the ship", "the company"."""
    words = columns(doc)
    covered = {words.at(at) for one in tagged for at in (one.start, max(one.start, one.end - 1))}
    for at, pos in enumerate(words.pos):
        if pos != "PROPN" or not at or at in covered or len(words.text[at]) < 3 or words.text[at].isupper():
            continue
        town = words.dep[at] == "pobj" and (_large_town(words.text[at]) or _in_known(words.text, at))
        before = words.text[at - 2] if words.text[at - 1] == "," else words.text[at - 1]
        if town or before in introducers():
            yield Candidate(where, words.start[at], words.end(at), words.text[at], "place" if town else "")


def _in_known(words: list[str], at: int) -> bool:
    """ "In Lund, Sweden": a comma and the country or state it lies in."""
    if words[at + 1 : at + 2] != [","]:
        return False
    told = (" ".join(words[at + 2 : at + 2 + length]) for length in (2, 1))
    known = next(filter(None, map(known_names().get, told)), None)
    return known is not None and known.kind in ("country", "place") and known.form == "name"


@functools.cache
def introducers() -> frozenset[str]:
    """Nouns that stand right before a name."""
    heads = toml("titles.toml")["heads"]
    return frozenset(
        (*heads["vessels"], *heads["beside_organisation"], *heads["beside_product"], *heads["beside_facility"])
    )


def _large_town(name: str) -> bool:
    """A town of 200,000 people or more, by its main name."""
    rows = gazetteer.named(fold(name)) if len(name) > 3 else ()
    return any(row.kind == "P" and row.own and row.people >= 200_000 for row in rows)


def _is_given(one: Candidate) -> bool:
    """Two words of which the first is a given name: a person also where every word has a capital."""
    words = one.told.split()
    return len(words) == 2 and fold(words[0]) in given_names()


@functools.cache
def given_names() -> frozenset[str]:
    """Given names of either sex."""
    return frozenset(name for several in toml("titles.toml")["given"].values() for name in several)


def _shouted(doc: Doc) -> frozenset[int]:
    """Headlines, whose words all start with capitals: there a capital does not mark a name. By their first tokens."""
    words = columns(doc)
    sentences: dict[int, list[str]] = {}
    for at, first in enumerate(words.sentence):
        sentences.setdefault(first, []).append(words.text[at])
    return frozenset(
        first
        for first, told in sentences.items()
        if not _ends(told) and _is_title_case([word for word in told if word.isalpha()])
    )


def _ends(words: list[str]) -> bool:
    """End as a sentence does, marks and breaks after it aside."""
    last = next((word for word in reversed(words) if word.strip(' \n"”')), "")
    return last.endswith(".")


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


def _is_shouted_word(doc: Doc, hit: Hit) -> bool:
    """ "WHO" in "WHO IS NEXT?": a small word among words in capitals."""
    text = words_of(doc)
    if text[hit.start : hit.end].lower() not in toml("titles.toml")["junk"]["shouted"]:
        return False
    following = text[hit.end : hit.end + 12].split()
    return bool(following) and text[hit.end] == " " and len(following[0]) > 1 and following[0].isupper()


def _is_common_word(doc: Doc, hit: Hit) -> bool:
    """A surname such as "Young" at the start of a sentence, where it goes with the noun after it."""
    known = hit.known
    if _is_shouted_word(doc, hit) or (known.kind == "place" and _ERA.search(words_of(doc)[: hit.end][-24:])):
        return True
    if known.form not in ("short", "surname") and known.kind != "organisation":
        return False
    words = columns(doc)
    at = words.at(hit.start)
    if (
        words.end(at) < hit.end
        or words.sentence[at] != at
        or words.text[at].isupper()
        or words.pos[at] in ("PROPN", "X")
    ):
        return False
    following = words.pos[at + 1] if at + 1 < len(words) else ""
    if known.form == "surname":
        return words.dep[at] in ("amod", "compound", "advmod", "nmod") and following in ("NOUN", "ADJ")
    return known.kind == "organisation" and following not in ("VERB", "AUX", "PART") and words.lower[at] in words.text
