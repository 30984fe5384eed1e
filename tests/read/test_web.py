import gzip
import json
from dataclasses import replace
from datetime import datetime

import pytest

from tellings.errors import PartlyRead
from tellings.read.fetch import Fetcher
from tellings.read.sources import is_address, read, read_many, stream
from tellings.read.web import Web
from tests.read.making import JSON_FEED, LINE, RSS, answered, pdf, record
from tests.serving import ALLOWED, STORY, page, serving

FULL = replace(ALLOWED, full_text=True)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def site():
    with serving() as found:
        yield found


def rss(site, **headers):
    """Our feed, with its links on the site."""
    return site.put(
        "/feed", RSS.replace("https://coastledger.org", site.url), Content_Type="application/rss+xml", **headers
    )


def urlset(*addresses):
    rows = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'


def test_a_page_is_an_article_known_by_its_address(site):
    url = site.put("/1", page(more='<meta name="date" content="2025-03-04">'))
    (found,) = read(url, settings=ALLOWED)
    assert (found.title, found.published) == ("Harbour wall gives way", datetime(2025, 3, 4))
    assert (found.url, found.source_id, found.file) == (url, url, None)
    assert found.extractor.startswith("trafilatura/")


def test_the_encoding_that_the_server_tells_is_kept(site):
    words = page(text=STORY.replace("Ida Kern", "Ida Körn"))
    url = site.put("/1", words.encode("iso-8859-1"), Content_Type="text/html; charset=ISO-8859-1")
    assert "Ida Körn" in read(url, settings=ALLOWED)[0].text


@pytest.mark.parametrize("charset", ["no-such", "punycode", "idna", "unicode_escape", "rot13", "\x00"])
def test_an_encoding_that_is_none_is_passed_over(site, charset):
    url = site.put("/1", page().encode(), Content_Type=f"text/html; charset={charset.strip(chr(0))}")
    assert read(url, settings=ALLOWED)[0].title == "Harbour wall gives way"


def test_plain_text_json_and_pdf_are_read_by_what_the_server_calls_them(site):
    told = {
        "/a": (LINE, "text/plain"),
        "/b": (json.dumps({"text": LINE}), "application/json; charset=utf-8"),
        "/c": (pdf([LINE]), "application/pdf"),
        "/d.jsonl": (json.dumps({"text": LINE}), "application/octet-stream"),
        "/e": (record(answered(LINE, "text/plain")), "application/warc"),
    }
    for path, (body, kind) in told.items():
        assert read(site.put(path, body, Content_Type=kind), settings=ALLOWED)[0].text == LINE


def test_a_feed_gives_its_entries_and_asks_for_nothing_else(site):
    articles = read(rss(site), settings=ALLOWED)
    assert [one.source_id for one in articles] == ["cl-1", f"{site.url}/2"]
    assert site.paths() == ["/feed"]


def test_a_json_feed_is_read_by_its_content(site):
    url = site.put("/feed", json.dumps(JSON_FEED), Content_Type="application/json")
    articles, errors = read_many([url], settings=ALLOWED)
    assert [one.source_id for one in articles] == ["1", "2"]
    assert [error.code for error in errors] == ["R06"] * 3


def test_with_full_text_the_links_of_a_feed_are_followed_and_what_fails_keeps_its_summary(site):
    site.put("/1", page())
    articles, errors = read_many([rss(site)], settings=FULL)
    assert site.paths() == ["/feed", "/1", "/2"]
    assert "one fisherman was hurt" in articles[0].text
    assert (articles[0].published, articles[0].outlet) == (datetime(2025, 3, 4, 8, 15), "World news | Coast Ledger")
    assert articles[1].text == "Ilo Vant beat Peta Rook."
    assert [(error.code, error.facts["file"]) for error in errors] == [("R19", f"{site.url}/2")]


def test_what_is_seen_already_is_not_fetched_again(site):
    site.put("/2", page())
    found = list(stream([rss(site)], settings=FULL, seen=lambda url: url.endswith("/1")))
    assert site.paths() == ["/feed", "/2"]
    assert len(found) == 1


def test_a_sitemap_gives_its_pages(site):
    pages = [site.put(f"/{number}", page(f"Story {number}")) for number in range(3)]
    url = site.put("/map.xml", urlset(*pages), Content_Type="application/xml")
    articles, errors = read_many([url], settings=ALLOWED)
    assert [one.title for one in articles] == ["Story 0", "Story 1", "Story 2"]
    assert errors == []


