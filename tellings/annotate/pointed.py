"""Pointed: "the council", "the country", "the singer" -> the one named before that the noun can stand for.

In: the parse and the names found; then, word by word, what has been told so far. Out: mentions of kind "description".
A noun stands for whoever was called so ("the agency Orbit": "the agency"), whose name has it as its head, or, where the
tables say so, for the one of its kind most at hand. Where a second one is told of ("a council"), nothing is given.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from tellings.annotate.called import described, nations, people_in
from tellings.annotate.columns import Columns, columns
from tellings.annotate.discourse import Discourse, Entry, human_nouns
from tellings.annotate.folding import fold
from tellings.annotate.mentions import Found
from tellings.annotate.noun_phrases import points, says_otherwise, start_of
from tellings.annotate.parsed import Parsed
from tellings.annotate.pointers import (
    alike,
    countries,
    heads_of,
    is_of,
    kind_of,
    nouns_for_bodies,
    nouns_of_kinds,
    posts,
)
from tellings.knowledge.load import toml

_ANYBODY = frozenset(
    {"man", "woman", "boy", "girl", "child", "youth", "member", "resident", "victim", "witness", "official"}
)
_GROUP = frozenset({"group", "organisation", "organization", "company", "party"})
_FAR = 3  # sentences back in which somebody is still at hand


class Pointing:
    """What nouns can stand for whom in one telling. `nouns`: all that may point to anybody."""

    def __init__(self, parsed: Parsed, found: list[Found]) -> None:
        """Read what everybody named is called."""
        self.called: dict[str, set[str]] = {}
        self.others: dict[str, list[int]] = {}
        self.former: set[str] = set()
        named = [one for one in found if one.label in ("name", "alias")]
        for one in named:
            if one.kind != "person":
                self.called.setdefault(one.key, set()).update(heads_of(one.key, one.name))
        self.holds = {
            one.key: str(toml("pointers.toml")["holds"].get(one.key.removeprefix("actor:"), ""))
            for one in named
            if one.kind == "person"
        }
        self.of_nation = {one.key: one for one in named if one.kind == "person"}
        self.nations = nations(parsed, found)
        for one in found:
            if one.kind == "person" and one.label in ("title", "description"):
                told = fold(parsed.article.field(one.where)[one.start : one.end])
                if told.split()[0] in toml("titles.toml")["persons"]["gone"] and not told.startswith("vice"):
                    self.former.add(one.key)
                self.called.setdefault(one.key, set()).update(people_in(told))
        kinds = {one.key: one.kind for one in named}
        for where, doc in parsed.docs():
            for key, noun in described(columns(doc), [one for one in named if one.where == where]):
                if _may_be(kinds[key], noun.split()[-1]):
                    self.called.setdefault(key, set()).add(noun)
        own = {each for nouns in self.called.values() for noun in nouns for each in alike(noun.lower())}
        self.nouns = own | nouns_of_kinds() | (human_nouns() if any(one.kind == "person" for one in named) else set())

    def meant(self, talk: Discourse, at: int) -> Found | None:
        """The mention that this noun is, with its adjectives; None when it points to nobody, or to one of several."""
        words = talk.words
        first = start_of(words, at, talk.taken)
        nation = talk.taken.get(first - 1) if first else None
        leads = words.lower[at] in toml("pointers.toml")["leads"]["nouns"]
        posted = nation is not None and nation.kind == "country" and (leads or words.lower[at] in posts())
        if at in talk.taken or first is None or not (posted or points(words, first, at)):
            self._note(words, at)
            return None
        noun = words.lower[at]
        told = {words.text[at]} | alike(noun)
        if noun == "president" and at and words.lower[at - 1] == "vice":
            told, first = {"vice president"}, at
        called = [key for key, nouns in self.called.items() if not nouns.isdisjoint(told)]
        post = f"{words.lower[at - 1]} {noun}" if at else noun
        called = (
            [key for key in called if key not in self.former]
            or called
            or [key for key, held in self.holds.items() if held in (noun, post)]
        )
        if nation is not None and posted:
            return self._of_nation(talk, first, at, nation.country, called)
        owned = words.lower[first - 1] in toml("pointers.toml")["before"]["owners"] if first else False
        one = self._called(talk, at, called) if called else None
        if one is None and not owned and words.tag[at] == "NN" and (first == at or noun not in countries()):
            one = self._of_kind(talk, at)
        told = self.called.get(one.key, set()) | {self.holds.get(one.key, "")} if one else set()
        if one is None or says_otherwise(words, first, at, one, told):
            self._note(words, at)
            return None
        start = words.start[first]
        if _is_work(words, first, at):
            return None
        return replace(one, start=start, end=words.end(at), label="description", form="pointed", scare_quotes=False)

    def _of_nation(self, talk: Discourse, first: int, at: int, code: str | None, called: list[str]) -> Found | None:
        """ "The Norwegian prime minister": the one person of that post and country, named before or after."""
        words = talk.words
        if words.pos[at + 1 : at + 2] == ["PROPN"] or words.tag[at] not in ("NN", "NNP"):
            return None
        if words.lower[at] in toml("pointers.toml")["leads"]["nouns"]:
            posts = set(toml("pointers.toml")["leads"]["posts"])
            called = [
                key for key in self.of_nation if self.called.get(key, set()) & posts or self.holds.get(key) in posts
            ]
        people = {key: self.of_nation[key] for key in called if key in self.of_nation}
        keys = [key for key, one in people.items() if code in (self.nations.get(key), one.country)]
        if len(keys) != 1 or any(
            words.lower[each] in toml("titles.toml")["persons"]["gone"] for each in range(max(0, first - 2), at)
        ):
            return None
        one, start = self.of_nation[keys[0]], words.start[first]
        return replace(one, start=start, end=words.end(at), label="description", form="pointed", scare_quotes=False)

    def _note(self, words: Columns, at: int) -> None:
        """A noun that brings in somebody who is not named: "a council", "the town council"."""
        if words.pos[at] == "NOUN" and _is_new(words, at):
            self.others.setdefault(words.lower[at], []).append(at)

    def _called(self, talk: Discourse, at: int, keys: list[str]) -> Found | None:
        """Whoever is called so: of bodies the last one told, of persons the only one."""
        last = {entry.found.key: entry.found for entry in talk.seen if entry.found and entry.found.key in keys}
        if not last:
            return None
        newest = next(entry for entry in reversed(talk.seen) if entry.found and entry.found.key in last)
        if any(other > newest.token for other in self.others.get(talk.words.lower[at], ())):
            return None
        if len(last) == 1:
            return newest.found
        near = {entry.found.key for _, entry in talk.near(at, _FAR if newest.human else 1) if entry.found}
        if len(near & set(last)) == 1:
            return newest.found
        if near & set(last) and not newest.human:
            return None
        most, next_most = sorted((talk.told[key] for key in last), reverse=True)[:2]
        return last[max(last, key=lambda key: talk.told[key])] if most >= 3 * next_most else None

    def _of_kind(self, talk: Discourse, at: int) -> Found | None:
        """The one most at hand of a kind that the tables give the noun."""
        noun = talk.words.lower[at]
        if noun in human_nouns():
            return self._somebody(talk, at) if noun not in posts() and noun not in _ANYBODY else None
        table = kind_of(noun)
        if table is None:
            return None
        if noun in countries():
            return _country(talk, at)
        best = max(
            (
                (score, entry)
                for score, entry in talk.near(at, _FAR)
                if is_of(entry.found, table, noun) and not (noun in _GROUP and _speaks_of(talk.words, entry, at))
            ),
            key=lambda told: told[0],
            default=None,
        )
        if best is None:
            return self._most_told(talk, table, noun)
        return best[1].found if all(other < best[1].token for other in self.others.get(noun, ())) else None

    def _most_told(self, talk: Discourse, table: dict[str, Any], noun: str) -> Found | None:
        """The one of its kind that the whole telling is about."""
        if noun in self.others and "place" not in table["kinds"]:
            return None
        last = {entry.found.key: entry.found for entry in talk.seen if entry.found and is_of(entry.found, table, noun)}
        first, *others = sorted(last, key=lambda key: -talk.told[key]) or [""]
        if first and "place" in table["kinds"] and not others and not self.others.get(noun):
            return last[first] if self._is_only(talk, table, noun) else None
        clear = first and talk.told[first] >= 2 and (not others or talk.told[first] >= 2 * talk.told[others[0]])
        return last[first] if clear else None

    def _is_only(self, talk: Discourse, table: dict[str, Any], noun: str) -> bool:
        """One place of this kind and no more in all the text."""
        return len({one.key for one in talk.taken.values() if is_of(one, table, noun)}) == 1

    def _somebody(self, talk: Discourse, at: int) -> Found | None:
        """ "The singer": the person of the sentences before, where only one acts and no singer was told of."""
        noun = talk.words.lower[at]
        if noun in self.others or f"{noun}s" in self.others:
            return None
        near = [(score, entry) for score, entry in talk.near(at, 1) if entry.human and not entry.plural]
        acting = {entry.found.key if entry.found else "" for _, entry in near if entry.subject}
        if len(acting) != 1 or "" in acting:
            return None
        return next(entry.found for _, entry in near if entry.found and entry.found.key in acting)


def _is_work(words: Columns, first: int, at: int) -> bool:
    """ "The Keeper" between quotation marks, each word with its capital: a book or a film."""
    opens = first > 1 and words.text[first - 2] in "“\"‘'" and words.text[first - 1] == "The"
    closes = any(mark in "”\"’'" for mark in words.text[at + 1 : at + 3])
    return opens and closes and words.text[at].istitle()


def _may_be(kind: str, noun: str) -> bool:
    """The noun can be said of this kind: "state" of no party, "company" of no person."""
    if kind == "person":
        return noun in human_nouns()
    table = kind_of(noun)
    return noun in nouns_for_bodies() and (table is None or kind != "group" or kind in table["kinds"])


def _is_new(words: Columns, at: int) -> bool:
    """One more is told of: "a council", "the town council"; not "the council", nor a part of another noun."""
    named_so = words.lemma[words.head[at]].lower() in toml("titles.toml")["groups"]["calls"]
    if named_so or words.dep[at] in ("compound", "amod", "nmod", "appos", "attr", "oprd"):
        return False
    first = at
    while first and words.pos[first - 1] in ("ADJ", "NOUN", "NUM"):
        first -= 1
    introduced = first > 0 and words.lower[first - 1] in toml("pointers.toml")["before"]["introduces"]
    return introduced or (first < at and words.pos[at - 1] == "NOUN")


def _speaks_of(words: Columns, entry: Entry, at: int) -> bool:
    """Be the one who says that the noun does something: "the association said the group ..."."""
    token = at
    while words.head[token] != token:
        if words.dep[token] == "ccomp" and words.head[token] == entry.verb and entry.subject:
            return True
        token = words.head[token]
    return False


def _country(talk: Discourse, at: int) -> Found | None:
    """The country most at hand and most told of, by its people and bodies too."""
    told = Counter(entry.found.country for entry in talk.seen if entry.found and entry.found.country)
    countries = {one.key: one for one in talk.taken.values() if one.kind == "country"}
    scores = {key: 0.2 * min(told[one.country or ""], 15) for key, one in countries.items()}
    for score, entry in talk.near(at, 1):
        key = f"country:{entry.found.country}" if entry.found else ""
        if key in scores:
            named = 1.5 if entry.found and entry.found.kind == "country" else 1.0
            scores[key] = max(scores[key], 0.2 * min(told[key[8:]], 15) + named + score)
    best = max(scores, key=lambda key: scores[key], default=None)
    return countries[best] if best and scores[best] > 0 else None
