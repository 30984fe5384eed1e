from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.publish import csv
from tellings.publish.html import to_html
from tellings.publish.html_report.anchors import web_address
from tellings.publish.html_report.articles import stretches
from tellings.publish.html_report.marks import Mark, marked
from tellings.records import Article, Comparison, Evidence, Part, Telling

from .sample import ARTICLES, COURIER, LANTERN, PLAIN, words

LOADS = {"src", "srcset", "data", "action", "poster", "background", "formaction", "xlink:href", "ping", "style"}
VOID = {"meta", "br", "link", "img", "input"}


class Page(HTMLParser):
    """A page read back: its elements, the words inside each id, and all words that are no style and no script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.inside: dict[str, str] = {}
        self.words = ""
        self._open: list[tuple[str, list[str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self.elements.append((tag, held))
        if tag not in VOID:
            names = [held[name] for name in ("id", "data-of") if name in held]
            self._open.append((tag, names))
            for name in names:
                self.inside.setdefault(name, "")

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] in ("style", "script"):
            return
        self.words += data
        for _, names in self._open:
            for name in names:
                self.inside[name] += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [given for name, given in self.elements if name == tag]

    def ids(self) -> list[str]:
        return [given["id"] for _, given in self.elements if "id" in given]


@pytest.fixture(scope="module", params=["whole", "shared", "all lines"])
def page(request: pytest.FixtureRequest, sample: Comparison) -> Page:
    ways = {"whole": {}, "shared": {"share": True}, "all lines": {"show_all": True}}
    return Page(to_html(sample, **ways[request.param]))


def evidence_of(comparison: Comparison) -> list[Evidence]:
    points = [one for point in comparison.points for side in point.sides for one in side.evidence]
    values = [side.evidence for point in comparison.points for one in point.attributes for side in one.sides]
    labels = [one for naming in comparison.naming for label in naming.labels for one in label.evidence]
    rest = [one for group in (*comparison.origins, *comparison.timeline) for one in group.evidence]
    steps = [one for promise in comparison.commitments for step in promise.steps for one in step.evidence]
    return [*points, *values, *labels, *rest, *steps, *comparison.anomalies[0][1].evidence]


def test_every_quote_stands_at_the_place_its_link_names(page: Page, sample: Comparison):
    for one in evidence_of(sample):
        place = f"{sample.handle(one.article)}-{one.where}-{one.start}-{one.end}"
        assert page.inside[place] == one.quote
        assert any(given.get("href") == f"#{place}" for given in page.all("a"))


def test_every_link_inside_the_page_has_its_place_and_every_place_only_one_name(page: Page):
    names = page.ids()
    assert len(names) == len(set(names))
    for attrs in page.all("a"):
        if attrs["href"].startswith("#"):
            assert attrs["href"][1:] in names
    for _, attrs in page.elements:
        for wanted in (attrs.get("aria-labelledby", "") + " " + attrs.get("aria-describedby", "")).split():
            assert wanted in names


def test_no_script_or_markup_of_an_article_reaches_the_page(page: Page):
    assert len(page.all("script")) == 1
    assert not page.all("b") or all(given.get("class") == "sym" for given in page.all("b"))
    assert not any(name.startswith("on") for _, given in page.elements for name in given)


def test_markup_in_titles_outlets_and_every_other_field_stays_words(sample: Comparison):
    evil = '"><img src=x onerror=alert(1)></script><script>alert(2)</script>'
    article = replace(LANTERN, title=evil, outlet=evil, file=evil, url="javascript:alert(3)")
    telling = Telling(article, '"><img>')
    comparison = Comparison(
        (telling,), ((article.id, "t1"),), (), (), (), (), (), (), 0, (), (), (), (evil,), (("t1", evil),)
    )
    page = Page(to_html(comparison))
    assert not page.all("img")
    assert len(page.all("script")) == 1
    assert not any("javascript" in given.get("href", "") for given in page.all("a"))
    assert page.words.count(evil) >= 4


def test_the_page_loads_nothing_from_anywhere(page: Page):
    for tag, attrs in page.elements:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "audio", "video")
        assert not LOADS & attrs.keys()
        if "href" in attrs:
            assert tag == "a"
            assert attrs["href"].startswith(("#", "https://", "http://", "data:text/csv;"))


def test_the_policy_names_the_one_style_and_the_one_script_by_hash(sample: Comparison):
    page = to_html(sample)
    policy = Page(page).all("meta")[1]["content"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        text = page.split(f"<{tag}>")[1].split(f"</{tag}>")[0]
        assert f"{tag}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
        assert "http" not in text
        assert "url(" not in text


def test_each_article_stands_whole_in_the_page(sample: Comparison):
    words_of_page = Page(to_html(sample)).words
    for article in ARTICLES:
        for line in article.text.splitlines():
            assert line in words_of_page


def test_a_shared_page_has_the_quotes_and_not_the_texts(sample: Comparison):
    shared = to_html(sample, share=True)
    for article in ARTICLES:
        assert article.text not in Page(shared).words
    assert "according to" in Page(to_html(sample)).words
    assert "according to" not in shared


def test_parts_that_are_not_the_account_are_named(sample: Comparison):
    page = Page(to_html(sample))
    named = [given["class"] for given in page.all("div") if given.get("class", "").startswith("block")]
    assert "block other part-headline" in named


def test_the_margin_tells_what_the_others_say_of_the_same_sentence(sample: Comparison):
    page = Page(to_html(sample))
    assert "The ferry Alba ran aground on 2 May" in page.inside["note-t1-1"]
    note = next(given for given in page.all("a") if given.get("class") == "ref")
    assert (note["href"], note["data-n"]) == ("#note-t1-1", "1")


def test_contradictions_come_before_differences_before_what_one_tells_alone(page: Page):
    order = [given["id"] for given in page.all("section") if given.get("id")]
    assert order.index("contradict") < order.index("differ") < order.index("alone") < order.index("agree")


def test_held_back_lines_are_folded_away_and_counted(sample: Comparison):
    page = to_html(sample)
    assert "2 lines held back for low confidence" in " ".join(Page(page).words.split())
    held = page[page.index('<section id="held"') :]
    assert 'id="point-p4"' in held
    assert '<details class="held">' in held
    assert '<section id="held"' not in to_html(sample, show_all=True)
    assert "low confidence" in Page(to_html(sample, show_all=True)).words


def test_a_held_back_line_leaves_no_mark_in_the_article(sample: Comparison):
    passengers = words(LANTERN, "12 passengers")
    place = f"t2-text-{passengers.start}-{passengers.end}"

    def classes(page: str) -> str:
        return next(given["class"] for given in Page(page).all("span") if given.get("id") == place)

    assert classes(to_html(sample)) == "m"
    assert classes(to_html(sample, show_all=True)) == "m v-differ"


def test_entries_name_their_kinds_and_their_actors_for_the_filters(sample: Comparison):
    entries = {given["id"]: given for given in Page(to_html(sample)).all("article") if "data-kinds" in given}
    assert "date" in entries["point-p1"]["data-kinds"].split()
    assert entries["point-p1"]["data-actors"] == "e1"
    assert entries["point-p3"]["data-actors"] == ""


def test_the_table_behind_the_link_is_the_one_of_the_csv_report(sample: Comparison):
    link = next(given["href"] for given in Page(to_html(sample)).all("a") if "download" in given)
    assert b64decode(link.partition("base64,")[2]).decode() == csv.to_csv(sample)


def test_every_line_is_ready_to_cite(page: Page):
    assert (
        "“The ferry Alba ran aground on 3 May” — Marrow Courier, 4 May 2031, 09:30, https://courier.example"
        in page.words
    )


def test_headings_of_tables_say_what_they_head(page: Page):
    assert all(given.get("scope") in ("col", "row") for given in page.all("th"))


def test_words_of_articles_say_their_language_and_find_their_own_direction(page: Page):
    links = [given for given in page.all("a") if given.get("class") == "words"]
    assert links
    assert all(given["lang"] == "en" and given["dir"] == "auto" for given in links)


def test_the_same_comparison_gives_the_same_bytes(sample: Comparison):
    assert to_html(sample).encode() == to_html(sample).encode()


def test_no_tellings_that_can_be_compared_is_said_and_not_left_blank():
    from .sample import with_foreign_telling

    page = Page(to_html(with_foreign_telling()))
    assert "No contradiction found" in page.words
    assert "not judged" in page.words


def test_signs_that_no_page_can_hold_do_not_reach_it():
    article = Article("One\x00 two \ud800 three.", outlet="A\x1b")
    comparison = Comparison((Telling(article, "en"),), ((article.id, "t1"),), (), (), (), (), (), (), 0, (), (), (), ())
    page = to_html(comparison)
    assert "One\ufffd two \ufffd three." in page
    page.encode()


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x", "http:", "https://[", "file:///etc", None]
)
def test_only_addresses_of_pages_become_links(url: str | None):
    assert web_address(url) == ""
    assert web_address("https://courier.example/ferry") == "https://courier.example/ferry"


texts = st.text(alphabet="ab <&\"'>\n\u05d0\u0301\U0001f6a2", max_size=40)
spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8, unique=True)


@given(texts, spans, st.integers(0, 40), st.integers(0, 40))
def test_marks_that_nest_and_cross_leave_the_text_as_it_is(
    text: str, pairs: list[tuple[int, int]], one: int, other: int
):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    page = Page(str(marked(text, _marks(text, pairs), start, end)))
    assert page.words == text[start:end]


@given(texts, spans)
def test_each_mark_holds_its_words_however_others_cross_it(text: str, pairs: list[tuple[int, int]]):
    marks = _marks(text, pairs)
    page = Page(str(marked(text, marks)))
    assert len(page.ids()) == len(marks)
    for mark in marks:
        assert page.inside[mark.id] == text[mark.start : mark.end]


def _marks(text: str, pairs: list[tuple[int, int]]) -> list[Mark]:
    stretches = {tuple(sorted(min(edge, len(text)) for edge in pair)) for pair in pairs}
    return [Mark(start, end, f"m{start}-{end}", note=str(start)) for start, end in stretches if start < end]


@given(texts, spans)
def test_blocks_together_are_the_whole_text(text: str, pairs: list[tuple[int, int]]):
    parts = tuple(Part("caption", *sorted(min(edge, len(text)) for edge in pair)) for pair in pairs)
    blocks = list(stretches(Article(text, parts=parts)))
    assert "".join(text[start:end] for _, start, end in blocks) == text


def test_words_of_a_part_are_never_shown_as_another_part():
    text = "3 May 2031 Ferry aground\nThe ferry ran aground."
    found = list(stretches(Article(text, parts=(Part("stamp", 0, 10), Part("headline", 11, 24)))))
    assert [(kind, text[start:end].strip()) for kind, start, end in found] == [
        ("stamp", "3 May 2031"),
        ("headline", "Ferry aground"),
        ("body", "The ferry ran aground."),
    ]


def test_the_plain_article_shows_its_script_as_words(sample: Comparison):
    assert "<script>alert(1)</script>" in Page(to_html(sample)).words
    assert PLAIN.text in Page(to_html(sample)).words
    assert COURIER.title in Page(to_html(sample)).words
