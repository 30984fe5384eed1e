import pytest

from tellings.records import Comparison

from .sample import comparison


@pytest.fixture(scope="session")
def sample() -> Comparison:
    return comparison()
