import json
from datetime import datetime

import pytest

from tellings.read.sources import read, read_many

TEXT = "Harbour wall gives way\n\nThe old harbour wall gave way early on Monday, the port office said.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text(TEXT)
    return tmp_path


def test_a_sidecar_says_what_the_text_does_not(folder):
    told = {
        "outlet": "Coast Ledger",
        "title": "Wall gone",
        "published": "2025-03-04T08:15",
        "url": "https://cl.example",
    }
    (folder / "a.meta.json").write_text(json.dumps(told))
    found = read(folder / "a.txt")[0]
    assert (found.outlet, found.title, found.title_in_text) == ("Coast Ledger", "Wall gone", False)
    assert (found.published, found.url) == (datetime(2025, 3, 4, 8, 15), "https://cl.example")


def test_options_name_files_by_name_or_path_and_win_over_the_sidecar(folder):
    (folder / "a.meta.json").write_text('{"outlet": "Coast Ledger", "published": "2025-03-04"}')
    articles, errors = read_many(
        [folder], outlets={"a.txt": "Port Post"}, published={str(folder / "sub" / "b.txt"): "5 March 2025"}
    )
    assert errors == []
    assert [(one.outlet, one.published) for one in articles] == [
        ("Port Post", datetime(2025, 3, 4)),
        (None, datetime(2025, 3, 5)),
    ]


def test_an_option_about_a_file_that_is_not_there_is_told_and_the_rest_read(folder):
    articles, errors = read_many([folder / "a.txt"], outlets={"c.txt": "Port Post"}, published={"d.txt": "2025-03-04"})
    assert len(articles) == 1
    assert [error.code for error in errors] == ["R09", "R09"]
    assert "--outlet names a file that is not among the inputs" in str(errors[0])


def test_an_option_that_may_mean_two_files_asks_for_a_path(folder):
    (folder / "sub" / "a.txt").write_text(TEXT)
    articles, errors = read_many([folder], outlets={"a.txt": "Port Post"})
    assert len(articles) == 3
    assert "give its path" in str(errors[0])
    assert {one.outlet for one in articles} == {None}


@pytest.mark.parametrize(
    ("told", "why"), [("someday", "'someday' is not a date"), ("03/04/2025", "3 April 2025 or 4 March")]
)
def test_a_date_that_cannot_be_read_is_told_and_the_article_kept(folder, told, why):
    articles, errors = read_many([folder / "a.txt"], published={"a.txt": told})
    assert len(articles) == 1
    assert errors[0].code == "R09"
    assert why in str(errors[0])


def test_the_outlet_told_beside_it_settles_the_date_told_beside_it(folder):
    (folder / "a.meta.json").write_text('{"outlet": "Washington Post", "published": "03/04/2025"}')
    assert read(folder / "a.txt")[0].published == datetime(2025, 3, 4)


@pytest.mark.parametrize("content", ["{", "[]", '{"outlet": 3}'])
def test_a_wrong_sidecar_is_told_and_the_article_kept(folder, content):
    (folder / "a.meta.json").write_text(content)
    articles, errors = read_many([folder / "a.txt"])
    assert len(articles) == 1
    assert [error.code for error in errors] == ["R09"]


def test_a_sidecar_in_a_folder_is_no_article_and_alone_an_error(folder):
    (folder / "a.meta.json").write_text("{}")
    (folder / "c.meta.json").write_text("{}")
    articles, errors = read_many([folder])
    assert [one.file for one in articles] == ["a.txt", "sub/b.txt"]
    assert [(error.code, "c.meta.json" in str(error)) for error in errors] == [("R09", True)]


def test_read_takes_name_outlet_and_date(folder):
    found = read(folder / "a.txt", name="first", outlet="Port Post", published="2025-03-04")[0]
    assert (found.file, found.outlet, found.published) == ("first", "Port Post", datetime(2025, 3, 4))
