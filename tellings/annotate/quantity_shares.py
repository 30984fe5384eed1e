"""Shares told in words: half of the houses, two-thirds of voters, one in five children, a majority of members.

In: a parse and the token where it begins. Out: a share in per cent, or None; "12 out of 30 boats" stays a count.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from tellings.annotate.columns import Columns, columns
from tellings.annotate.counted import WHOM, Counted, noun_after, of_them, what_is, words_before
from tellings.annotate.number_words import PATTERN, value_of
from tellings.annotate.parsed import words_of
from tellings.annotate.quantity_bounds import Bounds, Found, bounds
from tellings.annotate.quantity_seeds import TABLE, Before, before

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_PARTS: dict[str, int] = TABLE["fraction_parts"]
_SHARES: dict[str, list[int]] = TABLE["share_words"]
_ONE_IN = re.compile(
    rf"(?P<first>{PATTERN})(?:(?P<in>[\s-]in[\s-])|\s+(?:out\s+)?of\s+every\s+|\s+out\s+of\s+)(?P<second>{PATTERN})"
    r"(?![\w%$£€]|[.,:]\d|\s?(?:%|per\s?cent))",
    re.IGNORECASE,
)
_ROUND = frozenset(map(Decimal, (3, 4, 5, 6, 7, 8, 10, 20, 100, 1000, 10_000, 100_000, 1_000_000)))
_WHOLE = frozenset(("of", "the", "its", "their", "his", "her", "our", "all", "those", "these", "a", "an"))
_CUT = frozenset(("by", "to", "nearly", "almost", "about", "over", "only"))


def part(doc: Doc, token: int) -> Found | None:
    """ "Half the staff", "a third of voters", "cut by a quarter"; the token names the part."""
    table = columns(doc)
    word = table.lower[token]
    start = _start_of_part(table, token)
    if start is None:
        return None
    count = 1 if start == token else int(value_of(table.lower[start]) or 1)
    plural = word.endswith("s") or word == "halves"
    if plural != (count > 1) or count >= _PARTS[word]:
        return None
    following = table.lower[token + 1 : token + 2]
    ahead = table.lower[start - 1] if start else ""
    if not (following and following[0] in _WHOLE) and not (ahead in _CUT and (start < token or ahead == "by")):
        return None
    return _share(doc, start, token + 1, _of_whole(Decimal(count), _PARTS[word]))


def part_ahead(doc: Doc, token: int) -> Found | None:
    """ "Two-thirds of voters": the token is the number of parts."""
    lower = columns(doc).lower
    for at in (token + 1, token + 2):
        if lower[at : at + 1] and lower[at] in _PARTS and (at == token + 1 or lower[token + 1] == "-"):
            return part(doc, at)
    return None


def _start_of_part(table: Columns, token: int) -> int | None:
    """Where "two-thirds" and "a third" begin; a bare "half" is its own beginning."""
    for at in (token - 1, token - 2):
        joined = at == token - 1 or table.text[token - 1] == "-"
        if at >= 0 and joined and (table.lower[at] in ("a", "an", "one") or value_of(table.lower[at])):
            return at
    return token if table.lower[token] == "half" else None


def _of_whole(count: Decimal, parts: int) -> Bounds:
    """A share in per cent; what does not come out even is bounded by whole per cents."""
    exact = 100 * count / parts
    value = exact.quantize(Decimal("0.1"))
    if value == exact:
        return bounds(value, "exact", "")
    low, high = exact.quantize(Decimal(1), ROUND_FLOOR), exact.quantize(Decimal(1), ROUND_CEILING)
    return Bounds(value, low, high, approximate=True)


def _share(doc: Doc, start: int, end: int, told: Bounds) -> Found | None:
    table = columns(doc)
    about = before(table, start, table.start[start])
    told = _blurred(told, about)
    what = _of(doc[start:end])
    stop = what.end if what else table.end(end - 1)
    of, of_whom = (what.of, what.of_whom) if what else ("", "")
    whole = (what.whole, stop) if what and what.whole is not None else None
    return Found(about.start, stop, table.start[start], told, "%", of, "share", about.words, of_whom, whole)


def _of(span: Span) -> Counted | None:
    """What it is a share of; "half of them were women" is a share of them."""
    doc = span.doc
    of = doc[span.end : span.end + 1].text.lower() == "of"
    first = doc[span.end + of : span.end + of + 1]
    if of and first.text.lower() in WHOM:
        return of_them(span)
    start = span.end + of
    noun = noun_after(span, start, numbered=True) if of or first.text.lower() in _WHOLE else None
    if noun is None:
        return None
    at = next((token for token in doc[start : noun.i] if token.like_num), None)
    end = noun.idx + len(noun)
    if at is None:
        return Counted(end, "%", words_before(noun, start))
    return Counted(end, "%", words_before(noun, at.i + 1), str(doc[at.i : noun.i + 1].text), at.idx)


def one_in(doc: Doc, token: int) -> Found | None:
    """ "One in five children", "nine out of ten": a share; "12 out of 30 boats": a count of them."""
    match = _ONE_IN.match(words_of(doc), columns(doc).start[token])
    span = doc.char_span(match.start(), match.end(), alignment_mode="expand") if match else None
    if match is None or span is None or not _stands_alone(match):
        return None
    first, second = value_of(match["first"].lower()), value_of(match["second"].lower())
    if first is None or second is None or not 0 < first < second:
        return None
    about = before(columns(doc), token, match.start())
    if second not in _ROUND and not match["in"]:
        return _out_of(span, match, about)
    told = _of_whole(first, int(second)) if first == int(first) else bounds(100 * first / second, "exact", "")
    noun = noun_after(span, span.end)
    if second not in _ROUND or (noun is not None and noun.ent_type_ in ("DATE", "TIME")):
        return None
    end, of = (noun.idx + len(noun), words_before(noun, span.end)) if noun is not None else (match.end(), "")
    return Found(about.start, end, match.start(), _blurred(told, about), "%", of, "share", about.words)


def _stands_alone(match: re.Match[str]) -> bool:
    ahead = match.string[max(0, match.start() - 1) : match.start()]
    return not ahead or not (ahead.isalnum() or ahead in "-.,:/$£€")


def _blurred(told: Bounds, about: Before) -> Bounds:
    """Bounds after the words before them."""
    if about.kind in ("exact", "more") or told.value is None:
        return told
    return bounds(told.value, about.kind, "")


def _out_of(span: Span, match: re.Match[str], about: Before) -> Found | None:
    noun = noun_after(span, span.end)
    value = value_of(match["first"].lower())
    if noun is None or value is None:
        return None
    what = what_is(noun, span.end)
    limits, group = bounds(value, about.kind, match["first"]), f"{match['second']} {what.of}"
    whole = (match.start("second"), what.end)
    return Found(
        about.start, what.end, match.start(), limits, what.unit, what.of, "count", about.words, group, whole
    )  # fmt: skip


def majority(doc: Doc, token: int) -> Found | None:
    """ "A majority of members": more than half."""
    table = columns(doc)
    for length in (3, 2):
        start = token + 1 - length
        words = " ".join(table.lower[max(0, start) : token + 1])
        if start >= 0 and words in _SHARES and table.lower[token + 1 : token + 2] == ["of"]:
            low, high = map(Decimal, _SHARES[words])
            found = _share(doc, start, token + 1, Bounds(None, low, high, True))
            return replace(found, approximator=words) if found and (found.of or found.of_whom) else None
    return None
