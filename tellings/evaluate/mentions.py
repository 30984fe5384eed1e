"""Mentions: phrases labelled by hand with their kind and whom they mean, against the entities of `annotate`.

In: a folder of articles (`*.articles.json`, lists of records with an id and a text; or `*.txt`, named by their stems)
and the labels: `mentions.jsonl` of that folder, else the one beside this file. A label is offsets and no words; it
carries the hash of the text it was made on, and a text that changed since is refused.

How the labels were drawn and read: in random sentences every name of somebody or something, every description or
title that stands alone for somebody named in the article, and every he, she, it, they, him, them that does; not the
possessives, appositions, adjectives of nations, dates, laws, nor those who are never named.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from tellings.errors import BadMeta
from tellings.evaluate.scores import Figure, Scores
from tellings.evaluate.spans import Span, both_halves, shared
from tellings.records import Article, Entity, Mention, Telling

LABELS = "mentions.jsonl"
HELD = "fresh"  # the labels that nobody tunes on: their words are listed only when asked for
CURE = f"give the folder of articles that {LABELS} was made on"
HOW = (
    "found: a mention shares half of both spans, or lies within the longer with the same last word (a description: the "
    "same first word); kind: its entity's kind is among the acceptable ones; link: each other phrase labelled for the "
    "same one is a mention of that entity, and no name labelled for another is; right: kind and link"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A phrase, what kinds a careful reader accepts for it, and other phrases of the article for the same one.

    `entity` is one name for all labels of the same entity in an article; `form`: name, title, description, pronoun.
    """

    span: Span
    sha256: str
    split: str
    form: str
    kinds: tuple[str, ...]
    entity: str
    same: tuple[Span, ...]

    @property
    def may_be_state(self) -> bool:
        """A reader may take it for a country or its government: two such labels may be one entity or two."""
        return not {"country", "government"}.isdisjoint(self.kinds)


@dataclass(frozen=True, slots=True)
class Judged:
    """A label with the entity that the program gives for its phrase, if any."""

    label: Label
    words: str
    entity: Entity | None
    kind: bool
    link: bool

    @property
    def right(self) -> bool:
        """Kind and link."""
        return self.kind and self.link


def evaluate(folder: Path, only: Collection[str] = ()) -> Scores:
    """Score the labels of the folder's articles; `only`: splits ("tune", "hold", "seed", "fresh") or article ids."""
    return scores(judged(folder, only))


def listing(folder: Path, only: Collection[str] = ()) -> Iterator[str]:
    """Each label with HIT or MISS, what was given; the split to hold back only as a count unless asked."""
    answers = judged(folder, only)
    shown = [one for one in answers if one.label.split != HELD or HELD in only]
    yield from map(_line, shown)
    hidden = [one for one in answers if one.label.split == HELD and HELD not in only]
    if hidden:
        right = sum(one.right for one in hidden)
        yield f"{HELD}: {right} of {len(hidden)} right, not listed (--only {HELD} lists them)"


def files(folder: Path) -> list[Path]:
    """The articles and the labels."""
    return [*_article_files(folder), _labels_file(folder)]


def judged(folder: Path, only: Collection[str] = ()) -> list[Judged]:
    """Every label of the folder's articles, or of the splits and articles named; each split apart. Raises BadMeta."""
    from tellings.pipeline import annotate_many

    articles = _read_articles(folder)
    labels = [label for label in _read_labels(_labels_file(folder)) if label.span.article in articles]
    chosen = [label for label in labels if not only or label.split in only or label.span.article in only]
    if not chosen:
        why = f"no label for {', '.join(sorted(only))}" if labels and only else "no label for any article in it"
        raise BadMeta(file=folder, why=why, cure=CURE)
    for label in chosen:
        _refuse_changed(folder, label, articles[label.span.article])
    names = dict.fromkeys(label.span.article for label in chosen)
    tellings = dict(zip(names, annotate_many([articles[name] for name in names]), strict=True))
    drawn = groupby(chosen, key=lambda label: (label.span.article, label.split))
    return [one for (name, _), some in drawn for one in judge_article(list(some), tellings[name])]


def judge_article(labels: Sequence[Label], telling: Telling) -> list[Judged]:
    """The labels of one article against its entities."""
    given = [(label, _given(label, telling.entities)) for label in labels]
    return [
        Judged(
            label,
            " ".join(telling.article.field(label.span.where)[label.span.start : label.span.end].split()),
            entity,
            entity is not None and entity.kind in label.kinds,
            entity is not None and _all_met(label, entity) and not _merged(label, entity, given),
        )
        for label, entity in given
    ]


