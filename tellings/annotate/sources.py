"""Sources: whose word a sentence is, read from the quotes around it.

In: a sentence and the quotes of its telling. Out: the source whose quotes, with their cues and speakers, cover at
least half of the sentence and twice as much as any other's; None when the sentence is the outlet's own voice or
nobody is named. Beliefs, wishes and stands are no word of anybody: only speech counts.
"""

from __future__ import annotations

from collections.abc import Iterable

from tellings.records import Evidence, Quote, Source


def source_of(sentence: Evidence, quotes: Iterable[Quote]) -> Source | None:
    """The source that covers most of the sentence, when that is half of it or more."""
    covered: dict[object, set[int]] = {}
    shown: dict[object, Quote] = {}
    for quote in quotes:
        if quote.act != "speech" or quote.firmness == "none" or not quote.content.overlaps(sentence):
            continue
        who = quote.speaker_entity or (quote.speaker and (quote.speaker.start, quote.speaker.end))
        covered.setdefault(who, set()).update(_places(sentence, quote))
        if who not in shown or len(_places(sentence, quote)) > len(_places(sentence, shown[who])):
            shown[who] = quote
    best = max(covered, key=lambda who: len(covered[who]), default=None)
    if best is None and None not in covered:
        return None
    enough = 2 * len(covered[best]) >= sentence.end - sentence.start
    second = max((len(places) for who, places in covered.items() if who != best), default=0)
    return as_source(shown[best]) if enough and len(covered[best]) >= 2 * second else None


def as_source(quote: Quote) -> Source:
    """The quote's speaker as a source; one named further up, with no phrase here, stands on the quote itself."""
    return Source(quote.speaker or quote.content, quote.cue, quote.speaker_entity, quote.firmness)


def _places(sentence: Evidence, quote: Quote) -> set[int]:
    """The offsets of the sentence that the quote, its cue and its speaker take."""
    places: set[int] = set()
    for part in (*quote.segments, quote.cue, quote.speaker):
        if part is not None and part.overlaps(sentence):
            places.update(range(max(part.start, sentence.start), min(part.end, sentence.end)))
    return places
