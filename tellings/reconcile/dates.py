"""Dates: times in the same slot of the same act, compared by the days they may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tellings.reconcile.material import Finding, Material
from tellings.reconcile.slots import Slot, Weigh, is_speech, pair, same_verb, slots
from tellings.reconcile.verdict import Verdict, agree, contradict, differ
from tellings.records import Telling, Time

_CLOCK = re.compile(r"T(\d\d(?::\d\d)?)(Z?)")
_FLOOR = 0.55
_FLOOR_SAME_ACT = 0.37  # when both clauses have one verb
_FLOOR_INSIDE = 0.42  # when the one day lies inside the other's week or month
_ADDED_INSIDE = 0.1  # when, besides, both clauses have one verb
_WEEKS = 31  # days of a stretch that is only a less exact day
_FAR = 120  # days between two dates, past which they are hardly of one act
_SURE = 0.5
_ONE_SENTENCE = 0.6  # statements this alike are hardly two
_ABOUT_IT = 0.35  # statements this alike are about one act


def find(material: Material) -> Iterator[Finding]:
    """Differences and agreements of date between each pair of tellings."""
    for one, other in material.pairs():
        left, right = (_dated(material, telling) for telling in (one, other))
        for a, b, score in pair(material, left, right, _weigher(material, left, right), _FLOOR_SAME_ACT):
            verdict = compare(a.thing, b.thing)
            same_act = same_verb(a, b)
            if verdict is None or score < _floor(a.thing, b.thing, same_act):
                continue
            if verdict.relation != "agree" and _far(a.thing, b.thing):
                continue
            alike = float(material.scores[a.statement, b.statement])
            yield _finding(a, b, score, _soften(verdict, score, same_act, alike))


def _floor(a: Time, b: Time, same_act: bool) -> float:
    """How alike the contexts must be: less for one act, and for a day inside a stretch not much longer."""
    if same_act:
        return _FLOOR_SAME_ACT
    return _FLOOR_INSIDE if _inside(a, b) or _inside(b, a) else _FLOOR


def _inside(a: Time, b: Time) -> bool:
    """All days of a are days of b, which is a few weeks long at most."""
    if a.vague or b.vague or not (a.first and a.last and b.first and b.last):
        return False
    return b.first <= a.first and a.last <= b.last and _days(b) <= _WEEKS


def _far(a: Time, b: Time) -> bool:
    if not (a.first and a.last and b.first and b.last):
        return False
    return max((b.first - a.last).days, (a.first - b.last).days) > _FAR


def _weigher(material: Material, left: list[Slot[Time]], right: list[Slot[Time]]) -> Weigh[Time]:
    """Times of one kind and about one act; what a telling gives too stands in nobody's way."""

    def weigh(a: Slot[Time], b: Slot[Time]) -> float | None:
        if not _of_one_type(a.thing, b.thing) or not _same_matter(material, a, b) or _of_two_acts(material, a, b):
            return None
        if _days_of(a) != _days_of(b) and _told_elsewhere(material, a, b, left, right):
            return None
        return _ADDED_INSIDE * (same_verb(a, b) and (_inside(a.thing, b.thing) or _inside(b.thing, a.thing)))

    return weigh


def _of_two_acts(material: Material, a: Slot[Time], b: Slot[Time]) -> bool:
    """What is said on a day against what is done on one; or a day that comes after the other was published."""
    if a.frame and b.frame and is_speech(a.frame) != is_speech(b.frame):
        return True
    return _too_late(material, a.thing, b.telling) or _too_late(material, b.thing, a.telling)


def _too_late(material: Material, time: Time, telling: int) -> bool:
    published = material.tellings[telling].article.published
    return published is not None and time.first is not None and time.first > published.date()


def _of_one_type(a: Time, b: Time) -> bool:
    """Days with days and hours with hours; a day and an hour of another day."""
    if a.type == b.type or not (a.first and a.last and b.first and b.last):
        return a.type == b.type
    return a.last < b.first or b.last < a.first


def _dated(material: Material, telling: int) -> list[Slot[Time]]:
    """Times with days, outside of direct quotes: a speaker's “today” is another day than the paper's."""
    told = material.tellings[telling]
    spoken = [stretch for quote in told.quotes for stretch in quote.marked]
    times = [time for time in told.times if _can_be_placed(time)]
    own = [time for time in times if not any(content.covers(time.evidence) for content in spoken)]
    return slots(material, telling, tuple(time for time in own if not _counts_up_to(told, time)))


