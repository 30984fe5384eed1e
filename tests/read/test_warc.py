import gzip
import io
from datetime import datetime

import pytest

from tellings.errors import PartlyRead, TooBig
from tellings.read import warc
from tellings.read.sources import read, read_many
from tests.read.making import LINE, STORY, answered, pdf, record, zipped
from tests.serving import page

PAGE = record(answered(page(more='<meta name="date" content="2025-03-04">')))
OTHER = record(answered(LINE, "text/plain"), url="https://portpost.net/2")
PICTURE = record(answered(b"\x89PNG", "image/png"), url="https://coastledger.org/p.png")
MOVED = record(answered("", status="301 Moved"), url="https://coastledger.org/old")
REVISIT = record(answered(""), "revisit", "https://coastledger.org/3")
SAID = record(b"software: crawler\r\n", "warcinfo", "urn:x")
RESOURCE = record(LINE.encode(), "resource", "https://quell.org/4")


@pytest.fixture
def file(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "one-member.warc.gz", "a.bin"])
def test_the_pages_and_texts_of_an_archive_are_articles(file, name):
    records = (SAID, PAGE, PICTURE, MOVED, OTHER, RESOURCE)
    raw = zipped(*records) if name == "a.warc.gz" else b"".join(records)
    articles, errors = read_many([file(name, gzip.compress(raw) if name.startswith("one") else raw)])
    assert errors == []
    assert [one.url for one in articles] == [
        "https://coastledger.org/1", "https://portpost.net/2", "https://quell.org/4"]  # fmt: skip
    first = articles[0]
    assert (first.title, first.published) == ("Harbour wall gives way", datetime(2025, 3, 4))
    assert first.text.endswith(STORY.rpartition("ten\n")[2].strip().replace("\n", " ")[-40:])
    assert (first.source_id, first.file, first.extractor.split("/")[0]) == (first.url, name, "trafilatura")
    assert articles[1].published is None  # the date of the crawl is none of publication


def test_records_that_only_refer_to_an_earlier_crawl_are_told(file):
    articles, errors = read_many([file("a.warc", PAGE + REVISIT + REVISIT)])
    assert len(articles) == 1
    assert "2 of its records only refer to pages of an earlier crawl" in str(errors[0])


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.8, 0.95])
@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_cut_in_the_middle_keeps_what_was_read_and_tells_the_rest(file, share, packed):
    whole, last = (zipped(PAGE), zipped(OTHER)) if packed else (PAGE, OTHER)
    raw = whole + last[: int(len(last) * share)]
    articles, errors = read_many([file("a.warc.gz" if packed else "a.warc", raw)])
    assert articles[0].url == "https://coastledger.org/1"
    assert isinstance(errors[-1], PartlyRead)
    assert "breaks off" in str(errors[-1])


def test_a_page_that_is_cut_says_so(file):
    two = record(answered(page(text=f"{STORY}\n\n{STORY.replace('Dunhaven', 'Ardle')}")))
    articles, errors = read_many([file("a.warc", OTHER + two[:-60])])
    assert "cut off in the archive" in articles[1].doubts[-1]
    assert len(errors) == 1


def test_a_damaged_archive_keeps_what_stands_before_the_damage(file):
    raw = zipped(PAGE, OTHER)
    at = len(zipped(PAGE)) + 30
    articles, errors = read_many([file("a.warc.gz", raw[:at] + b"\x00" * 40 + raw[at + 40 :])])
    assert [one.url for one in articles] == ["https://coastledger.org/1"]
    assert [error.code for error in errors] == ["R12"]


def test_chunked_and_zipped_answers_are_unpacked(file):
    body = gzip.compress(page().encode())
    chunked = b"%x\r\n" % len(body) + body + b"\r\n0\r\n\r\n"
    more = "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"
    assert read(file("a.warc", record(answered(chunked, more=more))))[0].title == "Harbour wall gives way"


def test_an_answer_packed_in_an_unknown_way_is_named(file):
    _, errors = read_many([file("a.warc", record(answered(b"xx", more="Content-Encoding: zstd\r\n")))])
    assert "a.warc: https://coastledger.org/1: files of kind page packed with zstd" in str(errors[0])


def test_a_bomb_in_an_archive_stops_at_the_limit(file, monkeypatch):
    monkeypatch.setattr(warc, "_LONGEST_PAGE", 100_000)
    bomb = record(answered(gzip.compress(b" " * 5_000_000), more="Content-Encoding: gzip\r\n"))
    articles, errors = read_many([file("a.warc", bomb + OTHER)])
    assert isinstance(errors[0], TooBig)
    assert [one.url for one in articles] == ["https://portpost.net/2"]


def test_a_pdf_in_an_archive_is_read(file):
    raw = record(answered(pdf([LINE]), "application/pdf"))
    assert read(file("a.warc", raw))[0].text == LINE


def test_nothing_is_written_to_standard_error(capsys):
    list(warc.read(io.BytesIO(PAGE + b"rubbish after the record\r\n" + OTHER), "a.warc"))
    assert capsys.readouterr().err == ""
