"""A Comparison built by hand: three tellings, all invented, of a ferry that ran aground off a made-up island."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from tellings.records import (
    Anomaly,
    Article,
    Attribute,
    Commitment,
    Comparison,
    Entity,
    Event,
    Evidence,
    Label,
    Mention,
    Naming,
    Occasion,
    Origin,
    Part,
    Place,
    Point,
    Quantity,
    Quote,
    Sentence,
    Side,
    Step,
    Telling,
    Time,
    TimelineEntry,
    Value,
)

COURIER = Article(
    "Ferry runs aground off Marrow\n"
    "The ferry Alba ran aground on 3 May, injuring 12 people, the Coast Office said.\n"
    "“We asked for a tug at once,” said Captain Ines Vole.\n"
    "Divers will look at the hull on Monday.",
    title="Ferry runs aground off Marrow",
    outlet="Marrow Courier",
    published=datetime(2031, 5, 4, 9, 30, tzinfo=UTC),
    published_precision="second",
    url="https://courier.example/ferry?id=1&x=<b>",
    source_id="c-1",
    title_in_text=True,
    parts=(Part("headline", 0, 29), Part("body", 30, 202)),
)
LANTERN = Article(
    "The ferry Alba ran aground on 2 May, injuring 12 passengers, according to officials.\n"
    "The self-styled “harbour government” of Captain Vole asked for a tug.\n"
    "A dog was saved.",
    title="מעבורת עלתה על שרטון",
    outlet="The Lantern",
    published=datetime(2031, 5, 5),
    published_precision="day",
    file="lantern.txt",
)
PLAIN = Article(
    "=HYPERLINK(1) | The ferry hit *rocks* <script>alert(1)</script>; twelve people were hurt.", file="plain `x`.txt"
)
ARTICLES = (COURIER, LANTERN, PLAIN)


def words(article: Article, quote: str, where: str = "text") -> Evidence:
    """The first place of a quote in an article."""
    start = article.field(where).index(quote)
    return article.evidence(start, start + len(quote), where)


def value(handle: str, given: str, quote: str) -> Value:
    return Value(handle, given, words(ARTICLES[int(handle[1:]) - 1], quote))


def side(handle: str, *quotes: str, speaker: str | None = None) -> Side:
    return Side(handle, tuple(words(ARTICLES[int(handle[1:]) - 1], quote) for quote in quotes), speaker)


ALBA_1, ALBA_2 = "The ferry Alba ran aground on 3 May", "The ferry Alba ran aground on 2 May"


def tellings() -> tuple[Telling, ...]:
    courier = Telling(
        COURIER,
        "en",
        sentences=(Sentence(words(COURIER, "Divers will look at the hull on Monday."), "body", 3),),
        entities=(
            Entity("e1", "product", "Alba", "alba", mentions=(Mention(words(COURIER, "Alba"), "name"),)),
            Entity("e2", "person", "Ines Vole", "ines vole", mentions=(Mention(words(COURIER, "Ines Vole"), "name"),)),
        ),
        quotes=(
            Quote(
                words(COURIER, "“We asked for a tug at once,”"),
                words(COURIER, "said"),
                words(COURIER, "Captain Ines Vole"),
                "e2",
                True,
                (words(COURIER, "“We asked for a tug at once,”"),),
                "person",
            ),
        ),
        times=(Time(words(COURIER, "3 May"), "DATE", "2031-05-03", date(2031, 5, 3), date(2031, 5, 3)),),
        places=(Place(words(COURIER, "Marrow"), "Marrow", reason="no such place in the gazetteer"),),
        quantities=(Quantity(words(COURIER, "12 people"), Decimal(12), Decimal(12), Decimal(12), "person", "people"),),
        anomalies=(Anomaly("A01", "told as past, dated after publication", (words(COURIER, "on Monday"),)),),
    )
    lantern = Telling(
        LANTERN,
        "en",
        entities=(Entity("e1", "person", "Vole", "ines vole", mentions=(Mention(words(LANTERN, "Vole"), "name"),)),),
        limits=("the day of publication is known, its hour is not",),
    )
    return courier, lantern, Telling(PLAIN, "en")


def points() -> tuple[Point, ...]:
    day = Attribute(
        "date", "contradict", "one day for one act: 3 May against 2 May", 0.9,
        (value("t1", "2031-05-03", "3 May"), value("t2", "2031-05-02", "2 May")), rank=1,
    )  # fmt: skip
    source = Attribute(
        "attribution", "differ", "the Coast Office is named by one, officials by the other", 0.7,
        (value("t1", "Coast Office", "the Coast Office"), value("t2", "officials", "officials")), rank=2,
    )  # fmt: skip
    vague = Attribute(
        "actor", "differ", "people against passengers", 0.3,
        (value("t1", "people", "12 people"), value("t2", "passengers", "12 passengers")), held=True,
    )  # fmt: skip
    hurt = Attribute(
        "number", "agree", "12 people hurt", 0.95,
        (value("t1", "12", "12 people"), value("t3", "12", "twelve people")),
    )  # fmt: skip
    tug = Attribute(
        "quote", "differ", "quoted by one, retold by the other", 0.8,
        (value("t1", "we asked", "“We asked for a tug at once,”"), value("t2", "asked", "asked for a tug")), rank=3,
    )  # fmt: skip
    return (
        Point("p1", "the ferry runs aground", "contradict", (side("t1", ALBA_1), side("t2", ALBA_2)), ("t3",),
              (day, source, vague), 3.0, 0.9),
        Point("p2", "a tug is asked for", "differ",
              (side("t1", "“We asked for a tug at once,”", speaker="e2"), side("t2", "asked for a tug")), ("t3",),
              (tug,), 2.0, 0.8),
        Point("p3", "a dog is saved", "alone", (side("t2", "A dog was saved."),), ("t1", "t3"), (), 1.0),
        Point("p4", "divers look at the hull", "alone", (side("t1", "Divers will look at the hull on Monday."),),
              ("t2", "t3"), (), 0.5, 0.2, held=True),
        Point("p5", "people are hurt", "agree", (side("t1", "injuring 12 people"),
              side("t3", "twelve people were hurt")), ("t2",), (hurt,), 1.0),
    )  # fmt: skip


def naming() -> tuple[Naming, ...]:
    return (
        Naming("e2", (
            Label("Captain Ines Vole", "title", False, False, None, (words(COURIER, "Captain Ines Vole"),)),
            Label("“harbour government”", "description", True, True, "self-styled doubts the claim",
                  (words(LANTERN, "“harbour government”"),)),
        )),
    )  # fmt: skip


def comparison() -> Comparison:
    """Three tellings: one contradiction, differences, two told alone (one held back), one agreement."""
    told = tellings()
    return Comparison(
        tellings=told,
        handles=tuple((article.id, f"t{number}") for number, article in enumerate(ARTICLES, 1)),
        entities=(
            Entity("e1", "product", "Alba", "alba",
                   mentions=(Mention(words(COURIER, "Alba"), "name"), Mention(words(LANTERN, "Alba"), "name"))),
            Entity("e2", "person", "Ines Vole", "ines vole", ("Vole",), "MRW", "GOV",
                   (Mention(words(COURIER, "Ines Vole"), "name"), Mention(words(LANTERN, "Vole"), "name"))),
        ),
        links=(((COURIER.id, "e1"), "e1"), ((COURIER.id, "e2"), "e2"), ((LANTERN.id, "e1"), "e2")),
        naming=naming(),
        events=(
            Event("v1", "REQUEST", "verbal cooperation", None, "done", ("e2",), (), "2031-05-03", None,
                  (words(COURIER, "asked for a tug"),), (("place", "no place in its clause"),
                                                         ("recipient", "nobody is named"))),
        ),
        points=points(),
        origins=(
            Origin("o1", "primary_source", "the Coast Office", ("t1", "t2"),
                   Occasion("statement", (value("t1", "2031-05-03", "3 May"),)),
                   "both rest on officials of one office", (words(COURIER, "the Coast Office said"),)),
            Origin("o2", "unknown", "", ("t3",), None, "names no source", ()),
        ),
        independent=2,
        timeline=(
            TimelineEntry("2031-05-02", "the ferry runs aground", (words(LANTERN, ALBA_2),), True),
            TimelineEntry("2031-05-03", "the ferry runs aground", (words(COURIER, ALBA_1),), True),
        ),
        commitments=(Commitment(None, "e2", "a tug", (Step("request", None, (words(COURIER, "asked for a tug"),)),)),),
        anomalies=(("t1", told[0].anomalies[0]),),
        limits=("plain `x`.txt gives no date: its times are not judged",),
        held_back=2,
    )  # fmt: skip


def with_foreign_telling() -> Comparison:
    """Two tellings, of which one is not judged; no points."""
    whole = comparison()
    foreign = Telling(replace(LANTERN, text="הכלב ניצל."), "he", judged=False)
    handles = ((COURIER.id, "t1"), (foreign.article.id, "t2"))
    limits = ("The Lantern (t2) is in Hebrew: kept, not judged",)
    return Comparison(
        (whole.tellings[0], foreign), handles, (), (), (), (), (), (), 0, (), (), (), limits
    )  # fmt: skip