def test_an_index_leads_to_its_sitemaps_zipped_or_not_each_once(site):
    inner = site.put(
        "/map1.xml.gz", gzip.compress(urlset(site.put("/1", page())).encode()), Content_Type="application/x-gzip"
    )
    index = f"<sitemapindex><sitemap><loc>{inner}</loc></sitemap><sitemap><loc>{inner}</loc></sitemap></sitemapindex>"
    articles, _ = read_many([site.put("/maps.xml", index, Content_Type="text/xml")], settings=ALLOWED)
    assert len(articles) == 1
    assert site.paths() == ["/maps.xml", "/map1.xml.gz", "/1"]


def test_an_index_that_leads_to_itself_ends(site):
    index = f"<sitemapindex><sitemap><loc>{site.url}/maps.xml</loc></sitemap></sitemapindex>"
    articles, errors = read_many([site.put("/maps.xml", index, Content_Type="text/xml")], settings=ALLOWED)
    assert (articles, errors, site.paths()) == ([], [], ["/maps.xml"])


def test_no_more_links_than_the_settings_say_are_followed_and_the_rest_is_told(site):
    pages = [site.put(f"/{number}", page(f"Story {number}")) for number in range(5)]
    url = site.put("/map.xml", urlset(*pages), Content_Type="application/xml")
    articles, errors = read_many([url], settings=replace(ALLOWED, max_links=2))
    assert len(articles) == 2
    assert isinstance(errors[0], PartlyRead)
    assert "3 more addresses in it were not fetched, past the limit of 2" in str(errors[0])


def test_a_link_to_the_inside_of_a_network_is_refused_and_the_others_read(site):
    url = site.put("/map.xml", urlset("http://10.0.0.1/", "http://localhost/", site.put("/1", page())))
    articles, errors = read_many([url], settings=ALLOWED)
    assert len(articles) == 1
    assert [error.code for error in errors] == ["R17", "R17"]


def test_a_list_in_a_file_opens_no_network_unless_full_texts_are_asked_for(site, tmp_path):
    path = tmp_path / "map.xml"
    path.write_text(urlset(site.put("/1", page())))
    assert [error.code for error in read_many([path], settings=ALLOWED)[1]] == ["R11"]
    assert site.asked == []
    assert len(read(path, settings=FULL)) == 1


def test_a_feed_that_never_ends_is_kept_as_far_as_it_came(site):
    items = RSS[RSS.index("<item>") : RSS.index("</channel>")] * 200
    url = site.put("/feed", RSS.replace("</channel>", items + "</channel>"), Content_Type="application/rss+xml")
    articles, errors = read_many([url], settings=replace(ALLOWED, max_download=50_000))
    assert len(articles) > 50
    assert any("cut after 50,000 bytes" in str(error) for error in errors)


def test_a_page_without_end_is_refused(site):
    url = site.put("/1", page(text="word " * 100_000))
    _, errors = read_many([url], settings=replace(ALLOWED, max_download=50_000))
    assert [error.code for error in errors] == ["R13"]


def test_a_page_cut_on_the_way_is_no_article(site):
    url = site.put("/1", page(), Content_Length="100000")
    _, errors = read_many([url], settings=ALLOWED)
    assert "the answer ends early, because the connection broke" in str(errors[0])


def test_a_visit_tells_its_marks_and_that_nothing_changed(site):
    rss(site, ETag='"a"', Last_Modified="Tue, 04 Mar 2025 08:00:00 GMT")
    url = site.put("/feed", status=304)
    web = Web(ALLOWED, fetcher=Fetcher(ALLOWED))
    visit = web.visit(url)
    assert (visit.fresh, visit.etag, visit.modified) == (True, '"a"', "Tue, 04 Mar 2025 08:00:00 GMT")
    assert len(list(visit.found)) == 2
    again = web.visit(url, visit.etag, visit.modified)
    assert (again.fresh, again.etag, list(again.found)) == (False, '"a"', [])


def test_an_address_is_told_from_a_path():
    assert is_address("HTTPS://coastledger.org/1")
    assert not is_address("http.txt")
    assert not is_address("ftp://coastledger.org")


def test_a_front_page_that_names_its_feed_says_so(site):
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    url = site.put("/", f"<html><head>{link}</head><body><nav>Home</nav></body></html>")
    _, errors = read_many([url], settings=ALLOWED)
    assert str(errors[0]) == f"[R04] {url}: no article found in the page; it names a feed: give {site.url}/feed"
