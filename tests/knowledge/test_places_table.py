"""The tables of places: every country has a point on the earth, every region a country we know."""

from __future__ import annotations

import pytest

from tellings.knowledge.load import rows, toml

TABLE = toml("places.toml")


def test_every_country_has_a_point() -> None:
    assert {row["alpha3"] for row in rows("countries.csv")} <= set(TABLE["points"])


@pytest.mark.parametrize("kind", ["regions", "states"])
def test_every_point_is_on_the_earth(kind: str) -> None:
    points = [row[1:3] for row in TABLE[kind].values()] + [row[:2] for row in TABLE["points"].values()]
    assert all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in points)


def test_there_are_fifty_states() -> None:
    assert len({row[0] for row in TABLE["states"].values()}) == 50
