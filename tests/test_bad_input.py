"""Bad input, the whole way: a coded error or a right answer, never a traceback; the bad one is named, the rest read."""

from __future__ import annotations

import json
import os

import pytest

from tests import bridge
from tests.bridge import CHESS, CLOSED, FERRIES, FRENCH, SHUT, put
from tests.cli.running import compared, evidence, run, wrong_quotes

PDF = b"%PDF-1.7 1 0 obj"
UNREADABLE = [
    pytest.param("x_txt", b"", "R02", id="empty"),
    pytest.param("x_txt", b" \r\n\t\n", "R02", id="blank"),
    pytest.param("x_txt", bytes(range(256)) * 20, "R03", id="binary"),
    pytest.param("x_txt", PDF, "R15", id="a damaged PDF named .txt"),
    pytest.param("x_txt", "Türkiye’s “new” bridge".encode() + b"\xff\xfe", "R03", id="damaged UTF-8"),
    pytest.param("x_txt", b"word " * 2_000_000, "R07", id="10 MB on one line"),
    pytest.param("x_html", "<html><body><nav>Home</nav><p>Menu</p></body></html>", "R04", id="page without article"),
    pytest.param("x_html", "", "R02", id="empty page"),
    pytest.param("x_json", "{", "R05", id="cut JSON"),
    pytest.param("x_json", "[" * 100_000, "R05", id="deep JSON"),
    pytest.param("x_json", "{}", "R06", id="JSON without fields"),
    pytest.param("x_json", '{"text": 3}', "R06", id="JSON with a wrong field"),
    pytest.param("x_json", '"words"', "R06", id="JSON that is no object"),
    pytest.param("x_json", '{"text": "half \\ud83d of a pair"}', "R06", id="half a surrogate pair"),
    pytest.param("x_jsonl", '{"text": \n', "R05", id="cut JSON line"),
    pytest.param("x_pdf", PDF, "R15", id="a damaged PDF"),
    pytest.param("x_docx", "words", "R08", id="a kind that is not read"),
    pytest.param("x_rss", "<rss><channel>", "R10", id="a feed cut before its first entry"),
    pytest.param("x_xml", "<urlset><url><loc>https://news.example/1</loc></url></urlset>", "R11", id="only links"),
    pytest.param("x_xml", '<!DOCTYPE r [<!ENTITY a "b">]><rss>&a;</rss>', "R10", id="XML with entities of its own"),
    pytest.param("x_csv", "a,b\n1,2", "R08", id="a table of something else"),
    pytest.param("x_gz", b"\x1f\x8b\x08 cut", "R08", id="a damaged gzip file"),
    pytest.param("x_warc", "WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n", "R02", id="a web archive of nothing"),
]


@pytest.mark.parametrize(("name", "content", "code"), UNREADABLE)
def test_one_bad_file_among_several_is_named_and_the_rest_compared(tmp_path, name, content, code):
    good = put(tmp_path, a_txt=CLOSED, b_txt=SHUT)
    bad = put(tmp_path, **{name: content})
    result = run("compare", *good, *bad, "--format", "json")
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert result.stderr.startswith(f"skipped: [{code}] {bad[0]}")
    assert [one["file"] for one in answer["tellings"]] == ["a.txt", "b.txt"]
    assert any(limit.startswith(f"[{code}] {bad[0]}") for limit in answer["limits"])


@pytest.mark.parametrize(("name", "content", "code"), UNREADABLE)
def test_with_a_bad_file_alone_nothing_can_be_done(tmp_path, name, content, code):
    result = run("compare", *put(tmp_path, **{name: content}))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert f"[{code}]" in result.stderr
    assert "[C01] 0 of the two articles" in result.stderr


@pytest.mark.parametrize("path", ["no-such-file.txt", "a\0b.txt", "x" * 5000])
def test_a_path_that_cannot_be_opened_is_named(tmp_path, path):
    result = run("compare", *put(tmp_path, a_txt=CLOSED, b_txt=SHUT), path)
    assert result.exit_code == 0
    assert "skipped: [R01]" in result.stderr


