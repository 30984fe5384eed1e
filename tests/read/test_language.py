import sys

import pytest

from tellings.read.language import detect


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The old harbour wall gave way early on Monday, the port office said."),
        ("de", "Die alte Hafenmauer hat am frühen Montag nachgegeben, teilte das Hafenamt mit."),
        ("tr", "Eski liman duvarı pazartesi günü erken saatlerde çöktü, liman idaresi açıkladı."),
        ("ar", "انهار جدار الميناء القديم في وقت مبكر من يوم الاثنين."),
    ],
)
def test_a_sentence_tells_its_language(code, text):
    assert detect(text) == code


def test_a_short_text_is_read_with_its_title():
    assert detect("Die Mauer ist weg.", "Hafenmauer in Dunhaven hat am Montag nachgegeben") == "de"


@pytest.mark.parametrize("text", ["", "12:45", "Harbour"])
def test_too_little_text_is_undetermined(text):
    assert detect(text) == "und"


def test_an_english_headline_is_not_taken_for_another_language():
    assert detect("", "Harbour wall gives way, two boats sink at Dunhaven") in ("en", "und")


RUNNING = "The harbour wall gave way after the storm, and the port office said that it would be closed for a week. " * 3


def test_running_english_is_known_without_the_model(monkeypatch):
    monkeypatch.setattr(sys.modules["tellings.read.language"], "_identifier", lambda: pytest.fail("the model loads"))
    assert detect(RUNNING) == "en"


def test_an_english_name_in_a_german_text_does_not_make_it_english():
    german = (
        "Die alte Hafenmauer gab am frühen Montag nach, teilte der „Trust for the Dunhaven Harbour“ in der Stadt mit. "
        "Zwei Boote wurden beschädigt, verletzt wurde niemand. Die Stadt will die Mauer bis zum Sommer neu bauen. "
        "Der Bürgermeister sprach von einem Schaden, der sich erst nach der Ebbe schätzen lasse."
    )
    assert detect(german) == "de"
