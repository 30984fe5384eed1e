"""Codec: an Article or a Telling <-> compressed JSON that says which fields stand in it.

Every record is a list; `fields` of the whole says what its places mean, so that a program with more fields reads what
an older one wrote. Evidence is kept as offsets alone: its words are those of the frozen text, and a checksum over all
of them tells whether they still are. Refused: JSON of another article, offsets that no longer give the same words.
"""

from __future__ import annotations

import functools
import json
import types
import typing
import zlib
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tellings.errors import DamagedStore
from tellings.records import Article, Comparison, Evidence, Telling

_FORM = 1
_EASY = 6  # how hard zlib tries


def pack_article(article: Article) -> bytes:
    """Every field of an article, to the character."""
    return _squeezed({"form": _FORM, "fields": _fields_of(Article), "article": _writer(Article)(article, _Words())})


def unpack_article(data: bytes) -> Article:
    """The article again. Raises DamagedStore."""
    whole = _open(data)
    article: Article = _reader(Article)(whole["article"], whole["fields"], _Words())
    return article


def pack(telling: Telling) -> bytes:
    """A telling without its article. The same telling gives the same bytes, in whatever process."""
    words = _Words(telling.article)
    sections = {
        name: _writer(kind)(getattr(telling, name), words)
        for name, kind in _kinds(Telling).items()
        if name != "article"
    }
    whole = {"form": _FORM, "article": telling.article.id, "fields": _fields_of(Telling), "telling": sections}
    return _squeezed(whole | {"words": words.sum})


def unpack(data: bytes, article: Article) -> Telling:
    """The telling of an article again. Raises DamagedStore."""
    whole = _open(data)
    if whole["article"] != article.id:
        raise DamagedStore(store=article.id, why=f"a telling of {whole['article']} stands at this article")
    words = _Words(article)
    kinds = _kinds(Telling)
    sections = {
        name: _reader(kinds[name])(told, whole["fields"], words)
        for name, told in whole["telling"].items()
        if name in kinds
    }
    if words.sum != whole["words"]:
        raise DamagedStore(store=article.id, why="offsets of its telling no longer give the same words")
    return Telling(article=article, **sections)


def pack_comparison(comparison: Comparison) -> bytes:
    """A comparison with the articles that it is of."""
    words = _Several([one.article for one in comparison.tellings])
    told = {name: _writer(kind)(getattr(comparison, name), words) for name, kind in _kinds(Comparison).items()}
    articles = [_writer(Article)(article, words) for article in words.articles]
    whole = {"form": _FORM, "fields": _fields_of(Comparison), "articles": articles, "comparison": told}
    return _squeezed(whole | {"words": words.sum})


def unpack_comparison(data: bytes) -> Comparison:
    """The comparison again. Raises DamagedStore."""
    whole = _open(data)
    articles = [_reader(Article)(told, whole["fields"], _Words()) for told in whole["articles"]]
    words = _Several(articles)
    kinds = _kinds(Comparison)
    told = {name: _reader(kinds[name])(one, whole["fields"], words) for name, one in whole["comparison"].items()}
    if words.sum != whole["words"]:
        raise DamagedStore(store="a comparison", why="offsets no longer give the same words")
    return Comparison(**told)


class _Words:
    """The article that offsets count in, and a checksum of all words they gave."""

    __slots__ = ("article", "id", "sum", "text", "title")

    def __init__(self, article: Article | None = None) -> None:
        self.article = article
        self.id = article.id if article else ""
        self.text = article.text if article else ""
        self.title = article.title if article else ""
        self.sum = 0

    def write(self, one: Evidence) -> list[int]:
        if one.article != self.id:
            raise DamagedStore(store=self.id, why=f"evidence of another article ({one.article}) in its telling")
        self._add(one.quote)
        return [one.start, one.end] if one.where == "text" else [one.start, one.end, 1]

    def read(self, told: list[int]) -> Evidence:
        start, end = told[0], told[1]
        where, field = ("title", self.title) if len(told) > 2 else ("text", self.text)
        quote = field[start:end]
        self._add(quote)
        return Evidence(self.id, where, start, end, quote)

    def _add(self, quote: str) -> None:
        self.sum = zlib.crc32(quote.encode("utf-8", "surrogatepass"), self.sum)


class _Several(_Words):
    """Several articles; evidence says which of them it stands in."""

    __slots__ = ("articles", "places")

    def __init__(self, articles: Sequence[Article]) -> None:
        super().__init__()
        self.articles = articles
        self.places = {article.id: place for place, article in enumerate(articles)}

    def write(self, one: Evidence) -> list[int]:
        self._add(one.quote)
        return [self.places[one.article], int(one.where == "title"), one.start, one.end]

    def read(self, told: list[int]) -> Evidence:
        place, title, start, end = told
        article, where = self.articles[place], "title" if title else "text"
        quote = article.field(where)[start:end]
        self._add(quote)
        return Evidence(article.id, where, start, end, quote)


