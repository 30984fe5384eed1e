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

from tellings.annotate.morphology import Morphology
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
    """One article's parses. `text` and `title` are spaCy Docs; token.idx counts in the frozen string.

    `codebook`: files with types of events of a person's own; `actors`: tables of actors of their own.
    """

    article: Article
    text: Doc
    title: Doc
    codebook: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()

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
    start: int = getattr(span, "idx" if hasattr(span, "idx") else "start_char")
    return start, start + len(span.text)


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
    settings = settings or Settings()
    model = settings.spacy_model
    nlp, morphology = load(model), _morphology(model)
    docs = map(morphology, nlp.pipe(_unparsed(nlp, articles), batch_size=16, disable=morphology.stands_in_for))
    for article in articles:
        yield Parsed(article, next(docs), next(docs), settings.codebook, settings.actors)


def _unparsed(nlp: Language, articles: list[Article]) -> Iterator[Doc]:
    for article in articles:
        title = "" if article.title_in_text else article.title
        edges = {edge for part in article.parts for edge in (part.start, part.end)}
        yield _cut(_made(nlp, article.text), edges)
        yield _cut(_made(nlp, title), set())


def _made(nlp: Language, string: str) -> Doc:
    plain = string.translate(_ONE_FOR_ONE)
    doc = nlp.make_doc(plain)
    doc.user_data["words"] = plain
    return doc


@functools.lru_cache(maxsize=2)
def load(model: str) -> Language:
    """The English pipeline."""
    try:
        package: Any = importlib.import_module(model)
    except ImportError as problem:
        raise NoModel(model=model, package=model.replace("_", "-")) from problem
    nlp: Language = package.load()
    nlp.max_length = 2_000_000
    return nlp


@functools.lru_cache(maxsize=2)
def _morphology(model: str) -> Morphology:
    return Morphology(load(model))


def _cut(doc: Doc, edges: set[int]) -> Doc:
    """End sentences at line breaks and where a part begins or ends; the parser keeps to it."""
    spaces, starts = (doc.to_array(name).tolist() for name in ("IS_SPACE", "IDX"))
    breaks = {place for place, space in enumerate(spaces) if space and not _BREAKS.isdisjoint(doc[place].text)}
    opening = {place + 1 for place in breaks}
    for place, start in enumerate(starts):
        if start in edges:
            opening |= {place, place + 1} if spaces[place] else {place}
    for place in (opening | breaks) - {0, len(starts)}:
        doc[place].is_sent_start = place in opening
    return doc
