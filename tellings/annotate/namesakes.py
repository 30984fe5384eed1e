"""Namesakes: "Georgia", a country or a state of the United States.

In: the names found. Out: the same names, the country turned into the state where the telling speaks of the United
States and of nothing of the country's own or of its neighbours. Otherwise it stays the country.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.annotate.folding import loose
from tellings.annotate.mentions import Found
from tellings.knowledge.load import toml


def states(found: Sequence[Found]) -> list[Found]:
    """Every name, with the states in place of the countries that they are named like."""
    told = {one.country for one in found if one.kind in ("country", "place", "group")}
    for code, row in toml("titles.toml")["namesakes"].items():
        own = any(one.country == code and one.form in ("adjective", "people", "capital") for one in found)
        if code in told and not own and row["of"] in told and told.isdisjoint(row["beside"]):
            found = [_state(one, row) if one.key == f"country:{code}" else one for one in found]
    return list(found)


def _state(one: Found, row: dict[str, str]) -> Found:
    return replace(one, key=f"place:{loose(row['name'])}", kind="place", name=row["name"], country=row["of"])
