from collections.abc import Iterator
from pathlib import Path

import pytest

from tellings import pipeline
from tellings.errors import BadMeta
from tellings.evaluate import polnear
from tellings.evaluate.scores import Scores

TEXT = "“The quay,” Lorne said, “is shut.”\n\nMarsh hopes to open it."
ANNOTATED = """T1\tContent 0 11;24 34\t“The quay,” “is shut.”
T2\tSource 12 17\tLorne
T3\tCue 18 22\tsaid
E1\tAttribution:T3 Content:T1 Source:T2 Cue:T3
T4\tSource 36 41\tMarsh
T5\tCue 42 47\thopes
T6\tContent 48 58\tto open it
E2\tAttribution:T5 Content:T6 Source:T4 Cue:T5
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("attributions", "text"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "port.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "port_a1b2.ann").write_text(ANNOTATED, encoding="utf-8")
    return tmp_path


def figures(scores: Scores) -> Iterator[float | None]:
    return (scores.figures()[name] for name in ("source", "cue", "content", "linked"))


def test_the_program_finds_what_the_tiny_set_holds(folder: Path):
    scores = polnear.evaluate(folder)
    assert list(figures(scores)) == [1.0, 1.0, 1.0, 1.0]
    assert scores.documents == 1
    assert [line[:4] for line in polnear.listing(folder)] == ["== p", "HIT ", "HIT "]


def test_a_system_that_tells_nothing_scores_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def nothing(articles: list[pipeline.Article]) -> list[pipeline.Telling]:
        return [pipeline.Telling(article, "en") for article in articles]

    monkeypatch.setattr(pipeline, "annotate_many", nothing)
    assert list(figures(polnear.evaluate(folder))) == [0.0, 0.0, 0.0, 0.0]
    assert sum(line.startswith("unmet") for line in polnear.listing(folder)) == 2


def test_the_hull_of_a_broken_quote_is_no_match():
    pieces, hull = frozenset({0, 1, 8, 9}), frozenset(range(10))
    cue, source = frozenset({4}), frozenset({5})
    counts = polnear.count([(source, cue, pieces)], [(source, cue, hull)])
    assert (counts["content:right"], counts["content_overlap:right"], counts["linked:right"]) == (0, 1, 0)


def test_an_attribution_inside_anothers_content_is_not_counted():
    outer = (frozenset({0}), frozenset({1}), frozenset(range(2, 9)))
    inner = (frozenset({2}), frozenset({3}), frozenset({5, 6}))
    assert polnear.outermost([outer, inner]) == [outer]


def test_of_several_annotators_the_first_by_name_counts(folder: Path):
    (folder / "attributions" / "port_z9y8.ann").write_text("", encoding="utf-8")
    (document,) = polnear.documents(folder)
    assert len(document.gold) == 2
    assert len(polnear.files(folder)) == 3


@pytest.mark.parametrize("broken", ["T1\tCue x y\tsaid\n", "E1\tAttribution:T9 Cue:T9\n"])
def test_a_broken_file_is_named_with_its_cure(folder: Path, broken: str):
    (folder / "attributions" / "port_a1b2.ann").write_text(broken, encoding="utf-8")
    with pytest.raises(BadMeta, match=r"attributions/\*\.ann"):
        polnear.evaluate(folder)


def test_a_folder_without_the_set_or_the_document_is_refused(folder: Path, tmp_path: Path):
    with pytest.raises(BadMeta, match="no document named quay"):
        polnear.evaluate(folder, only=["quay"])
    with pytest.raises(BadMeta, match="no attributions"):
        polnear.evaluate(tmp_path / "text")
