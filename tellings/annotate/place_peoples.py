"""Place peoples: words for a country's people or what is theirs ("Syrian", "the French") -> the point of the country.

They name no place; researchers of news count them with the places all the same, so they are told with a role of their
own. A word inside a name of a place or of a body ("American Airlines") is left to that name.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from tellings.annotate.folding import fold
from tellings.annotate.place_names import Name
from tellings.annotate.place_spots import Spot, countries
from tellings.annotate.place_words import Words
from tellings.knowledge.load import rows

_BODIES = frozenset({"ORG", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})


def peoples_named(words: Words, places: list[Name]) -> Iterator[tuple[int, int, Spot]]:
    """First token, end and country of each such word that stands in no other name."""
    taken = {token for place in places for token in range(place.start, place.end)}
    taken |= {token for start, end, label in words.entities if label in _BODIES for token in range(start, end)}
    for token, word in enumerate(words.texts):
        if not word[:1].isupper() or token in taken:
            continue
        for start in (token - 1, token):  # "South Korean" before "Korean"
            told = " ".join(words.texts[max(0, start) : token + 1])
            if start >= 0 and start not in taken and told in _demonyms():
                yield start, token + 1, _demonyms()[told]
                break


@functools.cache
def _demonyms() -> dict[str, Spot]:
    """Adjective or name of a people, as written -> its country; names of countries are none."""
    found: dict[str, Spot] = {}
    for row in rows("countries.csv"):
        country = countries()[fold(row["name"])]
        for column in ("adjectives", "peoples"):
            for word in filter(None, (row[column] or "").split(";")):
                if fold(word) not in countries():
                    found.setdefault(word, country)
    return found
