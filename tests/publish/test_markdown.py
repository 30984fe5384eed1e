"""Markdown: the report as a document in which no article's markup works."""

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from tellings.publish.markdown import escaped, to_markdown

from .sample import COURIER, LANTERN, with_foreign_telling


def html(markdown: str) -> str:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)


def with_article(**fields):
    """One telling whose source says these things."""
    article = replace(COURIER, **fields)
    whole = with_foreign_telling()
    telling = replace(whole.tellings[0], article=article, anomalies=())
    return replace(whole, tellings=(telling,), handles=((article.id, "t1"),))


def test_the_report_reads_as_it_always_did(sample, snapshot):
    assert to_markdown(sample) == snapshot


def test_two_tellings_of_which_one_is_not_judged(snapshot):
    assert to_markdown(with_foreign_telling()) == snapshot


@pytest.mark.parametrize(
    "words",
    [
        "*stars* and _lines_ and **both**",
        "`code` and ```fence```",
        "[a link](https://evil.example) ![a picture](x.png) [note][1]",
        "<https://evil.example> <b>bold</b> <script>alert(1)</script> <!-- hidden -->",
        "a | b | c",
        "&lt;b&gt; &amp; &copy;",
        "back\\slash \\*",
        "~~struck~~",
        "# heading",
        "- item",
        "+ item",
        "1. item",
        "2) item",
        "> quoted",
        "--- === ***",
        "= underlined",
        "| - | - |",
    ],
)
def test_words_of_an_article_are_shown_and_do_nothing(words):
    report = to_markdown(with_article(outlet=words, title="Title", url=None))
    page = html(report)
    plain = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f"<li>t1 {plain}, 4 May 2031" in page


@pytest.mark.parametrize(
    "start", ["# heading", "- item", "+ item", "1. item", "2) item", "> quoted", "---", "=", "***"]
)
def test_an_outlet_at_the_start_of_a_line_begins_no_list_and_no_heading(start):
    report = to_markdown(replace(with_article(outlet=start, url=None), apart=(("t1", "tells of a match"),)))
    line = next(line for line in report.splitlines() if "is set apart" in line)
    assert (
        html(line)
        == f"<ul>\n<li>{start.replace('>', '&gt;')} (4 May 2031) is set apart: tells of a match</li>\n</ul>\n"
    )


def test_bare_addresses_and_names_do_not_become_links():
    assert escaped("https://evil.example www.evil.example a@b.example :smile: $x$") == (
        "https\\://evil.example www\\.evil.example a\\@b.example \\:smile: \\$x\\$"
    )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/x", " https://x"])
def test_only_addresses_of_the_web_become_links(url):
    assert "<a " not in html(to_markdown(with_article(url=url)))


def test_an_address_cannot_end_its_link():
    page = html(to_markdown(with_article(url='https://x.example/a>b "c) [d]|e`\n<i>')))
    assert "<i>" not in page
    assert 'href="https://x.example/a%3Eb%20%22c)%20%5Bd%5D%7Ce%60%0A%3Ci%3E"' in page


def test_quotes_are_ready_to_cite(sample):
    assert "The Lantern (5 May 2031): “2 May”" in to_markdown(sample)
    assert "[Marrow Courier (4 May 2031)](<https://courier.example/ferry?id=1&x=%3Cb%3E>): “3 May”" in to_markdown(
        sample
    )


def test_the_matrix_has_a_row_for_every_point_and_a_column_for_every_telling(sample):
    assert "| the ferry runs aground (p1) | contradict | ● | ● | – |" in to_markdown(sample)
    assert "(p4)" not in to_markdown(sample)
    assert "(p4)" in to_markdown(sample, show_all=True)


def test_a_bar_in_a_point_does_not_split_its_row(sample):
    point = replace(sample.points[0], about="a | b")
    row = html(to_markdown(replace(sample, points=(point,)))).split("<tbody>")[1]
    assert "<td>a | b (p1)</td>" in row
    assert row.count("<td") == 5


def test_a_title_from_right_to_left_is_kept(sample):
    assert LANTERN.title in to_markdown(sample)


def test_finding_no_contradiction_is_not_said_to_mean_that_there_is_none():
    assert "No contradiction found above the bar." in to_markdown(with_foreign_telling())
