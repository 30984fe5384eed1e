"""A tiny invented story, its gold, and systems that answer it: from the gold itself, or with nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

BELL = "The old bell of Ostmark fell at noon. Two masons were hurt. Mayor Ida Lund said: “We will hang it again.”"
GAZETTE = (
    "Ostmark's bell came down at dusk. Three masons were hurt. “We shall hang it once more,” Lund said. A dog barked."
)


def span(article: str, text: str, words: str, **more: Any) -> dict[str, Any]:
    start = text.index(words)
    return {"article": article, "where": "text", "start": start, "end": start + len(words), **more}


def point(name: str, kind: str, relation: str, first: str, second: str) -> dict[str, Any]:
    sides = [span("b", BELL, first, value=first), span("g", GAZETTE, second, value=second)]
    return {"id": name, "kind": kind, "about": kind, "relation": relation, "sides": sides, "silent": [], "why": "so"}


def quote(article: str, text: str, words: str, speaker: str) -> dict[str, Any]:
    return span(article, text, words, direct=True, speaker=span(article, text, speaker), speaker_name="Ida Lund")


@pytest.fixture
def gold() -> dict[str, Any]:
    return {
        "story": "bell",
        "articles": ["b", "g"],
        "points": [
            point("p1", "number", "contradict", "Two masons", "Three masons"),
            point("p2", "date", "contradict", "at noon", "at dusk"),
            point("p3", "quote", "differ", "We will hang it again", "We shall hang it once more"),
            point("p4", "act", "agree", "fell", "came down"),
        ],
        "alone": [span("g", GAZETTE, "A dog barked", gist="a dog barked")],
        "quotes": [
            quote("b", BELL, "We will hang it again", "Mayor Ida Lund"),
            quote("g", GAZETTE, "We shall hang it once more", "Lund"),
        ],
        "events": [],
        "origins": [{"articles": ["b"], "why": "own"}, {"articles": ["g"], "why": "own"}],
    }


@pytest.fixture
def folder(tmp_path: Path, gold: dict[str, Any]) -> Path:
    """The story as files, as an evaluator gets it."""
    articles = [{"id": "b", "title": "", "text": BELL}, {"id": "g", "title": "", "text": GAZETTE}]
    (tmp_path / "bell.articles.json").write_text(json.dumps(articles), "utf-8")
    (tmp_path / "bell.gold.json").write_text(json.dumps(gold), "utf-8")
    return tmp_path


def as_system(gold: dict[str, Any]) -> dict[str, Any]:
    """The comparison that says exactly what the gold says."""
    handles = {article: f"t{place}" for place, article in enumerate(gold["articles"], 1)}

    def evidence(side: dict[str, Any], article: str = "") -> dict[str, Any]:
        handle = handles[article or side["article"]]
        return {"telling": handle, "where": side.get("where", "text"), "start": side["start"], "end": side["end"]}

    def shared_point(point: dict[str, Any], rank: int | None) -> dict[str, Any]:
        values = [{"telling": handles[side["article"]], "evidence": evidence(side)} for side in point["sides"]]
        attribute = {"kind": point["kind"], "relation": point["relation"], "why": "", "confidence": 1.0, "rank": rank}
        return {
            "about": point["about"],
            "relation": point["relation"],
            "sides": [{"telling": value["telling"], "evidence": [value["evidence"]]} for value in values],
            "attributes": [{**attribute, "sides": values}],
        }

    def alone_point(one: dict[str, Any]) -> dict[str, Any]:
        side = {"telling": handles[one["article"]], "evidence": [evidence(one)]}
        return {"about": one["gist"], "relation": "alone", "sides": [side], "attributes": []}

    def told_quote(one: dict[str, Any]) -> dict[str, Any]:
        speaker = evidence(one["speaker"], one["article"]) if one["speaker"] else None
        return {"content": evidence(one), "speaker": speaker, "speaker_entity": one["speaker_name"] or None}

    disputed = [point for point in gold["points"] if point["relation"] != "agree"]
    agreed = [point for point in gold["points"] if point["relation"] == "agree"]
    names = sorted({one["speaker_name"] for one in gold["quotes"] if one["speaker_name"]})
    return {
        "tellings": [
            {
                "id": handle,
                "source_id": article,
                "quotes": [told_quote(q) for q in gold["quotes"] if q["article"] == article],
            }
            for article, handle in handles.items()
        ],
        "entities": [{"id": name, "name": name, "aliases": []} for name in names],
        "points": [
            *(shared_point(point, rank) for rank, point in enumerate(disputed, 1)),
            *(shared_point(point, None) for point in agreed),
            *map(alone_point, gold["alone"]),
        ],
        "origins": {
            "groups": [
                {
                    "kind": "wire" if len(group["articles"]) > 1 else "own",
                    "tellings": [handles[article] for article in group["articles"]],
                }
                for group in gold["origins"]
            ]
        },
    }


@pytest.fixture
def perfect(gold: dict[str, Any]) -> dict[str, Any]:
    return as_system(gold)


@pytest.fixture
def silent(gold: dict[str, Any]) -> dict[str, Any]:
    """The comparison that says nothing."""
    tellings = [{"id": f"t{place}", "source_id": name, "quotes": []} for place, name in enumerate(gold["articles"], 1)]
    return {"tellings": tellings, "entities": [], "points": [], "origins": {"groups": []}}
