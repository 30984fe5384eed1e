"""Coded: what one actor did to another, as a coder of events answers for a pair."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coded:
    """`type` as the codebook names it; `quad` its class; `binary` "cooperation" or "conflict"; `confidence` 0 to 1."""

    type: str
    quad: str
    binary: str
    confidence: float
