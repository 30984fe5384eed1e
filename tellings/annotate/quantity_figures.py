"""Figures: what stands written at a token as a number -> its one or two numbers, its sign, unit and what follows it.

In: a parse and a token. Out: a Figure ("$1.1 million", "5-6,000", "5ft 11in", "50-odd"), or None. It does not judge
whether the number counts anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tellings.annotate.columns import Columns, columns
from tellings.annotate.number_words import MULTIPLES, PATTERN, value_of
from tellings.annotate.parsed import words_of
from tellings.annotate.quantity_seeds import AFTER, TABLE
from tellings.annotate.quantity_units import AGAINST, SIGN, SIGNS, SPELLED, UNITS, Unit, any_of, spelled

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SHORT = rf"(?:{any_of(TABLE['short_multiples'])})(?!\w)"
_UNIT = rf"(?:[\s-]?(?:{SPELLED})|(?<=\d)(?:{AGAINST}))(?!\w)"
_FIGURE = re.compile(
    rf"(?P<first>{PATTERN})(?P<short>\s?{_SHORT})?"
    rf"(?:(?P<mid>{_UNIT})?(?P<join>\s?[-–—]\s?|-?\s+(?:to|and|or)\s+)(?:{SIGN})?(?:(?<=\w)\s)?"
    rf"(?P<second>{PATTERN})(?P<short2>\s?{_SHORT})?(?!\s?[-–:/]\d))?"
    rf"(?P<after>\s?(?:{any_of(AFTER)})(?!\w))?(?P<unit>{_UNIT})?",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"(?P<first>{PATTERN})(?P<short>\s?{_SHORT})?(?P<after>\s?(?:{any_of(AFTER)})(?!\w))?(?P<unit>{_UNIT})?",
    re.IGNORECASE,
)
_SIGN_BEFORE = re.compile(rf"(?<![\w$])(?:{SIGN})\s?\Z")
_MORE = re.compile(r"[\s,]?(?:and\s)?(\d{1,2})(?:\s?(ins?|inch(?:es)?|lbs?|oz|pounds?|ounces?)(?!\w)|['\"]*)")
_FEET = re.compile(r"(\d)'\s?(\d{1,2})(?:\"|''|”)")
_AFTER_UNIT = re.compile(rf"\s(?:{any_of(words for words in AFTER if words[0].isalpha())})(?!\w)", re.IGNORECASE)
_CHANGING = frozenset(TABLE["not_quantities"]["changing"])
_VOTES = frozenset(TABLE["not_quantities"]["votes"])
_NOT_BEFORE = frozenset(".,:/#@&-–_'")
_LONGEST_SIGN = max(map(len, SIGNS)) + 1


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written. `second` is None but for ranges and scores; `told` is the first one's words."""

    start: int
    end: int
    told: str
    first: Decimal
    second: Decimal | None = None
    join: str = ""
    money: Unit | None = None
    unit: Unit | None = None
    short: str = ""
    after: str = ""
    repeated: bool = False  # the unit stands with both numbers


def figure(doc: Doc, token: int) -> Figure | None:
    """The number that is written from this token on."""
    table, text = columns(doc), words_of(doc)
    start = _digits(table, token)
    sign = _SIGN_BEFORE.search(text, max(0, start - _LONGEST_SIGN), start)
    begin = sign.start() if sign else start
    minus = not sign and _is_negative(text, start)
    if start != table.start[token] and not sign and not minus:
        return None
    if begin and not minus and (text[begin - 1].isalnum() or text[begin - 1] in _NOT_BEFORE):
        return None
    if feet := _FEET.match(text, start):
        return Figure(start, feet.end(), feet[0], Decimal(feet[1]) * 12 + int(feet[2]), unit=UNITS["in"])
    match = _FIGURE.match(text, start)
    if match and match["second"] and not _is_pair(match, table, token, sign is not None):
        match = _ONE.match(text, start)
    if match is None or _goes_on(text, match.end()):
        return None
    found = _read(match, begin, SIGNS[_as_listed(sign[0])] if sign else None)
    return _signed(found, table, token, minus) if found else None


def _digits(table: Columns, token: int) -> int:
    """Where the number starts in a token like "US3,000"."""
    word, at = table.text[token], table.start[token]
    if word.isalpha() or word[0].isdigit():
        return at
    return at + next((place for place, letter in enumerate(word) if letter.isdigit()), 0)


def _as_listed(sign: str) -> str:
    return sign.strip()


def _is_negative(text: str, start: int) -> bool:
    """ "-5C", not the end of "3-5": a mark of minus behind a space."""
    return text[max(0, start - 1) : start] in ("-", "−") and (start < 2 or text[start - 2] in " (")


