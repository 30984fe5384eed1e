"""Sources: whose word each statement of a telling is, with a body's people counted as the body.

"the ministry", "its spokesman Admiral X", "ministry sources", "the sources" and "he" are one source.
"""

from __future__ import annotations

import functools
import re
from collections import Counter

from tellings.knowledge.load import toml
from tellings.reconcile.material import Material
from tellings.reconcile.words import tokens
from tellings.records import Entity, Evidence, Source, Statement, Telling

_BODIES = {"organisation", "government", "country", "group"}


def bodies(telling: Telling) -> list[tuple[Statement, Source, str | None]]:
    """Each sourced statement with its source and the entity (the telling's own id) behind it."""
    found: list[tuple[Statement, Source, str | None]] = []
    remembered: dict[str, str] = {}
    for statement in telling.statements:
        source = statement.source
        if source is None:
            continue
        body = _body(telling, source) or _remembered(source, remembered)
        found.append((statement, source, body))
        people = _people(source.evidence.quote)
        if body and people:
            remembered[people] = body
    return found


def _body(telling: Telling, source: Source) -> str | None:
    """The organisation inside the phrase, the one its person speaks for, or the entity itself."""
    inside = _organisation_in(telling, source.evidence)
    if inside and _people(source.evidence.quote):
        return inside
    if source.entity is None:
        return inside
    entity = next((each for each in telling.entities if each.id == source.entity), None)
    if entity is not None and entity.kind == "person":
        return _speaks_for(telling, entity) or entity.id
    return source.entity


def _remembered(source: Source, remembered: dict[str, str]) -> str | None:
    people = _people(source.evidence.quote)
    return remembered.get(people) if people else None


@functools.cache
def _people_words() -> frozenset[str]:
    return frozenset(toml("origins.toml")["bodies"]["people"])


def _people(phrase: str) -> str | None:
    """The noun in the phrase that stands for a body's people."""
    return next((word for word in reversed(tokens(phrase)) if word in _people_words()), None)


def _organisation_in(telling: Telling, phrase: Evidence) -> str | None:
    inside = [
        (entity.kind in {"country"}, mention.evidence.start - mention.evidence.end, entity.id)
        for entity in telling.entities
        if entity.kind in _BODIES
        for mention in entity.mentions
        if mention.kind != "pronoun" and mention.evidence.overlaps(phrase)
    ]
    return min(inside)[2] if inside else None


def _speaks_for(telling: Telling, person: Entity) -> str | None:
    """The body that a spokesman's title names: "Ministry spokesman X"."""
    for mention in person.mentions:
        if mention.kind in {"title", "description"} and _people(mention.evidence.quote):
            around = mention.evidence
            near = telling.article.evidence(max(0, around.start - 40), around.end, around.where)
            found = _organisation_in(telling, around) or _organisation_in(telling, near)
            if found:
                return found
    return None


def weight_of(telling: Telling, links: dict[tuple[str, str], str]) -> Counter[str]:
    """Story entity -> how many of the telling's statements rest on it."""
    counts: Counter[str] = Counter()
    for _, _, body in bodies(telling):
        story = links.get((telling.article.id, body)) if body else None
        if story:
            counts[story] += 1
    return counts


def outlet_phrases(material: Material, telling: int, outlet: str | None) -> list[Evidence]:
    """Source phrases of a telling that name an outlet: "The Herald reported", "according to the Herald"."""
    name = _plain(outlet or "")
    told = material.tellings[telling]
    phrases = [statement.source.evidence for statement in told.statements if statement.source]
    return [phrase for phrase in phrases if len(name) >= 4 and name in _plain(phrase.quote)]


def _plain(name: str) -> str:
    """An outlet's name without web address and article: "www.nytimes.com" and "The NY Times" meet in "nytimes"."""
    bare = re.sub(
        r"^(?:https?://)?(?:www\.|edition\.)?|\.(?:com|org|net|co\.uk|co|ca|de|au|[a-z]{2,3})(?:\.[a-z]{2})?$",
        "",
        name.lower(),
    )
    return re.sub(r"^the(?=.{4})|[^a-z0-9]", "", re.sub(r"^the ", "", bare))