def _can_be_placed(time: Time) -> bool:
    return time.type in {"DATE", "TIME"} and (time.first is not None or _CLOCK.fullmatch(time.value) is not None)


def _counts_up_to(telling: Telling, time: Time) -> bool:
    """A day up to which something is counted is no day on which it happened."""
    before = telling.article.field(time.evidence.where)[: time.evidence.start].rstrip().lower()
    return before.endswith((" by", "\nby", "as of", "as at", "up to")) or before == "by"


def compare(a: Time, b: Time) -> Verdict | None:
    """Agree, differ (one inside or beside the other) or contradict (no day in common); None without days."""
    if not (a.first and a.last and b.first and b.last):
        return _clocks(a, b)
    if (a.first, a.last) == (b.first, b.last):
        return agree() if a.type == b.type == "DATE" else None
    if a.type == b.type == "TIME" and a.first <= b.last and b.first <= a.last:
        return differ(f"“{a.evidence.quote}” in one telling, “{b.evidence.quote}” in the other")
    if a.first <= b.last and b.first <= a.last:
        if a.evidence.quote.lower() == b.evidence.quote.lower():
            return None
        exact, other = (a, b) if _days(a) <= _days(b) else (b, a)
        return differ(f"“{exact.evidence.quote}” is more exact than “{other.evidence.quote}”")
    why = f"“{a.evidence.quote}” ({_span(a)}) against “{b.evidence.quote}” ({_span(b)})"
    return differ(why, 0.7) if a.vague or b.vague else contradict(why)


def _clocks(a: Time, b: Time) -> Verdict | None:
    """Hours of the day: "at 9 p.m." against "at 11 p.m."; None when either has a day, or no hour."""
    hours = [_CLOCK.fullmatch(time.value) for time in (a, b)]
    if a.first or b.first or hours[0] is None or hours[1] is None:
        return None
    if hours[0][1] == hours[1][1]:
        return _about(a, b) or agree()
    why = f"“{a.evidence.quote}” against “{b.evidence.quote}”"
    return contradict(why) if hours[0][2] == hours[1][2] else differ(why, 0.7)


def _about(a: Time, b: Time) -> Verdict | None:
    """ "At 9 p.m." and "around 9 p.m."."""
    if (a.mod == "APPROX") == (b.mod == "APPROX"):
        return None
    exact, other = (b, a) if a.mod == "APPROX" else (a, b)
    return differ(f"“{exact.evidence.quote}” is more exact than “{other.evidence.quote}”")


def _days(time: Time) -> int:
    return (time.last - time.first).days if time.first and time.last else 10**6


def _span(time: Time) -> str:
    first, last = time.first or date.min, time.last or date.min
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _told_elsewhere(
    material: Material, a: Slot[Time], b: Slot[Time], left: list[Slot[Time]], right: list[Slot[Time]]
) -> bool:
    """Either telling puts the other's day to the same act too: then they do not differ."""
    if _about(a.thing, b.thing) and _days_of(a) == _days_of(b):
        return False
    mine = any(_days_of(slot) == _days_of(b) and _same_matter(material, slot, b) for slot in left)
    return mine or any(_days_of(slot) == _days_of(a) and _same_matter(material, slot, a) for slot in right)


def _days_of(slot: Slot[Time]) -> tuple[date | None, date | None, str]:
    """The days; for a bare hour, the hour."""
    time = slot.thing
    return time.first, time.last, "" if time.first else time.value


def _same_matter(material: Material, one: Slot[Time], other: Slot[Time]) -> bool:
    return same_verb(one, other) or material.scores[one.statement, other.statement] >= _ABOUT_IT


def _soften(verdict: Verdict, score: float, same_act: bool, alike: float) -> Verdict:
    """A contradiction needs one act in contexts that are surely the same; else it is a difference, if that."""
    if verdict.relation == "contradict" and not (same_act and score >= _SURE):
        return differ(verdict.why, 0.9 if same_act and alike >= _ONE_SENTENCE else 0.75 if same_act else 0.6)
    return verdict


def _finding(a: Slot[Time], b: Slot[Time], score: float, verdict: Verdict) -> Finding:
    sides = tuple((slot.telling, slot.thing.value, slot.thing.evidence) for slot in (a, b))
    confidence = min(0.95, 0.25 + 0.75 * score) * verdict.certainty
    weight = 1.3 if verdict.relation == "contradict" else 0.9
    return Finding("date", verdict.relation, verdict.why, confidence, sides, (a.statement, b.statement), weight)
