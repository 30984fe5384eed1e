"""PLV and the CAMEO classes on tiny sets of our own: what is right, wrong and uncoded is counted as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellings.errors import BadMeta
from tellings.evaluate import cameo, plv
from tellings.evaluate.classes import f1, macro_f1
from tellings.records import Coded

ROWS = [
    ("<s>Chad</s> bombed <t>Togo</t>.", "ASSAULT"),
    ("<s>Chad</s> thanked <t>Togo</t> for its help.", "SUPPORT"),
    ("<t>A pilot</t> was arrested by <s>police</s>.", "COERCE"),
]
QUIET = {"ASSAULT": "material conflict", "SUPPORT": "verbal cooperation", "COERCE": "material conflict"}


def written(folder: Path, rows: list[tuple[str, str]]) -> Path:
    body = "".join(f"{number}\t{marked}\t{root}\n" for number, (marked, root) in enumerate(rows, 1))
    (folder / "tiny.tsv").write_text(f"sentence_id\tmarked_sentence\tgold_root\n{body}", "utf-8")
    return folder


def answers(monkeypatch, *found: Coded | None) -> None:
    for name in ("code_pairs", "code_pairs_by_marks", "code_pairs_by_frames"):
        monkeypatch.setattr(plv, name, lambda asked, settings: list(found))


def perfect() -> list[Coded]:
    return [Coded(root, QUIET[root], QUIET[root].split()[1], 0.9) for _, root in ROWS]


def test_a_perfect_system_scores_one_and_a_silent_one_nothing(tmp_path, monkeypatch):
    answers(monkeypatch, *perfect())
    best = plv.evaluate(written(tmp_path, ROWS)).figures()
    assert (best["binary"], best["quad"], best["root"], best["coded"]) == (1, 1, 1, 1)
    answers(monkeypatch, None, None, None)
    worst = plv.evaluate(tmp_path).figures()
    assert (worst["binary"], worst["quad"], worst["root"], worst["coded"]) == (0, 0, 0, 0)


def test_a_wrong_root_of_the_right_quad_costs_the_root_alone(tmp_path, monkeypatch):
    assault, support, _ = perfect()
    answers(monkeypatch, assault, support, assault)
    found = plv.evaluate(written(tmp_path, ROWS)).figures()
    assert (found["binary"], found["quad"]) == (1, 1)
    assert found["root"] == pytest.approx((2 / 3 + 1 + 0) / 3)


def test_the_listing_shows_both_actors_and_the_verdict(tmp_path, monkeypatch):
    answers(monkeypatch, *perfect()[:2], None)
    lines = list(plv.listing(written(tmp_path, ROWS)))
    assert lines[0].startswith("HIT  1 ASSAULT: ASSAULT 0.90 | Chad → Togo |")
    assert lines[2].startswith("MISS 3 COERCE: uncoded | police → A pilot | A pilot was arrested")


def test_the_real_coder_reads_the_tiny_set(tmp_path):
    assert plv.evaluate(written(tmp_path, ROWS), ["1", "3"]).figures()["root"] == 1


@pytest.mark.parametrize("rows", [[], [("<s>Chad</s> left.", "LEAVE")], [("", "ASSAULT")]])
def test_an_empty_or_wrong_set_is_refused(tmp_path, rows):
    with pytest.raises(BadMeta):
        plv.evaluate(written(tmp_path, rows))


def test_macro_f1_is_the_mean_over_the_known_classes():
    pairs = [("a", "a"), ("a", "b"), ("b", "b"), ("c", None)]
    assert f1(pairs, "a") == pytest.approx(2 / 3)
    assert macro_f1(pairs) == pytest.approx((2 / 3 + 2 / 3 + 0) / 3)
    assert macro_f1([]) is None


def test_cameo_classes_are_scored_and_an_uncoded_sentence_is_of_class_0(tmp_path):
    lines = ["Chad bombed Togo.\t4", "Chad sent grain to Togo.\t2", "Chad is larger than Togo.\t0"]
    (tmp_path / cameo.FILE).write_text("\n".join(lines), "utf-8")
    assert cameo.evaluate(tmp_path).figures()["class"] == 1
    assert next(cameo.listing(tmp_path)).startswith("HIT  1 4: 4 ASSAULT")
    assert cameo.evaluate(tmp_path / cameo.FILE, ["3"]).documents == 1


@pytest.mark.parametrize("line", ["no class here", "Chad bombed Togo.\t9", ""])
def test_a_wrong_cameo_file_is_refused(tmp_path, line):
    (tmp_path / cameo.FILE).write_text(line, "utf-8")
    with pytest.raises(BadMeta):
        cameo.evaluate(tmp_path)
