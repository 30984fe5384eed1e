"""PETRARCH records: *.xml of sentences with CAMEO events between coded actors -> F1 of pairs and of whole events.

The actors are invented ("Arnor") and stand in a dictionary that is not in the file: which code a name has is read off
the records themselves, by the letters they share and by where they stand together. An event counts when source, target
and CAMEO root agree; `full` asks for the roles in the codes too. Statements (01, 02) are events there and none of ours.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tellings.annotate.actor_codes import code_actor
from tellings.annotate.events_codes import Coded, Party, coded
from tellings.errors import BadMeta
from tellings.evaluate.scores import Figure, Scores, prf
from tellings.knowledge.load import toml
from tellings.pipeline import annotate_many, read

_HOW = "source, target and CAMEO root of each event, from the sentence alone"
_CURE = "give an .xml of <Sentence> records with <Text> and <EventCoding>, or the folder that holds it"
_NAME = re.compile(r"[A-Z][\w'-]+")
_TOGETHER = 0.8  # how often a name must stand in records that have its code
_LETTERS = 3

Event = tuple[str, str, str]  # source code, target code, CAMEO root


@dataclass(frozen=True, slots=True)
class Record:
    """One sentence with the events known of it."""

    name: str
    text: str
    gold: frozenset[Event]


def evaluate(folder: Path, only: Collection[str] = ()) -> Scores:
    """Score every record, or those named by their id."""
    answers = list(_answers(folder, only))
    views: dict[str, tuple[str, Callable[[Event], tuple[str, ...]]]] = {
        "full": ("source and target code, root", lambda one: one),
        "event": ("source and target, root", lambda one: (one[0][:_LETTERS], one[1][:_LETTERS], one[2])),
        "pair": ("source and target", lambda one: (one[0][:_LETTERS], one[1][:_LETTERS])),
    }
    rows: list[Figure] = []
    for name, (label, view) in views.items():
        pairs = [({view(one) for one in record.gold}, {view(one) for one in told}) for record, told in answers]
        right = sum(len(gold & told) for gold, told in pairs)
        told_all, gold_all = sum(len(told) for _, told in pairs), sum(len(gold) for gold, _ in pairs)
        rows += prf(name, label, right, told_all, right, gold_all)
    return Scores("petrarch", len(answers), _HOW, tuple(rows))


def listing(folder: Path, only: Collection[str] = ()) -> Iterator[str]:
    """Each record with HIT or MISS, what is known and what was answered."""
    for record, told in _answers(folder, only):
        verdict = "HIT " if record.gold == told else "MISS"
        shown = ["; ".join(" ".join(one) for one in sorted(several)) or "-" for several in (record.gold, told)]
        yield f"{verdict} {record.name} {shown[0]}: {shown[1]} | {record.text}"


def files(folder: Path) -> list[Path]:
    """The file, or every .xml of the folder that holds such records."""
    return sorted(folder.glob("petrarch*.xml")) if folder.is_dir() else [folder]


def _answers(folder: Path, only: Collection[str]) -> Iterator[tuple[Record, frozenset[Event]]]:
    records = [record for path in files(folder) for record in _read(path)]
    names = _names(records)
    records = [record for record in records if not only or record.name in only]
    if not records:
        raise BadMeta(file=folder, why="no record in it", cure=_CURE)
    articles = [article for record in records for article in read({"text": record.text})]
    for record, telling in zip(records, annotate_many(articles), strict=True):
        told = (_event(one, names) for one in coded(telling))
        yield record, frozenset(one for one in told if one is not None and one[0] != one[1])


def _event(one: Coded, names: Mapping[str, str]) -> Event | None:
    source, target = _code(one.source, names), _code(one.target, names) if one.target else None
    root = toml("cameo.toml")["roots"].get(one.type)
    return (source, target, root) if source and target and root else None


def _code(party: Party, names: Mapping[str, str]) -> str | None:
    """The code of the first name that the phrase holds, else the country it is of, with the role its words tell."""
    told = (names[name] for name in _NAME.findall(party.words.replace("'s", "")) if name in names)
    base = next(told, party.country)
    role = code_actor(party.words).role if base else None
    return None if base is None else base + (role if role and role not in ("CVL", "UNK") else "")


def _read(path: Path) -> Iterator[Record]:
    try:
        root = ET.fromstring(path.read_bytes())
    except (OSError, ET.ParseError) as problem:
        raise BadMeta(file=path, why=str(problem), cure=_CURE) from problem
    for number, sentence in enumerate(root.iter("Sentence"), 1):
        text = " ".join((sentence.findtext("Text") or "").replace("_", " ").split())
        if text:
            yield Record(sentence.get("id") or str(number), text, frozenset(_gold(sentence)))


def _gold(sentence: ET.Element) -> Iterator[Event]:
    """The events with both sides coded."""
    for coding in sentence.iter("EventCoding"):
        sides = [coding.get(name) or "" for name in ("sourcecode", "targetcode")]
        if coding.get("eventcode") and all(side[:_LETTERS].isalpha() for side in sides):
            yield sides[0], sides[1], str(coding.get("eventcode"))[:2]


def _names(records: list[Record]) -> dict[str, str]:
    """Each name's code: its first letters where that is a code, else the code it nearly always stands with."""
    told = {code[:_LETTERS] for record in records for event in record.gold for code in event[:2]}
    together: Counter[tuple[str, str]] = Counter()
    alone: Counter[str] = Counter()
    for record in records:
        codes = {code[:_LETTERS] for event in record.gold for code in event[:2]}
        names = set(_NAME.findall(record.text.replace("'s", ""))) if codes else set()
        alone.update(names)
        together.update((name, code) for name in names for code in codes)
    found = {name: name[:_LETTERS].upper() for name in alone if name[:_LETTERS].upper() in told}
    for (name, code), times in together.most_common():
        if name not in found and times >= max(2, _TOGETHER * alone[name]) and code not in found.values():
            found[name] = code
    return found
