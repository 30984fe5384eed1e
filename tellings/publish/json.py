"""JSON after the contract `tellings.comparison/1` (comparison.schema.json beside this file).

In: a Comparison, or one Telling for `annotate`. Out: text with a fixed order of keys, the same bytes for the same
input. What a record does not know stays null; nothing is filled in.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.metadata import version

from tellings.publish.objects import (
    Names,
    Object,
    entity_object,
    event_object,
    evidence_list,
    evidence_object,
    quotes_compared,
    telling_object,
)
from tellings.records import (
    Attribute,
    Commitment,
    Comparison,
    Edit,
    Naming,
    Origin,
    Point,
    Telling,
    TimelineEntry,
    Value,
)

SCHEMA = "tellings.comparison/1"
_NEITHER_UTF8_NOR_ONE_LINE = re.compile("[\ud800-\udfff\u2028\u2029\x85]")


def to_json(comparison: Comparison, *, share: bool = False, show_all: bool = False) -> str:
    """The whole comparison; with share the tellings' texts are null; lines held back only with show_all.

    Points that only may be about one matter stand last, marked held: the report for a reader leaves them out.
    """
    names = Names(dict(comparison.handles), dict(comparison.links))
    whole: Object = {
        "schema": SCHEMA,
        "version": version("tellings"),
        "tellings": [_telling(one, comparison, names, share) for one in comparison.tellings],
        "entities": [entity_object(one, names) for one in comparison.entities],
        "naming": [_naming(one, names) for one in comparison.naming],
        "events": [event_object(one, names) for one in comparison.events],
        "points": [_point(_sure(one, show_all), names) for one in comparison.points],
        "origins": {
            "independent": comparison.independent,
            "counted": comparison.counted,
            "groups": [_origin(one, names) for one in comparison.origins],
        },
        "timeline": [_day(one, names) for one in comparison.timeline],
        "commitments": [_commitment(one, names) for one in comparison.commitments],
        "limits": [*comparison.limits, *_apart(comparison)],
        "apart": [{"telling": handle, "reason": reason} for handle, reason in comparison.apart],
        "held_back": comparison.held_back,
    }
    return _safe(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def to_jsonl(telling: Telling, handle: str = "t1") -> str:
    """One telling on one line, with its own entities and events; its evidence names it by `handle`."""
    article = telling.article.id
    names = Names({article: handle}, {(article, one.id): one.id for one in telling.entities})
    whole = telling_object(telling, names, telling.anomalies) | {
        "entities": [entity_object(one, names) for one in telling.entities],
        "events": [event_object(one, names) for one in telling.events],
    }
    return _safe(json.dumps(whole, ensure_ascii=False)) + "\n"


def _apart(comparison: Comparison) -> list[str]:
    return [f"{comparison.telling(handle).article.name}: is set apart; it {why}" for handle, why in comparison.apart]


def _sure(point: Point, show_all: bool) -> Point:
    """The point without its lines below the bar."""
    if show_all:
        return point
    return replace(point, attributes=tuple(attribute for attribute in point.attributes if not attribute.held))


def _safe(written: str) -> str:
    return _NEITHER_UTF8_NOR_ONE_LINE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _telling(telling: Telling, comparison: Comparison, names: Names, share: bool) -> Object:
    handle = names.tellings[telling.article.id]
    of_story = (one for short, one in comparison.anomalies if short == handle)
    written = telling_object(telling, names, dict.fromkeys((*of_story, *telling.anomalies)))
    written["quotes"] = quotes_compared(telling, names)
    return written | {"text": None} if share else written


def _naming(naming: Naming, names: Names) -> Object:
    labels = [
        {
            "label": one.label,
            "kind": one.kind,
            "scare_quotes": one.scare_quotes,
            "loaded": one.loaded,
            "why_loaded": one.why_loaded,
            "evidence": evidence_list(one.evidence, names),
        }
        for one in naming.labels
    ]
    return {"entity": naming.entity, "labels": labels}


def _point(point: Point, names: Names) -> Object:
    return {
        "id": point.id,
        "about": point.about,
        "relation": point.relation,
        "sides": [
            {
                "telling": one.telling,
                "evidence": evidence_list(one.evidence, names),
                "speaker_entity": one.speaker_entity,
            }
            for one in point.sides
        ],
        "silent": list(point.silent),
        "attributes": [_attribute(one, names) for one in point.attributes],
        "weight": point.weight,
        "confidence": point.confidence,
        "held": point.held,
    }


def _attribute(attribute: Attribute, names: Names) -> Object:
    return {
        "kind": attribute.kind,
        "relation": attribute.relation,
        "why": attribute.why,
        "confidence": attribute.confidence,
        "rank": attribute.rank,
        "sides": [_value(one, names) for one in attribute.sides],
        "held": attribute.held,
    }


def _value(value: Value, names: Names) -> Object:
    return {"telling": value.telling, "value": value.value, "evidence": evidence_object(value.evidence, names)}


def _origin(origin: Origin, names: Names) -> Object:
    occasion = origin.occasion
    return {
        "id": origin.id,
        "kind": origin.kind,
        "name": origin.name,
        "tellings": list(origin.tellings),
        "occasion": {"what": occasion.what, "date": [_value(one, names) for one in occasion.date]}
        if occasion
        else None,
        "why": origin.why,
        "evidence": evidence_list(origin.evidence, names),
        "one": origin.one,
        "edits": [_edit(one, names) for one in origin.edits],
    }


def _edit(edit: Edit, names: Names) -> Object:
    was, now = (evidence_object(words, names) if words else None for words in (edit.was, edit.now))
    return {"kind": edit.kind, "telling": edit.telling, "was": was, "now": now, "why": edit.why or None}


def _day(entry: TimelineEntry, names: Names) -> Object:
    return {
        "date": entry.date,
        "what": entry.what,
        "evidence": evidence_list(entry.evidence, names),
        "disputed": entry.disputed,
    }


def _commitment(commitment: Commitment, names: Names) -> Object:
    return {
        "from": commitment.giver,
        "to": commitment.taker,
        "what": commitment.what,
        "steps": [
            {
                "step": one.step,
                "date": one.date,
                "status": one.status,
                "evidence": evidence_list(one.evidence, names),
            }
            for one in commitment.steps
        ],
    }
