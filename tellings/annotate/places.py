"""Places: names of places in a telling -> points on the earth, each unresolved one with its reason.

A country, state or capital that acts ("Ankara said", "the Damascus administration") stands for its government: it keeps
the point of the place, its `reason` says so, and its `role` is "government". So does the town in the name of a local
body ("Ashford Police Department", `role` "body"), and a word for a people or what is theirs (`role` "people").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tellings.annotate.folding import fold
from tellings.annotate.parsed import Parsed
from tellings.annotate.place_choice import Asked, choose, neighbourhood
from tellings.annotate.place_names import Name, names
from tellings.annotate.place_peoples import peoples_named
from tellings.annotate.place_spots import PROVINCE, TABLE, WORDS, Spot, capitals, countries, peoples, spots, states
from tellings.annotate.place_words import Words, words_of
from tellings.knowledge.gazetteer import province_name
from tellings.records import Article, Evidence, Place, Telling

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

needs = ("sentences",)
gives = ("places",)
_Told = tuple[str, "Doc", Name]  # "title" or "text", its parse, a name in it
GOVERNMENT, BODY = "stands for a government", "names a body"
PEOPLE = "names a people or what is theirs"
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,5}")  # of a body, when the gazetteer does not know it
_SHORTEST = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,3}")  # not the village of Pa, nor Eu
_DATELINE = re.compile(r"\s*(\w[\w .'’-]*?)\s*(?=$|[,(/\n]|\s[-–—])")


def annotate(telling: Telling, parsed: Parsed) -> tuple[Place, ...]:
    """Places in order of title, then text."""
    named: list[_Told] = []
    theirs: list[Place] = []
    told = _home(telling.article)
    for where, doc in reversed(list(parsed.docs())):  # the text before the title, which is all capitals at times
        words = words_of(doc)
        more = frozenset(doc[name.start : name.end].text for _, doc, name in named if not name.body and not name.weak)
        found = names(words, more)
        if where == "text":
            found += _datelines(telling.article, doc, found)
        named += [(where, doc, name) for name in sorted(found, key=lambda one: one.start)]
        theirs += [_of_people(parsed.evidence(doc[a:b], where), spot) for a, b, spot in peoples_named(words, found)]
        told |= countries_told(words)
    told |= _of(named)
    chosen = choose((_asked(name) for _, _, name in named), told, _outlet(telling.article))
    near = neighbourhood([chosen[_asked(name)] for _, _, name in named if not name.weak], told)
    kept = (one for one in named if not one[2].weak or near(chosen[_asked(one[2])]))
    places = (_place(parsed, where, doc, name, chosen[_asked(name)]) for where, doc, name in kept)
    found_places = [*theirs, *(place for place in places if place is not None)]
    return tuple(sorted(found_places, key=lambda one: (one.evidence.where == "text", one.evidence.start)))


def _asked(name: Name) -> Asked:
    return name.text, name.inside, name.holds


def _place(parsed: Parsed, where: str, doc: Doc, name: Name, spot: Spot | str) -> Place | None:
    span = doc[name.start : name.end]
    evidence = parsed.evidence(span, where)
    if isinstance(spot, str):
        return None if _ABBREVIATION.fullmatch(name.text) else Place(evidence, evidence.quote, reason=spot)
    if spot.kind == "P" and spot.own and _SHORTEST.fullmatch(name.text):
        return None
    role, reason = _role(span, name, spot)
    admin1 = province_name(spot.country, spot.province) if spot.country and spot.province else None
    point = (spot.country, spot.lat, spot.lon, spot.geonameid)
    return Place(evidence, spot.name, *point, reason=reason, admin1=admin1, role=role)


def _of_people(evidence: Evidence, spot: Spot) -> Place:
    return Place(evidence, spot.name, spot.country, spot.lat, spot.lon, spot.geonameid, reason=PEOPLE, role="people")


def _role(span: Span, name: Name, spot: Spot) -> tuple[str | None, str | None]:
    if stands_for_government(span) and (spot.kind != "P" or peoples().get(fold(span.text)) == spot.country):
        return "government", GOVERNMENT
    return ("body", BODY) if name.body else (None, None)


def _datelines(article: Article, doc: Doc, found: list[Name]) -> Iterator[Name]:
    """The place that a dateline begins with, when the gazetteer knows it."""
    for part in article.parts:
        if part.kind == "dateline" and (told := _DATELINE.match(article.text[part.start : part.end])):
            start, end = part.start + told.start(1), part.start + told.end(1)
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is None or any(one.start < span.end and span.start < one.end for one in found):
                continue
            if spots(span.text):
                yield Name(span.start, span.end, span.text)


def countries_told(words: Words) -> frozenset[str]:
    """Alpha-3 codes of the countries that a text names by themselves, their people or their capital."""
    return frozenset(code for word in words.names_and_adjectives() if (code := peoples().get(fold(word))))


def _of(named: list[_Told]) -> frozenset[str]:
    """Countries of the states and provinces that a text names."""
    first = (spots(name.text)[:1] for _, _, name in named)
    known = (spot for found in first for spot in found if spot.kind == "A" and spot.weight >= PROVINCE)
    return frozenset(spot.country or "" for spot in known)


def _home(article: Article) -> frozenset[str]:
    """The country that the ending of the outlet's address tells."""
    host = (article.url or "").partition("//")[2].partition("/")[0]
    code = TABLE["homes"].get(host.rpartition(".")[2])
    return frozenset({code} if code else ())


def _outlet(article: Article) -> list[str]:
    """Names in the outlet's own that the gazetteer knows: The Paris News."""
    words = (article.outlet or "").replace("The ", "").split()
    return [word for word in words if spots(word) and not any(spot.kind == "country" for spot in spots(word))]


def stands_for_government(span: Span) -> bool:
    """A country, state or capital that acts, or has what only a government has."""
    key = fold(span.text)
    if key not in countries() and key not in capitals() and key not in states():
        return False
    name, head = span.root, span.root.head
    if name.dep_ == "nsubj" and head.pos_ in ("VERB", "AUX"):
        return head.lemma_ not in WORDS["still"]
    if name.dep_ in ("poss", "compound", "nmod") and head.i >= span.end:
        return head.lemma_.lower() in WORDS["governing"]
    return False
