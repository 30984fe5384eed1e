"""The evaluator of times: what it reads of a MEANTIME and a TempEval document, and what it counts, on invented ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellings.errors import BadMeta
from tellings.evaluate import timeml, timex
from tellings.evaluate.timeml import Document, Timex

SENTENCES = [
    "Harbour opens",
    "March 6 , 2008",
    "The harbour opened today .",
    "It had been shut for months .",
    "Ships came on Monday .",
    "Nobody complained .",
    "It may close in May .",
]
MARKS = [  # first token, last token, type, value, function; tokens count from 1
    (3, 6, "DATE", "2008-03-06", "CREATION_TIME"),
    (10, 10, "DATE", "2008-03-06", "NONE"),
    (17, 17, "DURATION", "PXM", "NONE"),
    (22, 22, "DATE", "2008-03-03", "NONE"),
    (0, 0, "DATE", "2004", "NONE"),  # without words
]


def meantime() -> str:
    tokens, number = [], 0
    for sentence, words in enumerate(SENTENCES):
        for word in words.split():
            number += 1
            tokens.append(f'<token t_id="{number}" sentence="{sentence}" number="0">{word}</token>')
    marks = []
    for first, last, kind, value, function in MARKS:
        anchors = "".join(f'<token_anchor t_id="{each}"/>' for each in range(first, last + 1) if each)
        marks.append(f'<TIMEX3 type="{kind}" value="{value}" functionInDocument="{function}">{anchors}</TIMEX3>')
    return f"<Document>{''.join(tokens)}<Markables>{''.join(marks)}</Markables></Document>"


TML = """<?xml version="1.0" ?><TimeML><DOCID>bell</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2008-03-06">March 6, 2008</TIMEX3></DCT><TITLE>Bell</TITLE>
<TEXT>The bell <EVENT>fell on <TIMEX3 tid="t1" type="DATE" value="2008-03-03">Monday</TIMEX3></EVENT>, \
<TIMEX3 tid="t2" type="DURATION" value="P2Y">two years</TIMEX3> after it was hung.</TEXT></TimeML>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "harbour.xml").write_text(meantime())
    (tmp_path / "bell.tml").write_text(TML)
    return tmp_path


def read(folder: Path, name: str) -> Document:
    return next(iter(timeml.documents(folder, [name])))


def phrases(document: Document) -> list[str]:
    return [document.text[one.start : one.end] for one in document.gold]


def test_a_meantime_text_is_joined_from_its_tokens_and_its_marks_stand_in_it(folder: Path) -> None:
    document = read(folder, "harbour")
    assert document.text.startswith("Harbour opens\nMarch 6, 2008\nThe harbour opened today. It had")
    assert document.created == "2008-03-06"
    assert phrases(document) == ["March 6, 2008", "today", "months", "Monday"]


def test_a_meantime_text_is_annotated_up_to_its_sixth_sentence(folder: Path) -> None:
    document = read(folder, "harbour")
    assert document.text[: document.annotated].endswith("Nobody complained.")


def test_a_tempeval_text_is_that_of_its_text_and_its_day_that_of_its_creation(folder: Path) -> None:
    document = read(folder, "bell")
    assert document.text == "The bell fell on Monday, two years after it was hung."
    assert (document.created, phrases(document)) == ("2008-03-06", ["Monday", "two years"])


def test_the_gold_itself_is_right_in_all(folder: Path) -> None:
    for document in timeml.documents(folder):
        counts = timex.count(document, list(document.gold))
        whole = len([one for one in document.gold if not one.creation])
        assert {counts[name] for name in ("strict", "relaxed", "type", "value", "told", "gold")} == {whole}


def test_a_program_that_says_nothing_finds_nothing(folder: Path) -> None:
    counts = timex.count(read(folder, "bell"), [])
    assert (counts["told"], counts["gold"], counts["strict"], counts["value"]) == (0, 2, 0, 0)


def test_a_longer_phrase_of_the_right_value_counts_for_the_value_and_not_for_the_extent(folder: Path) -> None:
    document = read(folder, "bell")
    monday = document.gold[0]
    counts = timex.count(document, [Timex(monday.start - 3, monday.end, "TIME", monday.value)])
    assert (counts["strict"], counts["relaxed"], counts["type"], counts["value"]) == (0, 1, 0, 1)


def test_an_answer_on_the_stamp_or_past_the_annotated_part_is_not_held_against_the_program(folder: Path) -> None:
    document = read(folder, "harbour")
    after = document.text.index("May")
    counts = timex.count(document, [document.gold[0], Timex(after, after + 3, "DATE", "2008-05")])
    assert (counts["told"], counts["told_stamped"], counts["with_stamp"]) == (0, 1, 1)


def test_the_whole_way_scores_every_document(folder: Path) -> None:
    scores = timex.evaluate(folder)
    assert scores.documents == 2
    assert scores.figures()["strict"] == scores.figures()["value"] == 1.0


def test_the_listing_shows_what_hit(folder: Path) -> None:
    lines = list(timex.listing(folder, ["bell"]))
    assert lines[0] == "== bell (2008-03-06)"
    assert [line[:4] for line in lines[1:]] == ["HIT ", "HIT "]


def test_an_empty_folder_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(BadMeta, match=r"no \.xml or \.tml file in it; give a folder"):
        timex.evaluate(tmp_path)


@pytest.mark.parametrize("content", ["<Document>", "<Document><other/></Document>"])
def test_a_file_that_is_neither_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "odd.xml").write_text(content)
    with pytest.raises(BadMeta, match=r"odd\.xml"):
        timex.evaluate(tmp_path)
