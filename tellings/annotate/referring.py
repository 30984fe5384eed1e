"""Referring: one pass through a telling in which "he", "it", "they" and "the company" find whom they stand for.

In: the parse and the mentions so far. Out: mentions of kind "pronoun" and "description". Each one found counts for
those after it. The title comes last: its words point to people whom only the text names.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tellings.annotate.discourse import Discourse
from tellings.annotate.mentions import Found
from tellings.annotate.pointed import Pointing
from tellings.annotate.pronouns import GENDER, PRONOUNS, antecedent, genders

if TYPE_CHECKING:
    from tellings.annotate.parsed import Parsed


def referring(parsed: Parsed, found: list[Found]) -> list[Found]:
    """Every word that points back to somebody named."""
    told: list[Found] = []
    known = genders(parsed, found)
    pointing = Pointing(parsed, found)
    for where, doc in reversed(list(parsed.docs())):
        talk = Discourse(doc, where, [one for one in found if one.where == where])
        for at, word in enumerate(talk.words.lower):
            if word not in PRONOUNS and word not in pointing.nouns:
                continue
            talk.read_to(at)
            one = _pronoun(talk, at, known) if word in PRONOUNS else pointing.meant(talk, at)
            if one:
                told.append(one)
                talk.add(talk.entry(at, one))
    return told


def _pronoun(talk: Discourse, at: int, known: dict[str, str]) -> Found | None:
    who = antecedent(talk, at, known)
    if who is None:
        return None
    if talk.words.lower[at] in GENDER:
        known.setdefault(who.key, GENDER[talk.words.lower[at]])
    start, end = talk.words.start[at], talk.words.end(at)
    return replace(who, start=start, end=end, label="pronoun", form="pronoun", scare_quotes=False)
