"""Place names: a parse -> the stretches of it that name places.

In: the parse of a text. Out: what the parser took for places, and what it missed or misnamed: countries and states by
their names, names that the gazetteer has where the words around them ask for a place ("in X", "X, Ky.", "X County",
"city of X", "X residents", a row after one of these), and a name once read as a place wherever it comes again. A name
of a person, or inside one of a body ("Bank of England"), is no place; a town or country that a body is named for
("Ashford Police", "U.S. Navy") is told as such. `weak` names ("to X") are for the caller to judge by the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tellings.annotate.folding import fold
from tellings.annotate.place_spots import WORDS, abbreviations, groups, wide
from tellings.annotate.place_words import (
    LABELS,
    NO_NAMES,
    Words,
    abbreviated,
    ends,
    in_body,
    inside,
    is_person,
    kind_of,
    located,
    settled,
    trimmed,
)
from tellings.knowledge.gazetteer import known

_SHORT = frozenset({"U.S.", "US", "U.S", "USA", "UK", "U.K.", "UN"})  # countries that go before names of bodies
_DASHES = frozenset({"—", "–", "-", "--", "("})
_TYPES = frozenset({"state", "province", "county", "district", "governorate", "prefecture", "oblast"})
_TOWNS = frozenset({"city", "town", "village"})
_TYPED = frozenset({"county", "township", "parish", "borough", "province", "district", "island", "islands"})


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens [start, end) that name a place; `text` is what to look up ("Ky." is Kentucky, "New York" a state).

    `inside`: what the text puts it in ("Ky."). `holds`: what the text puts in it. `body`: it names a body.
    `weak`: nothing but the gazetteer says that it is a place.
    """

    start: int
    end: int
    text: str
    inside: str | None = None
    holds: str | None = None
    body: bool = False
    weak: bool = False


@dataclass(slots=True)
class _Found:
    words: Words
    names: dict[int, Name] = field(default_factory=dict)  # each of its tokens -> name
    covered: set[int] = field(default_factory=set)

    def take(self, start: int, end: int, *, body: bool = False, weak: bool = False) -> None:
        name = Name(start, end, _asked(self.words, start, end), inside(self.words, end), None, body, weak)
        for token in range(start, end):
            self.names[token] = name
            self.covered.add(token)


def names(words: Words, more: frozenset[str] = frozenset()) -> list[Name]:
    """Names of places in order of the text. `more`: names that other texts of the telling read as places."""
    found = _Found(words)
    for start, end, label in found.words.entities:
        if label in LABELS:
            _take_entity(found, start, end)
    for start in range(len(found.words.texts)):
        if found.words.capital(start) and start not in found.covered:
            _take_run(found, start)
    _take_again(found, more)
    return list(_with_held(found))


def _with_held(found: _Found) -> Iterator[Name]:
    """Each name once; one after a comma that holds the name before it knows so."""
    for token, name in sorted(found.names.items()):
        if token == name.start:
            before = found.names.get(token - 2) if token > 1 and found.words.texts[token - 1] in (",", "(") else None
            held = before.text if before and before.inside and name.text.startswith(before.inside) else None
            yield Name(name.start, name.end, name.text, name.inside, held, name.body, name.weak)


def _asked(words: Words, start: int, end: int) -> str:
    """What to look up: an abbreviation in full, with the kind of place that the text gives it."""
    text = words.text(start, end)
    after = start > 0 and words.texts[start - 1] in (",", "(")
    if text in abbreviations() and (text.endswith(".") or text in WORDS["standing"] or after):
        return abbreviated(text)
    follows = words.lowers[end] if end < len(words.texts) else ""
    kind = follows if follows in _TYPES else kind_of(words, start)
    return f"{text} {kind}" if kind in _TYPES | _TOWNS else text


# --- what the parser saw -------------------------------------------------------------------------------------


def _take_entity(found: _Found, start: int, end: int) -> None:
    """A place of the parser's; one with a comma in it, or "and", is several when the whole is unknown."""
    words = found.words
    pieces = [(start, end)]
    if not words.has(words.text(start, end)):
        cuts = [token for token in range(start, end) if words.texts[token] in (",", "and", "&", "/", ";")]
        pieces = list(zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True))
    for first, last in pieces:
        span = trimmed(words, first, last)
        if span and words.capital(span[0]) and not is_person(words, *span) and not _is_people(words, *span):
            fitted = _fitted(found, *span)
            if words.has(words.text(*fitted)) or _placed(words, *fitted) or _featured(words, *fitted):
                found.take(*fitted)


