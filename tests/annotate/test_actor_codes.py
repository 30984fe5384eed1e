"""Actor codes: phrases of our own against tables of our own, and what the shipped tables answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tellings.annotate.actor_codes import code_actor, day_of
from tellings.annotate.actor_index import index_of
from tellings.annotate.actor_words import key, key_of, words
from tellings.settings import Settings

TABLE = """name,kind,country,role,second,from,until,aliases,office,source
Ilse Marberg,person,CHE,LEG,,2010-05,2015-03,,Member of the council,minutes
Ilse Marberg,person,CHE,GOV,MIL,2019-01-10,2021-06,Marberg,Defence Minister,minutes
Tomas Vell,person,NOR,GOV,,2018,,,Prime Minister,minutes
Tomas Vell,person,NOR,SPY,,2011,2013,,Director of the service,minutes
River Front,group,KEN,REB,,,2016-02,RVF,,own name
River Front,group,KEN,PTY,,2016-03,,RVF,,own name
Reform Union,group,KEN,PTY,,,,RU,,own name
Reed Union,group,PER,LAB,,,,RU,,own name
Harbour Office,organisation,SWE,GOV,,,,,,own name
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    path = tmp_path / "mine.csv"
    path.write_text(TABLE, "utf-8")
    return Settings(actors=(str(path),))


def codes(phrase: str, **told: object) -> tuple[str | None, str | None]:
    code = code_actor(phrase, **told)  # type: ignore[arg-type]
    return code.country, code.role


@pytest.mark.parametrize(
    ("when", "role"),
    [("2009-01-01", None), ("2012", "LEG"), ("2017-05-01", "ELI"), ("2020-02-02", "GOV"), ("2024-01-01", "ELI")],
)
def test_the_day_decides_the_role_of_who_held_an_office(settings: Settings, when: str, role: str | None):
    code = code_actor("Ilse Marberg", date=when, settings=settings)
    assert (code.country, code.role) == ("CHE", role)
    assert code.why


def test_without_a_day_the_last_office_counts_unless_it_ended_long_ago(settings: Settings):
    assert codes("Ilse Marberg", settings=settings) == ("CHE", "GOV")
    assert codes("Tomas Vell", settings=settings) == ("NOR", "GOV")
    assert codes("Laurent Gbagbo") == ("CIV", "ELI")


@pytest.mark.parametrize(
    "phrase", ["Ilse  MARBERG", "Ms Ilse Marberg", "the visitors' host Ilse Marberg", "Ilse K. Marberg", "Ilsa Marberg"]
)
def test_spelling_courtesy_and_initials_do_not_hide_a_name(settings: Settings, phrase: str):
    found = code_actor(phrase, date="2020-02-02", settings=settings)
    assert (found.name, found.country, found.role) == ("Ilse Marberg", "CHE", "GOV")


def test_a_title_before_a_name_says_more_than_the_table(settings: Settings):
    assert codes("former Defence Minister Ilse Marberg", date="2020-02-02", settings=settings) == ("CHE", "ELI")
    assert codes("Senator Tomas Vell", date="2022-01-01", settings=settings) == ("NOR", "LEG")


def test_a_surname_with_a_title_is_found_where_one_alone_had_it(settings: Settings):
    code = code_actor("Prime Minister Vell", date="2022-01-01", settings=settings)
    assert (code.name, code.country, code.role) == ("Tomas Vell", "NOR", "GOV")
    assert code_actor("Prime Minister Vell", date="2016-01-01", settings=settings).country is None


def test_a_second_role_says_what_the_first_is_about(settings: Settings):
    assert code_actor("Ilse Marberg", date="2020-02-02", settings=settings).second == "MIL"
    assert code_actor("Defence Minister").second == "MIL"
    assert code_actor("an opposition party").second == "OPP"


def test_a_group_changes_its_role_with_the_day(settings: Settings):
    assert codes("River Front fighters", date="2014-01-01", settings=settings) == ("KEN", "REB")
    assert codes("the RVF", date="2020-01-01", settings=settings) == ("KEN", "PTY")


