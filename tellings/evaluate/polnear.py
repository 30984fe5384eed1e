"""PolNeAR: who is told to say, believe, want or decide what: sources, cues and contents of attributions.

In: a folder with attributions/NAME_XXXX.ann (brat: text-bound spans, some in pieces, and events that join them) and
text/NAME.txt. Out: exact and overlapping F1 of sources, cues and contents, and of whole attributions. It asks for no
attribution inside another's content: the corpus has none there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tellings.errors import BadMeta
from tellings.evaluate.scores import Figure, Scores, prf
from tellings.records import Quote

CURE = "give a folder with attributions/*.ann and text/*.txt"
HOW = (
    "Attributions of PolNeAR. A span is the set of its characters without spaces; a span in pieces is all its pieces"
    " together, so that the hull of a broken quote is no match. source, cue, content: exact, over the distinct spans of"
    " a document; linked: source, cue and content all exact and joined, over attributions that have all three;"
    " *_overlap: at least one character in common. Quotes inside the content of another one are not counted, since"
    " PolNeAR marks only the outermost. A text that several people annotated is scored against the first of them by"
    " file name."
)
PARTS = ("source", "cue", "content")
_FILE = re.compile(r"(?P<name>.+)_[0-9a-z]{4}")

Span = frozenset[int]
Attribution = tuple[Span, Span, Span]


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its gold attributions: sets of characters for source, cue and content, empty where it has none."""

    name: str
    text: str
    gold: tuple[Attribution, ...]


def files(folder: Path) -> list[Path]:
    """The files whose bytes make this set what it is."""
    return sorted([*folder.glob("attributions/*.ann"), *folder.glob("text/*.txt")])


def evaluate(folder: Path, only: Collection[str] = ()) -> Scores:
    """Score every document of a folder, or those named."""
    read = list(documents(folder, only))
    counts: Counter[str] = Counter()
    for document, told in zip(read, _told(read), strict=True):
        counts += count(document.gold, told)
    rows = [row for part in PARTS for row in _rows(part, f"{part}, exact", counts)]
    rows += _rows("linked", "source, cue and content, joined", counts)
    rows += [row for part in PARTS for row in _rows(f"{part}_overlap", f"{part}, overlapping", counts)]
    return Scores("polnear", len(read), HOW, tuple(rows))


def listing(folder: Path, only: Collection[str] = ()) -> Iterator[str]:
    """Each answer with HIT (all three exact) or MISS, then the gold attributions that none met."""
    read = list(documents(folder, only))
    for document, told in zip(read, _told(read), strict=True):
        yield f"== {document.name}"
        right = set(document.gold)
        for one in told:
            yield f"{'HIT ' if one in right else 'MISS'} {_words(document.text, one)}"
        yield from (f"unmet {_words(document.text, one)}" for one in document.gold if one not in set(told))


def documents(folder: Path, only: Collection[str] = ()) -> Iterator[Document]:
    """Every document, or those named. Raises BadMeta when there are none or one cannot be read."""
    by_name: dict[str, Path] = {}
    for path in sorted(folder.glob("attributions/*.ann")):
        named = _FILE.fullmatch(path.stem)
        by_name.setdefault(named["name"] if named else path.stem, path)
    chosen = {name: path for name, path in by_name.items() if not only or name in only}
    if not chosen:
        why = f"no document named {', '.join(only)}" if only else "no attributions/*.ann in it"
        raise BadMeta(file=folder, why=why, cure=CURE)
    for name, path in chosen.items():
        yield _document(name, path, folder / "text" / f"{name}.txt")


def _document(name: str, path: Path, text_file: Path) -> Document:
    try:
        text = text_file.read_bytes().decode("utf-8")
        gold = tuple(dict.fromkeys(_gold(path.read_text(encoding="utf-8"), text)))
    except (OSError, ValueError, KeyError) as problem:
        raise BadMeta(file=path, why=f"cannot be read ({problem!r})", cure=CURE) from problem
    return Document(name, text, gold)


