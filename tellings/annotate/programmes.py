"""Programmes: what a broadcaster or paper puts out: NBC's "Meet the Press".

In: the parse and the names found. Out: spellings of products. The words must stand with their capitals between
quotation marks after the outlet's name and "'s" or "on its"; other titles between marks are no names here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tellings.annotate.folding import fold
from tellings.annotate.known import Known
from tellings.annotate.mentions import Found
from tellings.annotate.parsed import Parsed

_WORD = r"[A-Z0-9][\w’'&]*"
_SHOW = "(?:show |program |programme )?"
_TITLE = re.compile(rf"['’]s {_SHOW}[“\"‘']({_WORD}(?: (?:{_WORD}|the|of|to|in|a|and|with|&))+?)[.,]?[”\"’']")


def lexicon(parsed: Parsed, found: Iterable[Found]) -> list[tuple[str, Known]]:
    """Spellings of all programmes of one telling with what they stand for."""
    told = []
    for one in found:
        if one.role == "JRN":
            match = _TITLE.match(parsed.article.field(one.where), one.end)
            name = match[1].strip() if match else ""
            if " " in name and name[0].isupper():
                told.append((name, Known("product", f"product:{fold(name)}", name)))
    return told
