import io
import json
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import BadJson, BadRecord, Empty, NotText, TooLong, UnknownFormat, Unreadable
from tellings.read.sources import read, read_many
from tellings.records import Article
from tellings.settings import Settings

SEEDS = Path(__file__).parents[2] / "../shared/seeds"
SENTENCE = "The old harbour wall gave way early on Monday, the port office said."
PAGE = f"Harbour wall gives way at Dunhaven\n2025-03-04 08:15:11\n\n{SENTENCE}\n"


@pytest.fixture
def folder(tmp_path):
    """Write files of these names and contents; give their folder."""

    def write(**files):
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


def codes(errors):
    return [error.code for error in errors]


def test_pasted_text_gives_title_date_and_parts_and_keeps_its_text(folder):
    found = read(folder(a_txt=PAGE.replace("\n", "\r\n")) / "a.txt")[0]
    assert found.text == PAGE.replace("\n", "\r\n")
    assert (found.title, found.title_in_text) == ("Harbour wall gives way at Dunhaven", True)
    assert (found.published, found.published_precision) == (datetime(2025, 3, 4, 8, 15, 11), "second")
    assert (found.file, found.outlet, found.name) == ("a.txt", None, "a.txt")


def test_the_date_of_publication_goes_before_that_of_a_change():
    text = f"Harbour wall gives way\nUpdated: 5 March 2025\nPublished: 4 March 2025\n\n{SENTENCE}"
    assert read({"text": text})[0].published == datetime(2025, 3, 4)


def test_a_given_date_is_not_overridden_by_a_stamp():
    assert read({"text": PAGE, "date": "2025-03-01"})[0].published == datetime(2025, 3, 1)


@given(text=st.text(min_size=1), title=st.text(min_size=1))
def test_any_text_and_title_given_in_json_come_back_exactly(text, title):
    line = json.dumps({"id": 1, "text": text, "title": title})
    articles, errors = read_many([io.StringIO(line)])
    if text.strip() or title.strip():
        assert errors == []
        assert articles[0].text == text
        assert articles[0].title == (title if title.strip() else articles[0].title)
    else:
        assert codes(errors) == ["R06"]


def test_json_may_be_an_object_a_list_an_articles_object_or_lines(folder):
    one, two = {"text": SENTENCE, "id": "a"}, {"title": "Wall gone", "id": 2}
    where = folder(
        a_json=json.dumps(one, indent=1),
        b_json=json.dumps([one, two]),
        c_json=json.dumps({"articles": [one, two]}),
        d_jsonl=f"{json.dumps(one)}\r\n\r\n{json.dumps(two)}\r\n",
        e_json=f"{json.dumps(one)}\n{json.dumps(two)}",
    )
    articles, errors = read_many([where])
    assert errors == []
    assert [article.source_id for article in articles] == ["a", "a", "2", "a", "2", "a", "2", "a", "2"][:9]


def test_schema_org_names_are_understood_and_null_is_missing():
    record = {
        "@type": "NewsArticle",
        "headline": "Harbour wall gives way",
        "articleBody": SENTENCE,
        "text": None,
        "datePublished": "2025-03-04T00:00:00",
        "publisher": {"@type": "Organization", "name": "Coast Ledger"},
        "author": [{"name": "Mara Quill"}],
        "mainEntityOfPage": {"@id": "https://coastledger.example/1"},
    }
    found = read(record)[0]
    assert (found.title, found.text, found.outlet) == ("Harbour wall gives way", SENTENCE, "Coast Ledger")
    assert (found.published, found.published_precision) == (datetime(2025, 3, 4), "day")
    assert found.url == "https://coastledger.example/1"


def test_dates_given_in_python_are_taken():
    assert read({"text": SENTENCE, "published": date(2025, 3, 4)})[0].published_precision == "day"
    assert read({"text": SENTENCE, "published": datetime(2025, 3, 4, 8)})[0].published_precision == "second"


def test_an_article_passes_through():
    article = Article(SENTENCE, title="Wall gone")
    assert read(article)[0] is article


def test_without_an_outlet_the_host_of_the_address_stands_for_it():
    assert read({"text": SENTENCE, "url": "https://www.coastledger.example/1"})[0].outlet == "coastledger.example"


def test_a_date_with_two_readings_is_settled_by_the_outlet_or_left_open_with_a_doubt():
    record = {"text": SENTENCE, "date": "03/04/2024"}
    assert read({**record, "url": "https://ledger.co.uk/1"})[0].published == datetime(2024, 4, 3)
    assert read({**record, "outlet": "CNN"})[0].published == datetime(2024, 3, 4)
    unsettled = read({**record, "outlet": "Coast Ledger"})[0]
    assert (unsettled.published, unsettled.published_precision) == (None, "none")
    assert "3 April 2024 or 4 March 2024" in unsettled.doubts[0]