Writer = Callable[[Any, _Words], Any]
Reader = Callable[[Any, dict[str, list[str]], _Words], Any]


def _squeezed(whole: dict[str, Any]) -> bytes:
    return zlib.compress(json.dumps(whole, separators=(",", ":")).encode("ascii"), _EASY)


def _open(data: bytes) -> dict[str, Any]:
    try:
        whole: dict[str, Any] = json.loads(zlib.decompress(data))
    except (zlib.error, ValueError) as problem:
        raise DamagedStore(store="a row", why=problem) from problem
    if whole.get("form") != _FORM:
        raise DamagedStore(store="a row", why=f"written in form {whole.get('form')}, known is {_FORM}")
    return whole


@functools.cache
def _kinds(record: type) -> dict[str, Any]:
    """The fields of a record and their types."""
    hints = typing.get_type_hints(record)
    return {field.name: hints[field.name] for field in fields(record)}


@functools.cache
def _fields_of(record: type) -> dict[str, list[str]]:
    """The names of the fields of a record and of all records inside it."""
    found: dict[str, list[str]] = {}
    todo: list[Any] = [record]
    while todo:
        kind = todo.pop()
        todo += typing.get_args(kind)
        if is_dataclass(kind) and isinstance(kind, type) and kind is not Evidence and kind.__name__ not in found:
            found[kind.__name__] = list(_kinds(kind))
            todo += _kinds(kind).values()
    return found


@functools.cache
def _writer(kind: Any) -> Writer:
    """How a value of this type is written."""
    if kind is Evidence:
        return lambda one, words: words.write(one)
    if is_dataclass(kind):
        inside = [(name, _writer(each)) for name, each in _kinds(typing.cast(type, kind)).items()]
        return lambda one, words: [write(getattr(one, name), words) for name, write in inside]
    if kind in (datetime, date):
        return lambda one, _: one.isoformat()
    if kind is Decimal:
        return lambda one, _: str(one)
    return _writer_of_several(kind)


def _writer_of_several(kind: Any) -> Writer:
    several = typing.get_args(kind)
    if typing.get_origin(kind) is types.UnionType:
        some = _writer(next(each for each in several if each is not type(None)))
        return lambda one, words: None if one is None else some(one, words)
    if typing.get_origin(kind) is tuple:
        if several[-1] is Ellipsis:
            each = _writer(several[0])
            return lambda one, words: [each(item, words) for item in one]
        writers = [_writer(item) for item in several]
        return lambda one, words: [write(item, words) for write, item in zip(writers, one, strict=True)]
    return lambda one, _: one


@functools.cache
def _reader(kind: Any) -> Reader:
    """How a value of this type is read."""
    if kind is Evidence:
        return lambda told, _, words: words.read(told)
    if is_dataclass(kind):
        return _reader_of_record(typing.cast(type, kind))
    if kind is datetime:
        return lambda told, _, __: datetime.fromisoformat(told)
    if kind is date:
        return lambda told, _, __: date.fromisoformat(told)
    if kind is Decimal:
        return lambda told, _, __: Decimal(told)
    return _reader_of_several(kind)


def _reader_of_several(kind: Any) -> Reader:
    several = typing.get_args(kind)
    if typing.get_origin(kind) is types.UnionType:
        some = _reader(next(each for each in several if each is not type(None)))
        return lambda told, names, words: None if told is None else some(told, names, words)
    if typing.get_origin(kind) is tuple:
        if several[-1] is Ellipsis:
            each = _reader(several[0])
            return lambda told, names, words: tuple([each(item, names, words) for item in told])
        readers = [_reader(item) for item in several]
        return lambda told, names, words: tuple(
            [read(item, names, words) for read, item in zip(readers, told, strict=True)]
        )
    return lambda told, _, __: told


def _reader_of_record(record: type) -> Reader:
    """Fields that this program does not know are passed over; those the writer did not know take their default."""
    readers = {name: _reader(kind) for name, kind in _kinds(record).items()}
    needed = [field.name for field in fields(record) if field.default is MISSING and field.default_factory is MISSING]

    def read(told: list[Any], names: dict[str, list[str]], words: _Words) -> Any:
        given = {
            name: readers[name](value, names, words)
            for name, value in zip(names[record.__name__], told, strict=True)
            if name in readers
        }
        if any(name not in given for name in needed):
            raise DamagedStore(store=words.id, why=f"a {record.__name__} without all it needs")
        return record(**given)

    return read
