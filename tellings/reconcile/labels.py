"""Labels: a short neutral heading for a point, out of the words that its statements share."""

from __future__ import annotations

import re

from tellings.knowledge.load import words
from tellings.reconcile.material import Material
from tellings.reconcile.words import stem
from tellings.records import Evidence

_WORD = re.compile(r"[^\W_]+(?:(?:['’.-]|(?<=\d),(?=\d))[^\W_]+)*")
_MOST = 6


def about(material: Material, statements: list[int]) -> str:
    """Up to six words that the statements share, as the first has them; the beginning of a lone statement."""
    first = material.statements[statements[0]].evidence
    if len(statements) == 1:
        return beginning(first)
    shared = set.intersection(*({stem(word.lower()) for word in _content(material, index)} for index in statements))
    if len(shared) < 2:
        return beginning(first)
    ranked = sorted(shared, key=lambda each: (-material.stem_idf.get(each, 0), each))[:_MOST]
    kept = dict.fromkeys(ranked)
    label: list[str] = []
    end = -1
    for found in _WORD.finditer(first.quote):
        word = stem(found[0].lower())
        if word in kept:
            del kept[word]
            joined = end >= 0 and first.quote[end : found.start()] == " "
            label[-1:] = [f"{label[-1]} {found[0]}"] if joined else [*label[-1:], found[0]]
            end = found.end()
    return ", ".join(label) or beginning(first)


def _content(material: Material, index: int) -> list[str]:
    stop = words("stop_words.txt")
    return [word for word in _WORD.findall(material.statements[index].evidence.quote) if word.lower() not in stop]


def beginning(evidence: Evidence, longest: int = 70) -> str:
    """The first words of a stretch, cut at a space."""
    quote = " ".join(evidence.quote.split())
    return quote if len(quote) <= longest else quote[:longest].rsplit(" ", 1)[0] + " …"
