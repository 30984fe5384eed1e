from datetime import datetime

import pytest

from tellings.errors import NoArticle, TooLong
from tellings.read.sources import read

BODY = """
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Harbour wall gives way at Dunhaven</h1>
<p>DUNHAVEN, March 4 (AP) — A stretch of the old harbour wall gave way early on Monday, the port office said.</p>
<script>var stolen = "not a word of this";</script>
<p>Two fishing boats sank, and one man was treated for a cut hand, according to the coast guard in Dunhaven.</p>
<p>&ldquo;We had warned the council twice &amp; more,&rdquo; harbour master Ines Okoro said.</p></article>
<footer>© 2025 Coast Ledger. All rights reserved.</footer>"""
METAS = """<title>Harbour wall gives way at Dunhaven | Coast Ledger</title>
<meta property="og:title" content="Harbour wall gives way at Dunhaven">
<meta property="og:site_name" content="Coast Ledger">
<meta property="article:published_time" content="2025-03-04T09:30:00+01:00">
<link rel="canonical" href="https://coastledger.example/harbour">"""
LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Site"},
{"@type": ["NewsArticle"], "headline": "Wall gives way &amp; boats sink", "datePublished": "2025-03-04T08:15:00Z",
"publisher": {"name": "The Coast Ledger"}}]}</script>"""


@pytest.fixture
def page(tmp_path):
    """Save a page with this head and body; read it."""

    def save(head="", body=BODY, encoding="utf-8"):
        path = tmp_path / "page.html"
        path.write_bytes(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(encoding))
        return read(path)[0]

    return save


def test_text_title_outlet_date_and_address_of_a_page(page):
    found = page(METAS)
    assert found.title == "Harbour wall gives way at Dunhaven"
    assert (found.outlet, found.published) == ("Coast Ledger", datetime(2025, 3, 4, 9, 30))
    assert found.url == "https://coastledger.example/harbour"
    assert "“We had warned the council twice & more,” harbour master" in found.text


def test_no_script_no_menu_and_no_footer_reach_the_text(page):
    found = page(METAS)
    assert not any(words in found.text for words in ("stolen", "Home", "All rights", "<", "{"))


def test_json_ld_goes_before_metadata(page):
    found = page(METAS + LINKED)
    assert (found.title, found.outlet) == ("Wall gives way & boats sink", "The Coast Ledger")
    assert found.published == datetime(2025, 3, 4, 8, 15)


def test_broken_json_ld_is_passed_over(page):
    assert page(METAS + '<script type="application/ld+json">{"@type": </script>').outlet == "Coast Ledger"


def test_the_headline_in_the_text_is_a_part_though_the_metadata_has_other_words(page):
    found = page(METAS.replace("way at Dunhaven", "way at Dunhaven, boats sink") + LINKED)
    kinds = {part.kind: found.text[part.start : part.end] for part in found.parts}
    assert kinds["dateline"] == "DUNHAVEN, March 4 (AP) —"


def test_the_body_that_json_ld_carries_stands_in_for_a_page_that_shows_none(page):
    words = "The old harbour wall gave way early on Monday, the port office said."
    linked = f'<script type="application/ld+json">{{"@type": "Article", "articleBody": "{words}"}}</script>'
    assert page(linked, "<div id=app></div>").text == words


def test_the_declared_encoding_is_used(page):
    body = BODY.replace("Okoro", "Oköro").replace("—", "-")
    assert "Oköro" in page('<meta charset="iso-8859-1">', body, "iso-8859-1").text


@pytest.mark.parametrize(
    "body",
    ["", "<nav>Home</nav>", "<form>Sign in</form>", "<ul><li>Ferry line closes</li><li>Old walls fail</li></ul>"],
)
def test_a_page_without_a_paragraph_holds_no_article(page, body):
    with pytest.raises(NoArticle):
        page("<title>Coast Ledger</title>", body)


def test_pictures_saved_inside_a_page_do_not_make_it_too_long(page):
    assert "harbour wall" in page("", f'<img src="data:image/png;base64,{"A" * 4_000_000}">{BODY}').text


def test_a_page_of_ten_million_characters_is_too_long(page):
    with pytest.raises(TooLong):
        page("", f"<p>{'word ' * 2_000_000}</p>")


def test_the_source_of_a_page_saved_as_text_is_read_as_a_page(tmp_path):
    (tmp_path / "page.txt").write_text(f"<!DOCTYPE html><html><body>{BODY}</body></html>")
    assert "<p>" not in read(tmp_path / "page.txt")[0].text