def _fitted(found: _Found, start: int, end: int) -> tuple[int, int]:
    """The name with a capital word more or some less, when the gazetteer has it so: "Mexico" + "City"."""
    words = found.words
    if words.capital(end) and words.has(words.text(start, end + 1)):
        return start, end + 1
    if end - start < 2 or words.has(words.text(start, end)) or _featured(words, start, end):
        return start, end
    for last in range(end - 1, start, -1):
        text = words.text(start, last)
        if (last - start > 1 or wide(fold(text))) and words.has(text):
            return start, last
    for first in range(start + 1, end):
        if wide(fold(words.text(first, end))):
            return first, end
    return start, end


def _placed(words: Words, start: int, end: int) -> bool:
    return located(words, start) or (end < len(words.texts) and words.lowers[end] in ("in", ","))


def _featured(words: Words, start: int, end: int) -> bool:
    """Named for what it is: "Ashford Road"."""
    return end - start > 1 and bool({words.lowers[start], words.lowers[end - 1]} & WORDS["features"])


def _is_people(words: Words, start: int, end: int) -> bool:
    key = fold(words.text(start, end))
    return key in groups() and not wide(key)


# --- what it missed or misnamed ------------------------------------------------------------------------------


def _take_run(found: _Found, start: int) -> None:
    words = found.words
    if words.texts[start] in ("The", "A", "An"):
        return
    if words.texts[start] in abbreviations() and _is_short(words, start):
        found.take(start, start + 1)
        return
    broken = start == 0 or not words.capital(start - 1) or start - 1 in found.covered or _plain(words, start - 1)
    for end in ends(words, start, found.covered):
        text = words.text(start, end)
        if _is_council(words, end, text):
            continue
        if wide(fold(text)) and (body := _free(words, start, end)) is not None:
            found.take(start, end, body=body)
            return
        if broken and words.has(text) and _wanted(found, start, end):
            found.take(start, end, body=in_body(words, start, end), weak=not _asked_for(found, start, end))
            return
    end = _capitals(words, start)
    if broken and kind_of(words, start) and words.labels[start] not in NO_NAMES:  # a place that the gazetteer lacks
        found.take(start, end)


def _capitals(words: Words, start: int) -> int:
    end = start
    while words.capital(end):
        end += 1
    return end


def _piece(words: Words, start: int, end: int) -> bool:
    """All of a name of the parser's, or of its half before or after "and"."""
    first, last = words.borders[start]
    cuts = [token for token in range(first, last) if words.texts[token] in ("and", "&", ",", "/")]
    halves = zip([first, *(cut + 1 for cut in cuts)], [*cuts, last], strict=True)
    return (start, end) in [trimmed(words, *half) for half in halves]


def _is_council(words: Words, end: int, text: str) -> bool:
    """ "Ashford City" of "Ashford City Council", where no town is called so."""
    council = words.lowers[end - 1] in ("city", "town") and words.capital(end) and words.lowers[end] in WORDS["bodies"]
    return council and not known(fold(text))


def _is_short(words: Words, start: int) -> bool:
    """A state shortened after a town and a comma; some stand alone: "regional NSW"."""
    if words.texts[start] in WORDS["standing"]:
        return words.labels[start] in ("", *LABELS) or not words.capital(start + 1)
    return start > 1 and words.texts[start - 1] in (",", "(") and words.capital(start - 2)


def _plain(words: Words, token: int) -> bool:
    """A capital only because it begins a sentence: "In Ashford"."""
    return words.lowers[token] in WORDS["locating"] | WORDS["leading"]


def _free(words: Words, start: int, end: int) -> bool | None:
    """Whether a wide name begins or ends the name of a body; None inside one of a person, body or work."""
    label = words.labels[start]
    if label == "PERSON" and words.lowers[start] in WORDS["givens"]:
        return False if located(words, start) else None
    if not label or label in LABELS:
        return None if is_person(words, start, end) else False
    if label == "PERSON" and words.borders[start][0] == start and words.texts[start] not in words.persons:
        return False  # "Ukraine Ivan Petrov", where a comma is missing
    span = trimmed(words, *words.borders[start])
    if span == (start, end):
        return None if is_person(words, start, end) else False
    if label in ("ORG", "LAW", "PERSON") and words.texts[start] in _SHORT and span and span[0] == start:
        return True
    if label != "ORG" or not span:
        return None
    ending = span[1] == end and start > 0
    return True if ending or in_body(words, start, end) else None


