"""Cited: the news media that a telling names as where it got something ("told ABC", "Yonhap reported").

In: the statements of a telling. Out: each medium by a plain key, with the words that name it. A name counts when it is
a known outlet or agency, a web address, or holds a word that papers and stations are called by.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict

from tellings.knowledge.load import rows, toml
from tellings.reconcile.material import Material
from tellings.records import Evidence

_WORD = r"[A-Z](?:[\w.&-]*\w)?"
_NAME = rf"({_WORD}(?: (?:of |and )?{_WORD}){{0,4}})"
_ADDRESS = re.compile(r"\w+(?:\.\w{2,3}){1,2}$")


def cited(material: Material, telling: int) -> dict[str, list[Evidence]]:
    """Media named as sources, in order of the text."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    article = material.tellings[telling].article
    for index in material.of(telling):
        told = material.statements[index].evidence
        for match in _patterns().finditer(told.quote):
            group = next(number for number, name in enumerate(match.groups(), start=1) if name)
            if is_medium(match[group]):
                start, end = (told.start + place for place in match.span(group))
                found[plain(match[group])].append(article.evidence(start, end, told.where))
    return dict(found)


@functools.cache
def _patterns() -> re.Pattern[str]:
    table = toml("origins.toml")["media"]
    before, after, kinds = ("|".join(map(re.escape, table[name])) for name in ("before", "after", "kinds"))
    told = rf"\b(?i:{before}) (?:[Tt]he )?{_NAME}"
    reported = rf"\b{_NAME}(?:[’']s)?(?: (?:{kinds}))? (?:(?:has|had|first|also|later) )*(?:{after})\b"
    return re.compile(f"{told}|{reported}")


def is_medium(name: str) -> bool:
    """A known outlet or agency, an address, or a name like "Evening Herald"."""
    own = set(toml("origins.toml")["media"]["words"])
    return plain(name) in _known() or bool(_ADDRESS.search(name)) or (" " in name and not own.isdisjoint(name.split()))


@functools.cache
def _known() -> frozenset[str]:
    agencies = toml("origins.toml")["agencies"].items()
    names = [row["name"] for row in rows("reading_outlets.csv")] + [form for _, forms in agencies for form in forms]
    return frozenset(map(plain, [*names, *(name for name, _ in agencies)])) - {"time", "independent", "sun", "local"}


def plain(name: str) -> str:
    """A name without article, web address and "News": "The NY Times" and "www.nytimes.com" meet in "nytimes"."""
    bare = re.sub(r"^(?:https?://)?(?:www\.|edition\.)?", "", name.strip().lower())
    bare = re.sub(r"(?:\.(?:com|org|net|co|[a-z]{2,3}))+$", "", bare)
    return re.sub(r"[^a-z0-9]", "", re.sub(r"^the |\b(?:news|newspaper|agency)\b", "", bare)) or bare
