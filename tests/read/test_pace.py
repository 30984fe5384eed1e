from datetime import UTC, datetime

import pytest

from tellings.read.pace import Pace, back_off, retry_after


class Time:
    """A clock that a test moves, and a sleeper that moves it."""

    def __init__(self):
        self.now, self.slept = 100.0, []

    def clock(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


def test_a_host_is_asked_again_after_its_delay_and_another_one_at_once():
    time = Time()
    pace = Pace(2.0, time.clock, time.sleep)
    for host in ("a", "a", "b", "a"):
        pace.wait(host)
    assert time.slept == [2.0, 2.0]


def test_what_robots_txt_asks_for_is_waited_when_it_is_longer_and_never_past_a_minute():
    time = Time()
    pace = Pace(2.0, time.clock, time.sleep)
    for delay in (5.0, 1.0, 10_000.0, 0.0):
        pace.wait("a", delay)
    assert time.slept == [5.0, 2.0, 60.0]


def test_time_that_passed_by_itself_is_not_waited_again():
    time = Time()
    pace = Pace(2.0, time.clock, time.sleep)
    pace.wait("a")
    time.now += 1.5
    pace.wait("a")
    assert time.slept == [0.5]


@pytest.mark.parametrize(
    ("told", "seconds"),
    [("120", 120.0), ("Tue, 04 Mar 2025 08:01:00 GMT", 60.0), ("Tue, 04 Mar 2025 07:00:00 GMT", 0.0), ("soon", None),
     (None, None), ("", None)],
)  # fmt: skip
def test_retry_after_is_a_number_or_a_date(told, seconds):
    assert retry_after(told, datetime(2025, 3, 4, 8, tzinfo=UTC)) == seconds


def test_without_word_from_the_host_the_wait_doubles_up_to_a_minute():
    assert [back_off(attempt) for attempt in (0, 1, 2, 9)] == [1.0, 2.0, 4.0, 60.0]
    assert back_off(0, 7.0) == 7.0