def _wanted(found: _Found, start: int, end: int) -> bool:
    """Whether a name of a place may stand here at all: no part of a longer name, no name of a person."""
    words = found.words
    label = words.labels[start]
    if _dated(words, start, end) or kind_of(words, start):
        return True
    if (label in NO_NAMES and not _misread(words, start, end)) or is_person(words, start, end):
        return False
    if label == "PERSON" and words.borders[start][1] - words.borders[start][0] > end - start + 1:
        return False
    return _asked_for(found, start, end) or _led(found, start, end)


def _misread(words: Words, start: int, end: int) -> bool:
    """No date, though the parser took it for one: "in Winchester"."""
    plain = words.labels[start] == "DATE" and words.borders[start] == (start, end) and words.texts[start].isalpha()
    return plain and located(words, start) and words.lowers[start].rstrip(".") not in WORDS["calendar"]


def _asked_for(found: _Found, start: int, end: int) -> bool:
    """Whether the words around ask for a place here."""
    words = found.words
    label = words.labels[start]
    if end - start > 1 and words.lowers[end - 1] in _TYPED:
        return True
    if inside(words, end) or in_body(words, start, end) or _dated(words, start, end):
        return True
    follows = words.lowers[end] if end < len(words.texts) else ""
    if follows in WORDS["locals"] or follows in _TYPES:
        before = words.lowers[start - 1] if start else "the"
        return label != "PERSON" or before in ("a", "an", "the")
    return located(words, start) and (label not in ("ORG", "PERSON") or settled(words, start, end))


def _dated(words: Words, start: int, end: int) -> bool:
    """A dateline in capitals: "ASHFORD (AP)", "ASHFORD, May 3 -"."""
    if not all(text.isupper() for text in words.texts[start:end]) or len(words.texts[start]) < 4:
        return False
    return end < len(words.texts) and any(text in _DASHES for text in words.texts[end : end + 6])


def _led(found: _Found, start: int, end: int) -> bool:
    """One whole run of capitals after "to", "of" and the like, after a place and a comma or "and", or with "'s"."""
    words = found.words
    if words.capital(end) or not words.proper(start) or words.lowers[start] in WORDS["official"]:
        return False
    if words.labels[start] in ("PERSON", "ORG") and not _piece(words, start, end):
        return False
    if start == 0 or words.first[start]:
        return words.labels[start] != "PERSON"
    before = words.lowers[start - 1]
    if before in (",", "and", "or") and (start - 2 in found.covered or start - 3 in found.covered):
        return True
    possessed = end < len(words.texts) and words.texts[end] == "'s"
    sure = before in ("to", "from") or (before == "of" and words.texts[start - 2] == ",")  # "Ms. Lund, of X,"
    return (before in WORDS["leading"] and (words.labels[start] != "PERSON" or sure)) or possessed


# --- a name that comes again ---------------------------------------------------------------------------------


def _take_again(found: _Found, more: frozenset[str]) -> None:
    """Names read as places, at their other mentions, when the gazetteer has them."""
    words = found.words
    told = {words.text(name.start, name.end) for name in found.names.values() if not name.body and not name.weak}
    again = {text for text in told | more if words.has(text)}
    firsts = {text.split()[0] for text in again}
    for start, text in enumerate(words.texts):
        if text in firsts and (start not in found.covered or found.names[start].weak):
            for end in ends(words, start, set()):
                if words.text(start, end) in again and _alone(found, start, end):
                    found.take(start, end, body=in_body(words, start, end))
                    break


def _alone(found: _Found, start: int, end: int) -> bool:
    """Not a part of a person's or body's longer name, unless a local body begins with it."""
    words = found.words
    taken = any(token in found.covered and not found.names[token].weak for token in range(start, end))
    if taken or is_person(words, start, end):
        return False
    before = start - 1
    joined = words.capital(before) and before not in found.covered and not _plain(words, before)
    if joined and words.lowers[before] not in WORDS["sides"]:
        return False
    span = trimmed(words, *words.borders.get(start, (start, end)))
    return span == (start, end) or words.labels[start] in LABELS or in_body(words, start, end)
