"""Bodies of states: governments, armed forces, police and parliaments, apart from their country and its people.

In: the parse and the names found. Out: mentions with keys such as "government:SYR". The country stands in the phrase
(its adjective, its capital, whoever leads it) or is that of the one such body told before; where neither holds,
nothing is given.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.annotate.folding import fold
from tellings.annotate.known import adjective
from tellings.annotate.mentions import Found, doc_of, span_of
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
        for head in doc:
            body = _body_of(head)
            if body and not _inside_name(head, where, [*found, *told]):
                mention = _body(doc, where, head, body, [*found, *told])
                if mention:
                    told.append(mention)
    return told


def capitals(parsed: Parsed, found: list[Found]) -> list[Found]:
    """Capitals that speak or decide, turned into their governments; all else as it was."""
    verbs = frozenset(toml("titles.toml")["bodies"]["metonymy"]["verbs"])
    return [_government_of(one) if one.form == "capital" and _acts(parsed, one, verbs) else one for one in found]


def _acts(parsed: Parsed, one: Found, verbs: frozenset[str]) -> bool:
    doc = doc_of(parsed, one.where)
    root = span_of(doc, one.start, one.end).root
    if root.is_upper:
        return False
    if root.dep_ == "nsubj" and root.head.lemma_.lower() in verbs:
        return True
    following = doc[root.i + 1] if root.i + 1 < len(doc) else root
    return bool(root.is_sent_start) and following.lemma_.lower() in verbs and following.pos_ in ("VERB", "AUX")


def _government_of(one: Found) -> Found:
    code = one.country or ""
    return replace(one, key=f"government:{code}", kind="government", name=f"{adjective(code)} government", role="GOV")


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
