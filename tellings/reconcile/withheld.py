"""Withheld: a telling says that something was not told; another tells it.

"did not detail when the request was made" against "the request follows …": the words that tell it are shown.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from tellings.knowledge.load import toml, words
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.words import stem, stems
from tellings.records import Evidence, Statement

_WH = {"when": "when", "why": "why", "how": "how", "who": "who", "whom": "who", "where": "where", "which": "who"}
_BEFORE = 60  # characters before an answer in which its topic stands
_REACH = 60  # characters after the verb in which the question word stands


def find(material: Material) -> Iterator[Finding]:
    """One finding for each detail that one telling says is withheld and another gives."""
    for index, statement in enumerate(material.statements):
        asked = withheld(statement)
        if asked:
            question, phrase = asked
            yield from _answers(material, index, question, phrase)


def withheld(statement: Statement) -> tuple[str, Evidence] | None:
    """The question a statement leaves open, and the words that say so ("did not detail when")."""
    for match in _pattern().finditer(statement.evidence.quote.lower()):
        phrase = statement.evidence.quote[match.start() : match.end()]
        start = statement.evidence.start + match.start()
        evidence = Evidence(statement.evidence.article, statement.evidence.where, start, start + len(phrase), phrase)
        return _WH[match["wh"]], evidence
    return None


@functools.cache
def _pattern() -> re.Pattern[str]:
    rules = toml("withheld.toml")
    verbs, adjectives = "|".join(rules["verbs"]), "|".join(rules["adjectives"])
    wh = "|".join(_WH)
    said = rf"(?:did|does|do|have|has|had|would|could)(?: not|n['’]t)(?: \w+ly)? (?:{verbs})(?:ed|d)?"
    return re.compile(
        rf"(?:{said}|(?:was|is|were|remains?|remained) (?:not )?(?:{adjectives}))\b"
        rf"[^.;:]{{0,{_REACH}}}?\b(?P<wh>{wh})\b"
    )


def _answers(material: Material, index: int, question: str, phrase: Evidence) -> Iterator[Finding]:
    """Of each other telling, the likest statement that tells of the same thing and answers."""
    own = material.owner[index]
    topic = _topic(material.statements[index], phrase)
    if topic is None:
        return
    for telling in range(len(material.tellings)):
        if telling == own:
            continue
        for near in material.nearest(index, telling, len(material.statements)):
            given = _given(material, telling, near, question)
            if given and _tells_of(material.statements[near], given, topic):
                yield _finding(material, (own, index, phrase), (telling, near, given), question)
                break


def _topic(statement: Statement, phrase: Evidence) -> str | None:
    """The stem of what the open question is about: the subject of the clause after the question word."""
    after = [frame for frame in statement.frames if frame.verb.start >= phrase.end]
    first = min(after, key=lambda frame: frame.verb.start, default=None)
    heads = [role.head for role in first.roles if role.name in {"actor", "object"}] if first else []
    return next((stem(head) for head in heads if head not in words("stop_words.txt")), None)


def _tells_of(statement: Statement, answer: Evidence, topic: str) -> bool:
    """The topic stands shortly before the answer."""
    upto = answer.start - statement.evidence.start
    return topic in stems(statement.evidence.quote[max(0, upto - _BEFORE) : upto])


def _given(material: Material, telling: int, near: int, question: str) -> Evidence | None:
    """The words of a statement that answer the question."""
    if withheld(material.statements[near]):
        return None
    times = material.inside(near, material.tellings[telling].times) if question == "when" else []
    phrases = toml("withheld.toml")["gives"].get(question, [])
    answer = _phrase(material.statements[near], tuple(phrases))
    if answer:
        return answer
    return times[0].evidence if times else None


def _phrase(statement: Statement, phrases: tuple[str, ...]) -> Evidence | None:
    """From the cue to the end of its clause."""
    if not phrases:
        return None
    quote = statement.evidence.quote
    found = re.search(rf"\b(?:{'|'.join(phrases)})\b[^,.;:—]*", quote, re.IGNORECASE)
    if not found or found.start() == 0:
        return None
    start, answer = statement.evidence.start + found.start(), found[0].rstrip()
    return Evidence(statement.evidence.article, statement.evidence.where, start, start + len(answer), answer)


def _finding(
    material: Material, asked: tuple[int, int, Evidence], given: tuple[int, int, Evidence], question: str
) -> Finding:
    kind = {"when": "date", "why": "cause", "who": "actor", "where": "place"}.get(question, "act")
    score = float(material.scores[asked[1], given[1]])
    sides = sorted([(asked[0], "not told", asked[2]), (given[0], given[2].quote, given[2])])
    pair = sorted([(asked[0], asked[1]), (given[0], given[1])])
    why = f"one says that {question} is not told, the other tells it: “{given[2].quote}”"
    return Finding(
        kind, "differ", why, min(0.85, 0.55 + 0.5 * max(0.0, score)), tuple(sides), (pair[0][1], pair[1][1]), 1.0
    )
