"""Plain numbers: "at least 12 people", "$1.1 million", "22 percent", "5-6,000 boats", a score of 3-1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tellings.annotate.counted import UNITS, Counted, counted, noun_after, words_before
from tellings.annotate.number_words import MULTIPLES, PATTERN, value_of
from tellings.annotate.parsed import words_of
from tellings.annotate.quantity_bounds import Bounds, bounds, tidy

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity in a parse: offsets, where its number starts, bounds, unit and what is counted."""

    start: int
    end: int
    number: int
    bounds: Bounds
    unit: str
    of: str


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first, any space between them."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)


_SIGN = any_of(UNITS["currencies"])
_SHORT = rf"(?:{any_of(UNITS['short_multiples'])})(?!\w)"
_NUMBER = re.compile(
    rf"(?<![\w.,:/#@&-])(?:(?P<approx>{any_of(UNITS['approximators'])})\s+)?(?P<sign>(?<!\w)(?:{_SIGN})\s?)?"
    rf"(?P<first>{PATTERN})(?P<short>\s?{_SHORT})?"
    rf"(?:\s?(?P<join>[-–]|\bto\b|\band\b|\bor\b)\s?(?:{_SIGN})?(?P<second>{PATTERN})(?P<short2>\s?{_SHORT})?)?"
    rf"(?!\w|[.,]\d)(?P<after>\s?(?:{any_of(UNITS['after'])})(?!\w))?"
    r"(?P<percent>\s?%|[\s-](?:percent|per\s+cent|percentage\s+points?|pc|pct)\b)?",
    re.IGNORECASE,
)


def numbers(doc: Doc) -> Iterator[Found]:
    """Every number that counts or measures something."""
    at, text = 0, words_of(doc)
    while match := _NUMBER.search(text, at):
        at = max(match.end("second") if _is_range(match) else match.end("first"), at + 1)
        if found := _found(match, doc):
            at = max(at, found.end)
            yield found


def _found(match: re.Match[str], doc: Doc) -> Found | None:
    ranged = _is_range(match)
    start = match.start("sign") if match["sign"] else match.start("first")
    end = match.end() if ranged or not match["second"] else match.end("short" if match["short"] else "first")
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or _is_name(span, doc):
        return None
    limits = _score(match) or _limits(match, ranged)
    what = _what(match, span) if limits else None
    if limits is None or what is None:
        return None
    begin = match.start() if match["approx"] else start
    return Found(begin, max(end, what.end), start, limits, what.unit, _with_more(match, what.of))


def _is_range(match: re.Match[str]) -> bool:
    """Two numbers that bound one: "5-6,000", "$800 to $1,000", "between 5 and 10", "two or three"."""
    if not match["second"]:
        return False
    before = match.string[max(0, match.start() - 8) : match.start()].rstrip().lower()
    first, second = _pair(match)
    near = first is not None and second is not None and second <= 5 * first
    joins = {"and": (match["approx"] or "").lower() == "between", "to": near and not before.endswith("from")}
    rising = first is not None and second is not None and first < second
    return (rising and joins.get(match["join"].lower(), True)) or _score(match) is not None


