"""GeoVirus and GeoWebNews on tiny sets of our own: what is found, far, missed and left out is counted as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellings import pipeline
from tellings.errors import BadMeta
from tellings.evaluate import geovirus, geowebnews
from tellings.evaluate.toponyms import apart

TEXT = "Snow fell in Oslo and Bergen on Monday. Norwegian skiers cheered. Turkey sent a letter to Sweden."
VIRUS = """<articles><article><source>http://example.org/a</source><text>{text}</text><locations>{places}</locations>
</article></articles>"""
PLACE = "<location><name>{0}</name><start>{1}</start><end>{2}</end><lat>{3}</lat><lon>{4}</lon></location>"


def virus(folder: Path, *places: tuple[str, float, float], slip: int = 0) -> Path:
    told = []
    for name, lat, lon in places:
        start = TEXT.index(name) + slip
        told.append(PLACE.format(name, start, start + len(name), lat, lon))
    (folder / "GeoVirus.xml").write_text(VIRUS.format(text=TEXT, places="".join(told)), "utf-8")
    return folder


def web(folder: Path, *rows: tuple[str, str, str]) -> Path:
    lines = []
    for number, (kind, name, note) in enumerate(rows, 1):
        start = TEXT.index(name)
        lines.append(f"T{number}\t{kind} {start} {start + len(name)}\t{name}")
        if note:
            lines.append(f"#{number}\tAnnotatorNotes T{number}\t{note}")
    (folder / "1.ann").write_text("\n".join(lines), "utf-8")
    (folder / "1.txt").write_bytes(TEXT.encode())
    return folder


def test_points_a_degree_off_are_near_and_points_far_off_are_found_only(tmp_path):
    figures = geovirus.evaluate(virus(tmp_path, ("Oslo", 59.9, 11.7), ("Bergen", 40.0, 11.7))).figures()
    assert (figures["found"], figures["resolved"], figures["accuracy"]) == (1.0, 0.5, 0.5)


def test_an_offset_that_slips_by_a_few_characters_is_put_right(tmp_path):
    scored = geovirus.evaluate(virus(tmp_path, ("Oslo", 59.9, 10.7), slip=3))
    assert scored.figures()["resolved"] == 1.0


def test_a_silent_program_finds_nothing(tmp_path, monkeypatch):
    def silent(articles):
        return [pipeline.Telling(article, "en") for article in articles]

    monkeypatch.setattr(pipeline, "annotate_many", silent)
    figures = geovirus.evaluate(virus(tmp_path, ("Oslo", 59.9, 10.7))).figures()
    assert (figures["found"], figures["resolved"], figures["precision"]) == (0.0, 0.0, None)


def test_ids_and_points_are_gold_and_adjectives_and_unknown_ids_are_not(tmp_path):
    folder = web(
        tmp_path,
        ("Literal", "Oslo", "3143244"),
        ("Literal", "Bergen", "60.39, 5.32"),
        ("Metonymic", "Turkey", "298795"),
        ("Demonym", "Norwegian", "3144096"),
        ("Literal", "Sweden", "999999999"),
    )
    scored = geowebnews.evaluate(folder)
    counts = {row.name: (row.part, row.whole) for row in scored.rows}
    assert counts["resolved"] == (3, 3)
    assert counts["metonyms"] == (1, 1)
    assert scored.extra["without_point"] == 1


def test_the_listing_tells_hit_far_and_miss(tmp_path):
    folder = web(tmp_path, ("Literal", "Oslo", "1.0, 1.0"), ("Literal", "Bergen", "60.39, 5.32"))
    told = [line.split()[0] for line in geowebnews.listing(folder)]
    assert told[:3] == ["==", "FAR", "HIT"]


@pytest.mark.parametrize("evaluator", [geovirus, geowebnews])
def test_an_empty_folder_is_refused_with_a_cure(tmp_path, evaluator):
    with pytest.raises(BadMeta, match="give the folder"):
        evaluator.evaluate(tmp_path)


def test_a_document_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadMeta, match="no document named 7"):
        geovirus.evaluate(virus(tmp_path, ("Oslo", 59.9, 10.7)), only=["7"])


def test_distance_is_in_kilometres():
    assert apart(59.91, 10.75, 60.39, 5.32) == pytest.approx(305, abs=5)
