"""Ages: a 15-year-old boy; aged 15; aged between 5 and 8; Martha Quill, 45, runs the ferry; six months old.

In: a parse and the token where the number begins. Out: an age in years, or None.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from tellings.annotate.columns import columns
from tellings.annotate.counted import is_person, noun_after, words_before
from tellings.annotate.number_words import PATTERN, value_of
from tellings.annotate.parsed import words_of
from tellings.annotate.quantity_bounds import Bounds, Found, bounds, tidy
from tellings.annotate.quantity_seeds import before

if TYPE_CHECKING:
    from spacy.tokens import Doc

OLDEST = 120
_OLDEST_THING = 5000
_YEARS = {"year": Decimal(1), "month": Decimal(1) / 12, "week": Decimal(7) / Decimal("365.25")}
_YEARS["day"] = _YEARS["week"] / 7
_OLD = re.compile(
    rf"(?P<first>{PATTERN})(?:-?\s?(?:-|to|and|or)\s?(?P<second>{PATTERN}))?[\s-]"
    r"(?P<unit>year|month|week|day)s?[\s-]olds?(?!\w)",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"(?:aged?|at\s+the\s+age\s+of)\s+(?:of\s+)?(?P<between>between\s+|from\s+)?(?P<first>\d{1,3})"
    r"(?:\s?(?:-|–|to|and)\s?(?P<second>\d{1,3}))?(?![\w%]|[.,:-]\d)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?P<first>\d{2})(?=,)")
_PLACES_AND_DAYS = frozenset(("GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "LAW"))
_SHE = ([",", "she"], [",", "he"])
_AFTER_NAME = re.compile(r"(?<=\w)(?P<open>,\s|\s\()(?P<first>\d{1,3})(?=,|\)|\.\s|\.$|\s(?:and|who|of|from)\b)")


def years_old(doc: Doc, token: int) -> Found | None:
    """ "15-year-old boy", "21 years old", "six-month-old baby"."""
    table, text = columns(doc), words_of(doc)
    start = table.start[token]
    match = _OLD.match(text, start)
    if match is None or (start and (text[start - 1].isalnum() or text[start - 1] in ".,$-£€")):
        return None
    age = _bounds(match, _YEARS[match["unit"].lower()])
    span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
    if age is None or span is None:
        return None
    noun = noun_after(span, span.end)
    end, of = match.end(), ""
    if noun is not None and noun.pos_ != "PROPN" and noun.ent_type_ not in ("DATE", "TIME"):
        end, of = noun.idx + len(noun), words_before(noun, span.end)
    about = before(table, token, start)
    if about.kind not in ("exact", "more") and age.value is not None:
        age = bounds(age.value, about.kind, "")
    words = "" if about.kind == "more" else about.words
    return Found(about.start if words else start, end, start, age, "age", of, "age", words)


def _bounds(match: re.Match[str], years: Decimal) -> Bounds | None:
    first = value_of(match["first"].lower())
    second = value_of(match["second"].lower()) if match["second"] else None
    if first is None or first * years > _OLDEST_THING:
        return None
    if second is None or second <= first:
        value = first * years
        return bounds(value if years == 1 else value.quantize(Decimal("0.01")), "exact", "")
    return Bounds(None, tidy(first * years), tidy(second * years))


def aged(doc: Doc, token: int) -> Found | None:
    """ "Aged 15", "at the age of 15", "aged between 5 and 8"."""
    match = _AGED.match(words_of(doc), columns(doc).start[token])
    age = _bounds(match, _YEARS["year"]) if match else None
    if match is None or age is None or int(match["first"]) > OLDEST:
        return None
    start = match.start("between") if match["between"] else match.start("first")
    end = match.end() if age.value is None else match.end("first")
    return Found(start, end, match.start("first"), age, "age", "", "age", (match["between"] or "").strip())


def after_name(doc: Doc, token: int) -> Found | None:
    """ "Martha Quill, 45," and "a baker, 45, from Tarn": a number behind a name or one person."""
    table, text = columns(doc), words_of(doc)
    start = table.start[token]
    match = _AFTER_NAME.match(text, max(0, start - 2)) if table.text[token].isdigit() else None
    if match is None or match.start("first") != start or not 0 < int(match["first"]) <= OLDEST:
        return None
    if not _follows_person(doc, token - 2):
        return None
    return _years(match, start)


def at_age(doc: Doc, token: int) -> Found | None:
    """ "At 34, she …"."""
    lower = columns(doc).lower
    said = lower[max(0, token - 1) : token] == ["at"] and lower[token + 1 : token + 3] in _SHE
    match = _NUMBER.match(words_of(doc), columns(doc).start[token]) if said else None
    return _years(match, match.start()) if match else None


def _years(match: re.Match[str], start: int) -> Found:
    return Found(start, match.end("first"), start, bounds(Decimal(match["first"]), "exact", ""), "age", "", "age")


def _follows_person(doc: Doc, token: int) -> bool:
    """A name, or one person: "the judge, 59,"; not a list of numbers of people."""
    if token < 0:
        return False
    word = doc[token]
    named = word.pos_ == "PROPN" and word.ent_type_ not in _PLACES_AND_DAYS
    return named or word.ent_type_ == "PERSON" or word.lower_ == "age" or (word.tag_ == "NN" and is_person(word))
