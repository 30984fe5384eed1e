"""Comparison: several tellings of one story laid side by side."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.records.evidence import Evidence
from tellings.records.telling import Anomaly, Commitment, Entity, Event, Telling


@dataclass(frozen=True, slots=True)
class Value:
    """What one telling gives for an attribute: the smallest span that carries it."""

    telling: str  # "t1"
    value: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Attribute:
    """One thing inside a point that can be compared.

    kind: date, number, place, actor, name, attribution, quote, cause, status, act.
    relation: agree, differ, contradict. `rank` is its place in the report (differ and contradict only);
    `held` is True when its confidence lies below the bar: shown only with --all.
    """

    kind: str
    relation: str
    why: str
    confidence: float
    sides: tuple[Value, ...]
    rank: int | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """The statements of one telling about a point; the first is the one that fits best."""

    telling: str
    evidence: tuple[Evidence, ...]
    speaker_entity: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One matter that at least one telling states. relation: agree, differ, contradict, alone.

    `weight` orders points of one relation; `confidence` is how sure it is that the sides belong together.
    """

    id: str
    about: str
    relation: str
    sides: tuple[Side, ...]
    silent: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    weight: float = 0.0
    confidence: float = 1.0
    held: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A phrase tellings use for an actor. kind: name, title, description, alias, pronoun."""

    label: str
    kind: str
    scare_quotes: bool
    loaded: bool
    why_loaded: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """Every label of one entity of the story."""

    entity: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where a source spoke, as each telling has it."""

    what: str
    date: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """What a copy made of the text it carries. kind: cut, added, changed; `was` there, `now` here; `why` it matters."""

    kind: str
    telling: str
    was: Evidence | None
    now: Evidence | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where tellings got it. kind: primary_source, wire, copy, own, unknown.

    Not `one`: its tellings share it, and some, who have more beside it, are counted apart. `edits`: what copies did.
    """

    id: str
    kind: str
    name: str
    tellings: tuple[str, ...]
    occasion: Occasion | None
    why: str
    evidence: tuple[Evidence, ...]
    one: bool = True
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What is told of one day (or longer stretch); disputed when tellings put it on other days."""

    date: str
    what: str
    evidence: tuple[Evidence, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer of `compare`: tellings in the order given, everything else in an order of its own.

    `handles` gives each telling its short name: article id -> "t1". Entity ids ("e1") are those of the story;
    ids inside `tellings` are each telling's own, and `links` maps (article id, own id) to the story's.
    `apart` names the tellings that were set apart because they tell something else, with the reason.
    """

    tellings: tuple[Telling, ...]
    handles: tuple[tuple[str, str], ...]
    entities: tuple[Entity, ...]
    links: tuple[tuple[tuple[str, str], str], ...]
    naming: tuple[Naming, ...]
    events: tuple[Event, ...]
    points: tuple[Point, ...]
    origins: tuple[Origin, ...]
    independent: int
    timeline: tuple[TimelineEntry, ...]
    commitments: tuple[Commitment, ...]
    anomalies: tuple[tuple[str, Anomaly], ...]  # (telling handle, anomaly)
    limits: tuple[str, ...]
    apart: tuple[tuple[str, str], ...] = ()
    held_back: int = 0  # lines with confidence below the bar
    warnings: tuple[str, ...] = ()  # the limits that a reader must know before the rest
    counted: str = ""  # how `independent` was counted, in one line

    def handle(self, article_id: str) -> str:
        """The short name of an article's telling: "t1"."""
        return dict(self.handles)[article_id]

    def telling(self, handle: str) -> Telling:
        """The telling with this short name."""
        ids = {short: article for article, short in self.handles}
        return next(one for one in self.tellings if one.article.id == ids[handle])
