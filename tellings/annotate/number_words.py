"""Number words: how English writes a number -> its value, exactly; None for what is not a number.

`PATTERN` finds a number in running text ("twenty-five", "1,071,872.87", "1.1 million", "a dozen"); it does not
judge what the number counts.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal, InvalidOperation

from tellings.knowledge.load import toml

WORDS: dict[str, int] = toml("units.toml")["number_words"]
MULTIPLES: dict[str, int] = toml("units.toml")["multiples"]

_word = "|".join(sorted((word for word in WORDS if " " not in word), key=len, reverse=True))
_multiple = "|".join(sorted((word for word in MULTIPLES if len(word) > 2), key=len, reverse=True))
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SPELLED = rf"(?:{_word})(?:(?:[\s-]|\s+and\s+)(?:{_word}|{_multiple}))*"
PATTERN = (
    rf"(?:half\s+a\s+(?:dozen|{_multiple})|(?:{DIGITS})(?:[\s-]?(?:{_multiple})\b)*"
    rf"|an?\s+(?:dozen|{_multiple})\b(?!s)|\b{SPELLED}\b)"
)
_JOINTS = re.compile(r"[\s-]+")


@functools.lru_cache(maxsize=10_000)
def value_of(told: str) -> Decimal | None:
    """The value of a written number: "a dozen" -> 12, "1.1 million" -> 1100000."""
    pieces = [piece for piece in _JOINTS.split(_apart(told)) if piece not in ("", "and", "a", "an")]
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
    return re.sub(r"(?<=\d)(?=[a-z])", " ", told.lower())


def _plain(piece: str) -> Decimal | None:
    if piece in WORDS:
        return Decimal(str(WORDS[piece]))
    try:
        return Decimal(piece.replace(",", "")) if piece[0].isdigit() else None
    except InvalidOperation:
        return None


def last_digit(told: str) -> Decimal:
    """What one step in the last written digit is worth: "1.1 million" -> 100000, "145" -> 1."""
    found = re.match(rf"({DIGITS})(.*)", _apart(told))
    if not found:
        return Decimal(1)
    places = len(found[1].partition(".")[2])
    return Decimal(1).scaleb(-places) * (value_of("1" + found[2]) or Decimal(1))
