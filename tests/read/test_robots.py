import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.read.robots import Rules, rules_for


def allowed(text, path):
    return rules_for(text, "tellings").allow(path)


@pytest.mark.parametrize(
    ("lines", "path", "may"),
    [
        ("Disallow: /a", "/a/b", False),
        ("Disallow: /a", "/b", True),
        ("Disallow:", "/a", True),
        ("Disallow: /a\nAllow: /a/open", "/a/open/1", True),
        ("Disallow: /a\nAllow: /a", "/a", True),
        ("Disallow: /*.pdf$", "/x/y.pdf", False),
        ("Disallow: /*.pdf$", "/x/y.pdf?z=1", True),
        ("Disallow: /*/draft*", "/news/draft-3", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /caf%C3%A9", "/café/1", False),
        ("Disallow: /café", "/caf%c3%a9/1", False),
        ("Disallow: /search?q=", "/search?q=wall", False),
        ("Disallow: / # all of it", "/", False),
    ],
)
def test_the_longest_pattern_that_fits_decides(lines, path, may):
    assert allowed(f"User-agent: *\n{lines}\n", path) is may


def test_the_group_that_names_us_goes_before_the_one_for_all():
    text = "User-agent: *\nDisallow: /\n\nUser-agent: Tellings/2.0\nUser-agent: other\nDisallow: /desk\n"
    assert allowed(text, "/news")
    assert not allowed(text, "/desk")
    assert not rules_for(text, "stranger").allow("/news")


def test_several_groups_of_one_program_are_one():
    text = "User-agent: tellings\nDisallow: /a\n\nUser-agent: tellings\nDisallow: /b\n"
    assert not allowed(text, "/a")
    assert not allowed(text, "/b")


def test_the_wait_that_a_site_asks_for_is_read():
    assert rules_for("User-agent: *\nCrawl-delay: 2.5\nDisallow: /x", "tellings").delay == 2.5
    assert rules_for("User-agent: *\nCrawl-delay: soon", "tellings").delay == 0


def test_rules_that_cannot_be_had_allow_nothing():
    assert not Rules(why="gone").allow("/")


def test_a_pattern_of_many_stars_takes_no_time():
    assert allowed("User-agent: *\nDisallow: /" + "*a" * 900 + "$", "/" + "a" * 5000 + "b")


@given(st.text(), st.text())
def test_any_text_gives_rules_and_any_path_an_answer(text, path):
    assert rules_for(f"User-agent: *\n{text}", "tellings").allow(path) in (True, False)