def _pair(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """Both numbers; the first takes the thousands or millions that only the second one tells."""
    second = value_of(_told(match, "second", "short2"))
    first = value_of(_told(match, "first", "short"))
    if first is None or second is None:
        return first, second
    whole = match["second"] + (match["short2"] or "")
    shared = re.search(rf"(?:{any_of(MULTIPLES)})$", whole.lower())
    if first < 1000 <= second and first.to_integral_value() == first:
        step = Decimal(MULTIPLES[shared[0]]) if shared else Decimal(1000)
        if first * step < second and match["join"] in "-–to":
            return first * step, second
    return first, second


def _told(match: re.Match[str], number: str, short: str) -> str:
    return (match[number] + (match[short] or "")).lower()


def _score(match: re.Match[str]) -> Bounds | None:
    """3-1: two small whole numbers with a dash, the larger one first."""
    if match["join"] not in ("-", "–") or match["sign"] or match["percent"]:
        return None
    if not (match["first"].isdigit() and match["second"].isdigit()):
        return None
    first, second = Decimal(match["first"]), Decimal(match["second"])
    return Bounds(None, second, first) if second <= first < 500 else None


def _limits(match: re.Match[str], ranged: bool) -> Bounds | None:
    approx = " ".join((match["approx"] or "").lower().split())
    kind = UNITS["after"].get((match["after"] or "").strip().lower()) or UNITS["approximators"].get(approx, "exact")
    if ranged:
        low, high = _pair(match)
        return Bounds(None, tidy(low), tidy(high), kind == "about") if low is not None and high is not None else None
    told = _told(match, "first", "short")
    value = value_of(told)
    return None if value is None else bounds(value, kind, told)


def _what(match: re.Match[str], span: Span) -> Counted | None:
    if _score(match):
        noun = noun_after(span, span.end)
        scored = noun is not None and noun.lemma_ in UNITS["not_quantities"]["score_nouns"]
        return Counted(noun.idx + len(noun), "score", noun.text) if noun is not None and scored else None
    if match["sign"]:
        return _measured(span, UNITS["currencies"][match["sign"].strip().upper()])
    if match["percent"]:
        return _measured(span, "%")
    return _counts(match, span)


def _measured(span: Span, unit: str) -> Counted:
    """An amount of money or a share, with the noun it describes: "a $795 loss", "22 percent of voters"."""
    beside = span.doc[span.end : span.end + 1]
    of = beside.text.lower() == "of"
    apart = not beside or beside[0].pos_ in ("DET", "PROPN") or (of and unit != "%")
    noun = None if apart else noun_after(span, span.end + of)
    if noun is None:
        return Counted(span.end_char, unit, "")
    return Counted(noun.idx + len(noun), unit, words_before(noun, span.end + of))


def _counts(match: re.Match[str], span: Span) -> Counted | None:
    what = counted(span)
    if what is None:
        return None
    if match["short"] and what.unit != "person":
        return None
    if match["first"].lower() == "one" and (what.unit in ("", "time") or _is_pronoun(span)):
        return None
    following = span.doc[span.end + 1 : span.end + 2].text.lower()
    if what.unit == "time" and following in UNITS["not_quantities"]["comparing"]:
        return None
    return None if what.unit == "" and _is_empty(what.of) else what


def _is_pronoun(span: Span) -> bool:
    after, before = span.doc[span.end : span.end + 1].text.lower(), span.doc[max(0, span.start - 1) : span.start]
    return after == "of" or before.text.lower() in ("no", "any", "every", "each", "this", "that", "the")


def _is_empty(of: str) -> bool:
    return of.lower().rsplit(" ", 1)[-1].rstrip("s") in UNITS["not_quantities"]["empty_nouns"]


def _is_name(span: Span, doc: Doc) -> bool:
    """A number in a name ("Boeing 737"), after a label ("page 12") or behind a name that it belongs to."""
    rules = UNITS["not_quantities"]
    before = doc[max(0, span.start - 1) : span.start]
    if not before or span.text[:1] in "$£€":
        return False
    if before.text.lower() in rules["labels"] and before.text.lower() not in ("no", "day", "week"):
        return True
    if span[0].ent_iob_ == "I" and span[0].ent_type_ in rules["names"]:
        return True
    return bool(before[0].pos_ == "PROPN" and span.root.head.i < span.start and span.root.head.pos_ == "PROPN")


def _with_more(match: re.Match[str], of: str) -> str:
    """ "An additional 1,600 officers" counts additional officers."""
    told = " ".join((match["approx"] or "").lower().split())
    if UNITS["approximators"].get(told) != "more" or not of:
        return of
    return f"{told.split()[-1]} {of}"
