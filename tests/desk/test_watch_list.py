import re
from pathlib import Path

import pytest

from tellings.desk.watch_list import Feed, WatchList, read_list
from tellings.errors import BadList


@pytest.fixture
def listed(tmp_path):
    def read(text):
        path = tmp_path / "feeds.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_list(path)

    return read


def test_feeds_take_what_they_do_not_say_from_the_table_for_all(listed):
    found = listed("""
        [watch]
        every = "10 min"
        full_text = true
        command = ["notify", "--json"]
        limit = 5

        [[feeds]]
        url = "https://coastledger.org/rss.xml"
        outlet = "Coast Ledger"

        [[feeds]]
        url = "https://portpost.net/feed"
        every = "1 hour"
        full_text = false
        """)
    assert found == WatchList(
        (
            Feed("https://coastledger.org/rss.xml", 600.0, "Coast Ledger", True),
            Feed("https://portpost.net/feed", 3600.0),
        ),
        ("notify", "--json"),
        5.0,
    )


def test_a_bare_list_of_addresses_will_do(listed):
    assert listed('feeds = ["https://a.org/1", "https://b.org/2"]').feeds == (
        Feed("https://a.org/1"), Feed("https://b.org/2"))  # fmt: skip


@pytest.mark.parametrize(
    ("told", "seconds"),
    [("45", 45.0), ('"90 s"', 90.0), ('"2 minutes"', 120.0), ('"1.5h"', 5400.0), ('"1 day"', 86400.0)],
)
def test_a_time_is_told_in_seconds_or_in_words(listed, told, seconds):
    assert listed(f'[[feeds]]\nurl = "https://a.org"\nevery = {told}').feeds[0].every == seconds


FEED = '[[feeds]]\nurl = "https://a.org/1"\n'


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "the top: no feed to watch"),
        ("feeds = []", "the top: no feed to watch"),
        ("[[feeds]]\nurl = x", "is no TOML: .*line 2"),
        (b"# \xff", "byte 2 is no UTF-8"),
        ("[[feeds]]\n", "feed 1: no url"),
        ("[[feeds]]\nurl = 3", "feed 1: the url is no text"),
        ('[[feeds]]\nurl = "feed.xml"', "feed 1: feed.xml: only http and https are fetched"),
        ('[[feeds]]\nurl = "https://a:b@c.org"', "carries a user name"),
        (FEED + 'evry = "5 min"', "feed 1: 'evry' means nothing here; write every"),
        (FEED + 'every = "soon"', "feed 1: every = 'soon' is no time"),
        (FEED + "every = 0", "feed 1: every = 0 is no time"),
        (FEED + "every = true", "feed 1: every = True is no time"),
        (FEED + 'full_text = "yes"', "feed 1: full_text is neither true nor false"),
        (FEED + "outlet = 3", "feed 1: the outlet is no name"),
        (FEED + FEED, "feed 2: is feed 1 again"),
        (FEED + '[watch]\ncommand = "notify"', "the command is no list of words"),
        (FEED + "[watch]\nlimit = -1", r"\[watch\]: limit = -1 is no time"),
        ("watch = 3\n" + FEED, r"\[watch\]: is no table"),
        (FEED + "[other]", "the top: 'other' means nothing here; the names are feeds, watch"),
    ],
)
def test_a_wrong_list_is_told_with_its_place_and_a_cure(listed, text, why):
    with pytest.raises(BadList, match=rf"\[R20\] .*feeds\.toml: .*{why}"):
        listed(text)


def test_a_list_that_is_not_there_is_told(tmp_path):
    with pytest.raises(BadList, match="cannot be read"):
        read_list(tmp_path / "none.toml")


def test_the_example_in_the_docs_is_a_list_that_can_be_read(listed):
    docs = Path(__file__).parents[2] / "docs" / "watch.md"
    (example,) = re.findall(r"```toml\n(.*?)```", docs.read_text("utf-8"), re.DOTALL)
    found = listed(example)
    assert [(feed.outlet, feed.every, feed.full_text) for feed in found.feeds] == [
        ("Coast Ledger", 900.0, True), (None, 300.0, False)]  # fmt: skip
    assert (found.command, found.limit) == (("notify-desk",), 30.0)
