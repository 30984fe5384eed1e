"""Pointers: which nouns can stand for which entities: "company" for a firm, "chamber" for the House, "state" for Ohio.

In: a noun, or an entity's key and name. Out: sets of nouns, from knowledge/pointers.toml and the words of names. It
says what can be, not what is meant.
"""

from __future__ import annotations

import functools
from typing import Any

from tellings.annotate.folding import fold
from tellings.annotate.known import spellings
from tellings.annotate.mentions import Found
from tellings.knowledge.load import toml

_TABLES = ("called", "also", "alike", "holds", "leads", "before", "after", "acts", "nobody", "beside")


@functools.cache
def alike(noun: str) -> frozenset[str]:
    """The noun with those that stand for the same: "attacker", "gunman"."""
    several = (set(each) for each in toml("pointers.toml")["alike"]["nouns"])
    return frozenset({noun}.union(*(each for each in several if noun in each)))


@functools.cache
def nouns_of_kinds() -> frozenset[str]:
    """All nouns of the tables that stand for a kind."""
    return frozenset(
        noun for name, table in toml("pointers.toml").items() if name not in _TABLES for noun in table["words"]
    )


@functools.cache
def nouns_for_bodies() -> frozenset[str]:
    """Nouns for what is no person: the tables' and the last words of names."""
    heads = toml("titles.toml")["heads"]
    several = (heads[row] for row in ("organisation", "of", "facility", "place", "happening", "product", "vessels"))
    return nouns_of_kinds().union(*several)


@functools.cache
def kind_of(noun: str) -> dict[str, Any] | None:
    """The table that tells for whom a noun can stand."""
    tables = (table for name, table in toml("pointers.toml").items() if name not in _TABLES)
    return next((table for table in tables if noun in table["words"]), None)


def countries() -> list[str]:
    """Nouns for a country."""
    words: list[str] = toml("pointers.toml")["country"]["words"]
    return words


@functools.cache
def post_words() -> frozenset[str]:
    """What comes before the last word of a post: "prime" minister, "press" secretary."""
    several = (fold(title).split()[:-1] for title in toml("titles.toml")["persons"]["titles"])
    return frozenset(word for words in several for word in words)


@functools.cache
def posts() -> frozenset[str]:
    """Posts belong to whoever is told to hold them, and to nobody else."""
    return frozenset(fold(title).split(" of ")[0].split()[-1] for title in toml("titles.toml")["persons"]["titles"])


@functools.lru_cache(maxsize=4096)
def heads_of(key: str, name: str) -> frozenset[str]:
    """The nouns that the names of a body end with: "Federal Bureau of Investigation" -> bureau."""
    nouns = set(toml("pointers.toml")["also"].get(key.removeprefix("actor:"), ()))
    if key.startswith("ministry:"):
        nouns |= {"department", "agency"} if key.startswith("ministry:USA") else set()
    for told in (name, *spellings(key)):
        words = fold(told).split()
        at = next((at for at, word in enumerate(words) if word in ("of", "for", "on") and at), len(words))
        if len(words) > 1 and words[at - 1].isalpha():
            nouns.add(words[at - 1])
    ours = nouns_for_bodies() | set(toml("pointers.toml")["also"].get(key.removeprefix("actor:"), ()))
    return frozenset((nouns & ours) - {"ministry", "ministries"})


def is_of(found: Found | None, table: dict[str, Any], noun: str) -> bool:
    """A thing of the noun's kind; a place only when it is no other kind of place than the noun says."""
    if found is not None and found.kind == "place" and "place" in table["kinds"]:
        return noun in kinds_of_place(found.name)
    if found is None or found.kind not in table["kinds"] or found.form == "adjective":
        return False
    if "roles" not in table:
        return True
    if found.role:
        return found.role in table["roles"]
    last = fold(found.name).split()[-1:]
    called = toml("pointers.toml")["called"]
    if last and last[0] in called["company"]:
        return "BUS" in table["roles"]
    no = {*called["heads"], *(called["bodies"] if "BUS" in table["roles"] else ())}
    return "" in table["roles"] and found.key.startswith(("org:", "group:")) and no.isdisjoint(last)


@functools.lru_cache(maxsize=4096)
def kinds_of_place(name: str) -> frozenset[str]:
    """What a place can be called: by its last word, else a state of the United States, else a town."""
    last = fold(name).split()[-1:]
    if last and last[0] in toml("titles.toml")["heads"]["place"]:
        return frozenset(last)
    if fold(name) in _states():
        return frozenset({"state"})
    return frozenset({"city", "town", "village", "capital"}) if fold(name) not in _wide() else frozenset({"region"})


@functools.cache
def _states() -> frozenset[str]:
    return frozenset(fold(name.removesuffix(" state")) for name in toml("places.toml")["states"]) - {"washington"}


@functools.cache
def _wide() -> frozenset[str]:
    return frozenset(fold(name) for name in toml("places.toml")["regions"])
