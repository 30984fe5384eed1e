"""Ministries: phrases such as "the Ministry of Fisheries" or "the ministry", apart from their country and minister.

In: the parse and the names found. Out: mentions with keys such as "ministry:TUR:defence". The country stands beside
the name, or is that of the one ministry of this field told before; "department" alone is the United States'. Where
nothing tells the country, the key has none.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.annotate.folding import fold
from tellings.annotate.known import adjective
from tellings.annotate.mentions import Found, doc_of, span_of
from tellings.annotate.parsed import Parsed, words_of
from tellings.knowledge.load import toml

if TYPE_CHECKING:
    from spacy.tokens import Doc

_AGAIN = re.compile(
    r"(?:(?<=\b[Tt]he )[Mm]inistry|(?<![a-z] )\bMinistry|\bministry(?= (?:spokes|officials?\b|sources?\b)))"
    r"\b(?! of\b| for\b)"
)
_HEADS = re.compile(r"[Mm]inistr|[Dd]epartment|MINISTR|DEPARTMENT")
_BESIDE = re.compile(r"[”\"']?(?: of| in|,? led by|,? headed by| under)(?: the)? ")


def ministries(parsed: Parsed, found: list[Found]) -> list[Found]:
    """Ministries by name, then "the ministry" where one of them is meant beyond doubt."""
    named: list[Found] = []
    for where, doc in parsed.docs():
        if not _HEADS.search(words_of(doc)):
            continue
        for match in _ministry_pattern().finditer(words_of(doc)):
            mention = _ministry(doc, where, match, found)
            if mention:
                named.append(mention)
        named += _several(doc, where, found)
    again = list(_ministries_again(parsed, [one for one in named if one.country] or named))
    return [_with_country(parsed, one, [*named, *again], found) for one in named] + again


def is_ministry(name: str) -> bool:
    """Hold the name of a ministry."""
    return _ministry_pattern().search(name) is not None or fold(name).split()[-1] in ("ministry", "ministries")


def _several(doc: Doc, where: str, found: list[Found]) -> Iterator[Found]:
    """ "The Departments of Justice, Energy and Homeland Security": each a ministry."""
    for match in _several_pattern().finditer(words_of(doc)):
        code = country_after(doc, where, match.end(), found)
        if code is None and match["head"].lower() == "departments":
            code = str(toml("titles.toml")["bodies"]["department_of"])
        for field in _field_pattern().finditer(words_of(doc), match.end("head"), match.end()):
            portfolio = _portfolio(field[0])
            name = f"{adjective(code)} {portfolio} ministry" if code else f"{field[0]} ministry"
            key = f"ministry:{code or ''}:{portfolio}"
            yield Found(where, field.start(), field.end(), key, "organisation", name, country=code, role="GOV")


@functools.cache
def _field_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_fields())})\b", re.IGNORECASE)


@functools.cache
def _several_pattern() -> re.Pattern[str]:
    field = f"(?:{'|'.join(_fields())})"
    rest = rf"(?:, {field})*,? and {field}"
    return re.compile(rf"\b(?P<head>departments|ministries) (?:of|for) (?:the )?{field}{rest}\b", re.IGNORECASE)


def _fields() -> list[str]:
    return sorted((field for several in _portfolios().values() for field in several), key=len, reverse=True)


def _portfolio(field: str) -> str:
    return next(name for name, several in _portfolios().items() if fold(field) in several)


@functools.cache
def _ministry_pattern() -> re.Pattern[str]:
    field = "|".join(_fields())
    head = "(?:ministry|department)"
    return re.compile(
        rf"\b(?:(?P<before>{field}) {head}|{head} (?:of|for) (?:the )?(?P<after>{field}))\b", re.IGNORECASE
    )


def _portfolios() -> dict[str, list[str]]:
    table: dict[str, list[str]] = toml("titles.toml")["bodies"]["portfolios"]
    return table


def _ministry(doc: Doc, where: str, match: re.Match[str], found: list[Found]) -> Found | None:
    field = fold(match["before"] or match["after"])
    portfolio = _portfolio(field)
    left = next((one for one in found if one.where == where and _ends_before(words_of(doc), one, match.start())), None)
    if any(one.where == where and one.start < match.end() and match.start() < one.end for one in found):
        return None
    department = "department" in match[0].lower()
    if department and (match[0].islower() or (left and not left.country)):
        return None
    code = (left.country if left else None) or country_after(doc, where, match.end(), found)
    if code is None and department:
        code = str(toml("titles.toml")["bodies"]["department_of"])
    start = left.start if left and left.country else match.start()
    word = match[0] if department else f"{portfolio} ministry"
    name = f"{adjective(code)} {word}" if code else match[0]
    key = f"ministry:{code or ''}:{portfolio}"
    return Found(where, start, match.end(), key, "organisation", name, country=code, role="GOV")


def _ends_before(text: str, one: Found, start: int) -> bool:
    return one.kind in ("country", "place") and text[one.end : start] in (" ", "'s ", "' ")


def _with_country(parsed: Parsed, one: Found, ministries: list[Found], found: list[Found]) -> Found:
    """A ministry told without its country: the one of its field most at hand, else of the one country near it."""
    if one.country:
        return one
    portfolio = one.key.rpartition(":")[2]
    counts: Counter[str | None] = Counter()
    for other in ministries:
        earlier = other.where != one.where or other.start < one.start
        if other.country and earlier and other.key.endswith(f":{portfolio}"):
            counts[other.country] += _weight(parsed, other)
    doc = doc_of(parsed, one.where)
    code = clear_winner(counts) or (None if counts else _country_nearby(doc, one.where, one.start, found))
    if code is None:
        return one
    name = f"{adjective(code)} {portfolio} ministry"
    return replace(one, key=f"ministry:{code}:{portfolio}", name=name, country=code)


def _country_nearby(doc: Doc, where: str, start: int, found: list[Found]) -> str | None:
    """The one country of this sentence and the one before it."""
    sentence = span_of(doc, start, start + 1).sent
    begin = doc[sentence.start - 1].sent.start_char if sentence.start else sentence.start_char
    near = {one.country for one in found if one.where == where and one.kind == "country" and begin <= one.start < start}
    return near.pop() if len(near) == 1 else None


def _ministries_again(parsed: Parsed, named: list[Found]) -> Iterator[Found]:
    for where, doc in parsed.docs():
        for match in _AGAIN.finditer(words_of(doc)):
            start, end = match.span()
            if any(one.where == where and one.start <= start < one.end for one in named):
                continue
            before = [one for one in named if one.where != where or one.start < start]
            keys = Counter({one.key: 0 for one in before})
            keys.update({key: sum(_weight(parsed, one) for one in before if one.key == key) for key in keys})
            winner = clear_winner(Counter(keys))
            if winner:
                known = next(one for one in before if one.key == winner)
                yield replace(known, where=where, start=start, end=end, label="description")


def _weight(parsed: Parsed, one: Found) -> int:
    """A ministry that speaks or acts is more at hand than one in passing."""
    doc = doc_of(parsed, one.where)
    return 3 if span_of(doc, one.start, one.end).root.dep_ == "nsubj" else 1


def country_after(doc: Doc, where: str, end: int, found: list[Found]) -> str | None:
    """The country of a name that follows with "of", "in" or "led by"."""
    link = _BESIDE.match(words_of(doc), end)
    after = [one for one in found if link and one.where == where and link.end() <= one.start <= link.end() + 20]
    return next((one.country for one in after if one.country), None)


def clear_winner(counts: Counter[str | None], times: float = 1.01) -> str | None:
    """The value counted most, when the next is counted `times` less."""
    top = counts.most_common(2)
    return top[0][0] if top and (len(top) == 1 or top[0][1] >= times * top[1][1]) else None
