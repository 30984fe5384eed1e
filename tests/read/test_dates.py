from datetime import datetime

import pytest

from tellings.read.dates import when
from tellings.read.order import country_of, order_of

DAY = datetime(2025, 7, 23)


@pytest.mark.parametrize(
    "told",
    ["2025-07-23", "23 July 2025", "July 23, 2025", "2025/07/23", "23/07/2025", "07/23/2025", "Wed, 23rd of July 2025",
     "23.07.2025", "20250723", "Published on Jul. 23, 2025", "2025-07-23T00:00:00", "2025-07-23T00:00:00Z"],
)  # fmt: skip
def test_a_day_without_a_time_has_the_precision_of_a_day(told):
    found = when(told)
    assert (found.value, found.precision, found.doubt) == (DAY, "day", None)


@pytest.mark.parametrize(
    ("told", "hour", "minute", "second"),
    [
        ("2025-07-23T08:15:11", 8, 15, 11),
        ("2025-07-23T08:15:11.250+03:00", 8, 15, 11),
        ("- 2025-07-23 08:15:11", 8, 15, 11),
        ("Wed, 23 Jul 2025 08:15:11 +0300", 8, 15, 11),
        ("8.15pm BST, 23 July 2025", 20, 15, 0),
        ("July 23, 2025 at 12:05 a.m. EDT", 0, 5, 0),
        ("Last updated: 23 July 2025 10:15 GMT+3", 10, 15, 0),
    ],
)
def test_the_local_time_is_kept_and_its_zone_dropped(told, hour, minute, second):
    found = when(told)
    assert (found.value, found.precision) == (datetime(2025, 7, 23, hour, minute, second), "second")


@pytest.mark.parametrize(
    "told", ["yesterday", "2025", "23 July", "The wall gave way on 23 July 2025", "", "23/07/25", "23 July 2025 " * 20]
)
def test_a_string_that_is_not_a_date_alone_is_none(told):
    assert when(told) is None


def test_two_readings_and_nothing_to_settle_them_leave_the_date_open_and_name_both():
    found = when("03/04/2024")
    assert (found.value, found.precision) == (None, "none")
    assert "3 April 2024 or 4 March 2024" in found.doubt


def test_the_order_of_the_outlet_settles_two_readings():
    assert when("03/04/2024", "dmy").value == datetime(2024, 4, 3)
    assert when("03/04/2024", "mdy").value == datetime(2024, 3, 4)


def test_a_day_that_fits_one_reading_only_needs_no_order():
    assert when("23/07/2025", "mdy").value == DAY


def test_a_day_in_no_calendar_is_told():
    found = when("2025-02-30")
    assert found.value is None
    assert "no day of the calendar" in found.doubt


def test_an_update_is_known_from_its_words():
    assert when("Updated: 23 July 2025").changed
    assert not when("Published: 23 July 2025").changed


@pytest.mark.parametrize(
    ("outlet", "url", "order"),
    [
        ("The New York Times", None, "mdy"),
        ("Coast Ledger", "https://www.coastledger.co.uk/a", "dmy"),
        ("coastledger.com.tr", None, "dmy"),
        (None, "https://edition.cnn.com/a", "mdy"),
        (None, "https://port.gov/a", "mdy"),
        ("Coast Ledger", "https://coastledger.com/a", None),
        ("Coast Ledger", "https://coastledger.ca/a", None),
        ("Coast Ledger", "https://coastledger.tv/a", None),
        (None, None, None),
    ],
)
def test_the_country_of_an_outlet_settles_day_and_month_where_it_is_known(outlet, url, order):
    assert order_of(outlet, url) == order


def test_a_broken_address_has_no_country():
    assert country_of(None, "http://[broken.example/a") is None
