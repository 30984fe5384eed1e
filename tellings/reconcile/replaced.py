"""Replaced: one sentence in two tellings, the same but for a phrase: what stands in its place, by what it is.

In: twins. Out: findings, each on the phrase alone. A stretch is told only when both sides are of one type: numbers,
days, names (places, actors, speakers), causes behind one cue, "not" and words for the opposite. Other words in its
place may be mere rewording: nothing is said of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tellings.annotate.number_words import value_of
from tellings.knowledge.load import toml, words
from tellings.reconcile import dates
from tellings.reconcile.material import Finding, Found, HasEvidence, Material
from tellings.reconcile.replaced_names import names
from tellings.reconcile.replaced_sense import rivals, turned, unsure
from tellings.reconcile.twins import Stretch, Twin, spelled, words_at
from tellings.reconcile.verdict import Verdict, contradict, differ
from tellings.reconcile.words import overlap, stems
from tellings.records import Evidence, Time

_SURE, _DOUBT = 0.95, 0.08  # less sure with each further stretch that is only reworded
_LONGEST = 70  # characters of the words shown for a stretch inside a longer mention
_SAME_CAUSE = 0.34
_AROUND = 3  # words beside a phrase of time that a stretch may hold
_BACK = 3  # words before a stretch among which a cue for a cause ends
_CUES = ("because", "because of", "after", "following", "amid", "over")
_WEIGHTS = {"number": 1.5, "date": 1.3, "place": 1.3, "actor": 1.3, "cause": 1.1, "status": 1.2}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a stretch: its telling, its statement, the words replaced and what stands before them."""

    telling: int
    statement: int
    told: Evidence
    span: tuple[int, int]

    @property
    def words(self) -> list[str]:
        """The words of the stretch, in small letters."""
        return [word.text for word in spelled(self.told.quote)[slice(*self.span)]]

    @property
    def evidence(self) -> Evidence | None:
        """The words of the stretch as evidence; None where nothing stands."""
        first, last = self.span
        return words_at(self.told, first, last) if first < last else None

    def before(self, many: int) -> list[str]:
        """The last words before the stretch."""
        return [word.text for word in spelled(self.told.quote)[max(0, self.span[0] - many) : self.span[0]]]

    def around(self) -> Evidence:
        """The stretch with the word before and after it."""
        first, last = max(0, self.span[0] - 1), min(len(spelled(self.told.quote)), self.span[1] + 1)
        return words_at(self.told, first, last)


Typed = tuple[str, Verdict, Evidence, Evidence]  # kind, verdict, words of both sides
Rule = Callable[[Material, Side, Side], Typed | None]


def find(material: Material, known: Iterable[Twin]) -> list[Finding]:
    """What stands in the place of what, in all twins; a change that a telling makes throughout is told once."""
    found: dict[tuple[object, ...], Finding] = {}
    for twin in known:
        for finding in _in_twin(material, twin):
            (one, _, here), (other, _, there) = finding.sides
            found.setdefault((one, other, finding.kind, here.quote.lower(), there.quote.lower()), finding)
    return list(found.values())


def _in_twin(material: Material, twin: Twin) -> Iterator[Finding]:
    typed = [(stretch, _typed(material, twin, stretch)) for stretch in twin.stretches]
    reworded = sum(each is None for _, each in typed)
    for _, each in typed:
        if each is not None:
            kind, verdict, here, there = each
            sides = (
                (material.owner[twin.one], here.quote, here),
                (material.owner[twin.other], there.quote, there),
            )
            confidence = max(0.0, _SURE - _DOUBT * reworded) * verdict.certainty
            weight = _WEIGHTS.get(kind, 1.0)
            yield Finding(kind, verdict.relation, verdict.why, confidence, sides, (twin.one, twin.other), weight)


def _typed(material: Material, twin: Twin, stretch: Stretch) -> Typed | None:
    """The first rule that knows what both sides are."""
    a, b = (
        Side(material.owner[place], place, material.statements[place].evidence, span)
        for place, span in ((twin.one, stretch.here), (twin.other, stretch.there))
    )
    if _letters(a) == _letters(b):
        return None
    return next((typed for rule in _RULES if (typed := rule(material, a, b))), None)


def _letters(side: Side) -> str:
    return re.sub(r"[^\w]", "", "".join(side.words))


def _days(material: Material, a: Side, b: Side) -> Typed | None:
    """Weekdays, months and days of the month; other phrases of time only when they share no day."""
    here, there = (_covering(side, material.tellings[side.telling].times) for side in (a, b))
    if not here or not there or a.evidence is None or b.evidence is None or _a_clause(a, here) or _a_clause(b, there):
        return None
    verdict = dates.compare(here, there)
    if _calendar(a) and _calendar(a) == _calendar(b) and a.words[0][:3] != b.words[0][:3]:
        why = f"“{here.evidence.quote}” in one telling, “{there.evidence.quote}” in the other"
        return "date", contradict(why), _shown(a, here), _shown(b, there)
    if verdict is None or verdict.relation != "contradict":
        return None
    return "date", verdict, _shown(a, here), _shown(b, there)