@pytest.mark.parametrize("url", ["https://news.example/1", "http://127.0.0.1/1", "http://[::1]/1", "http://a:b@c.org/"])
def test_an_address_that_is_never_fetched_is_named(tmp_path, url):
    result = run("compare", *put(tmp_path, a_txt=CLOSED, b_txt=SHUT), url)
    assert result.exit_code == 0
    assert f"skipped: [R17] {url}" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is locked for the superuser")
def test_a_file_that_may_not_be_read_is_named(tmp_path):
    paths = put(tmp_path, a_txt=CLOSED, b_txt=SHUT, c_txt=FERRIES)
    os.chmod(paths[2], 0)
    assert "skipped: [R01]" in run("compare", *paths).stderr


ODD = {
    "NUL": SHUT.replace("cracks", "cra\0cks"),
    "emoji": SHUT.replace("bridge", "bridge 😀👨‍👩‍👧"),
    "right-to-left": f"{SHUT}\nقال المكتب إن الجسر مغلق.\n",
    "turned marks": SHUT.replace("police", "\u202epolice\u202c"),
    "combining marks": SHUT.replace("Ardle", "A\u0301rdle"),
    "CRLF": SHUT.replace("\n", "\r\n"),
    "CR": SHUT.replace("\n", "\r"),
    "line separators": SHUT.replace("\n", "\u2028"),
    "a byte order mark": f"\ufeff{SHUT}",
    "controls": SHUT.replace(" said", "\x1b[31m said\x07"),
}


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_odd_characters_are_kept_and_every_quote_stands_in_the_text(tmp_path, content):
    answer = compared(*put(tmp_path, a_txt=CLOSED, b_txt=content))
    assert answer["tellings"][1]["text"] == content.removeprefix("\ufeff")
    assert wrong_quotes(answer) == []
    assert [one for one in evidence(answer) if "three cracks" in one["quote"]]


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv"])
def test_odd_characters_do_not_break_a_report(tmp_path, form):
    odd = {f"f{number}_txt": content for number, content in enumerate(ODD.values())}
    result = run("compare", *put(tmp_path, a_txt=CLOSED, **odd), "--format", form, "--all")
    assert result.exit_code == 0
    assert not {"\0", "\x1b", "\x07"} & set(result.stdout)


def test_another_encoding_is_read_and_told(tmp_path):
    answer = compared(*put(tmp_path, a_txt=CLOSED, b_txt=SHUT.replace("$6", "£6").encode("cp1252")))
    assert "£6 million" in answer["tellings"][1]["text"]
    assert any("b.txt: it is not UTF-8; read as cp1252" in limit for limit in answer["limits"])


def test_a_file_too_large_to_be_read_is_named(tmp_path):
    paths = put(tmp_path, a_txt=CLOSED, b_txt=SHUT, c_json="")
    os.truncate(paths[2], 10**12)
    result = run("compare", *paths)
    assert result.exit_code == 0
    assert "skipped: [R13]" in result.stderr


def test_the_same_file_twice_is_told_and_counts_once(tmp_path):
    one, other = put(tmp_path, a_txt=CLOSED, b_txt=SHUT)
    answer = compared(one, other, one)
    assert [telling["file"] for telling in answer["tellings"]] == ["a.txt", "b.txt"]
    assert "a.txt: the same article was given twice; it counts once" in answer["limits"]


def test_the_same_file_twice_and_no_other_is_one_article(tmp_path):
    (path,) = put(tmp_path, a_txt=CLOSED)
    result = run("compare", path, path)
    assert result.exit_code == 1
    assert "[C01] 1 of the two articles that a comparison needs (a.txt: the same article was given" in result.stderr


def test_one_article_only_is_too_few(tmp_path):
    result = run("compare", *put(tmp_path, a_txt=CLOSED))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "[C01] 1 of the two articles that a comparison needs; give at least two" in result.stderr


def test_fifty_one_tellings_are_too_many(tmp_path):
    many = bridge.lines(*(bridge.record(CLOSED, outlet=f"Outlet {number}") for number in range(51)))
    result = run("compare", *put(tmp_path, many_jsonl=many))
    assert result.exit_code == 1
    assert "[C02] 51 tellings" in result.stderr


