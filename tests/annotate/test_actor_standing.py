"""Actor standing: entities get the codes of the actor tables on the day of the article."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tellings.annotate import entities, sentences
from tellings.annotate.parsed import parse
from tellings.records import Article, Telling
from tellings.settings import Settings


def codes(
    text: str, year: int | None = None, settings: Settings | None = None
) -> dict[str, tuple[str | None, str | None]]:
    article = Article(text, published=datetime(year, 6, 1, tzinfo=UTC) if year else None)
    parsed = parse(article, settings) if settings else parse(article)
    telling = replace(Telling(article, "en"), sentences=sentences.annotate(Telling(article, "en"), parsed))
    return {one.name: (one.country, one.role) for one in entities.annotate(telling, parsed)}


@pytest.mark.parametrize(("year", "role"), [(2004, "GOV"), (2019, "ELI"), (1980, None)])
def test_the_day_of_the_article_decides_the_role(year: int, role: str | None):
    assert codes("Tony Blair opened the harbour on Monday.", year)["Tony Blair"] == ("GBR", role)


def test_a_body_of_states_belongs_to_no_country():
    told = codes("The United Nations and the International Criminal Court sent letters to the island.")
    assert told["United Nations"] == (None, "IGO")
    assert told["International Criminal Court"][0] is None


def test_an_unknown_name_keeps_what_the_text_tells():
    assert codes("Norwegian Prime Minister Ada Lorne spoke. Lorne then left.", 2020)["Ada Lorne"] == ("NOR", "GOV")


def test_a_table_of_ones_own_gives_codes_to_entities(tmp_path: Path):
    path = tmp_path / "mine.csv"
    path.write_text("name,kind,country,role\nAda Lorne,person,FIN,JUD\n", "utf-8")
    told = codes("Ada Lorne opened the harbour on Monday, the paper said.", 2020, Settings(actors=(str(path),)))
    assert told["Ada Lorne"] == ("FIN", "JUD")
