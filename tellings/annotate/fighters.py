"""Fighters: what a telling calls an armed group and its people: "rebels of the X", "its freedom fighters".

In: the parse and the names found. Out: mentions of kind "description", with scare quotes where they stand around a
part of the phrase. The group must stand in the phrase, own it ("its" under a verb whose subject is the group) or be
called so in so many words ("calls its men a “self-defence” force"); otherwise nothing is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.annotate.columns import columns
from tellings.annotate.folding import fold
from tellings.annotate.mentions import Found
from tellings.annotate.parsed import Parsed, words_of
from tellings.knowledge.load import toml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_OPEN, _CLOSE = frozenset('“"'), frozenset('”"')
_OWNERS = frozenset({"its", "their"})
_LONGEST = 7  # tokens of "a so-called “self-defence” force"


def fighters(parsed: Parsed, found: list[Found]) -> list[Found]:
    """Every such phrase, of groups that are named or pointed to."""
    groups = [one for one in found if _may_fight(one)]
    told: list[Found] = []
    for where, doc in parsed.docs():
        here = [one for one in groups if one.where == where]
        walls = [one for one in found if one.where == where]
        if not here:
            continue
        words = columns(doc)
        told += [one for token in _tokens(doc, words.lower, "fighters") for one in _people(doc, token, here, walls)]
        told += [one for token in _tokens(doc, words.lower, "bodies") for one in _beside(doc, token, here, walls)]
        told += [one for token in _tokens(doc, words.lemma, "calls") for one in _called(doc, token, here)]
    return list({(one.where, one.start): one for one in told}.values())


def _tokens(doc: Doc, words: list[str], row: str) -> list[Token]:
    """The tokens whose word is in this list."""
    wanted = frozenset(toml("titles.toml")["groups"][row])
    return [doc[at] for at, word in enumerate(words) if word in wanted]


def is_body(one: Found) -> bool:
    """An organisation or armed group by name: no ministry, no army of a state, no people."""
    own = one.key.startswith("org:") and (" " in one.name or one.name.isupper())
    known = one.key.startswith("actor:") and (one.kind == "organisation" or one.role == "REB")
    return one.label in ("name", "alias") and (own or known)


def _may_fight(one: Found) -> bool:
    """No party, bank or paper, and nothing that the tables know as peaceful."""
    if not (is_body(one) or one.form == "pointed"):
        return False
    return one.role in (None, "REB") and fold(one.name).split()[-1] not in toml("titles.toml")["groups"]["peaceful"]


def _is(token: Token, row: str) -> bool:
    return token.lower_ in toml("titles.toml")["groups"][row]


def _people(doc: Doc, head: Token, groups: list[Found], walls: list[Found]) -> Iterator[Found]:
    """ "Rebels of the X", "X rebels", "its rebels"."""
    phrase = _phrase(doc, head, walls)
    owner = _named_after(doc, phrase, groups) or _named_before(doc, phrase, groups) or _owner(doc, phrase, groups)
    if owner:
        yield _described(phrase, owner)


def _phrase(doc: Doc, head: Token, walls: list[Found]) -> Span:
    """The noun with the words before it that belong to it: "heavily armed rebels"."""
    start = head.i
    while start > head.sent.start and _belongs(doc[start - 1], walls):
        start -= 1
    while start < head.i and (doc[start].text == "-" or doc[start].is_quote):
        start += 1
    return doc[start : head.i + 1]


def _belongs(token: Token, walls: list[Found]) -> bool:
    if any(wall.start <= token.idx < wall.end for wall in walls):
        return False
    if token.lower_ in toml("titles.toml")["bodies"]["leave_out"]:
        return False
    modifies = token.dep_ in ("amod", "compound", "advmod", "npadvmod", "nmod", "punct")
    return modifies and (token.pos_ in ("ADJ", "NOUN", "ADV") or token.tag_ == "VBN" or token.text == "-")


def _named_after(doc: Doc, phrase: Span, groups: list[Found]) -> Found | None:
    closed = phrase.end < len(doc) and doc[phrase.end].text in _CLOSE
    return _starting(doc, phrase.end + closed, ("of",), groups)


def _starting(doc: Doc, at: int, links: tuple[str, ...], groups: list[Found]) -> Found | None:
    """The group whose name starts here, after one of the links and "the"."""
    if at + 2 >= len(doc) or (links and doc[at].lower_ not in links):
        return None
    at += bool(links)
    at += doc[at].lower_ == "the"
    return next((one for one in groups if at < len(doc) and one.start == doc[at].idx), None)


def _named_before(doc: Doc, phrase: Span, groups: list[Found]) -> Found | None:
    text = words_of(doc)
    return next((one for one in groups if text[one.end : phrase.start_char] in (" ", "'s ", "' ")), None)


def _owner(doc: Doc, phrase: Span, groups: list[Found]) -> Found | None:
    """Whose they are: the group that is the subject of the nearest verb above that has another subject."""
    if not phrase.start or doc[phrase.start - 1].lower_ not in _OWNERS:
        return None
    for verb in phrase.root.ancestors:
        subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < phrase.start), None)
        if subject is not None:
            return _over(subject, groups)
    return None


def _over(token: Token, groups: list[Found]) -> Found | None:
    """The group whose mention ends with this word."""
    return next((one for one in groups if one.start <= token.idx < one.end <= token.idx + len(token)), None)


def _beside(doc: Doc, head: Token, groups: list[Found], walls: list[Found]) -> Iterator[Found]:
    """ "The armed group X", "an armed group, the X", "the X, an armed group,"."""
    phrase = _phrase(doc, head, walls)
    if len(phrase) < 2:
        return
    article = doc[phrase.start - 1].lower_ if phrase.start else ""
    comma = phrase.end < len(doc) and doc[phrase.end].text == ","
    owner = _starting(doc, phrase.end, (), groups) if not comma else None
    if comma and article in ("a", "an"):
        owner = _starting(doc, phrase.end, (",",), groups)
    if owner is None and article in ("a", "an") and doc[phrase.start - 2].text == ",":
        owner = next((one for one in groups if one.end == doc[phrase.start - 2].idx), None)
    if owner:
        yield _described(phrase, owner)


def _called(doc: Doc, verb: Token, groups: list[Found]) -> Iterator[Found]:
    """ "Calls its men a “self-defence” force", "called the X terrorists"."""
    if verb.pos_ != "VERB" or verb.tag_ == "VBN" or verb.i + 2 >= len(doc):
        return
    owner, at = _object(doc, verb, groups)
    phrase = _name_given(doc, at) if owner else None
    if owner and phrase is not None:
        yield _described(phrase, owner)


def _object(doc: Doc, verb: Token, groups: list[Found]) -> tuple[Found | None, int]:
    """Who is called so, and the token after it."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    first, second = doc[verb.i + 1], doc[verb.i + 2]
    if first.lower_ in ("itself", "themselves") and subject is not None:
        return _over(subject, groups), verb.i + 2
    if first.lower_ in _OWNERS and _is(second, "owned") and subject is not None:
        return _over(subject, groups), verb.i + 3
    if first.lower_ in ("it", "them"):
        return _only_one_before(verb, groups), verb.i + 2
    named = _starting(doc, verb.i + 1, (), groups)
    after = next((token.i for token in doc[verb.i :] if named and token.idx >= named.end), len(doc))
    return named, after


