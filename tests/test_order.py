"""Same input, same bytes; and the order of the arguments changes nothing but the order of the tellings."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import tellings
from tellings import examples
from tellings.pipeline import Comparison
from tests.cli.running import run

STORIES = examples.names()


def lines(comparison: Comparison) -> set[tuple[object, ...]]:
    """What each line says, without who comes first."""
    return {
        (one.rank, one.relation, one.kind, one.confidence, tuple(sorted(side.evidence.quote for side in one.sides)))
        for point in comparison.points
        for one in point.attributes
    }


def matters(comparison: Comparison) -> set[tuple[object, ...]]:
    """What each point stands on."""
    return {
        (point.relation, frozenset(place.quote for side in point.sides for place in side.evidence))
        for point in comparison.points
    }


def origins(comparison: Comparison) -> tuple[int, set[tuple[object, ...]]]:
    return comparison.independent, {(one.kind, len(one.tellings)) for one in comparison.origins}


@pytest.mark.parametrize("story", STORIES)
def test_another_order_of_arguments_gives_the_same_lines_points_and_origins(story):
    articles = tellings.read(examples.folder(story))
    turned = [*articles[len(articles) // 2 :], *articles[: len(articles) // 2]][::-1]
    one, other = tellings.compare(articles), tellings.compare(turned)
    assert [telling.article for telling in other.tellings] == turned
    assert lines(one) == lines(other)
    assert matters(one) == matters(other)
    assert origins(one) == origins(other)


def test_another_process_with_other_hashes_gives_the_same_bytes():
    command = [sys.executable, "-m", "tellings", "compare", "--example", "harbour", "--format", "json", "--all"]
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    other = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert other.stdout == run(*command[3:]).stdout_bytes


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv"])
def test_the_same_comparison_is_written_twice_the_same(form):
    arguments = ("compare", "--example", "harbour", "--format", form)
    assert run(*arguments).stdout_bytes == run(*arguments).stdout_bytes
