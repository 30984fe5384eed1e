"""PLOVER records and PETRARCH sentences of our own: the forms that are read, what counts, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tellings.errors import BadMeta
from tellings.evaluate import petrarch, plover
from tellings.evaluate.plover_read import read

SENTENCES = [
    ("France accused Norway of theft.", "ACCUSE", "FRA", "NOR"),
    ("Chad's troops attacked Togo.", "ASSAULT", "TCD", "TGO"),
    ("Peru will send food to Kenya.", "AGREE", "PER", "KEN"),
]

PETRARCH = """<Validation><Sentences>
<Sentence date="20310101" id="one"><EventCoding sourcecode="ARD" targetcode="BEL" eventcode="182"></EventCoding>
<Text>Ardania attacked Belmark on Monday.</Text></Sentence>
<Sentence date="20310101" id="two"><EventCoding noevents="True"></EventCoding>
<Text>The rivers of Ardania are long.</Text></Sentence>
</Sentences></Validation>"""


def as_lines(folder: Path) -> Path:
    keys = ("text", "event_type", "source", "target")
    rows = [
        dict(zip(keys, (text, kind, f"{one}GOV", {"country": other}), strict=True))
        for text, kind, one, other in SENTENCES
    ]
    (folder / "records.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return folder


def as_table(folder: Path) -> Path:
    head = "sentence\ttype\tsource_country\ttarget_country"
    (folder / "records.tsv").write_text("\n".join([head, *("\t".join(row) for row in SENTENCES)]), "utf-8")
    return folder


@pytest.mark.parametrize("form", [as_lines, as_table])
def test_records_are_found_by_type_and_both_countries(tmp_path, form):
    figures = plover.evaluate(form(tmp_path)).figures()
    assert (figures["found"], figures["first"], figures["type"], figures["countries"]) == (1, 1, 1, 1)


def test_a_wrong_country_is_a_miss_though_the_type_is_right(tmp_path):
    as_table(tmp_path)
    file = tmp_path / "records.tsv"
    file.write_text(file.read_text("utf-8").replace("NOR", "SWE"), "utf-8")
    figures = plover.evaluate(tmp_path).figures()
    assert figures["found"] == pytest.approx(2 / 3)
    assert figures["type"] == 1
    assert [line[:4] for line in plover.listing(tmp_path)] == ["MISS", "HIT ", "HIT "]


def test_a_country_may_be_told_by_its_name_its_code_or_in_an_object(tmp_path):
    row = {"sentence": "x", "type": "AID", "source": ["Norway"], "target": {"code": "PERMIL"}}
    (tmp_path / "one.json").write_text(json.dumps([row]), "utf-8")
    (record,) = read(tmp_path / "one.json")
    assert (record.source, record.target) == ("NOR", "PER")


def test_sentences_with_marked_actors_of_a_country_are_records(tmp_path):
    rows = ["sentence_id\tmarked_sentence\tgold_root"]
    rows += ["1\t<s>Chad</s> bombed <t>Togo</t>.\tASSAULT", "2\t<s>A man</s> bombed <t>Togo</t>.\tASSAULT"]
    (tmp_path / "marked.tsv").write_text("\n".join(rows), "utf-8")
    assert [(one.name, one.source, one.target) for one in read(tmp_path / "marked.tsv")] == [("1", "TCD", "TGO")]


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        ("a.jsonl", "{not json", "Expecting"),
        ("a.jsonl", '["list"]', "no object"),
        ("a.tsv", "sentence\ttype\nx\tAID", "source or the target"),
        ("a.csv", "sentence,source,target\nx,NOR,PER", "no type"),
    ],
)
def test_other_shapes_are_refused_with_their_row(tmp_path, name, body, why):
    (tmp_path / name).write_text(body, "utf-8")
    with pytest.raises(BadMeta, match=why):
        plover.evaluate(tmp_path)


def test_invented_actors_get_the_codes_their_letters_tell(tmp_path):
    (tmp_path / "petrarch_tiny.xml").write_text(PETRARCH, "utf-8")
    figures = petrarch.evaluate(tmp_path).figures()
    assert (figures["pair"], figures["event"], figures["full"]) == (1, 1, 1)
    assert [line[:8] for line in petrarch.listing(tmp_path)] == ["HIT  one", "HIT  two"]


def test_a_party_whose_words_are_no_name_of_the_records_counts_by_its_country(tmp_path):
    record = PETRARCH.replace("ARD", "KOR").replace("Ardania attacked", "Seoul attacked").replace("Ardania", "Coast")
    (tmp_path / "petrarch_tiny.xml").write_text(record, "utf-8")
    assert petrarch.evaluate(tmp_path).figures()["pair"] == 1


def test_a_file_that_is_no_xml_is_refused(tmp_path):
    (tmp_path / "petrarch_x.xml").write_text("<Sentences>", "utf-8")
    with pytest.raises(BadMeta):
        petrarch.evaluate(tmp_path)
