"""Quotes and their speakers. The gold codes at most twelve quotes an article: precision is a lower bound.

Of the program's quotes those count that are speech or have words in marks, whatever is told of them.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

from tellings.evaluate.corpus import Story
from tellings.evaluate.spans import Json, Span, both_halves, gold_span, shared, sources, system_span


@dataclass(frozen=True, slots=True)
class Told:
    """A quote of the system: its content, the phrase for its speaker, the names the speaker goes by.

    `part`: it tells a piece of the quote before it once more; the two are one answer.
    """

    content: Span
    speaker: Span | None
    names: tuple[str, ...]
    part: bool = False


def count_quotes(story: Story, comparison: Json) -> Counter[str]:
    """Gold quotes, those found, those whose speaker is right too, and the system's own that are in the gold."""
    told = _told(comparison)
    counts: Counter[str] = Counter(quotes_told=sum(not one.part for one in told))
    golden = [(quote, gold_span(quote)) for quote in story.gold["quotes"]]
    for quote, span in golden:
        found = [one for one in told if both_halves(one.content, span)]
        counts["quotes"] += 1
        counts["quotes_found"] += bool(found)
        if found and quote["speaker_name"]:
            counts["speakers"] += 1
            counts["speakers_right"] += any(_right_speaker(one, quote) for one in found)
    counts["quotes_right"] = sum(_right(told, [span for _, span in golden]))
    return counts


def _right(told: list[Told], golden: list[Span]) -> list[bool]:
    """For each answer whether it, or a part of it, is in the gold."""
    answers: list[bool] = []
    for one in told:
        right = any(both_halves(one.content, span) for span in golden)
        if one.part and answers:
            answers[-1] = answers[-1] or right
        else:
            answers.append(right)
    return answers


def _told(comparison: Json) -> list[Told]:
    ids = sources(comparison)
    names = {entity["id"]: (entity["name"], *entity["aliases"]) for entity in comparison["entities"]}
    return [
        Told(
            system_span(quote["content"], ids),
            system_span(quote["speaker"], ids) if quote["speaker"] else None,
            names.get(quote["speaker_entity"], ()),
            quote.get("part", False),
        )
        for telling in comparison["tellings"]
        for quote in telling["quotes"]
        if quote.get("act", "speech") == "speech" or quote.get("direct") or quote.get("marked")
    ]


def _right_speaker(told: Told, quote: Json) -> bool:
    if told.speaker and quote["speaker"]:
        span = gold_span(quote["speaker"], quote["article"])
        if 2 * shared(told.speaker, span) >= span.length:
            return True
    return any(_same_name(name, quote["speaker_name"]) for name in told.names)


def _same_name(one: str, other: str) -> bool:
    first, second = _name_words(one), _name_words(other)
    return bool(first and second) and (first <= second or second <= first)


def _name_words(name: str) -> set[str]:
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter))
    return set(plain.split())
