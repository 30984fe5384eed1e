import gzip
import json
from datetime import datetime

import pytest

from tellings.errors import BadFeed, Empty, OnlyLinks, PartlyRead
from tellings.read.feeds import outlet_named
from tellings.read.sources import read, read_many
from tests.read.making import ATOM, INDEX, JSON_FEED, LINE, RDF, RSS, SITEMAP


@pytest.fixture
def file(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_an_entry_of_rss_is_an_article_with_the_longest_text_it_gives(file):
    first, second = read(file("a.rss", RSS))
    assert (first.title, first.text) == ("Harbour wall gives way & falls", f"{LINE}\n\nThree boats were damaged.")
    assert (first.outlet, first.url, first.source_id) == ("Coast Ledger", "https://coastledger.org/1", "cl-1")
    assert (first.published, first.published_precision) == (datetime(2025, 3, 4, 8, 15), "second")
    assert (first.file, first.extractor.split("/")[0], len(first.raw_sha256)) == ("a.rss", "feedparser", 64)
    assert (second.text, second.published, second.source_id) == ("Ilo Vant beat Peta Rook.", None, second.url)


def test_a_summary_is_told_as_one(file):
    assert "only the summary in the feed was read" in read(file("a.rss", RSS))[1].doubts[0]
    long = RSS.replace("Ilo Vant beat Peta Rook.", "Ilo Vant beat Peta Rook in the final. " * 20)
    assert read(file("b.rss", long))[1].doubts == ()


def test_atom_keeps_the_date_of_publication_before_that_of_a_change(file):
    (found,) = read(file("a.atom", ATOM))
    assert (found.title, found.text, found.outlet) == ("Wall gone", LINE, "Port Post")
    assert found.published == datetime(2025, 3, 4, 9, 30)


def test_atom_content_may_be_xhtml_and_what_is_no_text_is_passed_over(file):
    words = '<div xmlns="http://www.w3.org/1999/xhtml"><p>The wall</p><p>gave way.</p></div>'
    inner = f'<content type="xhtml">{words}</content>'
    told = f"{ATOM[: ATOM.index('<content')]}{inner}</entry></feed>"
    assert read(file("a.atom", told))[0].text == "The wall\n\ngave way."
    picture = told.replace(
        inner, '<summary>Gone.</summary><content type="image/png">aGVsbG8gaGVsbG8gaGVsbG8=</content>'
    )
    assert read(file("b.atom", picture))[0].text == "Gone."


def test_rdf_is_read(file):
    (found,) = read(file("a.rdf", RDF))
    assert (found.text, found.outlet, found.published) == (LINE, "Quell Times", datetime(2025, 3, 4, 8, 15))


@pytest.mark.parametrize("name", ["a.xml", "a.txt", "a.json", "a.html", "feed", "a.rss.gz"])
def test_a_feed_is_known_by_its_content_whatever_its_name(file, name):
    raw = gzip.compress(RSS.encode()) if name.endswith(".gz") else RSS
    assert [one.source_id for one in read(file(name, raw))] == ["cl-1", "https://coastledger.org/2"]


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "cp1251"])
def test_the_encoding_that_a_feed_declares_is_kept(file, encoding):
    word = "Стена" if encoding == "cp1251" else "Müle"
    told = RSS.replace("UTF-8", encoding).replace("Chess title", word)
    assert read(file("a.rss", told.encode(encoding)))[1].title.startswith(word)


def test_one_damaged_letter_does_not_cost_the_feed(file):
    found = read(file("a.rss", RSS.replace("Vant<", "Vánt é<").encode().replace(b"Chess", b"Ch\xffess")))
    assert found[1].title == "Ch\ufffdess title for Vánt é"
    assert "damaged letters" in found[0].doubts[0]


def test_a_feed_cut_in_the_middle_keeps_what_was_read_and_tells_the_rest(file):
    articles, errors = read_many([file("a.rss", RSS[: RSS.index("<description>Ilo")])])
    assert [one.title for one in articles] == ["Harbour wall gives way & falls", "Chess title for Vant"]
    assert isinstance(errors[0], PartlyRead)
    assert "no well-formed XML" in str(errors[0])


def test_a_feed_without_entries_is_empty_and_a_broken_one_bad(file):
    with pytest.raises(Empty):
        read(file("a.rss", "<rss version='2.0'><channel><title>x</title></channel></rss>"))
    with pytest.raises(BadFeed, match="unclosed token"):
        read(file("b.rss", "<rss><channel"))


