"""Any bytes under any name: articles or coded errors, nothing else; and files of every kind cut at any place."""

import gzip
import io
import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.errors import PartlyRead, ReadError, TooBig
from tellings.read import formats
from tellings.read import json as json_reader
from tellings.read.bounded import Unzipped, unzip
from tellings.read.draft import Draft, Link
from tellings.read.formats import ARCHIVE, ARCHIVE_ENDING, FORMATS, SINGLE, found_in, kind_of
from tellings.read.sources import read, read_many
from tellings.settings import Settings
from tests.read.making import (
    ATOM,
    INDEX,
    JSON_FEED,
    LINE,
    RDF,
    RSS,
    SITEMAP,
    answered,
    pdf,
    record,
    zipped,
)
from tests.serving import page

ROOT = Path(__file__).parents[2]
ARCHIVED = (record(answered(page())), record(answered(LINE, "text/plain"), url="https://portpost.net/2"))
SAMPLES = {
    "a.txt": LINE.encode(),
    "a.html": page().encode(),
    "a.json": json.dumps([{"text": LINE}]).encode(),
    "a.jsonl": f'{json.dumps({"text": LINE})}\n{json.dumps({"title": LINE})}\n'.encode(),
    "feed.json": json.dumps(JSON_FEED).encode(),
    "a.csv": f'id,title,text\n1,Wall gone,"{LINE}"\n'.encode(),
    "a.rss": RSS.encode(),
    "a.atom": ATOM.encode(),
    "a.rdf": RDF.encode(),
    "sitemap.xml": SITEMAP.encode(),
    "index.xml": INDEX.encode(),
    "a.pdf": pdf([LINE], ["The mayor spoke."], title="Wall gone", made="D:20250304081500Z"),
    "a.warc": b"".join(ARCHIVED),
    "a.warc.gz": zipped(*ARCHIVED),
    "a.jsonl.gz": gzip.compress(json.dumps({"text": LINE}).encode()),
    "a.rss.gz": gzip.compress(RSS.encode()),
}  # fmt: skip
LIGHT = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def found(raw, name, told=("", None)):
    """Everything found in these bytes, errors among it; any other exception is a failure of the test."""
    results = []
    try:
        for one in found_in(io.BufferedReader(io.BytesIO(raw)), name, Path(name).suffix, Settings(), told):
            results.append(one)
    except ReadError as problem:
        results.append(problem)
    assert all(isinstance(one, Draft | Link | ReadError) for one in results)
    return results


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_of_each_kind_is_read(name):
    assert any(isinstance(one, Draft | Link) for one in found(SAMPLES[name], name))


@pytest.mark.parametrize("name", SAMPLES)
@LIGHT
@given(data=st.data())
def test_a_file_cut_at_any_place_or_damaged_raises_nothing_but_read_errors(name, data):
    raw = SAMPLES[name]
    at = data.draw(st.integers(0, len(raw)))
    found(raw[:at], name)
    found(raw[:at] + data.draw(st.binary(max_size=20)) + raw[at:], name)


@pytest.mark.parametrize("ending", sorted({Path(name).suffix for name in SAMPLES}))
@LIGHT
@given(raw=st.binary(max_size=300))
def test_random_bytes_raise_nothing_but_read_errors(ending, raw):
    found(raw, f"a{ending}")


@pytest.mark.parametrize(
    "start", [b"%PDF-1.4\n", b"WARC/1.0\r\n", b"\x1f\x8b\x08\x00", b"<rss><item>", b"<urlset>", b"{"]
)
@LIGHT
@given(raw=st.binary(max_size=300))
def test_random_bytes_behind_the_mark_of_a_kind_raise_nothing_but_read_errors(start, raw):
    found(start + raw, "download")


@LIGHT
@given(charset=st.text(max_size=12), kind=st.text(max_size=20))
def test_whatever_a_server_calls_a_page_raises_nothing_but_read_errors(charset, kind):
    found(page().encode(), "page", (kind, charset))


