"""The public surface: what `import tellings` offers. A name may be added here on purpose, never by accident."""

from __future__ import annotations

import inspect
import types

import pytest

import tellings

NAMES = {
    "Article": "class",
    "Comparison": "class",
    "Evidence": "class",
    "Settings": "class",
    "Telling": "class",
    "TellingsError": "class",
    "annotate": "(article: 'Source', *, settings: 'Settings | None' = None) -> 'Telling'",
    "compare": "(sources: 'Iterable[Source]', *, settings: 'Settings | None' = None, "
    "progress: 'Progress | None' = None) -> 'Comparison'",
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
