from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from quality import gate
from tellings.evaluate.sets import Set

FLOORS = {"f1": 0.2, "alone": 0.5}


def test_a_figure_below_its_floor_is_named_with_both():
    assert list(gate.below(FLOORS, {"f1": 0.1996, "alone": 0.6})) == ["f1 is 0.1996, below its floor 0.2"]


def test_a_figure_over_nothing_is_below_any_floor():
    assert list(gate.below(FLOORS, {"f1": None, "alone": 0.5})) == ["f1 is 0.0000, below its floor 0.2"]


def test_floors_rise_to_what_was_measured_and_never_fall():
    risen = gate.raised({"corpus": "old", "floors": FLOORS}, {"f1": 0.31279, "alone": 0.4}, "new")
    assert risen == {"corpus": "new", "floors": {"f1": 0.312, "alone": 0.5}}


@pytest.fixture
def bench(tmp_path, monkeypatch):
    """The gate over two sets, "here" and "gone" (which is not there); answers (exit code, floor after it)."""
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"here": {"corpus": "old", "floors": {"f1": 0.2}}}))
    (tmp_path / "here").mkdir()
    monkeypatch.setattr(gate, "SETS", tuple(Set(name, "", "", name, ("f1",)) for name in ("here", "gone")))
    monkeypatch.setattr(gate, "corpus_hash", lambda _: "old")

    def run(figure: float, *arguments: str) -> tuple[int, float]:
        scored = SimpleNamespace(figures=lambda: {"f1": figure, "beside": 1.0}, table=lambda: "")
        evaluator = SimpleNamespace(evaluate=lambda _: scored, files=lambda _: [])
        monkeypatch.setattr(Set, "evaluator", lambda _: evaluator)
        code = gate.main(["--dev", str(tmp_path), "--floors", str(floors), *arguments])
        return code, json.loads(floors.read_text())["here"]["floors"]["f1"]

    return run


def test_the_gate_passes_at_the_floor_and_fails_below(bench):
    assert bench(0.2)[0] == 0
    assert bench(0.1)[0] == 1


def test_raise_writes_the_higher_floor(bench):
    assert bench(0.4, "--raise") == (0, 0.4)


def test_raise_refuses_a_lower_floor(bench):
    assert bench(0.1, "--raise") == (1, 0.2)


def test_other_documents_fail_until_raised(bench, monkeypatch):
    monkeypatch.setattr(gate, "corpus_hash", lambda _: "new")
    assert bench(0.3)[0] == 1
    assert bench(0.3, "--raise") == (0, 0.3)


def test_a_set_that_is_not_there_is_named_and_passes(bench, capsys):
    assert bench(0.3)[0] == 0
    assert "gone skipped" in capsys.readouterr().out
