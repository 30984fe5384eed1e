"""PLOVER rows: an event of a telling, for one pair of actor and recipient, as the cells of the form `plover`."""

from __future__ import annotations

from importlib.metadata import version

from tellings.annotate.events_codes import Coded
from tellings.publish.event_tables import Cells, address, event_id, place, places, published
from tellings.records import Place, Telling

_FIELDS = ("type", "actor", "recipient", "date", "place", "status")


def cells(telling: Telling, row: Coded) -> Cells:
    """The cells by column; one that is left out is empty."""
    event = row.event
    told = {
        "event_id": event_id(telling, row),
        "event_date": event.date or "",
        "event_type": row.type,
        "event_mode": event.mode or "",
        "quad_class": event.quad,
        "contexts": ";".join(event.contexts),
        "act_type": event.type,
        "status": event.status,
        "polarity": event.polarity,
        "confidence": "" if event.confidence is None else f"{event.confidence:.2f}",
        "speaker": _name(telling, event.speaker),
        "quote": event.evidence[0].quote,
        "quote_where": "|".join(map(place, event.evidence)),
        "missing": "; ".join(f"{field}={why}" for field, why in event.missing),
        "version": version("tellings"),
    }
    return told | _parties(row) | _place(place_of(telling, row)) | _source(telling) | _where(row)


def _where(row: Coded) -> dict[str, str]:
    """Where the words of each field stand; of the actor and the recipient, those of this row."""
    told = {f"{field}_where": places(row, field) for field in _FIELDS}
    for side, party in (("actor", row.source), ("recipient", row.target)):
        if party and party.where:
            told[f"{side}_where"] = place(party.where)
    return told


def place_of(telling: Telling, row: Coded) -> Place | None:
    """The place whose words the event's place rests on."""
    words = next((words for field, words in row.event.where if field == "place"), None)
    if words is None:
        return None
    return next((one for one in telling.places if words.covers(one.evidence)), None)


def _parties(row: Coded) -> dict[str, str]:
    told = {}
    for side, party in (("actor", row.source), ("recipient", row.target)):
        if party:
            told[f"{side}_name"] = party.words
            told[f"{side}_country"], told[f"{side}_role"] = party.country or "", party.role or ""
    return told


def _place(found: Place | None) -> dict[str, str]:
    if found is None:
        return {}
    points = {"latitude": found.lat, "longitude": found.lon, "geonames_id": found.geonameid}
    told = {name: "" if value is None else str(value) for name, value in points.items()}
    return told | {"place": found.name, "place_country": found.country or ""}


def _source(telling: Telling) -> dict[str, str]:
    article = telling.article
    return {
        "outlet": article.outlet or "",
        "published": published(telling),
        "title": article.title,
        "url": address(telling),
        "source_id": article.source_id or "",
        "text_sha256": article.text_sha256,
        "language": telling.language,
    }


def _name(telling: Telling, entity: str | None) -> str:
    return next((one.name for one in telling.entities if one.id == entity), "")
