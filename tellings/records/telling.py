"""Telling: an article and what was read out of it, one section a step of annotate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tellings.records.article import Article
from tellings.records.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `part` is the kind of the part it stands in ("body" for the account)."""

    evidence: Evidence
    part: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that a telling names.

    kind: person, group, organisation, government, country, place, facility, product, happening.
    `mentions` are all phrases for it (names, titles, descriptions, pronouns), in order of the text.
    `key` is what joins it across tellings: folded canonical name, or a code such as "country:TUR".
    `descriptions` are the phrases that say what it is ("President", "former warlord"), a part of mentions
    or beside them.
    """

    id: str
    kind: str
    name: str
    key: str
    aliases: tuple[str, ...] = ()
    country: str | None = None  # ISO 3166 alpha-3
    role: str | None = None  # GOV MIL REB OPP ... IGO NGO
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One phrase for an entity. kind: name, title, description, alias, pronoun."""

    evidence: Evidence
    kind: str
    scare_quotes: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody is told to have said; `content` has its quote marks when direct.

    `firmness` tells how firmly the source is named: person, body, unnamed, none.
    `segments` are the pieces of a quote broken by its cue; one for an unbroken quote. `marked` are the stretches of it
    in quote marks. `act` is what it tells of its source: speech, judgement (praise, blame, a topic), unsaid (denied or
    only meant), belief, intention, stand, decision, seeming.
    """

    content: Evidence
    cue: Evidence | None
    speaker: Evidence | None
    speaker_entity: str | None
    direct: bool
    segments: tuple[Evidence, ...] = ()
    firmness: str = "none"
    act: str = "speech"
    marked: tuple[Evidence, ...] = ()

    def in_marks(self, words: Evidence) -> bool:
        """Whether these words stand in quote marks in it: the speaker's own."""
        return any(stretch.covers(words) for stretch in self.marked)


@dataclass(frozen=True, slots=True)
class Time:
    """A phrase of time. type: DATE, TIME, DURATION, SET; value after TIMEX3.

    `first` and `last` bound the days it may mean (inclusive); both None when it has no place in the calendar,
    and then `reason` says why. `vague` is True for "in recent days" and the like. `mod` is the modifier of TIMEX3
    (START, APPROX, MORE_THAN ...), `zone` how far a told hour lies from UTC ("Z", "-05:00"); None where not told.
    """

    evidence: Evidence
    type: str
    value: str
    first: date | None = None
    last: date | None = None
    vague: bool = False
    reason: str | None = None
    mod: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A phrase for a place, with its point on the earth or the reason why there is none.

    `role` is None for a place where something is or happens; "government" or "body" for a place whose name stands for
    one ("Ankara said", "Ashford Police"), "people" for a word for a people or what is theirs ("Syrian"): they keep the
    point, and `reason` says what they stand for.
    """

    evidence: Evidence
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    reason: str | None = None
    admin1: str | None = None  # the state or province, by its name
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as told: "at least 12 people".

    low and high are inclusive bounds in `unit` (None: open); value is None when only bounds are told.
    `kind`: count, share, money, measure, age, ratio ("doubled": how many times as much), score (3-1, a vote of 52-48:
    low and high are its two numbers), none ("no one").
    `approximator`: the words that bound or blur it, as told ("at least", "nearly", "dozens"); "" for a plain number.
    `of_whom`: the group it is taken of ("12 of the 30 passengers": "30 passengers"; a "nine-member panel": "panel").
    `as_of`: TIMEX value of the time it is told for ("as of Monday"); `part_of`: the quantity it is a part of
    ("30 dead, among them 12 children").
    """

    evidence: Evidence
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str  # "person", "USD", "%", ... as in knowledge/units.toml; "" when it only counts `of`
    of: str  # what is counted, in the telling's own words
    approximate: bool = False
    kind: str = "count"
    approximator: str = ""
    of_whom: str = ""
    as_of: str | None = None
    part_of: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """One slot of a frame, with its words. name: actor, object, recipient, place, time, cause, complement."""

    name: str
    evidence: Evidence
    head: str  # lemma of the head word
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One act as a clause tells it.

    status: done, present, ongoing, planned, possible, asked, or open (a bare participle); `negated` beside it.
    `verb` is the verb group's evidence ("may have discovered"), `clause` the whole clause.
    """

    predicate: str
    verb: Evidence
    clause: Evidence
    roles: tuple[Role, ...]
    status: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Whose word a statement is. evidence: the phrase that names the source; cue: the verb or preposition."""

    evidence: Evidence
    cue: Evidence | None
    entity: str | None
    firmness: str  # person, body, unnamed


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of a telling that asserts something: a sentence of the account."""

    id: str
    evidence: Evidence
    source: Source | None
    frames: tuple[Frame, ...]
    terms: tuple[str, ...]  # content lemmas, in order
    order: int  # place in the telling, from 0


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom; an empty field has its reason in `missing`.

    status: happened, ongoing, announced, planned, threatened, denied, called for, possible; `polarity`: positive or
    denied. `confidence` that type and parties are right, None where nobody has measured it. `speaker`: the entity on
    whose word alone it stands ("X accused Y of attacking Z": X for the attack). `where`: the words that each field
    rests on, a row a phrase; fields: type, actor, recipient, date, place, status.
    """

    id: str
    type: str
    quad: str
    mode: str | None
    status: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    date: str | None
    place: str | None
    evidence: tuple[Evidence, ...]
    missing: tuple[tuple[str, str], ...] = ()
    confidence: float | None = None
    polarity: str = "positive"
    contexts: tuple[str, ...] = ()
    speaker: str | None = None
    where: tuple[tuple[str, Evidence], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a commitment: request, pledge, delivery or refusal.

    status: happened, ongoing, planned; None where nobody has read it.
    """

    step: str
    date: str | None
    evidence: tuple[Evidence, ...]
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """What one actor asked of or promised to another, and how far it went."""

    giver: str | None  # entity id: who gives or is asked to give ("from")
    taker: str | None  # entity id: who receives ("to")
    what: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase whose head is no name, without its article: "caravan", "migrants", "Iran deal".

    `noun` is the lemma of what is meant ("migrant" for "a group of migrants"), `words` the lemmas of the other words
    of it; `pointing` its article ("the", "a", "this", ...; "" for none); `inside` the own entities named in it;
    `beside`: where the noun stands that it is said to be ("X, a Y"; "X is a Y").
    """

    evidence: Evidence
    noun: str
    words: tuple[str, ...] = ()
    plural: bool = False
    pointing: str = ""
    inside: tuple[str, ...] = ()
    scare_quotes: bool = False
    beside: int | None = None


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something in one telling that cannot be as told; reported, never repaired."""

    code: str
    message: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's account of a story: the article and a section for each step."""

    article: Article
    language: str
    judged: bool = True  # False: kept and marked, not compared (other language, empty body)
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()
    limits: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
