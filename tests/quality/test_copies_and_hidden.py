"""The two measures of grouping that need no floors: edits are counted, and so are wrong pairs."""

from __future__ import annotations

import json

import pytest

from quality import copies, hidden
from tellings.records import Article
from tests.group.test_copies import told
from tests.group.towns import BAKERS, FERRY


def test_every_edit_of_texts_that_share_nothing_is_known_and_no_pair_is_wrong():
    texts = [(told(seed), frozenset([str(seed)])) for seed in range(4)]
    found, pairs, wrong = copies.measure(texts)
    assert set(found) == {*copies.EDITS, "half of two texts"}
    assert all(known == asked > 0 for name, (known, asked) in found.items() if name != "3 % of letters mistyped")
    assert pairs > 0
    assert wrong == 0


def test_a_copy_across_events_is_counted_as_wrong():
    texts = [(told(1), frozenset("1")), (f"{told(1)} more", frozenset("2")), (told(3), frozenset("3"))]
    assert copies.measure(texts)[2] > 0


def test_without_stories_both_say_so(tmp_path, capsys, monkeypatch):
    for measure in (copies, hidden):
        monkeypatch.setattr("sys.argv", ["measure", str(tmp_path)])
        measure.main()
        assert "not measured" in capsys.readouterr().out


def test_a_stranger_in_a_story_costs_a_pair_for_each_of_its_articles(monkeypatch):
    ferry = [("ferry", Article(text)) for text in FERRY]
    bakers = [Article(text) for text in BAKERS]
    assert hidden.measure(ferry, bakers) == (3, 0, 3)
    stranger = Article(f"{FERRY[0]} {FERRY[1]}")
    assert hidden.measure(ferry, [stranger]) == (3, 3, 3)


def test_whole_events_are_hidden_up_to_the_number(tmp_path, monkeypatch):
    rows = [{"id": str(at), "event": str(at // 3), "title": "t", "text": f"Text {at}."} for at in range(9)]
    (tmp_path / "some.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    monkeypatch.setattr(hidden, "EACH", 7)
    events = [event for event, _ in hidden.whole_events(tmp_path / "some.jsonl")]
    assert len(events) == 6
    assert all(events.count(event) == 3 for event in events)


@pytest.mark.parametrize("text", ["Title only", "Title\nand text"])
def test_articles_around_have_the_first_line_as_title(tmp_path, text):
    (tmp_path / "quotes" / "polnear" / "dev" / "text").mkdir(parents=True)
    (tmp_path / "quotes" / "polnear" / "dev" / "text" / "a.txt").write_text(text, "utf-8")
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "ecbplus.jsonl").write_text(
        json.dumps({"id": "1", "event": "1", "title": "", "text": "Body of it."}), "utf-8"
    )
    first, second = hidden.around(tmp_path)
    assert first.text in ("Title only", "and text")
    assert second.text == "Body of it."
