"""The engines give the same answers in the same order, and lose nothing when a worker is killed."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator

import pytest

from tellings.engines import ENGINES, Lost, Work, default_workers, mapped
from tellings.errors import NoEngine
from tests.engines import jobs

CHUNKS = [[1, 2], [3], [4, 5, 6], [7], [8, 9]]
DOUBLED = [[2, 4], [6], [8, 10, 12], [14], [16, 18]]
without_ray = pytest.mark.skipif(not importlib.util.find_spec("ray"), reason="ray is not installed (the extra ray)")
SEVERAL = ["processes", pytest.param("ray", marks=without_ray)]


@pytest.fixture(scope="module", autouse=True)
def cluster():
    """One for all tests here: to start it takes longer than all they do."""
    if not importlib.util.find_spec("ray"):
        yield
        return
    import ray

    from tellings.engines.ray import start

    start(2)
    yield
    ray.shutdown()


@pytest.mark.parametrize("engine", ["serial", *SEVERAL])
def test_every_engine_answers_each_chunk_in_order(engine):
    assert list(mapped(engine, Work(jobs.doubled), CHUNKS, 2)) == DOUBLED


@pytest.mark.parametrize("engine", SEVERAL)
def test_a_killed_worker_loses_nothing(engine, tmp_path):
    assert list(mapped(engine, Work(jobs.dies_once, (str(tmp_path), 4)), CHUNKS, 2)) == DOUBLED
    assert (tmp_path / "killed").exists()


@pytest.mark.parametrize("engine", SEVERAL)
def test_an_item_that_always_kills_is_named_and_the_rest_is_answered(engine):
    answers = list(mapped(engine, Work(jobs.dies_always, (5,)), CHUNKS, 2))
    assert isinstance(answers[2][1], Lost)
    assert answers[2][1].why
    answers[2][1] = 10
    assert answers == DOUBLED


@pytest.mark.parametrize("engine", ["serial", *SEVERAL])
def test_an_error_of_the_function_is_raised_as_it_is(engine):
    with pytest.raises(ValueError, match="not 5"):
        list(mapped(engine, Work(jobs.refuses, (5,)), CHUNKS, 2))


def test_no_more_chunks_are_under_way_than_two_a_worker():
    taken = []

    def chunks() -> Iterator[list[int]]:
        for number in range(40):
            taken.append(number)
            yield [number]

    answers = mapped("processes", Work(jobs.doubled), chunks(), 2)
    assert next(answers) == [0]
    assert len(taken) <= 5
    assert [answer for chunk in answers for answer in chunk] == [2 * number for number in range(1, 40)]


def test_processes_are_other_processes():
    import os

    assert os.getpid() not in next(mapped("processes", Work(jobs.places), [[1]], 1))


def test_ray_that_is_not_installed_is_a_clear_error(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(NoEngine, match=r"\[S03\] the engine ray is not installed; run: pip install tellings\[ray\]"):
        next(mapped("ray", Work(jobs.doubled), CHUNKS, 1))


def test_an_unknown_engine_is_refused():
    with pytest.raises(ValueError, match="no engine 'horses'; there are serial, processes, ray"):
        mapped("horses", Work(jobs.doubled), CHUNKS)
    assert default_workers() >= 1
    assert ENGINES[0] == "serial"