def test_a_name_of_several_has_no_code_until_the_context_tells_one(settings: Settings):
    assert codes("RU", settings=settings) == (None, None)
    assert "Reform Union" in code_actor("RU", settings=settings).why
    assert codes("RU", context="The march in Lima, Peru, ended late.", settings=settings) == ("PER", "LAB")


def test_a_body_is_not_another_countrys(settings: Settings):
    assert codes("Sweden's Harbour Office", settings=settings) == ("SWE", "GOV")
    assert codes("Chile's Harbour Office", settings=settings)[0] == "CHL"


@pytest.mark.parametrize(
    ("phrase", "country", "role"),
    [
        ("Peruvian police", "PER", "COP"),
        ("Lima's traffic police", "PER", "COP"),
        ("three Danish frigates", "DNK", "MIL"),
        ("students at a university in Ghana", "GHA", "EDU"),
        ("a crowd of Bolivian miners", "BOL", "LAB"),
        ("the head of Malawi's electoral commission", "MWI", "GOV"),
        ("commander of the rebels", None, "REB"),
        ("spokesman for the dockworkers' union", None, "LAB"),
        ("army drivers", None, "MIL"),
        ("rebel fighters", None, "REB"),
        ("Iranian-backed militias in Iraq", "IRQ", "UAF"),
        ("French troops in Mali", "FRA", "MIL"),
        ("a retired judge", None, "ELI"),
        ("New Mexico governor", "USA", "GOV"),
        ("South African police", "ZAF", "COP"),
        ("Tongan ambassador to the United Nations", "TON", "GOV"),
        ("two women", None, "CVL"),
        ("somebody", None, "UNK"),
        ("the Blair government", "GBR", "GOV"),
        ("Gen. Mark Milley", "USA", "MIL"),
        ("Ethiopian Red Cross", "ETH", "NGO"),
        ("the Middle East", None, None),
        ("Portugal", "PRT", None),
        ("LISBON", "PRT", "GOV"),
        ("Porto", "PRT", "CVL"),
    ],
)
def test_country_and_role_are_composed_from_words(phrase: str, country: str | None, role: str | None):
    assert codes(phrase) == (country, role)


def test_the_context_tells_the_country_of_a_role_and_not_of_a_name():
    assert codes("police", context="Officers in Oslo, Norway, said so.") == ("NOR", "COP")
    assert codes("police", context="Norway and Denmark agreed.") == (None, "COP")
    assert codes("Hanno Feld", context="Norway") == (None, None)


@pytest.mark.parametrize("phrase", ["", "…", "Hanno Feld", "The Grey Thing"])
def test_what_is_not_known_has_no_code_and_says_why(phrase: str):
    code = code_actor(phrase)
    assert (code.country, code.role, bool(code.why)) == (None, None, True)


@pytest.mark.parametrize(
    "phrase",
    ["Oslo,", ",", "Oslo, ", "’s", "al-", "of", "the of", "U.S.", "(Oslo)", "police of", "...of, the", "A, B, C"],
)
def test_scraps_of_a_sentence_are_read_without_fault(phrase: str):
    assert code_actor(phrase, context=phrase).why


def test_bodies_of_states_stand_where_a_country_does():
    assert codes("the United Nations") == ("UNO", None)
    assert codes("European Parliament") == ("EUR", "LEG")
    assert codes("African Union") == ("IGO", None)


def test_days_are_read_in_the_ways_people_write_them():
    assert {day_of(told) for told in ("2015-05-10", "10 May 2015", "May 10, 2015", date(2015, 5, 10))} == {"2015-05-10"}
    assert day_of("today") is None
    with pytest.raises(ValueError, match="2022-03-01"):
        day_of("soon")


def test_a_key_is_the_same_without_making_the_words_and_spellings_share_a_sound() -> None:
    for name in ("al Qaeda in Iraq", "Mayor's Office", "S. R. de Souza-Álvarez", "al-Nusra Front", "the 2nd Fleet"):
        assert key_of(name) == key(words(name))
    index = index_of()
    for one, other in (("Volodymyr Zelensky", "Volodymyr Zelenskyy"), ("Usama bin Laden", "Osama bin Laden")):
        assert index.alike(words(one)) == index.alike(words(other)) != []
