"""Anomalies: what one telling cannot have as it tells it, and what must be left alone."""

from __future__ import annotations

import pytest

from tellings.annotate import anomalies
from tellings.records import Anomaly
from tests.annotate.acting import tell


def found(text: str, *names: str) -> tuple[Anomaly, ...]:
    return anomalies.annotate(*tell(text, *names))


@pytest.mark.parametrize(
    "text",
    [
        "“The gates are shut,” the officials said at a weekly briefing on May 7.",
        "On 9 May 2026 the council handed the keys to the elders.",
        "The bridge was opened on 8 May 2026.",
        "The convoy had reached the dam on May 8, 2026, the driver said.",
    ],
)
def test_a_day_after_publication_told_as_past_is_an_anomaly(text: str) -> None:
    (one,) = found(text)
    assert one.code == "told-before-it-happened"
    assert "May" in one.evidence[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "The talks will be held on May 24.",
        "The talks are to be held on 24 May 2026.",
        "The court set a hearing for 24 May 2026.",
        "The minister announced an election on 24 May 2026.",
        "The permit was extended until 24 May 2026.",
        "The vote was scheduled on 24 May 2026.",
        "The ministry said the bridge would open on 24 May 2026.",
        "The officials said they were meeting on 24 May 2026.",
        "“We told you of May 24,” he said.",
        "He invited the envoys to a summit on 24 May 2026.",
        "The council met on 4 May 2026.",
        "The council met on Thursday.",
        "This article was amended on 9 May 2026.",
        "A strike on December 12 killed the mayor.",
    ],
)
def test_plans_deadlines_quotes_and_days_before_are_none(text: str) -> None:
    assert found(text) == ()


def test_without_a_publication_date_nothing_lies_after_it() -> None:
    telling, parsed = tell("The bridge was opened on 8 May 2026.", published=None)
    assert anomalies.annotate(telling, parsed) == ()


def test_nobody_against_two_is_a_conflict_and_a_quote_is_named_as_such() -> None:
    text = "Two firefighters were injured by a falling crane.\n\n“None of my firefighters was injured,” Lindt said."
    (one,) = found(text, "Lindt/person")
    assert one.code == "conflict-with-itself"
    assert [e.quote for e in one.evidence] == ["Two firefighters were injured", "None of my firefighters was injured"]
    assert "quoted from Lindt, against the telling’s own" in one.message


@pytest.mark.parametrize(
    "text",
    [
        "Two people suffered minor injuries. The organiser said that no one was injured.",
        "The blast killed three workers. The company said nobody was killed.",
        "No injuries were reported. Four passengers were hurt.",
        "The blast killed 12 people. Smoke rose for hours. The blast killed 15 people, the mayor said.",
    ],
)
def test_counts_that_exclude_each_other_are_a_conflict(text: str) -> None:
    assert [one.code for one in found(text)] == ["conflict-with-itself"]


@pytest.mark.parametrize(
    "text",
    [
        "Two people were injured. No firefighters were injured.",
        "Two people were injured. Nobody else was injured.",
        "Two people were injured. No one was seriously injured.",
        "Two people were injured. Nobody was killed.",
        "A fire in 2019 killed three people. Nobody was killed on Monday.",
        "Initially the police said nobody was hurt. Two people were hurt.",
        "Two people were injured. Nobody was injured in the other crash.",
        "More than 20 people were injured. The blast injured 23 people.",
        "The blast killed 12 people. A later flood killed three people.",
        "Two dogs were killed. Nobody was killed.",
        "Two people may have been injured. No one was injured.",
    ],
)
def test_parts_other_times_other_events_and_bounds_are_no_conflict(text: str) -> None:
    assert found(text) == ()
