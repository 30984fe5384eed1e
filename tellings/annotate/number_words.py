"""Number words: how English writes a number -> its value, exactly; None for what is not a number.

`PATTERN` finds a number in running text ("twenty-five", "1,071,872.87", "1.1 million", "two and a half", "a dozen");
it does not judge what the number counts.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal, InvalidOperation

from tellings.knowledge.load import toml

_TABLE = toml("quantities.toml")
WORDS: dict[str, int] = _TABLE["number_words"]
MULTIPLES: dict[str, int] = _TABLE["multiples"]
_PARTS = {word: Decimal(str(part)) for word, part in _TABLE["fraction_words"].items()}


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_tens = _any([word for word, value in WORDS.items() if value >= 20])
_ones = _any([word for word, value in WORDS.items() if value < 20])
_digit = _any([word for word, value in WORDS.items() if 0 < value < 10])
_multiple = _any([word for word in MULTIPLES if len(word) > 2])
_small = rf"(?:(?:{_tens})(?:[\s-](?:{_digit})\b)?|(?:{_ones}))\b"
_more = rf"(?:[\s-](?:{_multiple})\b(?:\s+and\s+{_small}(?!\s+(?:of|others?|more)\b))?)*"
DIGITS = r"\d{1,3}(?:,\d{2})*(?:,\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?: \d{3})+(?!\d)|\d+(?:\.\d+)?[½¼¾]?"
SPELLED = rf"{_small}{_more}"
PATTERN = (
    rf"(?:half[\s-](?:an?\s+)?(?:{_multiple})\b|a\s+quarter\s+of\s+a\s+(?:{_multiple})\b"
    rf"|(?:(?:{DIGITS})|\b{_small})[\s-]and[\s-]a[\s-](?:half|quarter)\b(?:[\s-](?:{_multiple})\b)*"
    rf"|(?:{DIGITS})(?:[\s-]?(?:{_multiple})\b)*|[½¼¾]|an?\s+(?:{_multiple})\b{_more}|\b{SPELLED})"
)
_JOINTS = re.compile(r"[\s-]+")
_LAST = re.compile(rf"({DIGITS})(.*)")
_SILENT = frozenset(("", "and", "a", "an", "of"))


@functools.lru_cache(maxsize=10_000)
def value_of(told: str) -> Decimal | None:
    """The value of a written number: "a dozen" -> 12, "1.1 million" -> 1100000."""
    pieces = [piece for piece in _JOINTS.split(_apart(told)) if piece not in _SILENT]
    if not pieces:
        return None
    total, group = Decimal(0), Decimal(0)
    seen = False
    for piece in pieces:
        plain = _plain(piece)
        if plain is not None:
            group += plain
        elif piece == "hundred":
            group = (group if seen and group else Decimal(1)) * 100
        elif piece in MULTIPLES:
            total, group = total + (group if seen and group else Decimal(1)) * MULTIPLES[piece], Decimal(0)
        else:
            return None
        seen = True
    return total + group


def _apart(told: str) -> str:
    joined = re.sub(r"(?<=\d) (?=\d{3})", "", told.lower())
    return re.sub(r"(?<=\d)(?=[a-z½¼¾])", " ", joined)


def _plain(piece: str) -> Decimal | None:
    if piece in WORDS:
        return Decimal(str(WORDS[piece]))
    if piece in _PARTS:
        return _PARTS[piece]
    try:
        return Decimal(piece.replace(",", "")) if piece[0].isdigit() else None
    except InvalidOperation:
        return None


def last_digit(told: str) -> Decimal:
    """What one step in the last written digit is worth: "1.1 million" -> 100000, "145" -> 1."""
    found = _LAST.match(_apart(told))
    if not found:
        return Decimal(1)
    places = len(found[1].partition(".")[2])
    return Decimal(1).scaleb(-places) * (value_of("1" + found[2]) or Decimal(1))