def test_a_date_that_cannot_be_read_is_a_doubt_and_no_error():
    found = read({"text": SENTENCE, "date": "last week"})[0]
    assert found.published is None
    assert "'last week'" in found.doubts[0]


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ({"text": 3}, "'text' is a number"),
        ({"text": SENTENCE, "title": ["a"]}, "'title' is a list"),
        ({"text": SENTENCE, "date": 20250304}, "'date' is a number"),
        ({"text": SENTENCE, "outlet": True}, "'outlet' is true or false"),
        ({"text": " ", "title": None}, "neither text nor title"),
        ({}, "neither text nor title"),
        ({"text": "half \ud83d"}, "half a surrogate pair at character 5"),
        ([SENTENCE], "a list where an object should be"),
        (None, "null where an object should be"),
    ],
)
def test_a_record_of_the_wrong_shape_is_named(record, why):
    with pytest.raises(BadRecord, match=why):
        read(record)


def test_bad_lines_are_named_and_the_others_read(folder):
    good = json.dumps({"text": SENTENCE})
    where = folder(a_jsonl=f'{good}\n{{"text": \n{{"text": 5}}\n"words"\n{good}\n')
    articles, errors = read_many([where / "a.jsonl"])
    assert len(articles) == 2
    assert codes(errors) == ["R05", "R06", "R06"]
    assert "line 2, column 10" in str(errors[0])
    assert "record 3" in str(errors[1])


def test_one_bad_file_among_several_is_named_and_the_rest_read(folder):
    where = folder(a_txt=PAGE, b_txt=b"%PDF-1.7", c_txt="", d_json="{", e_html="<p>Home</p>", f_txt=PAGE)
    articles, errors = read_many([where])
    assert [article.file for article in articles] == ["a.txt", "f.txt"]
    assert codes(errors) == ["R15", "R02", "R05", "R04"]


def test_a_folder_is_read_in_the_order_of_its_paths_without_hidden_files(folder):
    where = folder(b_txt=PAGE, a__z_txt=PAGE, a__y_htm=PAGE, _hidden_txt=PAGE, _git__c_txt=PAGE, n_docx="a,b")
    articles, errors = read_many([where])
    assert [article.file for article in articles] == ["a/z.txt", "b.txt"]
    assert codes(errors) == ["R04", "R08"]


def test_read_passes_over_other_kinds_in_a_folder_and_raises_on_anything_worse(folder):
    where = folder(b_txt=PAGE, n_docx="a,b", m_csv="a,b\n1,2")
    assert len(read(where)) == 1
    for name in ("n.docx", "m.csv"):
        with pytest.raises(UnknownFormat):
            read(where / name)


def test_the_same_file_twice_is_read_twice(folder):
    path = folder(a_txt=PAGE) / "a.txt"
    articles, errors = read_many([path, path])
    assert (len(articles), errors) == (2, [])


@pytest.mark.parametrize("source", ["no/such/file.txt", "no such folder", "a\0b.txt", "no/such/*.txt"])
def test_what_cannot_be_opened_is_unreadable(source):
    with pytest.raises(Unreadable):
        read(source)


def test_an_empty_folder_and_an_empty_list_hold_no_text(folder):
    where = folder(a__b_json="[]")
    (where / "c").mkdir()
    for source in (where / "c", where / "a" / "b.json"):
        with pytest.raises(Empty):
            read(source)


def test_ten_million_characters_on_one_line_are_too_long(folder):
    with pytest.raises(TooLong, match="10,000,000 characters"):
        read(folder(a_txt=b"word " * 2_000_000) / "a.txt")


def test_the_settings_say_how_long_is_too_long():
    with pytest.raises(TooLong):
        read({"title": "word" * 10}, settings=Settings(max_characters=30))


def test_deep_json_is_bad_json(folder):
    with pytest.raises(BadJson, match="nested too deeply"):
        read(folder(a_json="[" * 200_000) / "a.json")


def test_nuls_emoji_right_to_left_and_combining_marks_are_kept(folder):
    text = "Wall\x00 gone 😀\n\nانهار جدار الميناء.\n\nThe cafe\u0301 closed."
    assert read(folder(a_txt=text) / "a.txt")[0].text == text


def test_a_stream_of_json_lines_is_read_and_named():
    articles, errors = read_many([io.BytesIO(b'{"text": "One."}\n{"text": "Two."}\n{')])
    assert [article.text for article in articles] == ["One.", "Two."]
    assert codes(errors) == ["R05"]


def test_a_minus_reads_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "One."}')))
    assert read("-")[0].text == "One."


def test_binary_on_standard_input_is_no_text():
    with pytest.raises(NotText):
        read(io.BytesIO(b"PK\x03\x04 words"), name="standard input")


@pytest.mark.skipif(not SEEDS.exists(), reason="the seeds are not here")
def test_the_seeds():
    first, second = (read(next(SEEDS.glob(f"{number}_*.txt")))[0] for number in ("000", "002"))
    assert [part.kind for part in first.parts] == ["stamp", "headline", "dateline", "body", "teaser"]
    assert (first.published, first.published_precision) == (datetime(2025, 7, 23), "day")
    assert [part.kind for part in second.parts] == ["headline", "stamp", "body"]
    assert (second.published, second.published_precision) == (datetime(2025, 7, 23, 8, 15, 11), "second")
