"""A JSON object -> a Draft. Names are ours, schema.org's or those of common news data; unknown fields are passed over.

Titles and texts are kept exactly as given: offsets count in them. A null field is a missing one.
Refused (BadRecord): no text and no title, a field of the wrong type, half a surrogate pair.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tellings.errors import BadRecord
from tellings.knowledge.load import toml
from tellings.read.draft import Draft


def draft_of(record: object, file: str, number: int) -> Draft:
    """The article a record tells; `file` and `number` name the record in errors."""
    if not isinstance(record, Mapping):
        raise BadRecord(file=file, record=number, why=f"{_kind(record)} where an object should be")
    try:
        draft = Draft(
            text=_string(record, "text") or "",
            title=_string(record, "title") or "",
            outlet=_named(record, "outlet"),
            published=_day(record),
            url=_named(record, "url"),
            source_id=_identity(record),
        )
    except ValueError as problem:
        raise BadRecord(file=file, record=number, why=problem) from problem
    if not draft.text.strip() and not draft.title.strip():
        raise BadRecord(file=file, record=number, why="neither text nor title")
    return draft


def _told(record: Mapping[Any, Any], field: str) -> tuple[str, Any]:
    """The first name under which the record gives a field, and its value; ("", None) when it gives none."""
    for name in toml("reading_fields.toml")["fields"][field]:
        if (value := record.get(name)) is not None:
            return name, value
    return "", None


def _string(record: Mapping[Any, Any], field: str) -> str | None:
    name, value = _told(record, field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"{name!r} is {_kind(value)} where text should be")
    if half := next((at for at, letter in enumerate(value) if "\ud800" <= letter <= "\udfff"), None):
        raise ValueError(f"{name!r} holds half a surrogate pair at character {half}")
    return value


def _named(record: Mapping[Any, Any], field: str) -> str | None:
    """A string, or the name (or address) of an object or of the first object of a list; None when blank."""
    name, value = _told(record, field)
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, Mapping):
        first = next((first[key] for key in ("name", "legalName", "@id", "url") if first.get(key)), None)
    return (_string({name: first}, field) or "").strip() or None


def _day(record: Mapping[Any, Any]) -> str | date | None:
    _, value = _told(record, "published")
    if isinstance(value, date):
        return value
    return (_string(record, "published") or "").strip() or None


def _identity(record: Mapping[Any, Any]) -> str | None:
    name, value = _told(record, "source_id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _named({name: value}, "source_id")


def _kind(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", type(None): "null"}
    return kinds.get(type(value), "an object" if isinstance(value, Mapping) else f"a {type(value).__name__}")
