"""A filled store, made once and copied for each test."""

from __future__ import annotations

import shutil

import pytest

from tellings.store.store import Store
from tests.desk.filled import filled


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    where = tmp_path_factory.mktemp("made") / "made.db"
    filled(str(where)).close()
    return where


@pytest.fixture
def where(made, tmp_path):
    return str(shutil.copy(made, tmp_path / "tellings.db"))


@pytest.fixture
def bridged(where):
    with Store.open(where) as store:
        yield store
