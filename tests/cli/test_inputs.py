"""What commands share: options about files, notes, progress, output."""

from __future__ import annotations

import sys

import pytest

from tellings.cli.inputs import clear, progress
from tests.bridge import CLOSED, SHUT, account, put
from tests.cli.running import compared, run
from tests.serving import page, serving


@pytest.fixture
def paths(tmp_path):
    return put(tmp_path, a_txt=CLOSED, b_txt=SHUT)


def test_an_option_gives_the_outlet_and_the_date_of_a_file(paths):
    answer = compared(*paths, "--outlet", "a.txt=Herald", "--published", f"{paths[1]}=2025-03-06T07:30")
    assert [(one["outlet"], one["published"]) for one in answer["tellings"]] == [
        ("Herald", "2025-03-04"),
        (None, "2025-03-06T07:30:00"),
    ]


@pytest.mark.parametrize(
    ("option", "why"),
    [
        (("--outlet", "z.txt=Herald"), "[R09] z.txt: --outlet names a file that is not among the inputs"),
        (("--published", "z.txt=2025-03-04"), "[R09] z.txt: --published names a file that is not among the inputs"),
        (("--published", "a.txt=someday"), "'someday' is not a date"),
        (("--published", "a.txt=03/04/2025"), "3 April 2025 or 4 March 2025"),
        (("--outlet", "a.txt"), "give it as FILE=VALUE"),
        (("--outlet", "=Herald"), "give it as FILE=VALUE"),
    ],
)
def test_a_wrong_option_about_a_file_is_wrong_usage(paths, option, why):
    result = run("compare", *paths, *option)
    assert (result.exit_code, result.stdout) == (2, "")
    assert why in result.stderr


def test_quiet_leaves_standard_error_empty_and_the_limits_still_tell(paths):
    result = run("compare", *paths, "no-such.txt", "--quiet")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "[R01] no-such.txt" in result.stdout


def test_progress_is_shown_on_a_terminal_only(monkeypatch, capsys):
    assert progress(quiet=False) is None
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert progress(quiet=True) is None
    show = progress(quiet=False)
    show("reading the words", 3, 4)
    assert "reading the words 3/4 …" in capsys.readouterr().err
    clear(show)
    assert capsys.readouterr().err == "\r\x1b[K"


@pytest.mark.parametrize("command", ["compare", "annotate"])
def test_a_place_that_cannot_be_written_is_named(tmp_path, paths, command):
    for output in (tmp_path / "none" / "x.json", tmp_path):
        result = run(command, *paths, "-o", str(output))
        assert result.exit_code == 1
        assert f"{output}: cannot be written" in result.stderr


@pytest.mark.parametrize("command", ["compare", "annotate"])
def test_an_article_is_never_written_over(tmp_path, paths, command):
    result = run(command, *paths, "-o", str(tmp_path / "." / "b.txt"))
    assert result.exit_code == 2
    assert "is one of the articles to read" in result.stderr
    assert (tmp_path / "b.txt").read_text() == SHUT


@pytest.fixture
def site(monkeypatch):
    monkeypatch.setenv("TELLINGS_ALLOW_HOSTS", "127.0.0.1")
    monkeypatch.setenv("TELLINGS_PACE", "0")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving() as found:
        yield found


def feed(site):
    items = "".join(
        f"<item><title>{title}</title><link>{site.put(path, page(title, account(text)))}</link></item>"
        for path, title, text in (("/1", "Bridge closed", CLOSED), ("/2", "Bridge shut", SHUT))
    )
    return site.put("/feed", f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>")


def test_addresses_are_compared_like_files(site):
    named = "<meta property='og:site_name' content='{}'>".format
    told = (("/1", CLOSED, "Herald"), ("/2", SHUT, "Port Post"))
    urls = [site.put(path, page(path, account(text), named(outlet))) for path, text, outlet in told]
    answer = compared(*urls)
    assert [(one["url"], one["source_id"], one["file"]) for one in answer["tellings"]] == [
        (url, url, None) for url in urls
    ]
    assert [point for point in answer["points"] if point["relation"] == "contradict"]


@pytest.mark.parametrize("command", ["annotate", "group"])
def test_a_feed_gives_its_articles_whole_when_asked_for(site, command):
    url = feed(site)
    short, full = (run(command, url, *more, "--format", "jsonl").stdout for more in ((), ("--full-text",)))
    assert "three cracks" not in short
    assert site.paths() == ["/feed", "/feed", "/1", "/2"]
    assert full.count(f"{site.url}/1") >= 1


def test_a_note_about_what_was_not_read_whole_is_no_skip(site):
    site.put("/1", page())
    url = site.put("/map", f"<urlset><url><loc>{site.url}/1</loc></url><url>")
    result = run("annotate", url)
    assert result.exit_code == 0
    assert result.stderr.startswith(f"noted: [R12] {url}: the sitemap is no well-formed XML")


def test_an_address_that_does_not_answer_is_skipped_and_the_rest_read(site, paths):
    result = run("compare", *paths, f"{site.url}/none")
    assert result.exit_code == 0
    assert f"skipped: [R19] {site.url}/none: the site answers 404; check the address" in result.stderr


def test_progress_counts_what_is_fetched_on_a_terminal_only(site, monkeypatch, capsys):
    from tellings.cli.inputs import counted

    assert list(counted([1, 2], quiet=False)) == [1, 2]
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(counted([1, 2], quiet=False)) == [1, 2]
    assert "reading 2 …" in capsys.readouterr().err