def scores(answers: Sequence[Judged]) -> Scores:
    """The figures: over all labels, by split, and beside them by kind and by form."""
    rows = [
        Figure("right", "kind and link right", sum(one.right for one in answers), len(answers)),
        Figure("kind", "kind right", sum(one.kind for one in answers), len(answers)),
        Figure("link", "link right", sum(one.link for one in answers), len(answers)),
        Figure("found", "found", sum(one.entity is not None for one in answers), len(answers)),
    ]
    splits = _shares(answers, lambda one: one.label.split)
    rows += [Figure(f"right_{name}", f"kind and link right: {name}", *counts) for name, counts in splits.items()]
    beside = {
        **_shares(answers, lambda one: one.label.kinds[0]),
        **_shares(answers, lambda one: one.label.form),
    }
    extra = {f"right_{name}": round(right / whole, 4) for name, (right, whole) in beside.items()}
    return Scores("mentions", len({one.label.span.article for one in answers}), HOW, tuple(rows), extra)


def _shares(answers: Sequence[Judged], part: Callable[[Judged], str]) -> dict[str, tuple[int, int]]:
    whole = Counter(part(one) for one in answers)
    right = Counter(part(one) for one in answers if one.right)
    return {name: (right[name], whole[name]) for name in sorted(whole)}


def _line(one: Judged) -> str:
    mark = "HIT " if one.right else "MISS"
    given = f"{one.entity.kind} {one.entity.name!r}" if one.entity else "nothing"
    wrong = [name for name, well in (("kind", one.kind), ("link", one.link)) if not well and one.entity]
    asked = f"{'/'.join(one.label.kinds)}, {one.label.form}"
    at = f"{one.label.span.article} {one.label.span.where} {one.label.span.start}"
    return f"{mark} {at} {one.words!r} ({asked}) -> {given}{' wrong ' + ' and '.join(wrong) if wrong else ''}"


def _given(label: Label, entities: Sequence[Entity]) -> Entity | None:
    met = [
        (shared(span, label.span) / max(span.length, label.span.length), -place, entity)
        for place, entity in enumerate(entities)
        for mention in entity.mentions
        if _meets(span := _span(mention, label.span.article), label)
    ]
    return max(met, key=lambda one: one[:2])[2] if met else None


def _meets(span: Span, label: Label) -> bool:
    if both_halves(span, label.span):
        return True
    within = shared(span, label.span) == min(span.length, label.span.length) > 0
    start_counts = label.form in ("description", "title")
    return within and (span.end == label.span.end or (start_counts and span.start == label.span.start))


def _all_met(label: Label, entity: Entity) -> bool:
    spans = [_span(mention, label.span.article) for mention in entity.mentions]
    return all(any(shared(span, other) for span in spans) for other in label.same)


def _merged(label: Label, entity: Entity, given: Sequence[tuple[Label, Entity | None]]) -> bool:
    return any(
        found is not None
        and found.id == entity.id
        and other.form == "name"
        and other.entity != label.entity
        and not _one_state(label, other)
        for other, found in given
    )


def _one_state(one: Label, other: Label) -> bool:
    country = "country" in one.kinds or "country" in other.kinds
    return country and one.may_be_state and other.may_be_state


def _span(mention: Mention, article: str) -> Span:
    return Span(article, mention.evidence.where, mention.evidence.start, mention.evidence.end)


def _article_files(folder: Path) -> list[Path]:
    return sorted([*folder.glob("*.articles.json"), *folder.glob("*.txt")])


def _labels_file(folder: Path) -> Path:
    own = folder / LABELS
    return own if own.exists() else Path(__file__).with_name(LABELS)


def _read_articles(folder: Path) -> dict[str, Article]:
    paths = _article_files(folder)
    if not paths:
        raise BadMeta(file=folder, why="no *.articles.json and no *.txt in it", cure=CURE)
    return {str(record["id"]): _article(record) for path in paths for record in _records(path)}


def _records(path: Path) -> list[dict[str, Any]]:
    try:
        words = path.read_bytes().decode("utf-8")
        return [{"id": path.stem, "text": words}] if path.suffix == ".txt" else list(json.loads(words))
    except (OSError, ValueError) as problem:
        raise BadMeta(file=path, why=str(problem), cure=CURE) from problem


def _article(record: dict[str, Any]) -> Article:
    from tellings.pipeline import read

    return read(record)[0]


def _read_labels(path: Path) -> list[Label]:
    labels = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            labels.append(_label(json.loads(line)))
        except (ValueError, KeyError, TypeError) as problem:
            cure = "give article, sha256, split, where, start, end, form, kinds, entity and same"
            raise BadMeta(file=path, why=f"line {number}: {problem!r}", cure=cure) from problem
    return labels


def _label(row: dict[str, Any]) -> Label:
    name = row["article"]
    return Label(
        Span(name, row["where"], row["start"], row["end"]),
        row["sha256"],
        row["split"],
        row["form"],
        tuple(row["kinds"]),
        row["entity"],
        tuple(Span(name, where, start, end) for where, start, end in row["same"]),
    )


def _refuse_changed(folder: Path, label: Label, article: Article) -> None:
    same_text = article.text_sha256.startswith(label.sha256)
    if not same_text or label.span.end > len(article.field(label.span.where)):
        why = f"{label.span.article} is not the text that {LABELS} was made on"
        raise BadMeta(file=folder, why=why, cure="restore that text, or label the new one")
