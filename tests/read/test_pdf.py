from datetime import datetime

import pytest

from tellings.errors import BadPdf, Locked, NoText
from tellings.read.sources import read, read_many
from tests.read.making import LINE, pdf

LINES = [
    "Harbour wall gives way",
    "",
    "The old harbour wall at Dunhaven gave way early on Monday, the port",
    "office said. Three boats were damaged and one fisherman was in-",
    "jured.",
    "The wall was built in 1902 and had last been repaired ten years ago.",
]


@pytest.fixture
def file(tmp_path):
    def write(content, name="a.pdf"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def test_lines_are_joined_to_paragraphs_and_pages_parted(file):
    (found,) = read(
        file(pdf(LINES, ["The mayor spoke."], title="Harbour wall gives way", made="D:20250304081500+01'00'"))
    )
    assert found.text.split("\n\n") == [
        "Harbour wall gives way",
        "The old harbour wall at Dunhaven gave way early on Monday, the port office said. Three boats were damaged and "
        "one fisherman was injured.",
        "The wall was built in 1902 and had last been repaired ten years ago.",
        "\fThe mayor spoke.",
    ]


def test_title_and_date_are_those_the_file_tells_and_the_date_is_a_doubt(file):
    (found,) = read(file(pdf(LINES, title="Wall gone", made="D:20250304081500+01'00'")))
    assert (found.title, found.published) == ("Wall gone", datetime(2025, 3, 4, 8, 15))
    assert "on which the PDF was made" in found.doubts[0]
    assert found.extractor.startswith("pypdf/")


def test_a_sentence_runs_on_over_the_end_of_a_page_and_page_numbers_and_running_heads_are_left_out(file):
    told = ["The old harbour wall at Dunhaven gave way early on", "Monday, the port office said in a statement that it"]
    pages = [["Coast Ledger, 4 March 2025", *told, f"Page {number} of 3"] for number in (1, 2, 3)]
    pages[1][1:3] = ["published at noon. Three boats were damaged, and one", "fisherman was hurt."]
    (found,) = read(file(pdf(*pages)))
    assert found.text == (
        "The old harbour wall at Dunhaven gave way early on Monday, the port office said in a statement that it "
        "\fpublished at noon. Three boats were damaged, and one fisherman was hurt.\n\n"
        "\fThe old harbour wall at Dunhaven gave way early on Monday, the port office said in a statement that it"
    )


def test_headings_and_items_of_a_list_stand_alone(file):
    told = ["2. The wall", "It was built in 1902 of granite blocks and repaired in", "1999. It protects:", "• boats",
            "• the fish market and the road behind it, which is as", "old as the town"]  # fmt: skip
    assert read(file(pdf(told)))[0].text.split("\n\n") == [
        "2. The wall",
        "It was built in 1902 of granite blocks and repaired in 1999. It protects:",
        "• boats",
        "• the fish market and the road behind it, which is as old as the town",
    ]


@pytest.mark.parametrize("title", ["", "Microsoft Word - draft3.docx", "untitled", "page1.indd"])
def test_a_title_that_a_program_put_there_is_none(file, title):
    assert read(file(pdf(LINES, title=title)))[0].title in ("", "Harbour wall gives way")


def test_a_pdf_of_pictures_asks_for_text_recognition(file):
    with pytest.raises(NoText, match=r"no text on its pages \(2\).*OCR"):
        read(file(pdf([], [])))


def test_a_locked_pdf_is_told_and_one_locked_against_changes_only_is_read(file):
    with pytest.raises(Locked, match="save it without one"):
        read(file(pdf([LINE], locked="secret")))
    assert read(file(pdf([LINE], locked="")))[0].text == LINE


@pytest.mark.parametrize("cut", [9, 100, 300])
def test_a_damaged_pdf_is_bad_and_kills_nothing(file, cut):
    articles, errors = read_many([file(pdf([LINE])[:cut]), file(pdf([LINE]), "b.pdf")])
    assert [one.file for one in articles] == ["b.pdf"]
    assert isinstance(errors[0], BadPdf | NoText)


def test_a_pdf_is_known_by_its_content(file):
    assert read(file(pdf([LINE]), "download"))[0].text == LINE


def test_a_sidecar_tells_of_a_pdf_too(file):
    path = file(pdf([LINE]))
    path.with_name("a.meta.json").write_text('{"outlet": "Coast Ledger", "published": "2025-03-04"}')
    assert (read(path)[0].outlet, read(path)[0].published) == ("Coast Ledger", datetime(2025, 3, 4))


def test_the_remarks_of_the_parser_stay_out_of_standard_error(file, capfd):
    read_many([file(pdf([LINE])[:200])])
    assert capfd.readouterr().err == ""
