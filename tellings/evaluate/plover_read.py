"""PLOVER records: *.jsonl, *.json, *.tsv or *.csv -> sentence, root type and the two countries of each.

Columns are known by several names (TEXT, TYPE, SOURCE, TARGET below); a side may be a code ("USAGOV": its first three
letters), a country's name, or an object with a country. Sentences with marked actors (PLV: marked_sentence, gold_root)
are taken too: their countries are those of the marked phrases, and rows with a phrase of no country are left out.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tellings.annotate.actor_codes import code_actor
from tellings.errors import BadMeta
from tellings.evaluate.plv import asked_of

TEXT = ("sentence", "text", "event_text", "raw_text", "raw", "story")
TYPE = ("type", "event_type", "eventtype", "event", "root", "gold_root", "root_code", "plover")
SOURCE = ("source_country", "src_country", "source country", "actor_country", "source", "src", "actor", "source_code")
TARGET = (
    "target_country", "tgt_country", "target country", "recipient_country", "recip_country", "target", "tgt",
    "recipient", "recip", "target_code",
)  # fmt: skip
NAME = ("id", "sentence_id", "event_id", "record_id")
DATE = ("date", "event_date", "published", "pub_date")
ENDINGS = (".jsonl", ".json", ".tsv", ".csv")
_CURE = "give JSON lines, TSV or CSV with the columns sentence, type, source_country and target_country"


@dataclass(frozen=True, slots=True)
class Record:
    """One sentence with what is known of it; a country is None where none is."""

    name: str
    text: str
    type: str
    source: str | None
    target: str | None
    date: str | None


def files(folder: Path) -> list[Path]:
    """The file, or every one of the folder that may hold records."""
    return sorted(path for path in folder.iterdir() if path.suffix in ENDINGS) if folder.is_dir() else [folder]


def read(path: Path) -> Iterator[Record]:
    """The records of one file. Raises BadMeta with the row that is none."""
    for number, row in enumerate(_rows(path), 1):
        if not isinstance(row, Mapping):
            raise BadMeta(file=path, why=f"row {number} is no object with named values", cure=_CURE)
        record = _marked(row, number) if row.get("marked_sentence") else _record(path, row, number)
        if record is not None:
            yield record


def _rows(path: Path) -> Iterator[Any]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix in (".tsv", ".csv"):
            yield from csv.DictReader(text.splitlines(), delimiter="\t" if path.suffix == ".tsv" else ",")
        elif path.suffix == ".jsonl":
            yield from (json.loads(line) for line in text.splitlines() if line.strip())
        else:
            told = json.loads(text)
            yield from told if isinstance(told, list) else next(iter(told.values()))
    except (OSError, ValueError, TypeError, AttributeError, StopIteration) as problem:
        raise BadMeta(file=path, why=str(problem) or "it holds no records", cure=_CURE) from problem


def _record(path: Path, row: Mapping[str, Any], number: int) -> Record:
    lower = {str(key).strip().lower(): value for key, value in row.items()}
    text, type_ = _first(lower, TEXT), _first(lower, TYPE)
    if not text or not type_:
        missing = "sentence" if not text else "type"
        raise BadMeta(file=path, why=f"row {number} has no {missing}", cure=_CURE)
    if not any(name in lower for name in SOURCE) or not any(name in lower for name in TARGET):
        raise BadMeta(file=path, why=f"row {number} has no column for the source or the target country", cure=_CURE)
    name, date = str(_first(lower, NAME) or number), _first(lower, DATE)
    sides = (_country(_first(lower, SOURCE)), _country(_first(lower, TARGET)))
    return Record(name, str(text), str(type_).upper(), *sides, None if date is None else str(date))


def _marked(row: Mapping[str, Any], number: int) -> Record | None:
    text, source, target = asked_of(str(row["marked_sentence"]))
    actor, other = (code_actor(text[span[0] : span[1]]).country if span else None for span in (source, target))
    if actor is None or other is None:
        return None
    return Record(str(row.get("sentence_id") or number), text, str(row["gold_root"]), actor, other, None)


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((row[name] for name in names if row.get(name) not in (None, "", [], {})), None)


def _country(told: Any) -> str | None:
    """ "USA" of "USAGOV", of "United States", of {"country": "USA"}, of a list with one of them."""
    if isinstance(told, Mapping):
        return _country(next((told[key] for key in ("country", "code", "name") if told.get(key)), None))
    if isinstance(told, list):
        return _country(told[0]) if told else None
    words = str(told or "").strip()
    if words[:3].isupper() and words.isalpha() and len(words) % 3 == 0:
        return words[:3]
    return code_actor(words).country if words else None
