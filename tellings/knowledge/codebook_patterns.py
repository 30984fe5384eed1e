"""Patterns: the verb phrases of a type -> marked sentences to learn from, the same ones for the same seed.

A pattern is written with its verb first, in the base form, T for the recipient and (a|b) for one or the other:
"(lift|ease) (sanctions|the ban) on T". Around it stand invented actors, a beginning, an end, a tense; and the frames
of `codebook_frames.toml` make other types of it: what somebody will do, refuses to do, wants done, may do.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from typing import Any

from tellings.knowledge.codebook import NONE, Sentence, Type, parse
from tellings.knowledge.load import toml

_CHOICE = re.compile(r"\(([^()]*)\)")
_RECIPIENT = re.compile(r"\bT\b")
_TENSES = ("past",) * 4 + ("perfect",) * 2 + ("continuous", "present")
_EACH, _FRAMED = 20, 250
_TOGETHER = 0.1  # how often "S … with T" is told as "S and T …"

Lesson = tuple[str, Sentence]


def sentences(types: Sequence[Type], each: int = _EACH, framed: int = _FRAMED, seed: int = 5) -> list[Lesson]:
    """The type and the sentence: `each` at most of a pattern, `framed` of each kind of frame."""
    chance = random.Random(seed)
    plain = [lesson for one in types for pattern in one.patterns for lesson in _plain(one.name, pattern, each, chance)]
    frames = toml("codebook_frames.toml")
    plain += [lesson for pattern in frames["nothing"] for lesson in _plain(NONE, pattern, each, chance)]
    phrases: dict[str, list[str]] = {}
    for one in types:
        phrases.setdefault(one.quad, []).extend(one.patterns)
        phrases.setdefault(one.name, []).extend(one.patterns)
    given = [row for row in frames["frames"] if any(phrases.get(name) for name in row["of"])]
    return plain + [lesson for row in given for lesson in _framed(row, phrases, framed, chance)]


def _plain(name: str, pattern: str, each: int, chance: random.Random) -> Iterator[Lesson]:
    ways = 1
    for choice in _CHOICE.findall(pattern):
        ways *= choice.count("|") + 1
    for _ in range(min(each, max(2, ways))):
        tense = chance.choice(_TENSES)
        yield name, _sentence("S " + inflect(_one(pattern, chance), tense), chance)


def _framed(row: dict[str, Any], phrases: dict[str, list[str]], count: int, chance: random.Random) -> Iterator[Lesson]:
    """Sentences of one frame, of its type or of the phrase's own; `other` takes the recipient's place in the phrase."""
    pool = [name for name in (*row["of"], *[row.get("often", "")] * 2) if phrases.get(name)]
    for _ in range(int(count * row.get("share", 1))):
        name = chance.choice(pool)
        phrase = _one(chance.choice(phrases[name]), chance)
        if "other" in row:
            phrase = _RECIPIENT.sub(row["other"], phrase)
        frame = chance.choice(row["told"]).replace("{base}", phrase)
        frame = frame.replace("{ing}", inflect(phrase, "gerund")).replace("{past}", inflect(phrase, "past"))
        yield row.get("type", name), _sentence(frame, chance)


def _one(pattern: str, chance: random.Random) -> str:
    while choice := _CHOICE.search(pattern):
        pattern = pattern[: choice.start()] + chance.choice(choice[1].split("|")) + pattern[choice.end() :]
    return pattern


def _sentence(told: str, chance: random.Random) -> Sentence:
    """S and T filled with actors and marked, between a beginning and an end."""
    frames = toml("codebook_frames.toml")
    source, recipient = chance.sample(frames["actors"], 2)
    before = "" if chance.random() < frames["bare"]["before"] else chance.choice(frames["beginnings"])
    after = "" if chance.random() < frames["bare"]["after"] else chance.choice(frames["ends"])
    whole = f"{before}{told}{after}."
    if " with T" in whole and whole.count(" T") == 1 and chance.random() < _TOGETHER:
        whole = _plural(whole.replace(" with T", "").replace("S ", "S and T ", 1))
    whole = re.sub(r"\bS\b", f"{{source:{source}}}", whole, count=1)
    whole = _RECIPIENT.sub(f"{{recipient:{recipient}}}", whole, count=1)
    return parse(_capital(_RECIPIENT.sub("them", whole)))


def _plural(told: str) -> str:
    return told.replace(" has ", " have ", 1).replace(" is ", " are ", 1).replace(" was ", " were ", 1)


def _capital(marked: str) -> str:
    start = marked.index(":") + 1 if marked.startswith("{") else 0
    return marked[:start] + marked[start].upper() + marked[start + 1 :]


def inflect(phrase: str, tense: str) -> str:
    """The phrase's first word in a tense: past perfect continuous present gerund; not last leaves the rest alone."""
    verb, space, rest = phrase.partition(" ")
    past, participle, gerund, present = _forms(verb)
    if verb == "will":
        return phrase if tense != "gerund" else f"being about to {rest}"
    told = {
        "past": past,
        "perfect": f"has {participle}",
        "continuous": f"is {gerund}",
        "present": present,
        "gerund": gerund,
    }
    return told[tense] + space + rest


def _forms(verb: str) -> tuple[str, str, str, str]:
    """Past, participle, gerund and present of a verb: the irregular ones are data."""
    stem, present = verb, _present(verb)
    if verb in (irregular := toml("codebook_frames.toml")["irregular"]):
        past, participle, gerund, *other = irregular[verb].split()
        return past, participle, gerund, other[0] if other else present
    if verb.endswith("e"):
        return f"{verb}d", f"{verb}d", (verb if verb.endswith("ee") else verb[:-1]) + "ing", present
    if re.search("[^aeiou]y$", verb):
        return f"{verb[:-1]}ied", f"{verb[:-1]}ied", f"{verb}ing", present
    if verb in toml("codebook_frames.toml")["doubled"]:
        stem = verb + verb[-1]
    return f"{stem}ed", f"{stem}ed", f"{stem}ing", present


def _present(verb: str) -> str:
    if re.search("[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search("(s|sh|ch|x|z|o)$", verb) else f"{verb}s"
