"""Expected answers of our own stories: quotes with [[the words]] marked -> spans, and what a comparison reaches.

In: NAME.expected.json and a Comparison. Out: for each expectation, whether some line of the comparison stands on
overlapping words. It never says why a line is missing.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tellings import examples
from tellings.records import Attribute, Comparison, Evidence

HERE = Path(__file__).parent


def load(story: str) -> dict[str, Any]:
    return json.loads((HERE / f"{story}.expected.json").read_text(encoding="utf-8"))


def plain_texts(story: str) -> dict[str, str]:
    """The account of each telling as a person reads it in the file, by file name or record id."""
    texts: dict[str, str] = {}
    for name in load(story)["files"]:
        raw = (examples.folder(story) / name).read_text(encoding="utf-8")
        if name.endswith(".html"):
            texts[name] = "\n".join(re.findall(r"<p[^>]*>(.*?)</p>", raw))
        elif name.endswith(".jsonl"):
            texts |= {one["id"]: one["text"] for one in map(json.loads, raw.splitlines())}
        else:
            texts[name] = json.loads(raw)["text"] if name.endswith(".json") else raw
    return texts


@dataclass(frozen=True)
class Words:
    """Words of one telling, with what stands around them so that they are found at one place only."""

    telling: str
    before: str
    words: str
    after: str

    @property
    def context(self) -> str:
        return self.before + self.words + self.after

    def limits(self, text: str) -> tuple[int, int]:
        start = text.index(self.context) + len(self.before)
        return start, start + len(self.words)


def words(telling: str, marked: str) -> Words:
    before, opened, rest = marked.partition("[[")
    inner, _, after = rest.partition("]]")
    return Words(telling, before, inner, after) if opened else Words(telling, "", marked, "")


def all_words(answers: dict[str, Any]) -> list[Words]:
    """Every stretch that an answer names."""
    found = [words(t, m) for one in answers["must"] + answers["must_not"] for t, m in one["spans"].items()]
    found += [words(one["file"], one["label"]) for one in answers["labels"]]
    found += [words(one["file"], one["span"]) for one in answers["alone"]]
    found += [words(one["file"], m) for one in answers["anomalies"] for m in one["spans"]]
    return found + [words(one["file"], m) for one in answers["commitments"] for m in one["steps"].values()]


def handle(comparison: Comparison, telling: str) -> str:
    """t1, t2 ... of the telling that came from this file or record."""
    for one in comparison.tellings:
        if telling in (one.article.source_id, Path(one.article.file or "").name):
            return comparison.handle(one.article.id)
    raise LookupError(f"{telling} is not in the comparison")


def stands_on(comparison: Comparison, evidence: Evidence, wanted: Words) -> bool:
    """Evidence of that telling's text that shares a character with the words and is not far longer."""
    article = comparison.telling(handle(comparison, wanted.telling)).article
    if (evidence.article, evidence.where) != (article.id, "text"):
        return False
    start, end = wanted.limits(article.text)
    return evidence.start < end and start < evidence.end and len(evidence.quote) <= 2 * (end - start) + 40


def attributes_on(comparison: Comparison, spans: dict[str, str]) -> list[Attribute]:
    """The attributes that stand on all of these words."""
    wanted = [words(telling, marked) for telling, marked in spans.items()]
    every = [attribute for point in comparison.points for attribute in point.attributes]
    return [one for one in every if all(any(stands_on(comparison, s.evidence, w) for s in one.sides) for w in wanted)]


def must(comparison: Comparison, answer: dict[str, Any]) -> bool:
    """Some line that is not held back has the relation and the kind."""
    found = attributes_on(comparison, answer["spans"])
    return any(one.relation in answer["relation"] and one.kind in answer["kind"] and not one.held for one in found)


def breaks_must_not(comparison: Comparison, answer: dict[str, Any]) -> list[Attribute]:
    """Lines shown that should not be there."""
    found = attributes_on(comparison, answer["spans"])
    return [one for one in found if one.relation in answer["relation"] and not one.held]


def alone(comparison: Comparison, answer: dict[str, str]) -> bool:
    """Some point told alone stands on the words."""
    wanted = words(answer["file"], answer["span"])
    start, end = wanted.limits(comparison.telling(handle(comparison, wanted.telling)).article.text)
    places = [e for point in comparison.points if point.relation == "alone" for s in point.sides for e in s.evidence]
    article = comparison.telling(handle(comparison, wanted.telling)).article.id
    return any(e.article == article and e.where == "text" and e.start < end and start < e.end for e in places)


def anomaly(comparison: Comparison, answer: dict[str, Any]) -> bool:
    """The telling has the anomaly, standing on each of the words."""
    wanted = [words(answer["file"], marked) for marked in answer["spans"]]
    short = handle(comparison, answer["file"])
    mine = [one for telling, one in comparison.anomalies if telling == short and one.code == answer["code"]]
    return any(all(_touch(comparison, one.evidence, w) for w in wanted) for one in mine)


def label(comparison: Comparison, answer: dict[str, Any]) -> bool:
    """The label is listed under the entity, with the same marks."""
    wanted = words(answer["file"], answer["label"])
    names = {one.id: one.name for one in comparison.entities}
    for naming in comparison.naming:
        if answer["entity"] not in names.get(naming.entity, ""):
            continue
        for one in naming.labels:
            marks = (one.scare_quotes, one.loaded) == (answer["scare_quotes"], answer["loaded"])
            if marks and any(stands_on(comparison, e, wanted) for e in one.evidence):
                return True
    return False


def commitment(comparison: Comparison, answer: dict[str, Any]) -> bool:
    """One commitment holds all the steps, each standing on its words."""
    steps = {name: words(answer["file"], marked) for name, marked in answer["steps"].items()}
    for one in comparison.commitments:
        told = [(step.step, step.evidence) for step in one.steps]
        if all(any(name == n and _touch(comparison, e, w) for n, e in told) for name, w in steps.items()):
            return True
    return False


def origin(comparison: Comparison, answer: dict[str, Any]) -> bool:
    """A group of one of the kinds, with this name in it, holds exactly these tellings."""
    wanted = {handle(comparison, telling) for telling in answer["tellings"]}
    return any(
        one.kind in answer["kind"] and answer["name"] in one.name and set(one.tellings) == wanted
        for one in comparison.origins
    )


def _touch(comparison: Comparison, places: tuple[Evidence, ...], wanted: Words) -> bool:
    article = comparison.telling(handle(comparison, wanted.telling)).article
    start, end = wanted.limits(article.text)
    return any(e.article == article.id and e.where == "text" and e.start < end and start < e.end for e in places)
