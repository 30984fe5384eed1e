"""NewsWCL50: every phrase that five outlets use for one actor of an event, against `naming` and against our linking.

In: the folder of the set (newswcl_read.py). Out: which share of the phrases stands under the right actor of `naming`,
and how well phrases whose places are given are sorted. Persons that the set gathers under one code ("individuals of a
country") are counted beside the actors, not among them: keeping them apart is right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tellings.evaluate.chains import assigned, conll
from tellings.evaluate.newswcl_read import Happening, Phrase, read, set_files
from tellings.evaluate.scores import Figure, Scores
from tellings.records import Comparison, Evidence

ACTORS, INDIVIDUALS, THINGS = ("ACTOR", "COUNTRY", "GROUP"), ("ACTOR-I",), ("OBJECT", "EVENT", "MISC", "ACTION")
LEAST = 6  # the set codes who has four phrases in an article, or more
HOW = (
    "a phrase of an outlet (each wording once) is right when a label of its actor covers its head word and lies at "
    "least half in it; an actor is the entity of `naming` that holds most of its phrases, each entity one actor's; "
    "CoNLL F1: mean of MUC, B-cubed and CEAF-e, phrases of all kinds with their places given, mean of the events, "
    f"clusters of fewer than {LEAST} joined to the likest, as the set codes only who is told of often"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase that one outlet uses for an actor, as often as it may."""

    concept: str
    outlet: str
    words: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A wording, the kind of its actor, under which entities it stands and which would be right."""

    wording: Wording
    kind: str
    under: frozenset[str]
    actor: str | None

    @property
    def right(self) -> bool:
        """It stands under its actor."""
        return self.actor in self.under


def evaluate(folder: Path, only: Collection[str] = ()) -> Scores:
    """Score every event of the folder, or those named ("event_0"). Raises BadMeta."""
    judged: list[Judged] = []
    sorted_: list[tuple[float, float, float]] = []
    happenings = read(folder, only)
    for happening in happenings:
        comparison = _compare(happening)
        judged += judge(happening, comparison)
        sorted_.append(_sorted(happening, comparison))
    right = Counter((one.kind, one.right) for one in judged)
    groups = (
        ("actors", ACTORS),
        ("individuals", INDIVIDUALS),
        ("things", THINGS),
        ("all", ACTORS + INDIVIDUALS + THINGS),
    )
    rows = [_share(name, f"{name}: phrases under the right one", right, kinds) for name, kinds in groups]
    rows += [_share(kind.lower().replace("-", "_"), f"... {kind}", right, (kind,)) for kind in ACTORS + THINGS]
    joined, ours, heads = np.mean(np.array(sorted_), axis=0).tolist()
    rows.append(Figure("conll", "CoNLL F1, places given", value=joined))
    rows.append(Figure("conll_alone", "... small clusters left alone", value=ours))
    rows.append(Figure("same_head", "... by head word alone", value=heads))
    documents = sum(len(happening.articles) for happening in happenings)
    return Scores("newswcl", documents, HOW, tuple(rows), {"lost": sum(one.lost for one in happenings)})


def listing(folder: Path, only: Collection[str] = ()) -> Iterator[str]:
    """Each wording with HIT or MISS: its actor, the entity taken for it, and under what it stands."""
    for happening in read(folder, only):
        comparison = _compare(happening)
        names = {entity.id: entity.name for entity in comparison.entities}
        for one in judge(happening, comparison):
            told = ", ".join(names[each] for each in sorted(one.under)) or "nothing"
            meant = names.get(one.actor or "", "nobody")
            where = f"{happening.name} {one.wording.outlet} {one.kind} {one.wording.concept}"
            yield f"{'HIT ' if one.right else 'MISS'} {where} ({meant}): “{one.wording.words}” under {told}"


def files(folder: Path) -> list[Path]:
    """The articles, their sentences and the phrases marked in them."""
    return set_files(folder)


def judge(happening: Happening, comparison: Comparison) -> list[Judged]:
    """Every wording against the naming of the event's comparison."""
    labels = _labels(comparison)
    under: dict[Wording, set[str]] = defaultdict(set)
    kinds: dict[Wording, str] = {}
    for phrase in happening.phrases:
        wording = Wording(phrase.concept, phrase.outlet, " ".join(phrase.evidence.quote.lower().split()))
        kinds[wording] = phrase.kind
        under[wording] |= {entity for told, entity in labels[phrase.evidence.article] if _meets(told, phrase)}
    actors = _actors(under)
    return [Judged(one, kinds[one], frozenset(found), actors.get(one.concept)) for one, found in under.items()]


def _compare(happening: Happening) -> Comparison:
    from tellings.pipeline import compare_articles

    return compare_articles(happening.articles)


def _labels(comparison: Comparison) -> Mapping[str, list[tuple[Evidence, str]]]:
    found: dict[str, list[tuple[Evidence, str]]] = defaultdict(list)
    for entry in comparison.naming:
        for label in entry.labels:
            for told in label.evidence:
                found[told.article].append((told, entry.entity))
    return found


def _meets(told: Evidence, phrase: Phrase) -> bool:
    """The label covers the head word and lies at least half in the phrase."""
    words = phrase.evidence
    return told.covers(phrase.head) and 2 * (min(told.end, words.end) - max(told.start, words.start)) >= len(told.quote)


def _actors(under: Mapping[Wording, set[str]]) -> dict[str, str]:
    """Which entity each actor is: most wordings in all, each entity for one actor."""
    concepts = sorted({one.concept for one in under})
    entities = sorted(set().union(*under.values()))
    table = np.zeros((len(concepts), len(entities)))
    for wording, found in under.items():
        for entity in found:
            table[concepts.index(wording.concept), entities.index(entity)] += 1
    return (
        {concepts[row]: entities[column] for row, column in assigned(table) if table[row, column]} if entities else {}
    )


def _sorted(happening: Happening, comparison: Comparison) -> tuple[float, float, float]:
    """CoNLL F1 of our linking of the given phrases, with small clusters joined and without; of sorting by head word."""
    from tellings.reconcile.chains import chains

    gold: dict[str, list[int]] = defaultdict(list)
    heads: dict[str, list[int]] = defaultdict(list)
    for place, phrase in enumerate(happening.phrases):
        gold[phrase.concept].append(place)
        heads[phrase.lemma].append(place)
    phrases = [(phrase.evidence, phrase.head) for phrase in happening.phrases]
    joined, ours = (chains(comparison.tellings, phrases, least) for least in (LEAST, 1))
    chains_gold = list(gold.values())
    return conll(chains_gold, joined), conll(chains_gold, ours), conll(chains_gold, list(heads.values()))


def _share(name: str, label: str, right: Mapping[tuple[str, bool], int], kinds: tuple[str, ...]) -> Figure:
    hits = sum(right.get((kind, True), 0) for kind in kinds)
    return Figure(name, label, hits, hits + sum(right.get((kind, False), 0) for kind in kinds))
