"""NewsWCL50: every phrase that five outlets use for one actor of an event, against `naming` and against our linking.

In: a folder with articles/event_N/N_OUTLET.txt and matched/event_N/*/N_OUTLET_sent.txt with N_OUTLET_annotations.csv.
Out: which share of the phrases stands under the right actor, and how well phrases whose places are given are sorted.
A row whose words are not found in the article is left out and counted.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tellings.annotate.parsed import Parsed, parse_many
from tellings.errors import BadMeta
from tellings.evaluate.chains import assigned, conll
from tellings.evaluate.scores import Figure, Scores
from tellings.records import Article, Comparison, Evidence

CURE = "give the folder that holds articles/ and matched/ of NewsWCL50"
ACTORS = ("ACTOR", "ACTOR-I", "COUNTRY", "GROUP")
THINGS = ("OBJECT", "EVENT", "MISC", "ACTION")
HOW = (
    "a phrase of an outlet (each wording once) is right when a label of its actor covers its head word and lies at "
    "least half in it; an actor is the entity of `naming` that holds most of its phrases, each entity one actor's; "
    "CoNLL F1: mean of MUC, B-cubed and CEAF-e with the places of the phrases given, event by event"
)
_MARKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase for an actor (or thing) of an event: where it stands, and where its head word does."""

    concept: str
    kind: str
    words: str
    evidence: Evidence
    head: tuple[int, int]

    @property
    def wording(self) -> tuple[str, str, str]:
        """What counts once: the actor, the article, the words."""
        return self.concept, self.evidence.article, " ".join(self.words.lower().split())


@dataclass(frozen=True, slots=True)
class Happening:
    """The articles of an event and the phrases marked in them."""

    name: str
    articles: tuple[Article, ...]
    phrases: tuple[Phrase, ...]
    lost: int


def evaluate(folder: Path, only: Collection[str] = ()) -> Scores:
    """Score every event of the folder, or those named."""
    from tellings.pipeline import compare_articles
    from tellings.reconcile.chains import chains

    right: Counter[tuple[str, bool]] = Counter()
    sorted_, told, documents, lost = [], [], 0, 0
    for happening in read(folder, only):
        comparison = compare_articles(happening.articles)
        for wording, held in under_right(happening, comparison).items():
            right[_kind(happening, wording), held] += 1
        spans = [phrase.evidence for phrase in happening.phrases]
        told.append(conll(gold_chains(happening), chains(comparison.tellings, spans)))
        sorted_.append(conll(gold_chains(happening), head_chains(happening)))
        documents += len(happening.articles)
        lost += happening.lost
    rows = [_share("actors", "phrases under their actor", right, ACTORS)]
    rows += [_share(kind.lower().replace("-", "_"), f"… {kind}", right, (kind,)) for kind in (*ACTORS, *THINGS)]
    rows += [_share("all", "phrases under their actor or thing", right, (*ACTORS, *THINGS))]
    rows += [Figure("conll", "CoNLL F1, places given", value=float(np.mean(told)))]
    rows += [Figure("same_head", "… sorted by head word alone", value=float(np.mean(sorted_)))]
    return Scores("newswcl", documents, HOW, tuple(rows), {"lost": lost})
