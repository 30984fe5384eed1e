"""Objects: the nouns of one telling as JSON objects, one function a noun, keys in the order of the contract.

`compare` and `annotate` both write tellings this way; what a record does not know stays null.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from tellings.records import Anomaly, Article, Entity, Event, Evidence, Place, Quantity, Quote, Telling, Time

Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Names:
    """How the output calls things: article id -> "t1", (article id, own entity id) -> entity id."""

    tellings: Mapping[str, str]
    entities: Mapping[tuple[str, str], str]


def telling_object(telling: Telling, names: Names, anomalies: Iterable[Anomaly]) -> Object:
    """A telling with its sections; `anomalies` are those of the story, or its own."""
    return _source(telling.article, telling.language, names) | {
        "judged": telling.judged,
        "anomalies": [
            {"code": one.code, "message": one.message, "evidence": evidence_list(one.evidence, names)}
            for one in anomalies
        ],
        "quotes": [_quote(one, names) for one in telling.quotes],
        "times": [_time(one, names) for one in telling.times],
        "places": [_place(one, names) for one in telling.places],
        "quantities": [_quantity(one, names) for one in telling.quantities],
        "limits": list(dict.fromkeys((*telling.article.doubts, *telling.limits))),
    }


def quotes_compared(telling: Telling, names: Names) -> list[Object]:
    """The quotes as tellings are compared by them: after each the pieces and marked stretches that are its parts."""
    rows = []
    for quote in telling.quotes:
        rows.append(_quote(quote, names))
        parts = dict.fromkeys((*(quote.segments if len(quote.segments) > 1 else ()), *quote.marked))
        for part in parts:
            if part != quote.content:
                marked = (part,) if part in quote.marked else ()
                own = replace(quote, content=part, segments=(part,), marked=marked, direct=bool(marked))
                rows.append(_quote(own, names) | {"part": True})
    return rows


def _source(article: Article, language: str, names: Names) -> Object:
    return {
        "id": names.tellings[article.id],
        "source_id": article.source_id,
        "outlet": article.outlet,
        "title": article.title,
        "published": _published(article.published, article.published_precision),
        "published_precision": article.published_precision,
        "language": language,
        "url": article.url,
        "file": article.file,
        "text": article.text,
        "text_sha256": article.text_sha256,
        "parts": [{"kind": part.kind, "start": part.start, "end": part.end} for part in article.parts],
    }


def _published(when: datetime | None, precision: str) -> str | None:
    if when is None or precision == "none":
        return None
    return when.isoformat() if precision == "second" else when.date().isoformat()


def _quote(quote: Quote, names: Names) -> Object:
    speaker = quote.speaker_entity
    return {
        "content": evidence_object(quote.content, names),
        "cue": _some(quote.cue, names),
        "speaker": _some(quote.speaker, names),
        "speaker_entity": names.entities.get((quote.content.article, speaker)) if speaker else None,
        "direct": quote.direct,
        "segments": evidence_list(quote.segments, names),
        "firmness": quote.firmness,
        "act": quote.act,
        "marked": evidence_list(quote.marked, names),
        "part": False,
    }


def _time(time: Time, names: Names) -> Object:
    return {
        "evidence": evidence_object(time.evidence, names),
        "type": time.type,
        "value": time.value,
        "first": time.first.isoformat() if time.first else None,
        "last": time.last.isoformat() if time.last else None,
        "vague": time.vague,
        "reason": time.reason,
        "mod": time.mod,
        "zone": time.zone,
    }


def _place(place: Place, names: Names) -> Object:
    return {
        "evidence": evidence_object(place.evidence, names),
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "geonameid": place.geonameid,
        "reason": place.reason,
        "admin1": place.admin1,
        "role": place.role,
    }


def _quantity(quantity: Quantity, names: Names) -> Object:
    return {
        "evidence": evidence_object(quantity.evidence, names),
        "value": _number(quantity.value),
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "unit": quantity.unit,
        "of": quantity.of,
        "approximate": quantity.approximate,
        "kind": quantity.kind,
        "approximator": quantity.approximator,
        "of_whom": quantity.of_whom,
        "as_of": quantity.as_of,
        "part_of": _some(quantity.part_of, names),
    }


def _number(told: Decimal | None) -> int | float | None:
    if told is None or not told.is_finite():
        return None
    return int(told) if told == told.to_integral_value() else float(told)


def entity_object(entity: Entity, names: Names) -> Object:
    """An entity with the words that mention it."""
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "codes": {"country": entity.country, "role": entity.role},
        "mentions": evidence_list((mention.evidence for mention in entity.mentions), names),
    }


def event_object(event: Event, names: Names) -> Object:
    """An event; `missing` gives the reason of each empty field."""
    return {
        "id": event.id,
        "type": event.type,
        "quad": event.quad,
        "mode": event.mode,
        "status": event.status,
        "actor": list(event.actor),
        "recipient": list(event.recipient),
        "date": event.date,
        "place": event.place,
        "evidence": evidence_list(event.evidence, names),
        "missing": dict(event.missing),
        "confidence": event.confidence,
        "polarity": event.polarity,
        "contexts": list(event.contexts),
        "speaker": event.speaker,
        "where": {
            field: evidence_list((words for name, words in event.where if name == field), names)
            for field in dict.fromkeys(name for name, _ in event.where)
        },
    }


def evidence_object(evidence: Evidence, names: Names) -> Object:
    """The words a line stands on."""
    return {
        "telling": names.tellings[evidence.article],
        "where": evidence.where,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
    }


def evidence_list(evidence: Iterable[Evidence], names: Names) -> list[Object]:
    """Several evidences, in their order."""
    return [evidence_object(one, names) for one in evidence]


def _some(evidence: Evidence | None, names: Names) -> Object | None:
    return evidence_object(evidence, names) if evidence else None
