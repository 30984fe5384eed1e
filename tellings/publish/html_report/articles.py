"""Articles of the report: each telling's text in blocks with its marks, and beside it what the others say.

A block is a line of the text, or the piece of it that belongs to one part; together the blocks are the whole text.
For sharing there is only the list of quotes that the report links to, no text around them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup

from tellings.publish import view
from tellings.publish.html_report.anchors import Anchors, Words, language, web_address
from tellings.publish.html_report.marks import Mark, marked
from tellings.records import Article, Comparison, Evidence, Point, Side


@dataclass(frozen=True, slots=True)
class Remark:
    """What the others say on one point."""

    point: str
    relation: str
    others: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note in the margin, beside the words it belongs to."""

    id: str
    number: str
    back: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that is one part, with the notes that begin in it."""

    part: str
    html: Markup
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quote of the list for sharing, with its marks and how to cite it."""

    html: Markup
    citation: str


@dataclass(frozen=True, slots=True)
class Told:
    """One telling as the report shows it: `blocks` in full, or `quotes` for sharing.

    `headline` is empty when the text has the title already.
    """

    handle: str
    name: str
    title: str
    headline: Markup
    title_notes: tuple[Note, ...]
    date: str
    address: str
    file: str
    language: str
    judged: bool
    apart: str
    blocks: tuple[Block, ...]
    quotes: tuple[Quoted, ...]


def articles(comparison: Comparison, anchors: Anchors, share: bool, show_all: bool) -> tuple[Told, ...]:
    """Every telling in the order given. To be called last: it marks what the rest of the report asked for."""
    remarks = {} if share else _remarks(view.points(comparison, show_all), anchors)
    return tuple(_told(comparison, anchors, handle, remarks, share) for handle in anchors.names)


def _told(
    comparison: Comparison, anchors: Anchors, handle: str, remarks: dict[Evidence, list[Remark]], share: bool
) -> Told:
    telling = anchors.tellings[handle]
    article = telling.article
    notes = _notes(handle, article, remarks)
    title_marks = _noted(anchors.marks(handle, "title"), notes, "title")
    text_marks = _noted(anchors.marks(handle, "text"), notes, "text")
    return Told(
        handle,
        anchors.names[handle],
        article.title,
        Markup("") if article.title_in_text and not title_marks else marked(article.title, title_marks),
        tuple(note for evidence, note in notes.items() if evidence.where == "title"),
        view.date(article),
        web_address(article.url),
        view.file_name(article.file),
        language(telling),
        telling.judged,
        dict(comparison.apart).get(handle, ""),
        () if share else tuple(_blocks(article, text_marks, notes)),
        tuple(_quotes(anchors, handle, text_marks)) if share else (),
    )


def _remarks(points: Iterable[Point], anchors: Anchors) -> dict[Evidence, list[Remark]]:
    found: dict[Evidence, list[Remark]] = defaultdict(list)
    for point in (point for point in points if len(point.sides) > 1):
        for side in (side for side in point.sides if side.evidence):
            for relation, others in _others(point, side.telling).items():
                words = tuple(anchors.words(other.evidence[0]) for other in others)
                found[side.evidence[0]].append(Remark(point.id, relation, words))
    return found


def _others(point: Point, telling: str) -> dict[str, list[Side]]:
    """The other sides with words, by how each stands to this telling; the worst first."""
    found: dict[str, list[Side]] = defaultdict(list)
    for other in point.sides:
        relation = _between(point, telling, other.telling) if other.telling != telling and other.evidence else ""
        if relation:
            found[relation].append(other)
    return {relation: found[relation] for relation in view.SEVERITY if relation in found}


def _between(point: Point, one: str, other: str) -> str:
    """The worst that stands between two tellings: the same value is agreement, also where a third has another.

    A point without lines is told of all its tellings alike; "" when no line has a value of both.
    """
    if not point.attributes:
        return point.relation
    found = []
    for line in point.attributes:
        mine, theirs = ({value.value for value in line.sides if value.telling == short} for short in (one, other))
        if mine and theirs:
            found.append("agree" if mine & theirs else line.relation)
    return min(found, key=view.SEVERITY.index, default="")


def _notes(handle: str, article: Article, remarks: dict[Evidence, list[Remark]]) -> dict[Evidence, Note]:
    here = sorted(evidence for evidence in remarks if evidence.article == article.id)
    return {
        evidence: Note(
            f"note-{handle}-{number}",
            str(number),
            f"{handle}-{evidence.where}-{evidence.start}-{evidence.end}",
            _together(remarks[evidence]),
        )
        for number, evidence in enumerate(here, 1)
    }


def _together(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """All agreement in one remark, after the rest; the same words only once."""
    remarks = list(remarks)
    agreed = [one for one in remarks if one.relation == "agree"]
    rest = tuple(one for one in remarks if one.relation != "agree")
    if not agreed:
        return rest
    return (*rest, replace(agreed[0], others=tuple(dict.fromkeys(words for one in agreed for words in one.others))))


def _noted(marks: Iterable[Mark], notes: dict[Evidence, Note], where: str) -> list[Mark]:
    numbers = {(one.start, one.end): note for one, note in notes.items() if one.where == where}
    return [
        replace(mark, note=note.number, note_id=note.id) if (note := numbers.get((mark.start, mark.end))) else mark
        for mark in marks
    ]


def _blocks(article: Article, marks: list[Mark], notes: dict[Evidence, Note]) -> Iterator[Block]:
    for part, start, end in stretches(article):
        inside = [mark for mark in marks if mark.start < end and start < mark.end]
        beside = (note for one, note in notes.items() if one.where == "text" and start <= one.start < end)
        yield Block(part, marked(article.text, inside, start, end), tuple(beside))


def stretches(article: Article) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) of each block, whole text; a new one at each line and where a part begins or ends."""
    text = article.text
    edges = {0, len(text)} | {edge for part in article.parts for edge in (part.start, part.end)}
    edges |= {place + 1 for place, sign in enumerate(text) if sign == "\n"}
    stops = [0]
    for edge in sorted(edge for edge in edges if 0 < edge <= len(text)):
        if text[stops[-1] : edge].strip():
            stops.append(edge)
    stops = [*stops[:-1], len(text)] if len(stops) > 1 else [0, len(text)]
    begun = 0
    for start, end in pairwise(stops):
        ends_here = end == len(text) or "\n" in text[start:end] or _kind(article, end) != _kind(article, start)
        if ends_here:
            yield _kind(article, begun), begun, end
            begun = end


def _kind(article: Article, start: int) -> str:
    first = start
    while first < len(article.text) - 1 and article.text[first].isspace():
        first += 1
    return next((part.kind for part in article.parts if part.start <= first < part.end), "body")


def _quotes(anchors: Anchors, handle: str, marks: Iterable[Mark]) -> Iterator[Quoted]:
    telling = anchors.tellings[handle]
    whole: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if whole and mark.end <= whole[-1][0].end:
            whole[-1].append(mark)
        else:
            whole.append([mark])
    for group in whole:
        first = group[0]
        text = telling.article.text
        evidence = Evidence(telling.article.id, "text", first.start, first.end, text[first.start : first.end])
        yield Quoted(marked(text, group, first.start, first.end), view.citation(evidence, telling))