def test_the_kind_is_told_by_the_content_before_the_name():
    assert kind_of(b"%PDF-1.4", ".txt") == "PDF"
    assert kind_of(b"WARC/1.0\r\n", ".txt") == ARCHIVE
    assert kind_of(b"\xef\xbb\xbf<?xml version='1.0'?><!-- x --><feed xmlns='x'>", ".html") == "feed"
    assert kind_of("<rss>".encode("utf-16"), ".txt") == "feed"
    assert kind_of(b"<!DOCTYPE html><HTML>", ".php") == "page"
    assert kind_of(b"<rdf:RDF xmlns='x'>", ".rdf") == "feed"
    assert kind_of(b"<rdf:RDF xmlns='x'>", ".xml") is None
    assert kind_of(b"<svg>", ".svg") is None
    assert kind_of(b"words", "", "text/html") == "page"
    assert kind_of(b'{"title": "x", "version": "https:\\/\\/jsonfeed.org\\/version\\/1"', ".json") == "JSON feed"
    assert kind_of(b'{"text": "see https://jsonfeed.org/version/1.1"}', ".json") == "JSON"


def test_each_article_carries_the_hash_of_its_bytes_and_what_took_it_out(tmp_path):
    for name, raw in SAMPLES.items():
        (tmp_path / name).write_bytes(raw)
    articles, _ = read_many([tmp_path])
    assert all(re.fullmatch("[0-9a-f]{64}", one.raw_sha256) for one in articles if one.file != "sitemap.xml")
    by_kind = {one.file: one.extractor for one in articles}
    assert (by_kind["a.txt"], by_kind["a.json"]) == (None, None)
    assert {by_kind[name].split("/")[0] for name in ("a.html", "a.rss", "a.pdf")} == {
        "trafilatura",
        "feedparser",
        "pypdf",
    }
    lines = [one.raw_sha256 for one in articles if one.file == "a.jsonl"]
    assert len(set(lines)) == 2  # a line each


def test_neither_hash_nor_extractor_is_part_of_the_id(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    (tmp_path / "a" / "x.txt").write_bytes(LINE.encode())
    (tmp_path / "b" / "x.txt").write_bytes(b"\xef\xbb\xbf" + LINE.encode())
    one, other = (read(tmp_path / name / "x.txt")[0] for name in ("a", "b"))
    assert one.raw_sha256 != other.raw_sha256
    assert one.id == other.id


def test_json_lines_of_any_length_are_read_some_megabytes_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr(json_reader, "_BLOCK", 1000)
    lines = [json.dumps({"id": number, "text": f"{LINE} {'x' * (number % 300)}"}) for number in range(100)]
    lines[70] = "{"
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines))
    articles, errors = read_many([path])
    assert [one.source_id for one in articles] == [str(number) for number in range(100) if number != 70]
    assert "line 71, column 2" in str(errors[0])


def test_one_damaged_line_among_many_is_lost_alone(tmp_path):
    lines = [
        json.dumps({"id": number, "text": f"{LINE} Größe {number}"}, ensure_ascii=False).encode() for number in range(9)
    ]
    lines[4] = lines[4].replace("ö".encode(), b"\xff")
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    articles, errors = read_many([tmp_path / "a.jsonl"])
    assert [one.source_id for one in articles] == list("01235678")
    assert [(error.code, error.facts["record"]) for error in errors] == [("R06", 5)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_json_lines_in_another_encoding_are_read(tmp_path, encoding):
    lines = [json.dumps({"text": f"{LINE} Die Größe {number}"}, ensure_ascii=False) for number in range(9)]
    (tmp_path / "a.jsonl").write_bytes("\n".join(lines).encode(encoding))
    assert [one.text[-11:] for one in read(tmp_path / "a.jsonl")] == [f"Die Größe {number}" for number in range(9)]


def test_one_line_past_the_limit_is_too_big(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "x" * 5000}) + "\n" + json.dumps({"text": LINE}))
    _, errors = read_many([path], settings=Settings(max_bytes=2000))
    assert [type(error) for error in errors] == [TooBig]