def _only_one_before(verb: Token, groups: list[Found]) -> Found | None:
    """The one group of the sentence so far, when no other could be "them"."""
    before = [one for one in groups if verb.sent.start_char <= one.start < verb.idx]
    return before[-1] if len({one.key for one in before}) == 1 else None


def _name_given(doc: Doc, at: int) -> Span | None:
    """From here, after "as" and an article, to a word for fighters or for a group."""
    at += at < len(doc) and doc[at].lower_ == "as"
    at += at < len(doc) and doc[at].lower_ in ("a", "an", "the")
    for end in range(at, min(at + _LONGEST, len(doc))):
        token = doc[end]
        if _is(token, "fighters") or (_is(token, "bodies") and end > at):
            return doc[at : end + 1]
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "ADV") and token.tag_ != "VBN" and not _joins(token):
            return None
    return None


def _joins(token: Token) -> bool:
    return token.text == "-" or token.text in _OPEN | _CLOSE


def _described(phrase: Span, owner: Found) -> Found:
    """The phrase as a description of the group; marks around a part of it are scare quotes."""
    start, end = phrase.start_char, phrase.end_char
    inside = any(token.text in _OPEN | _CLOSE for token in phrase)
    return replace(owner, start=start, end=end, label="description", form="description", scare_quotes=inside)
