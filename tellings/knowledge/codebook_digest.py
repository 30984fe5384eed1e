"""Digest: the types of a codebook -> a hash over all that weights are learned from: were these weights made of it?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from tellings.knowledge.codebook import Type
from tellings.knowledge.load import toml


def digest(types: Sequence[Type]) -> str:
    """SHA-256 over names, quads, patterns, sentences with their marks, and the frames around patterns."""
    told = [
        {
            "type": [one.name, one.quad, *one.patterns],
            "examples": [each.sentence.marked for each in one.examples],
            "near_misses": [[each.sentence.marked, each.holds] for each in one.near_misses],
        }
        for one in types
    ]
    whole = json.dumps([told, toml("codebook_frames.toml")], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode("utf-8")).hexdigest()