def test_a_table_names_its_fields_as_json_does_and_bad_rows_are_named(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"ID;Headline;Text;Publisher;Date\n7;Wall gone;{LINE};Herald;2025-03-04\n8;;;Herald;\n")
    articles, errors = read_many([path])
    (one,) = articles
    assert (one.source_id, one.title, one.text, one.outlet) == ("7", "Wall gone", LINE, "Herald")
    assert [(error.code, error.facts["record"]) for error in errors] == [("R06", 3)]


def test_a_pattern_means_the_files_that_fit_it_in_the_order_of_their_paths(tmp_path):
    for name in ("b/2.txt", "a/1.txt", "a/3.html", "a/[x].txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(LINE)
    articles, _ = read_many([str(tmp_path / "**" / "*.txt")])
    assert [Path(one.file).name for one in articles] == ["1.txt", "[x].txt", "2.txt"]
    assert len(read(str(tmp_path / "a" / "[x].txt"))) == 1  # a file of that very name
    assert "no file fits the pattern" in str(read_many([str(tmp_path / "*.pdf")])[1][0])


def test_a_folder_may_hold_every_kind(tmp_path):
    for name, raw in SAMPLES.items():
        (tmp_path / name).write_bytes(raw)
    articles, errors = read_many([tmp_path])
    assert {one.file for one in articles} == set(SAMPLES) - {"index.xml"}
    assert {error.code for error in errors} == {"R06", "R11"}


def test_a_bomb_is_stopped_by_its_ratio_and_by_the_limit():
    bomb = gzip.compress(b" " * 30_000_000)
    with pytest.raises(TooBig, match="200 times its size"):
        Unzipped(io.BytesIO(bomb), "a.gz").readall()
    with pytest.raises(TooBig, match="1,000 bytes unzipped"):
        unzip(gzip.compress(b"x" * 2000), "a.gz", 1000)


def test_gzip_in_gzip_is_read_twice_and_no_deeper(tmp_path):
    raw = LINE.encode()
    for depth in range(1, 4):
        raw = gzip.compress(raw)
        (tmp_path / f"{depth}.txt").write_bytes(raw)
    assert read(tmp_path / "2.txt")[0].text == LINE
    assert [error.code for error in read_many([tmp_path / "3.txt"])[1]] == ["R08"]


def test_a_zipped_file_that_is_cut_keeps_what_was_unzipped(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(
        gzip.compress("".join(f"{json.dumps({'text': f'{n} {LINE}'})}\n" for n in range(2000)).encode())[:-900]
    )
    articles, errors = read_many([path])
    assert len(articles) > 100
    assert isinstance(errors[-1], PartlyRead)
    assert "it is cut in the middle" in str(errors[-1])


def test_a_date_in_the_future_is_kept_as_told(tmp_path):
    day = date.today() + timedelta(days=400)
    (tmp_path / "a.rss").write_text(RSS.replace("Tue, 04 Mar 2025", f"{day:%a, %d %b %Y}"))
    assert read(tmp_path / "a.rss")[0].published.date() == day


def test_the_table_of_formats_in_the_docs_is_that_of_the_program():
    rows = re.findall(r"^\| ([^|]+?) \| ([^|]*?) \|", (ROOT / "docs" / "reading.md").read_text("utf-8"), re.MULTILINE)
    told = {kind: set(re.findall(r"`(\.\w+)`", endings)) for kind, endings in rows if kind in {*FORMATS, ARCHIVE}}
    assert told == {kind: set(one.endings) for kind, one in FORMATS.items()} | {ARCHIVE: {ARCHIVE_ENDING}}


def test_files_of_one_article_are_those_that_may_have_a_sidecar():
    assert set(SINGLE) == {".txt", ".text", ".html", ".htm", ".xhtml", ".pdf"}
    assert set(formats.FEEDS) <= set(FORMATS)
