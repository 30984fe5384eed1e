"""Times: each rule of knowledge/times.toml reads its example, and the days are those a reader would mean."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotate import times
from tellings.annotate.calendar_values import days_of
from tellings.annotate.parsed import parse
from tellings.knowledge.load import toml
from tellings.records import Article, Telling, Time

TABLE = toml("times.toml")
WEDNESDAY = datetime(2025, 7, 23)


def read(text: str, published: datetime | None = WEDNESDAY, title: str = "") -> tuple[Time, ...]:
    article = Article(text, title=title, published=published)
    return times.annotate(Telling(article, "en"), parse(article))


def one(text: str, published: datetime | None = WEDNESDAY) -> Time:
    found = read(text, published)
    assert len(found) == 1, [time.evidence.quote for time in found]
    return found[0]


@pytest.mark.parametrize("rule", TABLE["rule"], ids=lambda rule: rule["example"])
def test_each_rule_reads_its_example(rule: dict[str, str]) -> None:
    published = datetime.combine(TABLE["anchor"], time())
    assert rule["value"] in [time.value for time in read(rule["example"], published)]


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("They met on Tuesday night.", "Tuesday night", "2025-07-22TNI"),
        ("The court will sit on Friday.", "Friday", "2025-07-25"),
        ("The court sat on Friday.", "Friday", "2025-07-18"),
        ("The mayor is set to speak on Monday.", "Monday", "2025-07-28"),
        ("She left on Wednesday.", "Wednesday", "2025-07-23"),
        ("The court will sit next Friday.", "next Friday", "2025-08-01"),
        ("Ships sailed on July 24.", "July 24", "2025-07-24"),
        ("Ships sailed on 28 December.", "28 December", "2024-12-28"),
        ("Ships will sail on 28 December.", "28 December", "2025-12-28"),
        ("The hall will open in December.", "December", "2025-12"),
        ("The hall has been shut since October.", "October", "2024-10"),
        ("It burned in late November.", "late November", "2024-11"),
        ("It snowed last week.", "last week", "2025-W29"),
        ("It was built in 1889.", "1889", "1889"),
        ("A three-day strike began.", "three-day", "P3D"),
    ],
)
def test_a_phrase_means_the_days_a_reader_would_take_it_for(text: str, quote: str, value: str) -> None:
    found = one(text)
    assert (found.evidence.quote, found.value) == (quote, value)


def test_a_day_told_as_past_that_lies_after_publication_stays_as_told() -> None:
    found = one("“The talks went well,” the envoy said at a briefing on July 24.")
    assert found.first == found.last == date(2025, 7, 24)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry is likely to leave on Friday.", "2025-07-25"),
        ("The talks were due to begin on Monday.", "2025-07-28"),
        ("The report is due on Friday.", "2025-07-25"),
        ("Ferries were to resume on Friday.", "2025-07-25"),
        ("The hearing was scheduled for Friday.", "2025-07-18"),
        ("The crew was able to leave on Friday.", "2025-07-18"),
    ],
)
def test_the_weekday_of_what_is_still_to_come_is_the_next_one(text: str, value: str) -> None:
    assert one(text).value == value


def test_a_day_of_january_told_in_december_lies_ahead() -> None:
    assert one("The fair opens on 3 January.", datetime(2024, 12, 30)).value == "2025-01-03"


def test_mid_november_holds_the_thirteenth_and_late_november_does_not() -> None:
    mid, late = one("It fell in mid-November 2017."), one("It fell in late November 2017.")
    assert mid.first is not None
    assert late.first is not None
    assert mid.first <= date(2017, 11, 13) < late.first


def test_earlier_this_year_ends_on_the_day_of_publication() -> None:
    found = one("The bank failed earlier this year.")
    assert (found.first, found.last) == (date(2025, 1, 1), date(2025, 7, 23))


def test_two_days_later_counts_from_the_day_told_before() -> None:
    assert [time.value for time in read("He was held on 10 May. Two days later he was freed.")] == [
        "2025-05-10",
        "2025-05-12",
    ]


def test_two_days_later_without_a_day_told_before_has_a_reason() -> None:
    found = one("Two days later he was freed.")
    assert found.first is None
    assert found.reason == "told relative to a time that is not clear"


@pytest.mark.parametrize("text", ["They met on Tuesday.", "They met yesterday.", "They met last week.", "Go by 3 May."])
def test_without_a_publication_date_a_relative_time_has_no_days(text: str) -> None:
    found = one(text, published=None)
    assert (found.first, found.reason) == (None, "no publication date")


def test_without_a_publication_date_an_absolute_day_stands() -> None:
    assert one("They met on 24 July 2025.", published=None).first == date(2025, 7, 24)


def test_an_hour_takes_the_day_beside_it() -> None:
    assert [time.value for time in read("The tremor came at 9 p.m. on Tuesday.")] == ["2025-07-22T21:00", "2025-07-22"]


def test_an_hour_without_a_day_has_a_reason() -> None:
    assert one("The tremor came at 9pm.").reason == "the day is not told"


def test_in_recent_days_is_vague() -> None:
    assert one("Fighting grew in recent days.").vague


def test_thirty_february_is_no_day() -> None:
    found = one("It happened on 30 February 2024.")
    assert (found.first, found.reason) == (None, "no such day in the calendar")


@pytest.mark.parametrize(
    "text",
    [
        "A 15-year-old boy swam ashore.",
        "She may win and march on.",
        "It cost 2,000 crowns and weighed 1900 grams.",
        "A club of 2000 members folded.",
        "The Sunday Herald printed it.",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert read(text) == ()


def test_the_title_is_read_too() -> None:
    assert [time.evidence.where for time in read("It fell.", title="Bridge fell on Monday")] == ["title"]


words = st.sampled_from(
    [rule["example"] for rule in TABLE["rule"]] + ["\n", "“", "’", "😀", "é", " 31/12 ", "May", "0", "-", "10000-99"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(words, max_size=5))
def test_every_time_quotes_the_text_at_its_offsets_and_none_overlap(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = read(text)
    assert all(text[time.evidence.start : time.evidence.end] == time.evidence.quote for time in found)
    assert all(a.evidence.end <= b.evidence.start for a, b in pairwise(found))
    assert all(time.first is not None or time.reason for time in found)


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)))
def test_a_day_is_its_own_stretch(day: date) -> None:
    assert days_of(day.isoformat()) == (day, day)
    assert days_of(f"{day:%Y-%m}") is not None
