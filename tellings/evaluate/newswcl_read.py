"""NewsWCL50 as it lies in its folder -> events with their articles and the phrases marked in them.

In: articles/event_N/N_OUTLET.txt, and under matched/event_N/ N_OUTLET_sent.txt (a sentence a line) with
N_OUTLET_annotations.csv (code_type, code_name, code_mention, sentence, start token). Rows of code PROPERTY judge and
name nobody. A row whose words are not found in the article is left out and counted as lost.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tellings.annotate.parsed import Parsed, parse_many
from tellings.errors import BadMeta
from tellings.pipeline import read as read_article
from tellings.records import Article, Evidence

CURE = "give the folder that holds articles/ and matched/ of NewsWCL50"
_ANNOTATIONS, _SENTENCES = "_annotations.csv", "_sent.txt"
_MARKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase for an actor or thing of an event, with its head word and that word's lemma."""

    concept: str
    kind: str
    outlet: str
    evidence: Evidence
    head: Evidence
    lemma: str


@dataclass(frozen=True, slots=True)
class Happening:
    """The articles of an event and the phrases marked in them; `lost`: rows whose words are not there."""

    name: str
    articles: tuple[Article, ...]
    phrases: tuple[Phrase, ...]
    lost: int


def read(folder: Path, only: Collection[str] = ()) -> list[Happening]:
    """Every event of the folder, or those named. Raises BadMeta."""
    names = sorted(path.name for path in (folder / "articles").glob("*") if path.is_dir())
    if not names:
        raise BadMeta(file=folder, why="no articles/EVENT folder in it", cure=CURE)
    if missing := sorted(set(only) - set(names)):
        raise BadMeta(file=folder, why=f"no event named {', '.join(missing)}", cure=f"it has {', '.join(names)}")
    return [_happening(folder, name) for name in names if not only or name in only]


def set_files(folder: Path) -> list[Path]:
    """The files that make the set what it is."""
    matched = [*folder.glob(f"matched/*/*/*{_ANNOTATIONS}"), *folder.glob(f"matched/*/*/*{_SENTENCES}")]
    return [*folder.glob("articles/*/*.txt"), *matched]


def _happening(folder: Path, event: str) -> Happening:
    paths = sorted((folder / "articles" / event).glob("*.txt"))
    names = [path.name.split(".")[0] for path in paths]
    articles = [_article(path, name) for path, name in zip(paths, names, strict=True)]
    phrases: list[Phrase | None] = []
    for parsed, name in zip(parse_many(articles), names, strict=True):
        phrases += _phrases(parsed, folder / "matched" / event, name)
    if not any(phrases):
        raise BadMeta(file=folder, why=f"{event}: no phrase marked in its articles", cure=CURE)
    kept = tuple(filter(None, phrases))
    return Happening(event, tuple(articles), kept, len(phrases) - len(kept))


def _article(path: Path, name: str) -> Article:
    text = path.read_text("utf-8")
    return read_article({"id": name, "text": text, "outlet": name.partition("_")[2]})[0]


def _phrases(parsed: Parsed, folder: Path, name: str) -> Iterator[Phrase | None]:
    """Each row of its annotations as a phrase; None for one whose words are not found."""
    sentences, rows = _one(folder, f"{name}{_SENTENCES}"), _one(folder, f"{name}{_ANNOTATIONS}")
    lines = sentences.read_text("utf-8").split("\n")
    try:
        with rows.open(encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table):
                if row["code_type"] != "PROPERTY":
                    yield _phrase(parsed, row, lines)
    except (KeyError, ValueError) as problem:
        raise BadMeta(file=rows, why=f"a row cannot be read: {problem!r}", cure=CURE) from problem


def _one(folder: Path, name: str) -> Path:
    found = next(iter(sorted(folder.glob(f"*/{name}"))), None)
    if found is None:
        raise BadMeta(file=folder, why=f"no {name} in it", cure=CURE)
    return found


def _phrase(parsed: Parsed, row: Mapping[str, str], lines: list[str]) -> Phrase | None:
    number = int(row["sentence"])
    place = _place(parsed.article.text, lines[number] if number < len(lines) else "", row)
    if place is None:
        return None
    evidence = parsed.article.evidence(*place)
    root = parsed.span(evidence).root
    head = parsed.article.evidence(root.idx, root.idx + len(root))
    outlet = row["publisher_id"]
    return Phrase(row["code_name"], row["code_type"], outlet, evidence, head, root.lemma_.lower())


def _place(text: str, sentence: str, row: Mapping[str, str]) -> tuple[int, int] | None:
    """The words in their sentence, nearest to their token; anywhere in the text when they are not in it."""
    plain = text.translate(_MARKS).lower()
    found = re.search(r"\s+".join(map(re.escape, sentence.translate(_MARKS).lower().split())), plain)
    first, last = found.span() if found else (0, len(plain))
    tokens = list(_TOKEN.finditer(plain, first, last))
    near = tokens[min(int(row["start"]), len(tokens) - 1)].start() if found and tokens else first
    told = r"\s*".join(map(re.escape, _TOKEN.findall(row["code_mention"].translate(_MARKS).lower())))
    if not told:
        return None
    places = [match.span() for match in re.finditer(rf"(?<!\w){told}(?!\w)", plain)]
    inside = [place for place in places if first <= place[0] < last]
    return min(inside or places, key=lambda place: abs(place[0] - near), default=None)
