from __future__ import annotations

import json

import pytest

from quality import gate

SECTION = {"corpus": "old", "floors": {"f1": 0.2, "alone": 0.5}}


def test_a_figure_below_its_floor_is_named_with_both():
    assert gate.below(SECTION, {"f1": 0.1996, "alone": 0.6}) == ["f1 is 0.1996, below its floor 0.2"]


def test_a_figure_over_nothing_is_below_any_floor():
    assert gate.below(SECTION, {"f1": None, "alone": 0.5}) == ["f1 is 0.0000, below its floor 0.2"]


def test_floors_rise_to_what_was_measured_and_never_fall():
    risen = gate.raised(SECTION, {"f1": 0.31279, "alone": 0.4}, "new")
    assert risen == {"corpus": "new", "floors": {"f1": 0.312, "alone": 0.5}}


@pytest.fixture
def bench(tmp_path, monkeypatch):
    """The gate over stories that all score the same; answers (exit code, floors after it)."""
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"comparisons": {"corpus": "old", "floors": {"f1": 0.2}}}))
    monkeypatch.setattr(gate, "evaluate", lambda _: type("Report", (), {"total": None})())
    monkeypatch.setattr(gate, "table", lambda _: "")
    monkeypatch.setattr(gate, "corpus_hash", lambda _: "old")

    def run(figure: float, *arguments: str) -> tuple[int, float]:
        monkeypatch.setattr(gate, "figures", lambda _: {"f1": figure})
        code = gate.main(["--stories", str(tmp_path), "--floors", str(floors), *arguments])
        return code, json.loads(floors.read_text())["comparisons"]["floors"]["f1"]

    return run


def test_the_gate_passes_at_the_floor_and_fails_below(bench):
    assert bench(0.2)[0] == 0
    assert bench(0.1)[0] == 1


def test_raise_writes_the_higher_floor(bench):
    assert bench(0.4, "--raise") == (0, 0.4)


def test_raise_refuses_a_lower_floor(bench):
    assert bench(0.1, "--raise") == (1, 0.2)


def test_other_stories_fail_until_raised(bench, monkeypatch):
    monkeypatch.setattr(gate, "corpus_hash", lambda _: "new")
    assert bench(0.3)[0] == 1
    assert bench(0.3, "--raise") == (0, 0.3)


def test_without_stories_it_says_so_and_passes(tmp_path, capsys):
    assert gate.main(["--stories", str(tmp_path / "none")]) == 0
    assert "skipped" in capsys.readouterr().out
