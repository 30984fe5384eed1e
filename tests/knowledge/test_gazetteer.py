"""The file of names: every key is found in its block, and rows hold what the table promises."""

from __future__ import annotations

import itertools

import pytest

from tellings.knowledge.gazetteer import every, known, named, province_name


def test_a_town_has_its_codes_and_its_point() -> None:
    row = next(row for row in named("paris") if row.province == "TX")
    assert (row.geonameid, row.kind, row.country, row.county) == (4717560, "P", "USA", "277")
    assert (row.lat, row.lon) == pytest.approx((33.66, -95.56), abs=0.01)


def test_a_county_is_named_in_full_and_a_province_by_its_code() -> None:
    assert {row.province for row in named("lamar county")} == {"TX", "MS", "GA", "AL"}
    assert province_name("USA", "KY") == "Kentucky"


@pytest.mark.parametrize("key", ["", "0", "zzyrgrad", "~", "parisx", "ł"])
def test_what_is_not_there_is_not_found(key: str) -> None:
    assert named(key) == ()
    assert not known(key)


def test_the_most_populous_comes_first() -> None:
    people = [row.people for row in named("springfield")]
    assert people == sorted(people, reverse=True)
    assert len(people) > 10


def test_every_row_lies_on_the_earth_under_a_country() -> None:
    for row in itertools.islice(every(), 0, None, 97):
        assert -90 <= row.lat <= 90
        assert -180 <= row.lon <= 180
        assert len(row.country) == 3
        assert row.kind in "ABP"