def _gold(annotated: str, text: str) -> Iterator[Attribution]:
    """The attributions of one .ann: events (E) over text-bound spans (T)."""
    lines = [line.split("\t") for line in annotated.splitlines()]
    spans = {line[0]: _pieces(line[1]) for line in lines if line[0].startswith("T") and len(line) > 1}
    for line in lines:
        if not line[0].startswith("E") or len(line) < 2:
            continue
        parts: dict[str, list[tuple[int, int]]] = {part: [] for part in PARTS}
        for argument in line[1].split():
            role, _, target = argument.partition(":")
            part = role.rstrip("0123456789").lower()
            if part in parts:
                parts[part] += spans[target]
        one = tuple(characters(text, parts[part]) for part in PARTS)
        if one[0] or one[1] or one[2]:
            yield one[0], one[1], one[2]


def _pieces(told: str) -> list[tuple[int, int]]:
    """ "Content 3 9;12 20" -> [(3, 9), (12, 20)]."""
    pieces = [piece.split() for piece in told.partition(" ")[2].split(";")]
    return [(int(start), int(end)) for start, end in pieces]


def characters(text: str, pieces: Iterable[tuple[int, int]]) -> Span:
    """The offsets in these pieces that are no spaces."""
    return frozenset(at for start, end in pieces for at in range(start, end) if not text[at].isspace())


def _told(read: list[Document]) -> Iterator[list[Attribution]]:
    """The program's attributions of each text, by the public way."""
    from tellings import pipeline

    articles = [pipeline.read({"id": one.name, "text": one.text})[0] for one in read]
    for telling in pipeline.annotate_many(articles):
        yield outermost([_attribution(telling.article.text, one) for one in telling.quotes if _in_text(one)])


def _in_text(quote: Quote) -> bool:
    return quote.content.where == "text"


def _attribution(text: str, quote: Quote) -> Attribution:
    cue, speaker = ([] if part is None else [(part.start, part.end)] for part in (quote.cue, quote.speaker))
    pieces = [(piece.start, piece.end) for piece in quote.segments]
    return characters(text, speaker), characters(text, cue), characters(text, pieces)


def outermost(told: list[Attribution]) -> list[Attribution]:
    """Those whose cue does not stand inside another's content."""
    contents = [one[2] for one in told]
    return [one for one in told if not (one[1] and any(one[1] <= content for content in contents))]


def count(gold: Collection[Attribution], told: Collection[Attribution]) -> Counter[str]:
    """Distinct spans of one document: those told, those of the gold, those of either that the other meets."""
    counts: Counter[str] = Counter()
    for number, part in enumerate(PARTS):
        mine, theirs = {one[number] for one in told} - {frozenset()}, {one[number] for one in gold} - {frozenset()}
        _add(counts, part, len(mine & theirs), mine, len(mine & theirs), theirs)
        met = sum(any(one & other for other in theirs) for one in mine)
        reached = sum(any(one & other for other in mine) for one in theirs)
        _add(counts, f"{part}_overlap", met, mine, reached, theirs)
    whole, wanted = {one for one in told if all(one)}, {one for one in gold if all(one)}
    _add(counts, "linked", len(whole & wanted), whole, len(whole & wanted), wanted)
    return counts


def _add(
    counts: Counter[str], name: str, right: int, told: Collection[object], found: int, gold: Collection[object]
) -> None:
    counts.update(
        {f"{name}:right": right, f"{name}:told": len(told), f"{name}:found": found, f"{name}:gold": len(gold)}
    )


def _rows(name: str, label: str, counts: Counter[str]) -> tuple[Figure, Figure, Figure]:
    right, told, found, gold = (counts[f"{name}:{side}"] for side in ("right", "told", "found", "gold"))
    return prf(name, label, right, told, found, gold)


def _words(text: str, one: Attribution) -> str:
    """ "SOURCE | CUE | CONTENT", each cut short."""
    return " | ".join(" ".join(text[min(part) : max(part) + 1].split())[:160] if part else "-" for part in one)
