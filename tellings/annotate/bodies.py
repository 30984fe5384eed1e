"""Bodies of states: governments, armed forces, police and parliaments, apart from their country and its people.

In: the parse and the names found. Out: mentions with keys such as "government:SYR". The country stands in the phrase
(its adjective, its capital, whoever leads it) or is that of the one such body told before; where neither holds,
nothing is given.
"""

from __future__ import annotations

import functools
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.annotate.columns import columns
from tellings.annotate.folding import fold
from tellings.annotate.known import adjective
from tellings.annotate.mentions import Found, doc_of
from tellings.annotate.ministries import clear_winner, country_after
from tellings.annotate.parsed import Parsed, words_of
from tellings.knowledge.load import toml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_OPEN, _CLOSE = frozenset("“\"'‘"), frozenset("”\"'’")
_ROLES = {"government": "GOV", "military": "MIL", "police": "COP", "parliament": "LEG"}


def governments(parsed: Parsed, found: list[Found]) -> list[Found]:
    """Governments, armed forces, police and parliaments of countries."""
    told: list[Found] = []
    for where, doc in parsed.docs():
        for at, word in enumerate(columns(doc).lower):
            head = doc[at] if word in _last_words() else None
            body = _body_of(head) if head is not None else None
            if head is not None and body and not _inside_name(head, where, [*found, *told]):
                mention = _body(doc, where, head, body, [*found, *told])
                if mention:
                    told.append(mention)
    return told


def capitals(parsed: Parsed, found: list[Found]) -> list[Found]:
    """Capitals that speak, decide or are dealt with, turned into their governments; all else as it was."""
    return [_government_of(one) if one.form == "capital" and _acts(parsed, one) else one for one in found]


def _acts(parsed: Parsed, one: Found) -> bool:
    """A place in the clause where a government stands: "Lima denied", "pressure on Lima", "Lima's stance"."""
    words = columns(doc_of(parsed, one.where))
    at = words.at(max(one.start, one.end - 1))
    if words.text[at].isupper():
        return False
    table = _metonymy()
    slot, head = words.dep[at], words.head[at]
    while slot == "conj" and head != at:
        at, slot, head = head, words.dep[head], words.head[head]
    if slot == "nsubj":
        return words.lemma[head].lower() in table["verbs"]
    if slot == "dobj":
        return words.lemma[head].lower() in table["objects"]
    if slot == "poss":
        return words.lemma[head].lower() in table["owned"]
    if slot == "pobj":
        outer = words.lemma[words.head[head]].lower()
        return words.lower[head] in table["links"] and outer not in table["places"]
    following = at + 1 if at + 1 < len(words) else at
    opens = words.sentence[at] == at and words.pos[following] in ("VERB", "AUX")
    return opens and words.lemma[following].lower() in table["verbs"]


@functools.cache
def _metonymy() -> dict[str, frozenset[str]]:
    return {row: frozenset(told) for row, told in toml("titles.toml")["bodies"]["metonymy"].items()}


def _government_of(one: Found) -> Found:
    code = one.country or ""
    return replace(one, key=f"government:{code}", kind="government", name=f"{adjective(code)} government", role="GOV")


@functools.cache
def _last_words() -> frozenset[str]:
    bodies = toml("titles.toml")["bodies"]
    return frozenset(phrase.split()[-1] for body in _ROLES for phrase in bodies[body])


def _body_of(head: Token) -> str | None:
    if head.pos_ not in ("NOUN", "PROPN"):
        return None
    word = head.lower_
    bodies = toml("titles.toml")["bodies"]
    previous = head.nbor(-1).lower_ if head.i else ""
    for body in _ROLES:
        if word in bodies[body] or f"{previous} {word}" in bodies[body]:
            return body
    return None


def _inside_name(head: Token, where: str, found: list[Found]) -> bool:
    return any(one.where == where and one.start <= head.idx < one.end for one in found)


