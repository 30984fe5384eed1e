from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "quality" / "pairs"
KINDS = {"date", "number", "place", "actor", "name", "attribution", "quote", "cause", "status", "act"}
APART = {"differ", "contradict"}
KEYS = {"id", "subject", "field", "split", "relation", "kind", "trap", "update", "why", "a", "b"}


@pytest.fixture(scope="module")
def pairs() -> list[dict]:
    return [
        json.loads(line) for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]


def ids(rows) -> list[str]:
    return [row["id"] for row in rows]


def test_every_row_has_the_same_fields_and_known_labels(pairs):
    assert ids(row for row in pairs if set(row) != KEYS) == []
    assert {row["relation"] for row in pairs} == {"agree", "none"} | APART
    assert ids(row for row in pairs if not row["why"].endswith(".") or not row["field"]) == []


def test_a_kind_stands_where_something_differs_and_a_trap_where_nothing_does(pairs):
    apart = [row for row in pairs if row["relation"] in APART]
    assert ids(row for row in apart if row["kind"] not in KINDS or row["trap"] is not None) == []
    alike = [row for row in pairs if row["relation"] not in APART]
    assert ids(row for row in alike if row["trap"] not in KINDS or row["kind"] is not None) == []


def test_an_update_is_a_difference(pairs):
    updates = [row for row in pairs if row["update"]]
    assert {row["relation"] for row in updates} == {"differ"}


@pytest.mark.parametrize("side", ["a", "b"])
def test_a_span_lies_inside_its_text_and_is_whole_words(pairs, side):
    def wrong(row: dict) -> bool:
        text, start, end = row[side]["text"], row[side]["start"], row[side]["end"]
        if row["relation"] == "none":
            return (start, end) != (None, None)
        span = text[start:end] if 0 <= start < end <= len(text) else " "
        return span != span.strip() or text[max(start - 1, 0) : start].isalnum()

    assert ids(row for row in pairs if set(row[side]) != {"text", "start", "end"} or wrong(row)) == []


def test_a_passage_is_a_sentence_or_two(pairs):
    lengths = {row["id"]: [len(row[side]["text"].split()) for side in "ab"] for row in pairs}
    assert {name: words for name, words in lengths.items() if min(words) < 8 or max(words) > 80} == {}


def test_there_are_enough_pairs_subjects_and_kinds(pairs):
    subjects = Counter(row["subject"] for row in pairs)
    assert len(pairs) >= 600
    assert len(subjects) >= 60
    assert min(Counter(row["kind"] for row in pairs if row["relation"] == "differ")[kind] for kind in KINDS) >= 30
    assert sum(row["relation"] not in APART for row in pairs) >= 0.3 * len(pairs)


def test_a_subject_is_wholly_in_one_of_two_halves(pairs):
    split = {(row["subject"], row["split"]) for row in pairs}
    sizes = Counter(half for _, half in split)
    assert len(split) == len({subject for subject, _ in split})
    assert set(sizes) == {"tune", "test"}
    assert abs(sizes["tune"] - sizes["test"]) <= 2


def test_a_file_holds_the_split_it_is_named_after():
    for path in FOLDER.glob("*.jsonl"):
        assert {json.loads(line)["split"] for line in path.read_text("utf-8").splitlines()} == {path.stem}


def test_no_id_and_no_text_stands_twice(pairs):
    texts = Counter(row[side]["text"] for row in pairs for side in "ab")
    assert [name for name, times in (Counter(ids(pairs)) + texts).items() if times > 1] == []
    assert ids(row for row in pairs if not row["id"].startswith(row["subject"] + "-")) == []
