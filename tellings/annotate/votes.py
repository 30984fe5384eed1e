"""Votes: what the tagger, the words of a name and the words around it say that a stretch is.

In: one candidate in its place. Out: votes by kind, the tagger's own among them. No voter decides alone.
"""

from __future__ import annotations

import re
from collections import Counter

from tellings.annotate.columns import Columns, columns
from tellings.annotate.folding import fold
from tellings.annotate.known import known_names
from tellings.annotate.mentions import Candidate, doc_of, given_names, span_of
from tellings.annotate.name_words import data, title_words, word_heads
from tellings.annotate.parsed import Parsed, words_of
from tellings.knowledge.load import toml

_AGE = re.compile(r",? (?:\(\d{1,2}\)|aged \d|\d{1,2}(?:,|\.|;| who| of))|, \d{1,2}\b(?! [A-Za-z%])")
_KIN = re.compile(r"'s (?:lawyer|father|mother|wife|husband|son|daughter|brother|sister|family|spokes|attorney|aide)")
_SAYS = re.compile(r" (?:said|says|told|added|tweeted|recalled)\b")
_LIES_IN = re.compile(r", ([A-Z][a-z]+(?: [A-Z][a-z]+)?)\b")
_TO_PLACES = frozenset({"in", "from", "near", "to", "of", "outside", "at", "around"})
YEAR = re.compile(r" (?:19|20)\d\d\b")


def votes_for(one: Candidate, parsed: Parsed, surnames: set[str]) -> Counter[str]:
    """Votes by kind for one candidate; `surnames` are those of persons in the telling."""
    doc = doc_of(parsed, one.where)
    span = span_of(doc, one.start, one.end)
    votes: Counter[str] = Counter()
    if one.kind:
        votes[one.kind] += 2
    for kind in ("organisation", "facility", "place", "happening", "product"):
        votes[kind] += 9 * word_heads(one.told, kind)
    votes["person"] += 5 * (columns(doc).lower[span.end : span.end + 1] == ["campaign"])
    votes["place"] += 9 * one.told.endswith(tuple(toml("titles.toml")["heads"]["streets"]))
    before = [fold(word) for word in columns(doc).text[max(0, span.start - 4) : span.start]]
    votes.update(_votes_beside(one, columns(doc), span.start, span.end))
    after = words_of(doc)[one.end : one.end + 16]
    votes.update(_votes_before(before, one.kind, after))
    if " " in one.told and fold(one.told).split()[0] in given_names():
        votes["person"] += 3
    if _AGE.match(after):
        votes["person"] += 6
    if _KIN.match(after):
        votes["person"] += 2
    if not one.kind and " " in one.told and fold(one.told).split()[-1] in surnames:
        votes["person"] += 2
    at = columns(doc).lower[max(0, span.start - 2) : span.start]
    if len(at) > 1 and at[1] == "at" and at[0] in title_words():
        votes["organisation"] += 4
    if not one.kind and " " in one.told and _SAYS.match(after):
        votes["person"] += 2
    lies_in = _LIES_IN.match(words_of(doc), one.end)
    if lies_in and at[-1:] and at[-1] in _TO_PLACES and (known := known_names().get(lies_in[1])):
        votes["place"] += 5 * (known.kind in ("country", "place") and known.form == "name")
    if YEAR.match(after) and one.kind in ("organisation", "happening"):
        votes["happening"] += 5
    return votes


def _votes_beside(one: Candidate, words: Columns, first: int, last: int) -> Counter[str]:
    """What a noun in small letters next to the name tells: "the Orbit satellite", "the newspaper Orbit"."""
    votes: Counter[str] = Counter()
    after = words.lower[last] if last < len(words) and words.text[last].islower() else ""
    at = first - 2 if first > 1 and words.text[first - 1] == "," else first - 1
    before = words.lower[at] if first and words.pos[at] == "NOUN" else ""
    for kind in ("product", "organisation", "place", "facility", "happening"):
        votes[kind] += 4 * (not {after, before}.isdisjoint(data("heads", f"beside_{kind}")))
    votes["product"] += 5 * (before in data("heads", "vessels"))
    for kind in ("product", "organisation", "place", "facility", "happening"):
        votes[kind] += 4 * (_apposed(words, last) in data("heads", f"beside_{kind}"))
    maker = known_names().get(one.told.split()[0]) if " " in one.told else None
    if maker is not None and maker.role == "BUS" and fold(one.told).split()[1] not in given_names():
        votes["product"] += 5
    return votes


def _apposed(words: Columns, at: int) -> str:
    """The noun that a comma sets after the name: "Orbit, a small charity": charity."""
    if words.text[at : at + 1] != [","] or words.lower[at + 1 : at + 2] not in (["a"], ["an"], ["the"]):
        return ""
    for token in range(at + 2, min(at + 9, len(words) - 1)):
        if words.pos[token] == "NOUN" and words.pos[token + 1] != "NOUN" and words.text[token + 1] != "-":
            return words.lower[token]
    return ""


def _votes_before(before: list[str], kind: str, after: str) -> Counter[str]:
    votes: Counter[str] = Counter()
    last = before[-1] if before else ""
    if last in title_words() and last not in data("persons", "beside"):
        votes["person"] += 5
    if last in data("heads", "locatives") and kind != "organisation" and not after.startswith("'s"):
        votes["place"] += 3
    if last == "of" and len(before) > 1 and before[-2] in data("heads", "place"):
        votes["place"] += 8
    if last == "of" and kind != "organisation" and not data("heads", "seats").isdisjoint(before):
        votes["place"] += 5
    if last == "" and len(before) > 1 and before[-2] in data("persons", "kin"):
        votes["person"] += 5
    vessel = data("heads", "vessels") & set(before)
    if vessel and kind != "group":
        votes["product"] += 3
    if last == "the" and kind == "person":
        votes["product" if vessel or after[:3].strip().isdigit() else "organisation"] += 3
    return votes
