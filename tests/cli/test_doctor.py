"""tellings doctor: what works, and what to do when something does not."""

from __future__ import annotations

from tests.cli.running import run


def test_on_a_whole_machine_everything_is_ok():
    result = run("doctor")
    assert result.exit_code == 0
    assert {line.split()[0] for line in result.stdout.splitlines()} == {"ok"}


def test_a_missing_model_is_named_with_its_cure(monkeypatch):
    monkeypatch.setenv("TELLINGS_SPACY_MODEL", "en_no_such_model")
    result = run("doctor")
    assert result.exit_code == 1
    assert "no  English pipeline: [S01] the model en_no_such_model is not installed; run: pip install" in result.stdout


def test_a_missing_model_ends_a_comparison_with_1_and_its_cure(monkeypatch):
    monkeypatch.setenv("TELLINGS_SPACY_MODEL", "en_no_such_model")
    result = run("compare", "--example", "harbour")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "pip install en-no-such-model" in result.stderr