def _body(doc: Doc, where: str, head: Token, body: str, found: list[Found]) -> Found | None:
    start, end, scare = _phrase(doc, head)
    outer = doc[start:end]
    inside = [one for one in found if one.where == where and outer.start_char <= one.start < outer.end_char]
    if not _is_national(outer, inside):
        return None
    code = _country_inside(inside)
    if code is None and body == "government":
        code = country_after(doc, where, outer.end_char, found)
    shown = doc[_without_owner(doc, start, end) : end]
    if code is None:
        code = _told_before(doc, where, head, body, shown.text, found)
    if code is None and body in ("government", "military") and not inside and _is_the(doc, start, shown.text):
        code = _only_country(doc, where, head, found) or _main_country(found)
    if code is None:
        return None
    name = f"{adjective(code)} {body}"
    own = len(inside) > 0 and _country_inside(inside) is not None and shown.start == start
    kind = "government" if body == "government" else "organisation"
    return Found(
        where, shown.start_char, shown.end_char, f"{body}:{code}", kind, name, "name" if own else "description",
        country=code, role=_ROLES[body], scare_quotes=scare,
    )  # fmt: skip


def _phrase(doc: Doc, head: Token) -> tuple[int, int, bool]:
    """First and last token (half-open) of the phrase that ends with this head, and whether its core is in quotes."""
    closed = head.i + 1 < len(doc) and doc[head.i + 1].text in _CLOSE
    start, scare = head.i, False
    while start > head.sent.start:
        token = doc[start - 1]
        if token.text in _OPEN and token.text != "'" and closed and not scare and head.i - start < 5:
            scare = True
        elif not _belongs(token, head) or (scare and token.pos_ not in ("ADJ", "VERB", "PUNCT", "NOUN")):
            break
        start -= 1
    while start < head.i and doc[start].text in "-–,'s":
        start += 1
    return start, head.i + 1 + scare, scare


def _belongs(token: Token, head: Token) -> bool:
    if token.lower_ in toml("titles.toml")["bodies"]["leave_out"]:
        return False
    kind = token.pos_ in ("ADJ", "NOUN", "PROPN") or token.tag_ in ("VBN", "POS", "HYPH", "VBG") or token.text == "-"
    return kind and (head in token.ancestors or token.text == "-")


def _is_national(phrase: Span, inside: list[Found]) -> bool:
    """No part of a country: a name in it is a country's, a capital's or a leader's, no word says "local"."""
    bodies = toml("titles.toml")["bodies"]
    for token in phrase:
        if token.lower_ in bodies["not_national"]:
            return False
        named = any(one.start <= token.idx < one.end and one.country for one in inside)
        if token.pos_ == "PROPN" and not named and token.lower_ not in bodies["national"] and token.i + 1 < phrase.end:
            return False
    return True


def _country_inside(inside: list[Found]) -> str | None:
    codes = {one.country for one in inside if one.country and one.kind in ("country", "place", "person", "government")}
    return codes.pop() if len(codes) == 1 else None


def _without_owner(doc: Doc, start: int, end: int) -> int:
    """The first token after "Syria's", when more than the head is left."""
    owners = [at for at in range(start, end) if doc[at].tag_ == "POS"]
    return owners[-1] + 1 if owners and end - owners[-1] > 2 else start


def _is_the(doc: Doc, start: int, words: str) -> bool:
    """ "The government", "the federal government": nothing else that says whose."""
    told = fold(words).split()
    plain = len(told) == 1 or told[0] in ("federal", "central", "national")
    return plain and start > 0 and doc[start - 1].lower_ == "the" and told[-1] not in ("troops", "forces", "regime")


def _only_country(doc: Doc, where: str, head: Token, found: list[Found]) -> str | None:
    """The one country of the sentence so far: "a Chilean official said the government ..."."""
    first = head.sent.start_char
    near = {one.country for one in found if one.where == where and one.country and first <= one.start < head.idx}
    return near.pop() if len(near) == 1 else None


def _main_country(found: list[Found]) -> str | None:
    """The country that is told of far more than any other."""
    told: Counter[str | None] = Counter(one.country for one in found if one.country)
    return clear_winner(told, times=2) if told and max(told.values()) > 2 else None


def _told_before(doc: Doc, where: str, head: Token, body: str, words: str, found: list[Found]) -> str | None:
    before = [one for one in found if one.key.startswith(f"{body}:") and (one.where != where or one.start < head.idx)]
    same = {
        one.country for one in before if fold(words_of(doc)[one.start : one.end]) == fold(words) and one.where == where
    }
    if len(same) == 1 and " " in words:
        return same.pop()
    definite = any(child.lower_ in ("the", "its", "their") for child in head.children)
    if not definite and head.dep_ != "compound":
        return None
    return clear_winner(Counter(one.country for one in before), times=3)
