"""Noun phrases: where "the old council" begins, whether it points back, and what in it tells of another.

In: the words of a field and the place of the noun. Out: offsets and verdicts. "A council", "the other council" and "the
council of elders" point to nobody named.
"""

from __future__ import annotations

from tellings.annotate.columns import Columns
from tellings.annotate.folding import fold
from tellings.annotate.known import spellings
from tellings.annotate.mentions import Found
from tellings.annotate.pointers import countries, post_words
from tellings.knowledge.load import toml

_PARTIES = frozenset({"Republican", "Democratic", "Labour", "Conservative", "Liberal", "Socialist", "Social", "Green"})


def start_of(words: Columns, at: int, taken: dict[int, Found]) -> int | None:
    """The first word of the noun phrase after its determiner; None when it names somebody else or another one."""
    table = toml("pointers.toml")["before"]
    first = at
    while first and words.pos[first - 1] in ("ADJ", "NOUN", "NUM", "PUNCT") and first - 1 not in taken:
        before = words.lower[first - 1]
        if not _belongs(words, first - 1, at) or (words.pos[first - 1] == "PUNCT" and before != "-"):
            break
        if before in table["another"] or words.tag[first - 1] in ("JJS", "JJR"):
            return None
        first -= 1
    return first


def _belongs(words: Columns, token: int, noun: int) -> bool:
    """Hang on the noun: at once, or on one of its own words ("29-year-old")."""
    for _ in range(4):
        token = words.head[token]
        if token == noun:
            return True
    return words.text[token] == "-"


def points(words: Columns, first: int, at: int) -> bool:
    """Have "the" before it, or in capital letters nothing, and nothing after it that says which."""
    if words.tag[at] not in ("NN", "NNP", "NNPS") or words.dep[at] in ("compound", "amod", "nmod"):
        return False
    following = words.lower[at + 1] if at + 1 < len(words) else ""
    table = toml("pointers.toml")
    told = words.tag[at] != "NN" or words.lower[at] in countries()
    which = ("of",) if told else table["after"]["which"]
    if following in ("named", "called") and words.tag[at + 1] != "VBN":
        following = ""
    told_that = following == "that" and words.lemma[words.head[at]].lower() in toml("pointers.toml")["acts"]["verbs"]
    told = words.lemma[words.head[at]].lower() in toml("pointers.toml")["acts"]["verbs"] and words.dep[at] != "nsubj"
    if following in table["after"]["subjects"] and not told:
        return False
    doing = following in ("of", "for") and words.tag[at + 2 : at + 3] == ["VBG"]
    elsewhere = doing or (following in ("of", "for", "with", "behind") and words.head[at + 1] != at)
    if (following in which and not told_that and not elsewhere) or (
        following and words.pos[at + 1] in ("PROPN", "NUM")
    ):
        return False
    while first > 1 and words.text[first - 1] in _PARTIES:
        first -= 1
    before = words.lower[first - 1] if first else ""
    if before in table["before"]["determiners"] or before in table["before"]["owners"]:
        return True
    alone = first == 0 or words.pos[first - 1] not in ("PROPN", "DET", "ADJ", "NOUN", "PRON")
    return alone and first == at and words.tag[at] == "NNP" and words.text[at].istitle()


def says_otherwise(words: Columns, first: int, at: int, one: Found, called: set[str]) -> bool:
    """A word before the noun tells of another: "the former minister", "the town council"."""
    before = range(first, at)
    if one.kind == "person":
        own = {word for phrase in called for word in phrase.split()}
        gone = toml("titles.toml")["persons"]["gone"]
        return any(words.lower[each] in gone or words.lower[each] in post_words() - own for each in before)
    own = {word for name in (one.name, *spellings(one.key), *called) for word in fold(name).split()}
    own.update(toml("pointers.toml")["before"]["trades"])
    return any(words.pos[token] == "NOUN" and words.lower[token] not in own for token in before)