BOMB = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
INCLUDE = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("doctype", [BOMB, INCLUDE])
@pytest.mark.parametrize("content", [RSS, ATOM, SITEMAP])
def test_entities_of_its_own_are_never_expanded(file, doctype, content):
    _, _, body = content.rpartition("?>")
    told = f"{doctype}{body}".replace("Monday", "&b;").replace("gone", "&a;")
    with pytest.raises(BadFeed, match="XML entities of its own"):
        read(file("a.xml", told))


def test_a_doctype_without_entities_is_passed_over(file):
    told = RSS.replace("<rss", '<!DOCTYPE rss PUBLIC "-//X//DTD RSS 0.91//EN" "http://my.org/rss.dtd">\n<rss', 1)
    assert len(read(file("a.rss", told))) == 2


def test_deep_nesting_is_no_trouble(file):
    deep = RSS.replace("Ilo Vant", "&lt;div&gt;" * 5000 + "Ilo Vant")
    articles, _ = read_many([file("a.rss", deep)])
    assert articles[0].source_id == "cl-1"
    articles, errors = read_many([file("b.rss", "<rss>" + "<a>" * 100_000)])
    assert (articles, errors[0].code) == ([], "R10")


def test_a_json_feed_gives_its_items_and_names_the_bad_ones(file):
    articles, errors = read_many([file("a.json", json.dumps(JSON_FEED))])
    assert [(one.source_id, one.text, one.outlet) for one in articles] == [
        ("1", LINE, "Coast Ledger"), ("2", LINE, "Coast Ledger")]  # fmt: skip
    assert articles[0].published == datetime(2025, 3, 4, 8, 15)
    assert [(error.code, error.facts["record"]) for error in errors] == [("R06", 3), ("R06", 4), ("R06", 5)]


def test_a_json_feed_without_items_is_bad(file):
    _, errors = read_many([file("a.json", '{"version": "https://jsonfeed.org/version/1.1", "items": 3}')])
    assert errors[0].code == "R06"


@pytest.mark.parametrize(
    ("title", "url", "outlet"),
    [
        ("Coast Ledger", "https://coastledger.org/1", "Coast Ledger"),
        ("World | Coast Ledger", "https://www.coastledger.org/1", "Coast Ledger"),
        ("Coast Ledger - Business", "https://coastledger.org/1", "Coast Ledger"),
        ("Port Post: top stories", "https://portpost.net/1", "Port Post"),
        ("CL > World news", "https://news.cl-times.co.uk/1", "CL > World news"),
        ("The Coast Ledger > World", "https://rss.coast-ledger.co.uk/1", "The Coast Ledger"),
        ("World news - Der Bote", "https://www.bote.de/1", "Der Bote"),
        ("World news | Quell", "https://news.quell.com/1", "Quell"),
        ("A night - and a day", "https://coastledger.org/1", "A night - and a day"),
        ("Jean-Paul's notes", None, "Jean-Paul's notes"),
        ("", "https://coastledger.org/1", None),
    ],
)
def test_the_outlet_is_the_part_of_a_feeds_title_that_its_address_tells(title, url, outlet):
    assert outlet_named(title, url) == outlet


def test_a_news_sitemap_gives_titles_and_the_other_addresses_are_counted(file):
    articles, errors = read_many([file("sitemap.xml", SITEMAP)])
    (found,) = articles
    assert (found.title, found.text, found.outlet) == ("Wall & gone", "", "Coast Ledger")
    assert (found.published, found.url) == (datetime(2025, 3, 4), "https://coastledger.org/1")
    assert "only its title was read" in found.doubts[0]
    assert isinstance(errors[0], OnlyLinks)
    assert "lists addresses (1) and no text" in str(errors[0])


def test_an_index_of_sitemaps_holds_only_links(file):
    with pytest.raises(OnlyLinks, match="--full-text"):
        read(file("sitemap.xml", INDEX))


def test_a_sitemap_cut_in_the_middle_keeps_what_was_read(file):
    articles, errors = read_many([file("sitemap.xml.gz", gzip.compress(SITEMAP[: SITEMAP.index("<loc> ")].encode()))])
    assert [one.title for one in articles] == ["Wall & gone"]
    assert [error.code for error in errors] == ["R12"]
