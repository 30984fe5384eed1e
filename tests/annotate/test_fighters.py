import pytest

from .naming import called, read

FRONT = "org:tolan liberation front"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels of the Tolan Liberation Front took the bridge.", ["Rebels"]),
        ("Heavily armed terrorists of the Tolan Liberation Front took the bridge.", ["Heavily armed terrorists"]),
        ("On Monday Tolan Liberation Front gunmen took the bridge.", ["gunmen"]),
        ("The Tolan Liberation Front said its freedom fighters took the bridge.", ["freedom fighters"]),
        ("The armed group Tolan Liberation Front took the bridge.", ["armed group"]),
        ("An armed group, the Tolan Liberation Front, took the bridge.", ["armed group"]),
        ("The Tolan Liberation Front, a banned militia, took the bridge.", ["banned militia"]),
        ("Greenpeace called the Tolan Liberation Front a terrorist organisation.", ["terrorist organisation"]),
    ],
)
def test_a_word_for_its_people_is_a_description_of_the_group(text: str, told: list[str]):
    assert called(text, FRONT) == told


@pytest.mark.parametrize(
    "text",
    [
        "The Tolan Liberation Front fired at rebels near the bridge.",
        "The Tolan Liberation Front met on Monday. The army said its fighters took the bridge.",
        "Fighters from the hills met the Tolan Liberation Front at the bridge.",
        "The minister called it a terrorist attack on the Tolan Liberation Front.",
    ],
)
def test_a_word_for_somebody_elses_people_is_none(text: str):
    assert called(text, FRONT) == []


def test_what_a_group_calls_its_men_and_what_others_call_them():
    text = (
        "The Tolan Liberation Front holds two villages. "
        "The group calls its men a “self-defence” force; the minister calls them bandits."
    )
    mentions = [one for one in read(text)[FRONT].mentions if one.kind == "description"]
    assert [(one.evidence.quote, one.scare_quotes) for one in mentions] == [
        ("group", False),
        ("“self-defence” force", True),
        ("bandits", False),
    ]


def test_marks_around_the_word_are_scare_quotes():
    (mention,) = (one for one in read("Police chased “terrorists” of the Tolan Liberation Front.")[FRONT].mentions[:1])
    assert (mention.evidence.quote, mention.scare_quotes) == ("terrorists", True)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Rebels of the Labour Party voted against the bill.", "actor:labour"),
        ("Kurdish fighters left the town.", "actor:kurds"),
        ("NATO commandos left the town.", "actor:nato"),
        ("Bandits of the Tolan Savings Bank case went to prison.", "org:tolan savings bank"),
    ],
)
def test_rebels_of_a_party_a_people_an_alliance_or_a_bank_are_no_armed_group(text: str, key: str):
    assert called(text, key) == []


def test_a_dateline_is_no_part_of_the_phrase():
    text = "HAMRA, Lower Sor - Fighters of the Tolan Liberation Front kept hold of the bridge for a third day."
    assert called(text, FRONT) == ["Fighters"]