def _goes_on(text: str, end: int) -> bool:
    """A letter or another digit follows at once: the number is a piece of something else."""
    rest = text[end : end + 2]
    if not rest:
        return False
    if rest[0].isalnum() or rest[0] in "_/@":
        return not (rest[0] == "/" and not rest[1:].isalnum())
    return rest[0] in ".,:" and rest[1:].isdigit()


def _read(match: re.Match[str], begin: int, money: Unit | None) -> Figure | None:
    groups = match.groupdict()
    first = value_of(_words(groups, "first", "short"))
    second = value_of(_words(groups, "second", "short2")) if groups.get("second") else None
    if first is None:
        return None
    if second is not None:
        first = _shared(groups, first, second)
    told_unit = groups["unit"] or groups.get("mid")
    unit = spelled(told_unit) if told_unit else None
    words = _words(groups, "first", "short")
    short = (groups["short"] or "").strip().lower()
    repeated = bool(groups.get("mid"))
    join = (groups.get("join") or "").strip(" -").lower() or "-" if second is not None else ""
    after = (groups["after"] or "").strip().lower()
    end = match.end()
    figure = Figure(begin, end, words, first, second, join, money, unit, short, after, repeated)
    return _with_smaller(figure, match.string)


def _words(groups: dict[str, str | None], number: str, short: str) -> str:
    return ((groups.get(number) or "") + (groups.get(short) or "")).lower()


def _shared(groups: dict[str, str | None], first: Decimal, second: Decimal) -> Decimal:
    """The first number takes the thousands or millions that only the second one tells: "5-6,000"."""
    whole = _words(groups, "second", "short2")
    if first >= 1000 or second < 1000 or groups.get("short"):
        return first
    shared = re.search(rf"(?:{any_of(MULTIPLES)})$", whole)
    if not shared and first != first.to_integral_value():
        return first
    step = Decimal(MULTIPLES[shared[0]]) if shared else Decimal(1000)
    spoken = any(word in (groups.get("first") or "").lower() for word in MULTIPLES if len(word) > 2)
    fits = first * step < second and not spoken
    return first * step if fits and (shared or (groups.get("join") or "").strip() in ("-", "–", "—", "to")) else first


def _with_smaller(figure: Figure, text: str) -> Figure:
    """ "5ft 11in" in inches, "11st 4lb" in pounds."""
    compound = TABLE["compound_units"].get(figure.unit.name) if figure.unit and figure.second is None else None
    more = _MORE.match(text, figure.end) if compound else None
    if not compound or not more or Decimal(more[1]) >= compound[1] or text[figure.end : figure.end + 1] == ",":
        return figure
    if not more[2] and (text[more.end() :][:1].isalnum() or figure.unit is None or figure.unit.name != "ft"):
        return figure
    whole = figure.first * compound[1] + int(more[1])
    return Figure(figure.start, more.end(), "", whole, unit=UNITS[compound[0]], after=figure.after)


def _signed(figure: Figure, table: Columns, token: int, minus: bool) -> Figure:
    """Minus, told with a mark or a word, for what can be below zero."""
    spoken = token > 0 and table.lower[token - 1] in ("minus", "negative")
    if not (minus or spoken):
        return figure
    start = table.start[token - 1] if spoken else figure.start - 1
    return Figure(start, figure.end, figure.told, -figure.first, unit=figure.unit, after=figure.after)


def _is_pair(match: re.Match[str], table: Columns, token: int, money: bool) -> bool:
    """Two numbers that bound one ("5-6,000", "$800 to $1,000", "between 5 and 10", "two or three"), or a score."""
    first, second = (
        value_of(_words(match.groupdict(), "first", "short")),
        value_of(_words(match.groupdict(), "second", "short2")),
    )
    if first is None or second is None:
        return False
    first = _shared(match.groupdict(), first, second)
    join = match["join"].strip(" -–—").lower()
    ahead = table.lower[max(0, token - 3) : token]
    between = "between" in ahead
    if join == "and":
        return between and first < second
    if join == "to":
        changing = bool(match["mid"] or money) and not _CHANGING.isdisjoint(table.lemma[max(0, token - 4) : token])
        if first > second:
            return _is_score(match) and not _VOTES.isdisjoint(table.lower[max(0, token - 5) : token])
        return first < second <= 5 * first and "from" not in ahead and not changing
    return first < second if join == "or" else first < second or _is_score(match)


def _is_score(match: re.Match[str]) -> bool:
    """3-1, 52-48: two small whole numbers with a dash, the larger one first."""
    return match["first"].isdigit() and match["second"].isdigit() and int(match["second"]) <= int(match["first"]) < 1000


def after_unit(text: str, end: int) -> str:
    """ "or more", "or so" behind the unit or the noun."""
    found = _AFTER_UNIT.match(text, end)
    return " ".join(found[0].split()).lower() if found else ""
