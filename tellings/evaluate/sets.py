"""Sets: the names that `tellings eval` knows, what each scores, its evaluator, and the figures the gate holds."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from tellings.evaluate.scores import Evaluator


@dataclass(frozen=True, slots=True)
class Set:
    """A kind of data with known answers. `home`: where it lies in the folder of dev sets; `held`: the floors."""

    name: str
    says: str
    module: str
    home: str
    held: tuple[str, ...]

    def evaluator(self) -> Evaluator:
        """Its evaluator, loaded when asked for."""
        return cast(Evaluator, importlib.import_module(f"tellings.evaluate.{self.module}"))


SETS = (
    Set(
        "comparisons",
        "STORY.articles.json with STORY.gold.json",
        "comparisons",
        "comparisons",
        (
            "f1",
            "precision",
            "first_five",
            "contradict_precision",
            "aligned",
            "agreements",
            "alone",
            "quote_recall",
            "quote_precision",
            "speakers",
            "origins",
        ),
    ),
    Set(
        "polnear",
        "attributions/*.ann with text/*.txt: source, cue and content spans",
        "polnear",
        "quotes/polnear/dev",
        ("source", "cue", "content", "linked"),
    ),
    Set(
        "meantime",
        "MEANTIME *.xml: TIMEX3 extents, types and values",
        "timex",
        "time/meantime",
        ("strict", "value"),
    ),
    Set(
        "tempeval",
        "TempEval-3 *.tml: TIMEX3 extents, types and values",
        "timex",
        "time/tempeval",
        ("strict", "value"),
    ),
    Set("geovirus", "GeoVirus.xml: toponyms with their points", "geovirus", "place", ("found", "resolved")),
    Set("geowebnews", "*.ann with *.txt: toponyms with GeoNames ids", "geowebnews", "place/GeoWebNews", ("resolved",)),
    Set(
        "stories",
        "*.jsonl: articles with the event each tells of",
        "stories",
        "stories",
        ("g5_bcubed", "g5_pairwise", "basil_bcubed", "basil_pairwise", "ecbplus_bcubed", "ecbplus_pairwise"),
    ),
    Set(
        "plv",
        "*.tsv: sentences with source and target marked, and their PLOVER root",
        "plv",
        "events/plv",
        ("binary", "quad", "root", "root_marks"),
    ),
    Set("cameo", "cameo_class.tsv: sentences with a class from 0 to 4", "cameo", "events", ("class",)),
    Set(
        "plover",
        "*.jsonl, *.tsv, *.csv: sentences with type, source and target country",
        "plover",
        "events/plv",
        ("found", "precision"),
    ),
    Set("petrarch", "petrarch*.xml: sentences with CAMEO events", "petrarch", "events", ("pair", "event")),
    Set(
        "actors",
        "actor_aliases.json: phrases with the country and role of who is meant",
        "actors",
        "events",
        ("country", "role", "name"),
    ),
    Set(
        "mentions", "mentions.jsonl: phrases with their kind and whom they mean", "mentions", "comparisons", ("right",)
    ),
    Set(
        "newswcl",
        "NewsWCL50 (articles/ and matched/): every phrase for an actor",
        "newswcl",
        "naming/newswcl50",
        ("actors", "conll"),
    ),
    Set("nanco", "nanco.json: answers to one question, grouped", "nanco", "claims", ("balanced",)),
)


def named(name: str) -> Set:
    """The set of that name."""
    return next(one for one in SETS if one.name == name)


def corpus_hash(files: Sequence[Path]) -> str:
    """SHA-256 over the names and bytes of the files: two corpora with one hash are the same."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
