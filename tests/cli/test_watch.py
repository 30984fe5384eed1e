"""tellings watch, as a person runs it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from datetime import datetime

import pytest

from tellings.cli.watch import _stopped_by_signals, text_line
from tellings.desk.news import News, Said
from tellings.store.rows import StoryRow
from tests.bridge import CLOSED, SHUT
from tests.cli.running import run
from tests.desk.test_watch import rss
from tests.serving import serving


@pytest.fixture
def site(monkeypatch):
    monkeypatch.setenv("TELLINGS_ALLOW_HOSTS", "127.0.0.1")
    monkeypatch.setenv("TELLINGS_PACE", "0")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving() as found:
        yield found


@pytest.fixture
def listed(tmp_path, site):
    """A list of two feeds that tell one story, and options for a store beside it."""
    urls = [rss(site, "herald", CLOSED), rss(site, "post", SHUT)]
    path = tmp_path / "feeds.toml"
    path.write_text("".join(f'[[feeds]]\nurl = "{url}"\n' for url in urls))
    return [str(path), "--store", str(tmp_path / "desk.db")]


def test_each_piece_of_news_is_a_line_of_json(listed):
    result = run("watch", *listed, "--once", "--format", "jsonl")
    assert result.exit_code == 0
    news = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["kind"] for one in news[:2]] == ["story", "contradiction"]
    assert result.stderr.startswith("watching 2 feeds, into ")
    again = run("watch", *listed, "--once", "--quiet")
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "")


def test_without_comparing_only_stories_are_told_and_one_article_may_be_enough(listed):
    result = run("watch", *listed, "--once", "--no-compare", "--least", "1", "--quiet")
    (line,) = result.stdout.splitlines()
    assert "new story: Bridge closed after cracks found in Ardle (1 article: herald)" in line


def test_a_command_gets_the_line_on_its_standard_input(listed, tmp_path):
    kept = tmp_path / "news.jsonl"
    words = f"{sys.executable} -c 'import sys; open(sys.argv[1], \"a\").write(sys.stdin.read())' {kept}"
    run("watch", *listed, "--once", "--no-compare", "--command", words)
    (line,) = kept.read_text().splitlines()
    assert json.loads(line)["kind"] == "story"


@pytest.mark.parametrize(
    ("words", "why"),
    [("no-such-program --x", "cannot be run"), (f"{sys.executable} -c 'raise SystemExit(3)'", "ended with 3")],
)
def test_a_command_that_fails_is_told_and_the_watch_goes_on(listed, words, why):
    result = run("watch", *listed, "--once", "--no-compare", "--command", words)
    assert result.exit_code == 0
    assert why in result.stderr


def test_a_command_that_takes_too_long_is_ended(listed, tmp_path):
    path = tmp_path / "feeds.toml"
    wait = json.dumps([sys.executable, "-c", "import time; time.sleep(60)"])
    path.write_text(f"[watch]\ncommand = {wait}\nlimit = 1\n{path.read_text()}")
    result = run("watch", *listed, "--once", "--no-compare")
    assert "took longer than 1 seconds and was ended" in result.stderr


def test_when_no_feed_can_be_asked_it_ends_with_one(listed, site):
    site.pages.clear()
    result = run("watch", *listed, "--once")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("the site answers 404; check the address; asked again in 30 min") == 2
    assert "no feed could be asked" in result.stderr


def test_a_wrong_list_and_a_wrong_command_are_told(listed, tmp_path):
    (tmp_path / "feeds.toml").write_text('[[feeds]]\nurl = "ftp://a.org"')
    assert "[R20]" in run("watch", *listed).stderr
    (tmp_path / "feeds.toml").write_text('[[feeds]]\nurl = "https://a.org"')
    result = run("watch", *listed, "--command", "'unclosed")
    assert result.exit_code == 2


def test_a_signal_ends_it_with_zero_and_its_store_is_sound(listed):
    told = [sys.executable, "-m", "tellings", "watch", *listed, "--no-compare", "--format", "jsonl"]
    process = subprocess.Popen(told, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ), text=True)
    assert json.loads(process.stdout.readline())["kind"] == "story"
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors.count("\n")) == (0, 1)
    assert run("watch", *listed, "--once", "--quiet", "--no-compare").stdout == ""


def test_the_first_ctrl_c_asks_to_stop_and_the_second_one_ends_it_at_once():
    stopped = threading.Event()
    with _stopped_by_signals(stopped):
        signal.raise_signal(signal.SIGINT)
        assert stopped.is_set()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_contradiction_is_one_line_with_the_words_of_each_side():
    row = StoryRow("0123456789abcdef", "Bridge\nclosed", 2, 2, None, None, None, None, 1)
    sides = (
        Said("Herald", "a", "3", "text", 0, 12, "three\ncracks"),
        Said(None, "b" * 16, "5", "text", 0, 11, "five cracks"),
    )
    line = text_line(
        News("contradiction", row, row.title, (), "number", "3 against 5", 0.9, sides), datetime(2025, 3, 4, 8)
    )
    assert line == (
        "2025-03-04 08:00  contradiction (number): Herald “three cracks” / bbbbbbbbbb “five cracks” "
        "in: Bridge closed  [0123456789]"
    )
