"""Numbers told in words alone: nobody, hundreds of people, a pair of gunmen, doubled.

In: a parse and the token that tells it. Out: the quantity, or None. A vague word is a range, wide enough to be sure.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tellings.annotate.columns import Columns, columns
from tellings.annotate.counted import Counted, acted_on, counted, is_person, noun_after, taken_of, what_is, words_before
from tellings.annotate.counted_elsewhere import crowd, gathering
from tellings.annotate.number_words import MULTIPLES
from tellings.annotate.quantity_bounds import Bounds, Found, bounds
from tellings.annotate.quantity_seeds import TABLE, before
from tellings.annotate.quantity_units import UNITS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_VAGUE: dict[str, list[int]] = TABLE["vague"]
_STEMS = frozenset(TABLE["vague_of"]["words"])
_NOTHINGS = frozenset(TABLE["persons"]["nothings"])
_ACTS: dict[str, str] = TABLE["acts"]
_COMPARING = frozenset(TABLE["not_quantities"]["comparing"])
_OPENING = frozenset(("the", "its", "their", "that", "as"))
_WORN = frozenset(TABLE["not_quantities"]["worn"])
_RATIOS: dict[str, float] = TABLE["ratios"]


def nothing(doc: Doc, token: int) -> Found | None:
    """No one was injured; no injuries; none of the 30 passengers was hurt; without casualties."""
    table = columns(doc)
    word = table.lower[token]
    one = word == "no" and table.lower[token + 1 : token + 2] == ["one"]
    span = doc[token : token + 1 + one]
    if word in ("no", "without", "zero") and not one:
        return _no_harm(span)
    of_whom, last = "", span.end
    if word == "none" and table.lower[token + 1 : token + 2] == ["of"]:
        noun = noun_after(span, span.end + 1, numbered=True)
        if noun is None:
            return None
        of_whom, last = words_before(noun, span.end + 1), noun.i + 1
    verb = span.root.head
    if span.root.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in _ACTS and verb.i >= last:
        return _zero(span, verb.idx + len(verb), _act(verb), of_whom)
    return None


def _no_harm(span: Span) -> Found | None:
    noun = noun_after(span, span.end)
    if noun is None:
        return None
    if noun.lemma_ in _NOTHINGS:
        return _zero(span, noun.idx + len(noun), words_before(noun, span.end))
    verb = noun.head
    acted = noun.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in _ACTS and verb.i > noun.i
    return _zero(span, verb.idx + len(verb), _act(verb)) if acted and is_person(noun) else None


def _act(verb: Token) -> str:
    """The participle with the adverb before it: "seriously injured"."""
    start = verb.i - (verb.i > 0 and verb.doc[verb.i - 1].pos_ == "ADV")
    return str(verb.doc[start : verb.i + 1].text)


def _zero(span: Span, end: int, of: str, of_whom: str = "") -> Found:
    start = span.start_char
    return Found(start, end, start, bounds(Decimal(0), "exact", ""), "person", of, "none", "", of_whom)


def vague(doc: Doc, token: int) -> Found | None:
    """Hundreds of women, several teachers, several hundred houses; thousands fled."""
    table = columns(doc)
    told = _vague_words(table, token)
    if told is None:
        return None
    start, end, (low, high) = told
    words = " ".join(table.lower[start:end])
    multiple = MULTIPLES.get(table.lower[end]) if words in _STEMS and end < len(table) else None
    if multiple and len(table.lower[end]) > 2:
        low, high, end = low * multiple, high * multiple, end + 1
    span = doc[start:end]
    what = _vaguely(span, words)
    if what is None:
        return None
    about = before(table, start, span.start_char)
    limits = Bounds(None, Decimal(low), Decimal(high), approximate=True)
    kind = UNITS[what.unit].kind if what.unit in UNITS else "count"
    stop = max(what.end, span.end_char)
    of = f"{about.words.split()[-1]} {what.of}" if about.kind == "more" and what.of else what.of
    return Found(about.start, stop, span.start_char, limits, what.unit, of, kind, words, what.of_whom)


def _vague_words(table: Columns, token: int) -> tuple[int, int, list[int]] | None:
    """The longest vague phrase that begins at the token, or at the "a" before it."""
    start = token - (token > 0 and table.lower[token - 1] == "a")
    for length in (3, 2, 1):
        words = " ".join(table.lower[start : start + length])
        if words in _VAGUE:
            return start, start + length, _VAGUE[words]
    return None


def _vaguely(span: Span, words: str) -> Counted | None:
    doc = span.doc
    following = doc[span.end : span.end + 1].text.lower()
    inside = words.rsplit(" ", 1)[-1] == "of"
    if following == "of" and not inside:
        return taken_of(span) or gathering(span)
    plural = words.endswith("s") and words != "several"
    if following in ("more", "others", "other") or (plural and not inside):
        return (counted(span) if following in ("more", "others", "other") else acted_on(span)) or _fled(span, words)
    noun = noun_after(span, span.end)
    return what_is(noun, span.end) if noun is not None else None


def _fled(span: Span, words: str) -> Counted | None:
    """ "Thousands fled": the subject of any verb of its own, "scores" apart."""
    head = span.root
    if crowded := gathering(span) or crowd(span):
        return crowded
    own = head.dep_ in ("nsubj", "nsubjpass") and head.head.pos_ == "VERB" and head.head.i > head.i
    ahead = span.doc[max(0, span.start - 1) : span.start].text.lower()
    bare = own and words != "scores" and ahead not in ("the", "these", "those", "its", "his", "her", "their", "our")
    return Counted(span.end_char, "person", "") if bare and head.lower_ == words else None


def pair(doc: Doc, token: int) -> Found | None:
    """ "A pair of gunmen": two."""
    table = columns(doc)
    if token == 0 or table.lower[token - 1] != "a" or table.lower[token + 1 : token + 2] != ["of"]:
        return None
    span = doc[token - 1 : token + 1]
    noun = noun_after(span, token + 2)
    if noun is None or noun.tag_ != "NNS" or noun.lemma_.lower() in _WORN:
        return None
    what = what_is(noun, token + 2)
    value = bounds(Decimal(TABLE["pairs"][table.lower[token]]), "exact", "")
    return Found(span.start_char, what.end, span.start_char, value, what.unit, what.of)


def twice(doc: Doc, token: int) -> Found | None:
    """ "He rang twice" is a count of times; "twice as many", "double the sum" are ratios."""
    table = columns(doc)
    word, following = table.lower[token], table.lower[token + 1 : token + 2]
    compared = bool(following) and following[0] in ({"as", "the", "that", "its", "their", "what", "his", "her"})
    about = before(table, token, table.start[token])
    value = Decimal(3 if word == "triple" else 2)
    if compared:
        return ratio_at(doc, token, token + 1, value)
    if word != "twice" or following in (["a"], ["an"]):
        return None
    limits = bounds(value, about.kind, "")
    return Found(about.start, table.end(token), table.start[token], limits, "time", "", "count", about.words)


def ratio(doc: Doc, token: int) -> Found | None:
    """ "More than doubled", "a tenfold rise", "halved"."""
    table = columns(doc)
    word = table.lower[token]
    if table.pos[token] != "VERB" and not word.endswith("fold"):
        return None
    return ratio_at(doc, token, token + 1, Decimal(str(_RATIOS[word])))


def ratio_at(doc: Doc, token: int, last: int, value: Decimal) -> Found:
    """How many times as much, told by the tokens from one to before the other, of the noun that is compared."""
    table = columns(doc)
    about = before(table, token, table.start[token])
    end, of = _compared(doc, token, last)
    limits = bounds(value, about.kind, "")
    return Found(about.start, end, table.start[token], limits, "ratio", of, "ratio", about.words)


def _compared(doc: Doc, token: int, last: int) -> tuple[int, str]:
    """Where the words of a ratio end, and what it is a ratio of: "as many houses", "the size", "rise", "as fast"."""
    table = columns(doc)
    start = last
    while start < min(last + 3, len(table)) and _compares(table, start):
        start += 1
    told = table.end(last - 1)
    if start == last and not table.lower[last - 1].endswith("fold"):
        return told, ""
    if table.lower[start - 1] == "as" and start - last > 1:
        return table.end(start - 2), ""  # "twice as fast as prices": prices are what it is measured by
    noun = noun_after(doc[token:last], start)
    if noun is not None:
        return noun.idx + len(noun), words_before(noun, start)
    return (told if table.lower[start - 1] in _OPENING else table.end(start - 1)), ""


def _compares(table: Columns, token: int) -> bool:
    return table.lower[token] in _COMPARING or table.tag[token] in ("JJ", "RB")
