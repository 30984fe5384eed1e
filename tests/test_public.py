"""The public surface: what `import tellings` offers. A name may be added here on purpose, never by accident."""

from __future__ import annotations

import inspect
import types

import pytest

import tellings
from tests.bridge import CLOSED, SHUT, lines, record

NAMES = {
    "Article": "class",
    "Coded": "class",
    "Comparison": "class",
    "Evidence": "class",
    "Settings": "class",
    "Telling": "class",
    "TellingsError": "class",
    "annotate": "(article: 'Source', *, settings: 'Settings | None' = None) -> 'Telling'",
    "code_pair": "(text: 'str', source: 'tuple[int, int] | None' = None, target: 'tuple[int, int] | None' = None, *, "
    "settings: 'Settings | None' = None) -> 'Coded | None'",
    "compare": "(sources: 'Iterable[Source] | Source', *, settings: 'Settings | None' = None, "
    "progress: 'Progress | None' = None) -> 'Comparison'",
    "group": "(sources: 'Iterable[Source] | Source', *, settings: 'Settings | None' = None, "
    "progress: 'Progress | None' = None) -> 'list[Story]'",
    "read": "(source: 'Source', *, settings: 'Settings | None' = None) -> 'list[Article]'",
}
FORMS = {"to_csv", "to_html", "to_json", "to_markdown", "to_text"}


def test_the_public_names_are_these():
    assert sorted(tellings.__all__) == sorted(NAMES)


def test_no_other_name_is_in_sight():
    seen = {name for name, thing in vars(tellings).items() if not name.startswith("_")}
    rooms = {name for name in seen if isinstance(getattr(tellings, name), types.ModuleType)}
    assert seen - rooms - {"annotations"} == set(NAMES)


@pytest.mark.parametrize("name", [name for name, shape in NAMES.items() if shape != "class"])
def test_a_function_keeps_its_signature(name):
    assert str(inspect.signature(getattr(tellings, name))) == NAMES[name]


def test_a_comparison_can_be_written_in_these_forms():
    assert {name for name in dir(tellings.Comparison) if name.startswith("to_")} == FORMS


def test_records_paths_and_articles_may_be_compared_together(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Wall gives way\n\nThe harbour wall gave way on Monday, the port office said.", "utf-8")
    article = tellings.Article("The harbour wall collapsed on Monday, according to the port office.", outlet="B")
    record = {"text": "The harbour wall gave way on Tuesday, the port office said.", "outlet": "C"}
    comparison = tellings.compare([path, str(path), article, record])
    assert [one.article.name for one in comparison.tellings] == ["a.txt", "B", "C"]
    assert comparison.to_text().startswith("── Tellings compared")


def test_a_folder_or_a_file_with_several_articles_may_be_compared_as_it_is(tmp_path):
    (tmp_path / "both.jsonl").write_text(lines(record(CLOSED, outlet="A"), record(SHUT, outlet="B")), "utf-8")
    assert len(tellings.compare(tmp_path).tellings) == 2
    assert len(tellings.compare(str(tmp_path / "both.jsonl")).tellings) == 2


def test_one_article_is_annotated_and_several_are_refused(tmp_path):
    assert tellings.annotate(record(CLOSED)).statements
    (tmp_path / "both.jsonl").write_text(lines(record(CLOSED), record(SHUT)), "utf-8")
    with pytest.raises(tellings.TellingsError, match=r"\[C03\] 2 articles where one is annotated"):
        tellings.annotate(tmp_path)


def test_what_could_not_be_read_stands_in_the_limits_or_in_the_notes_of_the_error(tmp_path):
    missing = tmp_path / "no-such.txt"
    comparison = tellings.compare([record(CLOSED), record(SHUT), missing])
    assert any("[R01]" in limit for limit in comparison.limits)
    with pytest.raises(tellings.TellingsError, match=r"\[C01\]") as caught:
        tellings.compare([record(CLOSED), missing])
    assert "[R01]" in caught.value.__notes__[0]
