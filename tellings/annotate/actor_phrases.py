"""Actor phrases: words without a known name -> the role they tell, by head noun and modifiers (actor_roles.toml).

In: words. Out: `Told` role, second role and the words that say so. The words before the first preposition decide, the
last of them first; "leader", "member", "group" and the like pass the question on to the words before them and behind
"of". It does not guess: where nobody answers, what such a word is by itself stands, or None.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tellings.annotate.actor_words import Word, singular, words
from tellings.knowledge.load import toml

_SOFT = frozenset({"UAF", "CVL", "LAB", "UNK", "ELI"})  # gives way to what the words before it say
_MILD = frozenset({"REL", "ELI", "REF", "CVL", "UNK"})  # and to these it does not


@dataclass(frozen=True, slots=True)
class Told:
    """A role that words tell; `sure` when they name it and do not only pass it on."""

    role: str
    second: str | None
    saying: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    told: Told


def role_of(told: tuple[Word, ...]) -> Told | None:
    """The role of who is meant, None where no word tells one."""
    found = _decide(tuple(singular(word.folded) for word in told), 0)
    gone = toml("actor_roles.toml")["gone"]
    if found and found.role in gone["roles"] and _is_gone(told, frozenset(gone["words"])):
        return Told("ELI", None, f"former {found.saying}", sure=True)
    return found


def is_role_word(folded: str) -> bool:
    """Whether the word alone is one of the tables."""
    return singular(folded) in _lexicon()


def role_words(told: tuple[Word, ...]) -> set[int]:
    """The places of the words that tell roles."""
    folded = tuple(singular(word.folded) for word in told)
    return {at for part in _parts(folded, 0) for at in range(part.start, part.end)}


def _decide(told: tuple[str, ...], start: int) -> Told | None:
    parts = list(_parts(told, start))
    end = _end(told, start, parts)
    before = [part.told for part in parts if part.end <= end]
    sure = [one for one in before if one.sure]
    if sure:
        return _strongest(sure)
    passing = toml("actor_roles.toml")["ends"]["passing"]
    behind = _decide(told, end + 1) if told[end : end + 1] and told[end] in passing else None
    if behind and behind.sure:
        return behind
    return next(iter(reversed(before)), behind)


def _strongest(sure: list[Told]) -> Told:
    """The last; a rank, or one that is soft, gives way to a firmer one before it."""
    last = sure[-1]
    if last.saying in toml("actor_roles.toml")["ranks"]["words"] and len(sure) > 1:
        return sure[-2]
    if last.role in _SOFT:
        return next((one for one in reversed(sure[:-1]) if one.role not in _SOFT | _MILD), last)
    return last


def _parts(told: tuple[str, ...], start: int) -> Iterator[_Part]:
    at, lexicon = start, _lexicon()
    while at < len(told):
        for length in range(min(5, len(told) - at), 0, -1):
            saying = " ".join(told[at : at + length])
            if saying in lexicon:
                yield _Part(at, at + length, lexicon[saying])
                at += length - 1
                break
        at += 1


def _end(told: tuple[str, ...], start: int, parts: list[_Part]) -> int:
    """Where the words that decide end: the first preposition that stands in no entry."""
    ends = toml("actor_roles.toml")["ends"]
    stops = frozenset((*ends["passing"], *ends["others"]))
    inside = {at for part in parts for at in range(part.start, part.end)}
    return next((at for at in range(start + 1, len(told)) if told[at] in stops and at not in inside), len(told))


def _is_gone(told: tuple[Word, ...], gone: frozenset[str]) -> bool:
    return any(word.folded in gone for word in told)


@functools.cache
def _lexicon() -> dict[str, Told]:
    table = toml("actor_roles.toml")
    found: dict[str, Told] = {}
    for role, several in table["passes"].items():
        found.update({_singular(saying): Told(role, None, saying, sure=False) for saying in several})
    for role, several in table["says"].items():
        found.update({_singular(saying): Told(role, None, saying, sure=True) for saying in several})
    for second, several in table["second"].items():
        role = "PTY" if second == "OPP" else "GOV"
        found.update({_singular(saying): Told(role, second, saying, sure=True) for saying in several})
    return {saying: replace(told, saying=saying) for saying, told in found.items()}


def _singular(saying: str) -> str:
    return " ".join(singular(word.folded) for word in words(saying))
