"""Times: each rule of knowledge/times reads its examples, and the days are those a reader would mean."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotate import times
from tellings.annotate.calendar_values import days_of
from tellings.annotate.parsed import parse
from tellings.annotate.time_phrases import rows
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


EXAMPLES = [example for row in rows() for example in row["examples"]]
NEWSWIRE = tomllib.loads((Path(__file__).parent / "newswire_times.toml").read_text(encoding="utf-8"))
PHRASE = re.compile(r"\[([^\]]*)\]")


def unmarked(text: str) -> str:
    return PHRASE.sub(r"\1", text)


def assert_read(marked: list[str], published: date) -> None:
    """The phrases in brackets, each with its type, value and modifier, and no other."""
    text, *expected = marked
    found = read(unmarked(text), datetime.combine(published, time()))
    shown = [" ".join(filter(None, (each.type, each.value, each.mod))) for each in found]
    assert [each.evidence.quote for each in found] == PHRASE.findall(text)
    assert shown == expected


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[0])
def test_each_rule_reads_its_examples_and_nothing_else_in_them(example: list[str]) -> None:
    assert_read(example, TABLE["anchor"])


@pytest.mark.parametrize("sentence", NEWSWIRE["sentence"], ids=lambda sentence: sentence[0])
def test_newswire_is_read_by_the_conventions_of_the_field(sentence: list[str]) -> None:
    assert_read(sentence, NEWSWIRE["published"])


@pytest.mark.parametrize("text", TABLE["silent"])
def test_nothing_is_read_where_there_is_no_time(text: str) -> None:
    assert read(text) == ()


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


def test_an_age_is_a_length_that_says_it_is_an_age() -> None:
    assert one("A 15-year-old boy swam ashore.").reason == "an age, not a place in the calendar"


def test_a_told_zone_is_kept_and_only_utc_stands_in_the_value() -> None:
    found = one("The gates open at 7:30 p.m. EST.")
    assert (found.value, found.zone) == ("T19:30", "-05:00")


@pytest.mark.parametrize("published", [datetime(1, 1, 1), WEDNESDAY, datetime(9999, 12, 31), None])
def test_what_lies_beyond_the_calendar_has_no_days(published: datetime | None) -> None:
    text = "It formed 3.8 billion years ago. 900,000 weeks ago it rained. On 10 May 2025 it fell. 9,999,999 days later"
    found = read(f"{text} it rose.", published)
    assert [each.value for each in found] == ["PAST_REF", "PAST_REF", "2025-05-10", "FUTURE_REF"]
    assert [each.first for each in found] == [None, None, date(2025, 5, 10), None]


def test_easter_is_reckoned_for_its_year() -> None:
    assert [each.value for each in read("They met on Easter Monday 2024 and Good Friday 2019.")] == [
        "2024-04-01",
        "2019-04-19",
    ]


def test_a_feast_of_another_calendar_has_a_reason() -> None:
    assert one("Markets open late in Ramadan.").reason == "a day of a calendar that is not reckoned here"


def test_a_day_that_could_be_two_days_has_a_reason() -> None:
    found = one("The permit of 03/04/2019 stands.")
    assert (found.first, found.reason) == (None, "its day and month cannot be told apart")


def test_of_two_such_days_the_one_beside_publication_is_meant() -> None:
    assert one("The permit of 01/08/2025 stands.").value == "2025-08-01"


def test_a_heading_and_the_line_below_it_make_no_one_phrase() -> None:
    assert [each.evidence.quote for each in read("Shops shut until Friday\nSeptember 4, 2008\nThey closed.")] == [
        "Friday",
        "September 4, 2008",
    ]


def test_the_title_is_read_too() -> None:
    assert [time.evidence.where for time in read("It fell.", title="Bridge fell on Monday")] == ["title"]


words = st.sampled_from(
    [unmarked(example[0]) for example in EXAMPLES] + ["\n", "“", "’", "😀", "é", " 31/12 ", "May", "0", "-", "10000-99"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(words, max_size=5))
def test_every_time_quotes_the_text_at_its_offsets_and_none_overlap(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = read(text)
    assert all(text[each.evidence.start : each.evidence.end] == each.evidence.quote for each in found)
    assert all(a.evidence.end <= b.evidence.start for a, b in pairwise(found))
    assert all(each.first is not None or each.reason for each in found)


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)))
def test_a_day_is_its_own_stretch(day: date) -> None:
    assert days_of(day.isoformat()) == (day, day)
    assert days_of(f"{day:%Y-%m}") is not None
