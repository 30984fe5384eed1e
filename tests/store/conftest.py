"""Each test of the store runs on SQLite and on PostgreSQL, and must find the same."""

from __future__ import annotations

import pytest

from tellings.store.store import Store
from tests.store import postgres


@pytest.fixture(scope="session")
def socket():
    if why := postgres.why_not():
        pytest.skip(why)
    with postgres.server() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request, tmp_path):
    """The place of a store that is not there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "tellings.db")
    return postgres.emptied(request.getfixturevalue("socket"))


@pytest.fixture
def store(where):
    with Store.open(where) as opened:
        yield opened
