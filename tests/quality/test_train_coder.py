"""Training the coder: the weights are those of this codebook, and learning learns."""

from __future__ import annotations

import numpy as np
import pytest

from quality.coder_learning import fit, likely, reliability, stacked, temperature
from quality.train_coder import main
from tellings.annotate.coding_model import FILE, model
from tellings.knowledge.codebook import NONE, codebook


def test_the_weights_were_learned_from_the_codebook_as_it_stands(capsys):
    assert main(["--check"]) == 0, capsys.readouterr().out


def test_the_weights_know_every_type_and_none_besides():
    assert set(model().types) == {one.name for one in codebook()} | {NONE}


def test_the_weights_stay_small():
    assert FILE.stat().st_size < 3_000_000


def test_probabilities_add_up_to_one_with_and_without_the_embedding():
    vector = np.zeros(len(model().by_both.dense), dtype=np.float32)
    for found in (model().likely(["p=attack"]), model().likely(["p=attack"], vector)):
        assert sum(found.values()) == pytest.approx(1, abs=1e-5)
    assert max(model().likely(["p=attack", "e=attack"]).items(), key=lambda each: each[1])[0] == "ASSAULT"


def test_learning_tells_two_kinds_apart_by_marks_and_by_numbers():
    none = np.zeros((4, 0), dtype=np.float32)
    numbers = np.array([[1], [2], [-1], [-2]], dtype=np.float32)
    gold = np.array([0, 0, 1, 1])
    for rows in (
        stacked([[(0, 1.0)], [(0, 1.0)], [(1, 1.0)], [(1, 1.0)]], 2, none),
        stacked([[], [], [], []], 2, numbers),
    ):
        weights, bias = fit(rows, gold, 2, 10.0)
        assert (rows.scores(weights) + bias).argmax(axis=1).tolist() == gold.tolist()


def test_the_temperature_of_scores_that_boast_is_above_one():
    scores = np.array([[6.0, 0.0]] * 10)
    gold = np.array([0] * 7 + [1] * 3)
    heat = temperature(scores, gold)
    assert heat > 2
    error, bins = reliability(likely(scores, heat).max(axis=1), gold == 0)
    assert error < 0.1
    assert [(count, was) for _, count, _, was in bins] == [(10, 0.7)]
