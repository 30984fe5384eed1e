"""Parsed: the spaCy parse of an article's text and title, whose character offsets are those of the frozen strings.

Line breaks end sentences before the parser sees them; curly apostrophes and control characters are replaced
one for one, so that an offset in the parse is an offset in the text.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tellings.errors import NoModel
from tellings.records import Article, Evidence
from tellings.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

_ONE_FOR_ONE = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-"}
    | {chr(code): " " for code in (*range(9), 11, 12, *range(14, 32), 127, 0x200E, 0x200F, 0xFEFF)}
)

_BREAKS = frozenset("\n\r\u0085\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Parsed:
    """One article's parses. `text` and `title` are spaCy Docs; token.idx counts in the frozen string."""

    article: Article
    text: Doc
    title: Doc

    def docs(self) -> Iterator[tuple[str, Doc]]:
        """Title and text with the name evidence uses for them; the title only when it stands outside the text."""
        if len(self.title):
            yield "title", self.title
        yield "text", self.text

    def evidence(self, span: Span | Token, where: str = "text") -> Evidence:
        """The words of a spaCy span or token."""
        start, end = limits(span)
        return self.article.evidence(start, end, where)

    def span(self, evidence: Evidence) -> Span:
        """The tokens that evidence touches."""
        doc = self.title if evidence.where == "title" else self.text
        found = doc.char_span(evidence.start, evidence.end, alignment_mode="expand")
        return found if found is not None else doc[0:0]


def limits(span: Span | Token) -> tuple[int, int]:
    """First and last offset (half-open) of a spaCy span or token."""
    start: int = span.idx if isinstance(span, _token_class()) else span.start_char
    return start, start + len(span.text)


@functools.cache
def _token_class() -> type[Token]:
    from spacy.tokens import Token

    return Token


def words_of(doc: Doc) -> str:
    """The whole of a parse as a string, joined once: spaCy joins its tokens anew at each `doc.text`."""
    if "words" not in doc.user_data:
        doc.user_data["words"] = doc.text
    return str(doc.user_data["words"])


def parse(article: Article, settings: Settings | None = None) -> Parsed:
    """Parse one article."""
    return next(parse_many([article], settings))


def parse_many(articles: list[Article], settings: Settings | None = None) -> Iterator[Parsed]:
    """Parse articles in order, in one batch. Raises NoModel when the English pipeline is not installed."""
    nlp = load((settings or Settings()).spacy_model)
    strings: list[str] = []
    for article in articles:
        title = "" if article.title_in_text else article.title
        strings += [article.text.translate(_ONE_FOR_ONE), title.translate(_ONE_FOR_ONE)]
    docs = nlp.pipe(strings, batch_size=16)
    for article in articles:
        yield Parsed(article, next(docs), next(docs))


@functools.lru_cache(maxsize=2)
def load(model: str) -> Language:
    """The English pipeline, with sentences ended at line breaks."""
    try:
        package: Any = importlib.import_module(model)
    except ImportError as problem:
        raise NoModel(model=model, package=model.replace("_", "-")) from problem
    from spacy.language import Language

    if not Language.has_factory("tellings_line_breaks"):
        Language.component("tellings_line_breaks", func=_end_sentences_at_line_breaks)
    nlp: Language = package.load()
    nlp.max_length = 2_000_000
    nlp.add_pipe("tellings_line_breaks", first=True)
    return nlp


def _breaks(token: Token) -> bool:
    return token.is_space and not _BREAKS.isdisjoint(token.text)


def _end_sentences_at_line_breaks(doc: Doc) -> Doc:
    for token in doc[1:]:
        if _breaks(doc[token.i - 1]):
            token.is_sent_start = True
        elif _breaks(token):
            token.is_sent_start = False
    return doc