def _a_clause(side: Side, time: Time) -> bool:
    """More than a phrase of time: the day may be that of another act ("after the report came out on Sunday")."""
    return len(side.words) > len(time.evidence.quote.split()) + _AROUND


def _calendar(side: Side) -> str | None:
    """What the stretch is when it is one word of the calendar."""
    if len(side.words) != 1:
        return None
    word = side.words[0]
    if word[:3] in toml("times.toml")["words"]["weekdays"] and word.endswith(("day", word[:3])):
        return "weekday"
    if word[:3] in toml("times.toml")["words"]["months"]:
        return "month"
    return "day" if word.isdigit() else None


def _numbers(material: Material, a: Side, b: Side) -> Typed | None:
    """Two numbers, or two number words; what stands beside them in the stretch must be the same."""
    mine, theirs = (_figures(side) for side in (a, b))
    if not mine or not theirs or mine[0] == theirs[0] or mine[1] != theirs[1]:
        return None
    here, there = (_covering(side, material.tellings[side.telling].quantities) for side in (a, b))
    words = [_shown(side, thing) for side, thing in ((a, here), (b, there))]
    why = f"{words[0].quote} against {words[1].quote}"
    return "number", contradict(why), words[0], words[1]


def _figures(side: Side) -> tuple[object, list[str]] | None:
    """The one number of a stretch, and its other words; None when there is none, or several."""
    if side.evidence is None:
        return None
    values = [(word, value_of(word)) for word in side.words]
    numbers = [value for _, value in values if value is not None]
    rest = [word for word, value in values if value is None]
    return (numbers[0], rest) if len(numbers) == 1 else None


def _covering(side: Side, things: Iterable[Found]) -> Found | None:
    """The shortest thing that shares words with the stretch."""
    own = side.evidence
    near = [thing for thing in things if own is not None and own.overlaps(thing.evidence)]
    return min(near, key=lambda thing: len(thing.evidence.quote), default=None)


def _shown(side: Side, thing: HasEvidence | None) -> Evidence:
    """The mention that holds the stretch or stands in it; the stretch itself when there is none, or it is long."""
    own = side.evidence or side.around()
    if thing is not None and own.covers(thing.evidence):
        return thing.evidence
    if thing is None or not thing.evidence.covers(own) or len(thing.evidence.quote) > _LONGEST:
        return own
    return thing.evidence


def _named(material: Material, a: Side, b: Side) -> Typed | None:
    """Two names for what cannot be one thing: a place, a source, or who did it."""
    if a.evidence is None or b.evidence is None:
        return None
    return names(material, (a.telling, a.statement, a.evidence), (b.telling, b.statement, b.evidence))


def _causes(_: Material, a: Side, b: Side) -> Typed | None:
    """Behind one cue for a cause, two phrases without a word in common."""
    here, there = a.evidence, b.evidence
    if here is None or there is None or not _cued(a):
        return None
    mine, theirs = stems(here.quote), stems(there.quote)
    if not mine or not theirs or overlap(mine, theirs) >= _SAME_CAUSE:
        return None
    why = f"because of “{here.quote}” in one telling, of “{there.quote}” in the other"
    return "cause", differ(why, 0.95), here, there


def _cued(side: Side) -> bool:
    """A cue for a cause ends right before the stretch, but for stop words."""
    before = side.before(_BACK)
    cues = (*toml("causes.toml")["passive"], *_CUES)
    for gap in range(len(before)):
        left = " ".join(before[: len(before) - gap])
        if all(word in words("stop_words.txt") for word in before[len(before) - gap :]) and any(
            f" {left}".endswith(f" {cue}") for cue in cues
        ):
            return True
    return False


def _rivals(_: Material, a: Side, b: Side) -> Typed | None:
    """Two words that exclude each other: “morning” and “evening”, “hospital” and “school”."""
    kind = rivals(a.words, b.words)
    if kind is None or a.evidence is None or b.evidence is None:
        return None
    why = f"“{a.evidence.quote}” in one telling, “{b.evidence.quote}” in the other"
    return kind, contradict(why) if kind != "actor" else differ(why, 0.95), a.evidence, b.evidence


def _sense(_: Material, a: Side, b: Side) -> Typed | None:
    """ "not" on one side only, a word for the opposite, or an unsure word for a sure one."""
    if turned(a.words, b.words):
        verdict = contradict("one telling says the opposite of the other")
    elif unsure(a.words, b.words):
        verdict = differ("told as certain in one telling, as possible in the other", 0.9)
    else:
        return None
    here, there = a.around(), b.around()
    return (
        "status",
        Verdict(verdict.relation, f"“{here.quote}” against “{there.quote}”", verdict.certainty),
        here,
        there,
    )


_RULES: tuple[Rule, ...] = (_sense, _days, _numbers, _rivals, _named, _causes)
