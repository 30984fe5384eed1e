"""The patterns and lists of knowledge/reading_parts.toml, ready to ask: is this line a caption, a byline, a name?"""

from __future__ import annotations

import functools
import re
import unicodedata

from tellings.knowledge import gazetteer
from tellings.knowledge.load import toml

_SMALLEST = 15_000  # people in a town that a dateline names
_FILE = "reading_parts.toml"


def fits(kind: str, line: str) -> bool:
    """The whole line is of this kind: caption, boilerplate, teaser or byline."""
    return any(pattern.fullmatch(line) for pattern in _patterns(kind))


def heads_a_list(line: str) -> bool:
    """The line heads a list of other articles: "Related stories"."""
    return re.fullmatch(toml(_FILE)["teaser"]["headings"], line) is not None


def signature_at_end(line: str) -> int | None:
    """Where "(Reporting by ...)" begins at the end of a line."""
    found = re.search(toml(_FILE)["byline"]["at_end"], line)
    return found.start() if found else None


def is_agency(words: str) -> bool:
    """The name of a news agency and nothing else."""
    return _squeezed(words.strip(" .-–—()[]")) in _agencies()


def is_section(words: str) -> bool:
    """The name of a section of a paper and nothing else."""
    return words.casefold().strip(" :|>»") in toml(_FILE)["names"]["sections"]


def is_role(words: str) -> bool:
    """Says what a writer is, or for whom: "Staff writer", "Reuters", "harbournews.example"."""
    tokens = {token.casefold().strip(".,") for token in words.split()}
    if is_agency(words) or re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", words):
        return True
    return len(tokens) <= 6 and not tokens.isdisjoint(toml(_FILE)["names"]["roles"])


def is_names(words: str) -> bool:
    """One or more names of persons: "Jane Doe", "Jane Doe, John Roe and Ali al-Hasan"."""
    return all(map(_is_name, re.split(r",\s+and\s+|,\s+|\s+and\s+|\s+&\s+", words)))


def is_place(words: str) -> bool:
    """A place that a dateline may name, in capitals or not: a town of 15,000 or more, or one of our list."""
    name = _squeezed(words)
    rows = gazetteer.named(name.lower())
    return name in _places() or any(row.kind == "P" and row.people >= _SMALLEST for row in rows)


def _is_name(words: str) -> bool:
    tokens = words.split()
    particles = toml(_FILE)["names"]["particles"]
    named = [token for token in tokens if token.casefold() not in particles]
    if not 2 <= len(tokens) <= 5 or not 1 <= len(named) <= 4:
        return False
    return all(token[0].isupper() and re.fullmatch(r"[^\W\d_](?:[^\W\d_]|['’.-])*", token) for token in named)


@functools.cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    names = toml(_FILE)["names"]
    lists = {name: "|".join(map(re.escape, names[name])) for name in ("photo",)}
    lists["agency"] = "|".join(map(re.escape, names["agencies"]))
    return tuple(
        re.compile(pattern.replace("{photo}", lists["photo"]).replace("{agency}", lists["agency"]))
        for pattern in toml(_FILE)[kind]["patterns"]
    )


@functools.cache
def _agencies() -> frozenset[str]:
    return frozenset(map(_squeezed, toml(_FILE)["names"]["agencies"]))


@functools.cache
def _places() -> frozenset[str]:
    return frozenset(map(_squeezed, toml(_FILE)["names"]["places"]))


def _squeezed(words: str) -> str:
    """Upper case without accents, dots and doubled space."""
    words = words.replace(".", "")
    if words.isascii():
        return " ".join(words.upper().split())
    bare = unicodedata.normalize("NFKD", words.replace("İ", "I").replace("ı", "i"))
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).upper().split())
