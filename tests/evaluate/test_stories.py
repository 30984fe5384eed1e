"""Stories: groups against events, on articles invented here."""

import json

import pytest

from tellings.errors import BadMeta
from tellings.evaluate import stories
from tellings.evaluate.stories import Grouped
from tellings.records import Article

FERRY = "The ferry Aurora ran aground off Lindholm on Monday. Captain Per Holm said all 40 passengers were safe."
STRIKE = "Bakers in Ostmark walked out on Friday over pay. The union leader Ida Lund asked for eight percent more."


def row(name: str, event: str, title: str, text: str) -> dict[str, str]:
    return {"id": name, "event": event, "outlet": "Herald", "date": "2024-05-06", "title": title, "text": text}


@pytest.fixture
def folder(tmp_path):
    rows = [
        row("a", "1", "Ferry Aurora runs aground off Lindholm", FERRY),
        row("b", "1", "Aurora ferry aground near Lindholm", FERRY.replace("ran", "was driven")),
        row("c", "2", "Bakers of Ostmark strike over pay", STRIKE),
        row("d", "2", "Ostmark bakers on strike for more pay", STRIKE.replace("walked out", "stopped work")),
    ]
    (tmp_path / "town.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (tmp_path / "other.jsonl").write_text(json.dumps({"lang": "en", "doc_id": "x", "text": "A dog."}), "utf-8")
    return tmp_path


def shares(groups: list[list[int]]) -> dict[str, float | None]:
    one = Grouped("t", list("abcd"), ["1", "1", "2", "2"], groups)
    return {figure.name: figure.share for figure in stories.figures(one)}


def test_the_events_themselves_score_one():
    assert set(shares([[0, 1], [2, 3]]).values()) == {1.0}


def test_all_in_one_group_is_whole_but_not_pure():
    found = shares([[0, 1, 2, 3]])
    assert (found["t_bcubed_precision"], found["t_bcubed_recall"]) == (0.5, 1.0)
    assert found["t_pairwise_precision"] == pytest.approx(2 / 6)


def test_each_alone_is_pure_but_not_whole():
    found = shares([[0], [1], [2], [3]])
    assert (found["t_bcubed_precision"], found["t_bcubed_recall"]) == (1.0, 0.5)
    assert found["t_pairwise"] == 0.0


def test_a_group_of_three_costs_both():
    found = shares([[0, 1, 2], [3]])
    assert found["t_bcubed_precision"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert found["t_bcubed_recall"] == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)
    assert found["t_pairwise_recall"] == 0.5


def test_two_plain_stories_are_told_apart_and_another_kind_of_file_is_named(folder):
    scored = stories.evaluate(folder)
    assert scored.figures()["town_bcubed"] == 1.0
    assert "other.jsonl" in scored.how
    assert json.loads(scored.as_json())["town_groups"] == 2


def test_one_file_can_be_given_alone(folder):
    assert stories.evaluate(folder / "town.jsonl").figures()["town_pairwise"] == 1.0
    assert [path.name for path in stories.files(folder)] == ["town.jsonl"]


def test_an_article_without_a_text_is_read_by_its_title(folder):
    rows = [json.loads(line) for line in (folder / "town.jsonl").read_text("utf-8").splitlines()]
    rows[1] |= {"text": "", "title": "The ferry Aurora ran aground near Lindholm on Monday."}
    (folder / "town.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert stories.evaluate(folder).figures()["town_bcubed"] == 1.0


def test_where_there_are_dates_the_articles_are_grouped_once_more_without_them(folder):
    assert stories.evaluate(folder).figures()["town_undated_bcubed"] == 1.0
    rows = [json.loads(line) for line in (folder / "town.jsonl").read_text("utf-8").splitlines()]
    (folder / "town.jsonl").write_text("\n".join(json.dumps(one | {"date": None}) for one in rows), "utf-8")
    assert "town_undated_bcubed" not in stories.evaluate(folder).figures()


def test_articles_that_share_nothing_stay_alone():
    articles = [Article("The ferry ran aground."), Article("Bakers walked out."), Article("")]
    assert stories.groups(articles) == [[0], [1], [2]]


def test_the_listing_shows_which_event_is_whole_and_which_is_mixed(folder, monkeypatch):
    monkeypatch.setattr(stories, "groups", lambda articles: [[0, 1], [2], [3]])
    hit, miss, *_ = stories.listing(folder)
    assert hit.startswith("HIT  town event 1")
    assert miss.startswith("MISS town event 2")
    assert "in 2 groups, with 0 articles of other events" in miss


def test_an_empty_folder_an_unknown_name_and_a_broken_file_are_errors_with_a_cure(folder, tmp_path_factory):
    with pytest.raises(BadMeta, match="no file of stories"):
        stories.evaluate(tmp_path_factory.mktemp("empty"))
    with pytest.raises(BadMeta, match="it has town"):
        stories.evaluate(folder, ("village",))
    (folder / "town.jsonl").write_text("{broken", "utf-8")
    with pytest.raises(BadMeta, match=r"give NAME\.jsonl"):
        stories.evaluate(folder)