def test_a_folder_is_read_and_an_empty_one_named(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "none").mkdir()
    put(tmp_path / "in", a_txt=CLOSED, b_txt=SHUT)
    result = run("compare", str(tmp_path / "in"), str(tmp_path / "none"))
    assert result.exit_code == 0
    assert "skipped: [R02]" in result.stderr


def test_json_lines_on_standard_input_are_compared():
    told = bridge.lines(bridge.record(CLOSED, outlet="Herald"), bridge.record(SHUT, outlet="Post"))
    answer = compared("-", stdin=told)
    assert [one["outlet"] for one in answer["tellings"]] == ["Herald", "Post"]


def test_nothing_on_standard_input_is_too_few():
    result = run("compare", "-", stdin="")
    assert result.exit_code == 1
    assert "[R02]" in result.stderr


def test_articles_with_a_title_only_are_kept_and_it_is_told_that_nothing_was_compared():
    told = bridge.lines({"title": "Bridge closed", "outlet": "A"}, {"title": "Bridge shut", "outlet": "B"})
    answer = compared("-", stdin=told)
    assert [one["title"] for one in answer["tellings"]] == ["Bridge closed", "Bridge shut"]
    assert wrong_quotes(answer) == []


def test_an_article_in_french_is_kept_marked_and_not_compared(tmp_path):
    paths = put(tmp_path, a_txt=CLOSED, b_txt=SHUT, c_txt=FRENCH)
    answer = compared(*paths)
    assert [one["language"] for one in answer["tellings"]] == ["en", "en", "fr"]
    assert any(limit.startswith("c.txt: is in another language (fr)") for limit in answer["limits"])
    assert "t3" not in {side["telling"] for point in answer["points"] for side in point["sides"]}
    assert "t3" not in {handle for point in answer["points"] for handle in point["silent"]}
    assert "c.txt is kept but not judged" in run("compare", *paths).stdout


def test_with_one_article_in_english_it_is_told_that_nothing_was_compared(tmp_path):
    result = run("compare", *put(tmp_path, a_txt=CLOSED, b_txt=FRENCH))
    assert result.exit_code == 0
    before, _, _ = result.stdout.partition("── What contradicts")
    assert "nothing was compared" in before


def test_two_articles_of_unrelated_happenings_get_a_warning_before_all_else(tmp_path):
    before, _, after = run("compare", *put(tmp_path, a_txt=CLOSED, b_txt=CHESS)).stdout.partition("── What contradicts")
    assert "the articles may not be about one happening" in before
    assert "contradicts:" not in after


def test_an_article_of_another_happening_is_named_and_set_apart(tmp_path):
    paths = put(tmp_path, a_txt=CLOSED, b_txt=SHUT, c_txt=FERRIES, d_txt=CHESS)
    answer = compared(*paths)
    assert [one["telling"] for one in answer["apart"]] == ["t4"]
    assert any(limit.startswith("d.txt: is set apart") for limit in answer["limits"])
    assert "t4" not in {side["telling"] for point in answer["points"] for side in point["sides"]}
    assert "d.txt is set apart: tells of something else" in run("compare", *paths).stdout


def test_two_versions_of_one_outlet_are_an_update_and_contradict_nothing():
    versions = (
        bridge.record(text, outlet="Herald", published=day)
        for text, day in ((CLOSED, "2025-03-04T08:00:00"), (SHUT, "2025-03-04T18:00:00"))
    )
    answer = compared("-", stdin=bridge.lines(*versions))
    compared_lines = [line for point in answer["points"] for line in point["attributes"]]
    assert [line for line in compared_lines if line["relation"] == "contradict"] == []
    assert any("updated by Herald" in line["why"] for line in compared_lines)


def test_an_article_without_an_outlet_is_named_by_its_file(tmp_path):
    assert "a.txt: “Two engineers”" in run("compare", *put(tmp_path, a_txt=CLOSED, b_txt=SHUT)).stdout


def test_a_wrong_sidecar_is_noted_and_its_article_read(tmp_path):
    put(tmp_path, a_meta_json='{"outlet": 3}')
    result = run("compare", *put(tmp_path, a_txt=CLOSED, b_txt=SHUT))
    assert result.exit_code == 0
    assert result.stderr.startswith("noted: [R09]")
