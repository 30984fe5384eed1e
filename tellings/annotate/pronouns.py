"""Pronouns: "he", "it", "they" -> the entity meant, when one is more at hand than any other.

In: what has been told so far. Out: a mention of the entity. He and she are persons, never against a title or a given
name that says otherwise, nor the one whose words they stand in; it is no person, they are several or a body. Where a
noun that names nobody is as near, nobody is given.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.annotate.discourse import Discourse, Entry, spoken
from tellings.annotate.folding import fold
from tellings.annotate.mentions import Found
from tellings.annotate.parsed import Parsed
from tellings.knowledge.load import toml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

__all__ = ["GENDER", "PRONOUNS", "antecedent", "genders", "sentence_before", "spoken"]

GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_ONE = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = frozenset(GENDER) | _ONE | _MANY
_BODIES = frozenset({"organisation", "government", "country", "group"})
_SAME_PLACE = 0.3  # a subject stands for a subject
_SAME_QUOTE = 0.9  # whoever is told of in the same words
_OWN = 0.8  # "lost his hat": mostly who lost it
_SURE_GENDER = 0.5
_BY_FAR = 0.2  # how much more at hand the one meant must be than the next


def antecedent(talk: Discourse, at: int, known: dict[str, str]) -> Found | None:
    """Whom the pronoun at this token stands for; `known`: key -> "f" or "m"."""
    word = talk.words.lower[at]
    if word in GENDER:
        return _best(_persons(talk, at, GENDER[word], known))
    if word in _ONE and _is_nobody(talk, at):
        return None
    return _best(_things(talk, at, plural=word in _MANY))


def _best(told: Iterator[tuple[float, Entry]]) -> Found | None:
    """The entity most at hand, unless a noun or another one is nearly as much."""
    scores: dict[str | int, float] = {}
    entities: dict[str | int, Found | None] = {}
    for score, entry in told:
        name = entry.found.key if entry.found else entry.token
        if score > scores.get(name, -9.0):
            scores[name] = score
        entities.setdefault(name, entry.found)
    ranked = sorted(scores, key=lambda name: -scores[name])
    clear = len(ranked) == 1 or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] >= _BY_FAR)
    return entities[ranked[0]] if clear else None


def _persons(talk: Discourse, at: int, wanted: str, known: dict[str, str]) -> Iterator[tuple[float, Entry]]:
    subject, barred, owner = _place(talk, at)
    speaker, quoted, own = _speaker(talk, at), talk.is_quoted(at), _verb_of_owned(talk, at)
    for score, entry in talk.near(at, 3):
        score += _SAME_QUOTE * (quoted and talk.is_quoted(entry.token)) + _OWN * (entry.subject and entry.verb == own)
        if not entry.human or entry.plural or _is_of_verb(entry, barred):
            continue
        if owner is not None and not _is_of_verb(entry, owner):
            continue
        if entry.found is None:
            sex = _sex_of_noun(talk.words.lemma[entry.token].lower())
            if sex in (None, wanted):
                yield score - 0.2 + _SAME_PLACE * (subject and entry.subject), entry
        elif entry.found.key != speaker and known.get(entry.found.key, wanted) == wanted:
            sure = _SURE_GENDER * (entry.found.key in known)
            yield score + sure + _SAME_PLACE * (subject and entry.subject), entry


def _things(talk: Discourse, at: int, plural: bool) -> Iterator[tuple[float, Entry]]:
    subject, barred, owner = _place(talk, at)
    acts = subject and talk.words.lemma[talk.words.head[at]].lower() in toml("pointers.toml")["acts"]["verbs"]
    quoted = talk.is_quoted(at)
    if plural:
        yield from _several(talk, at)
    for score, entry in talk.near(at, 2):
        fit = _fit(talk, entry, plural, acts) if quoted == talk.is_quoted(entry.token) or not quoted else None
        if fit is None or _is_of_verb(entry, barred) or (owner is not None and not _is_of_verb(entry, owner)):
            continue
        yield score + fit + _SAME_PLACE * (subject and entry.subject), entry


def _several(talk: Discourse, at: int) -> Iterator[tuple[float, Entry]]:
    """ "Ada and Otto met": they are no one entity, but nobody else is meant."""
    first: dict[int, Entry] = {}
    for score, entry in talk.near(at, 1):
        if entry.subject and entry.human and not entry.plural and first.setdefault(entry.verb, entry) is not entry:
            yield score + _SAME_PLACE, replace(entry, found=None)


def _fit(talk: Discourse, entry: Entry, plural: bool, acts: bool) -> float | None:
    """How well the entry fits it (or they): None when it cannot be meant."""
    if entry.found is None:
        if entry.plural != plural or (entry.human and not plural) or (acts and not plural):
            return None
        if acts and not entry.human and not entry.subject:
            return None
        return -0.1
    kind = entry.found.kind
    if entry.found.form == "adjective" or (acts and kind not in _BODIES):
        return None
    if plural:
        if kind == "group":
            return 0.3
        return {"organisation": -0.3 if acts else -1.0, "government": -0.6, "country": -1.2}.get(kind)
    return None if kind == "person" or (kind == "group" and entry.plural) else 0.4 * acts


def _place(talk: Discourse, at: int) -> tuple[bool, int | None, int | None]:
    """Whether it is a subject, the verb whose subject it cannot be, and the one whose subject it must be."""
    words = talk.words
    slot = words.dep[at]
    if slot in ("nsubj", "nsubjpass"):
        return True, None, None
    if slot in ("poss", "conj"):
        return False, None, None
    verb = words.head[at]
    while words.pos[verb] not in ("VERB", "AUX") and words.head[verb] != verb:
        verb = words.head[verb]
    if words.lower[at].endswith(("self", "selves")):
        return False, None, verb
    return False, verb, None


def _verb_of_owned(talk: Discourse, at: int) -> int | None:
    """The verb above "his hat"; None for a pronoun that owns nothing."""
    words = talk.words
    if words.dep[at] != "poss":
        return None
    verb = words.head[at]
    while words.pos[verb] not in ("VERB", "AUX") and words.head[verb] != verb:
        verb = words.head[verb]
    return verb


def _is_of_verb(entry: Entry, verb: int | None) -> bool:
    return verb is not None and entry.subject and entry.verb == verb


def _speaker(talk: Discourse, at: int) -> str | None:
    """Whose words the pronoun stands in: they speak of others as he or she."""
    if not talk.is_quoted(at):
        return None
    first = talk.words.sentence[at]
    ahead = (entry for entry in talk.coming if talk.words.sentence[entry.token] == first)
    for entry in (*ahead, *reversed(talk.seen[-12:])):
        if entry.found and entry.subject and entry.human and not talk.is_quoted(entry.token):
            return entry.found.key
    return None


def _is_nobody(talk: Discourse, at: int) -> bool:
    """The "it" of "it is clear that", "it rained"."""
    words, table = talk.words, toml("pointers.toml")["nobody"]
    if words.dep[at] == "expl":
        return True
    verb = words.head[at]
    lemma = words.lemma[verb].lower()
    if words.dep[at] not in ("nsubj", "nsubjpass") or lemma in table["verbs"]:
        return lemma in table["verbs"]
    after = words.lower[verb + 1 : verb + 5]
    return lemma in table["be"] and not set(after).isdisjoint(table["clauses"])


def _sex_of_noun(noun: str) -> str | None:
    persons = toml("titles.toml")["persons"]
    return "f" if noun in persons["female"] else "m" if noun in persons["male"] else None


def genders(parsed: Parsed, found: list[Found]) -> dict[str, str]:
    """Key -> "f" or "m", where a title or a courtesy tells it."""
    persons = toml("titles.toml")["persons"]
    told: dict[str, str] = {}
    for one in found:
        if one.kind != "person":
            continue
        text = parsed.article.field(one.where)
        before = fold(text[max(0, one.start - 6) : one.start]).split()[-1:]
        words = {*before, *(fold(text[one.start : one.end]).split() if one.label in ("title", "description") else ())}
        first = fold(one.name).split()[:1]
        for gender, row in (("f", "female"), ("m", "male")):
            if not words.isdisjoint(persons[row]) or (first and _sex_of_given().get(first[0]) == gender):
                told.setdefault(one.key, gender)
    return told


@functools.cache
def _sex_of_given() -> dict[str, str]:
    given = toml("titles.toml")["given"]
    return dict.fromkeys(given["male"], "m") | dict.fromkeys(given["female"], "f")


def sentence_before(doc: Doc, sentence: Span, quoted: Sequence[tuple[int, int]]) -> Span | None:
    """The last sentence of the account itself: one that begins inside a quotation does not count."""
    while sentence.start:
        at = sentence.start - 1
        while at > 0 and doc[at].is_space:
            at -= 1
        sentence = doc[at].sent
        if not any(start < sentence.start_char < end for start, end in quoted):
            return sentence
    return None
