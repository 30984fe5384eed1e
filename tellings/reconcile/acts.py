"""Acts: the same act as two tellings tell it: frames with one predicate, in statements about one matter.

What differs between two frames of one act is compared role by role: its standing (planned, under way, done), its
actor, its cause. A role that one side leaves out is silence, never a difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tellings.knowledge.load import toml, words
from tellings.reconcile.align import Cluster
from tellings.reconcile.doers import by_office, is_person, names_doer, told_in
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.slots import is_speech
from tellings.reconcile.subjects import about_two
from tellings.reconcile.words import overlap, stem, stems, tokens
from tellings.records import Evidence, Frame, Role

_NEAR = 0.40  # likeness of the two statements
_NEAR_WITH_ROLES = 0.2  # when two roles of the act are filled by the same things
_NEAR_FROM_ROLES = 0.5  # the likeness that two shared roles are worth
_NEAR_HEDGED = 0.55
_SHARED_WORDS = 0.35
_NEAR_ACTOR = 0.53
_STANDING = {
    frozenset({"done", "possible"}): "told as done in one telling, as possible in the other",
    frozenset({"present", "possible"}): "told as certain in one telling, as possible in the other",
    frozenset({"done", "planned"}): "told as done in one telling, as still to come in the other",
    frozenset({"ongoing", "planned"}): "told as under way in one telling, as still to come in the other",
    frozenset({"ongoing", "done"}): "told as under way in one telling, as done in the other",
    frozenset({"possible", "planned"}): "told as possible in one telling, as settled in the other",
}
_SHIFTED = (  # "is", "will" in what was said
    frozenset({"ongoing", "done"}),
    frozenset({"possible", "planned"}),
)
_TENSES = frozenset({"ongoing", "done"})  # papers tell one act as "offers", "is offering", "offered"
_LESS_SURE = 0.2  # where a hedge or a tense may be a matter of style: the statements must be nearly one
_PURPOSE = re.compile(r"\b(?:so that|until|unless|in order that)\b[^,;]*$", re.IGNORECASE)
_BACK = 3  # words before a verb among which a hedge stands


@dataclass(frozen=True, slots=True)
class Act:
    """A frame with its telling and statement."""

    telling: int
    statement: int
    frame: Frame


def find(material: Material) -> Iterator[Finding]:
    """What differs between two tellings of one act."""
    for one, other in material.pairs():
        left, right = _acts(material, one), _acts(material, other)
        for a in left:
            for b in right:
                likeness = float(material.scores[a.statement, b.statement])
                shared = shared_roles(material, a, b) if likeness >= _NEAR_WITH_ROLES else 0
                if shared and likeness >= (_NEAR if shared == 1 else _NEAR_WITH_ROLES):
                    yield from _compare(material, a, b, max(likeness, _NEAR_FROM_ROLES * (shared > 1)))


def find_hedged(material: Material, clusters: list[Cluster]) -> Iterator[Finding]:
    """The main act of two statements about one matter: sure in one, only possible in the other."""
    for cluster in clusters:
        cores = sorted(cluster.core.items())
        for place, (one, left) in enumerate(cores):
            for other, right in cores[place + 1 :]:
                likeness = float(material.scores[left, right])
                if likeness >= _NEAR_HEDGED and not cluster.faint:
                    a, b = _main(material, one, left), _main(material, other, right)
                    if a and b and _one_hedges(a, b):
                        found = _standing(material, a, b, likeness)
                        if found:
                            yield found


def _one_hedges(a: Act, b: Act) -> bool:
    """Only one is told as possible, and the clauses share words."""
    statuses = {a.frame.status, b.frame.status}
    alike = overlap(stems(a.frame.clause.quote), stems(b.frame.clause.quote)) >= _SHARED_WORDS
    return alike and "possible" in statuses and bool(statuses & {"done", "present"})


def _main(material: Material, telling: int, statement: int) -> Act | None:
    """The first act of a statement that is no mere speech."""
    acts = [frame for frame in material.statements[statement].frames if not is_speech(frame)]
    return Act(telling, statement, acts[0]) if acts else None


def _acts(material: Material, telling: int) -> list[Act]:
    light = set(toml("frames.toml")["light"]["lemmas"])
    return [
        Act(telling, index, frame)
        for index in material.of(telling)
        for frame in material.statements[index].frames
        if frame.predicate not in light
    ]


def shared_roles(material: Material, a: Act, b: Act) -> int:
    """How many roles one thing fills in both; 0 for another predicate or another object."""
    if stem(a.frame.predicate) != stem(b.frame.predicate):
        return 0
    mine, theirs = _role(a.frame, "object"), _role(b.frame, "object")
    if mine and theirs and not _like(material, a, mine, b, theirs):
        return 0
    return sum(
        any(
            _kind(one) == _kind(other) and same_filler(material, a.telling, one, b.telling, other)
            for other in b.frame.roles
        )
        for one in a.frame.roles
    )


def _like(material: Material, a: Act, mine: Role, b: Act, theirs: Role) -> bool:
    """The same thing, or phrases that share a word."""
    if same_filler(material, a.telling, mine, b.telling, theirs):
        return True
    return bool(set(stems(mine.evidence.quote)) & set(stems(theirs.evidence.quote)))


def _kind(role: Role) -> str:
    return "object" if role.name in {"object", "complement"} else role.name


def same_filler(material: Material, one: int, mine: Role, other: int, theirs: Role) -> bool:
    """The same entity, or the same head word."""
    first, second = material.story_entity(one, mine.entity), material.story_entity(other, theirs.entity)
    if first and second:
        return first == second
    return stem(mine.head) == stem(theirs.head) and mine.head not in {"it", "they", "he", "she", "who", "that", "which"}


def _compare(material: Material, a: Act, b: Act, likeness: float) -> Iterator[Finding]:
    for found in (_standing(material, a, b, likeness), _polarity(a, b, likeness), _actors(material, a, b, likeness)):
        if found:
            yield found
    yield from _causes(material, a, b, likeness)


def _standing(material: Material, a: Act, b: Act, likeness: float) -> Finding | None:
    statuses = frozenset({a.frame.status, b.frame.status})
    why = _STANDING.get(statuses)
    if why is None or a.frame.negated != b.frame.negated or not (_has_standing(a) and _has_standing(b)):
        return None
    if about_two(material, (a.telling, a.frame), (b.telling, b.frame)) or _other_time(a, b):
        return None
    if statuses in _SHIFTED and (_is_retold(material, a) or _is_retold(material, b)):
        return None
    if _was_under_way(material, a) or _was_under_way(material, b):
        return None
    if any(act.frame.status == "possible" and not _is_hedged(material, act) for act in (a, b)):
        return None
    style = "possible" in statuses or statuses == _TENSES
    confidence = 0.25 + 0.6 * likeness - _LESS_SURE * style
    return _finding("status", "differ", why, confidence, (a, a.frame.verb), (b, b.frame.verb), 1.1)


def _other_time(a: Act, b: Act) -> bool:
    """ "Previously they paid": what one alone sets apart from the act told here."""
    apart = words("other_times.txt")
    mine, theirs = (apart.intersection(tokens(act.frame.clause.quote)) for act in (a, b))
    return mine != theirs


def _was_under_way(material: Material, act: Act) -> bool:
    """ "Said she was looking for" stands for "is", or for "will be"."""
    told = tokens(act.frame.verb.quote)
    return told[:1] in (["was"], ["were"]) and told[-1].endswith("ing") and _is_retold(material, act)


def _is_hedged(material: Material, act: Act) -> bool:
    """The verb itself is hedged: no word of somebody's under "claims", no purpose ("so that they may"), no "cannot"."""
    table = toml("frames.toml")
    clause, verb = act.frame.clause, act.frame.verb
    told = material.statements[act.statement].evidence
    if act.frame.negated or _PURPOSE.search(told.quote[: max(0, verb.start - told.start)]):
        return False
    before = tokens(clause.quote[: max(0, verb.start - clause.start)])[-_BACK:]
    sign = {*table["hedges"]["words"], *table["status"]["possible"]}
    verbs = {word.removesuffix("s").removesuffix("ed") for word in tokens(verb.quote)}
    return bool(sign & {*verbs, *tokens(verb.quote), *before})


def _has_standing(act: Act) -> bool:
    """No bare infinitive ("to close", "told him to close"), which stands as the verb over it; no mere supposition.

    Nor what was planned once ("was to close"): a telling may go on to say that it was done.
    """
    verb = act.frame.verb
    told = tokens(verb.quote)
    commanded = any(verb.covers(role.evidence) for role in act.frame.roles)
    once = act.frame.status == "planned" and told[:1] in (["was"], ["were"], ["had"])
    return told[:1] != ["to"] and told[:2] != ["would", "have"] and not (commanded or once)


def _is_retold(material: Material, act: Act) -> bool:
    """It stands in what somebody is told to have said, where the tense may be that of the telling."""
    quotes = material.tellings[act.telling].quotes
    return any(quote.content.covers(act.frame.verb) and not quote.in_marks(act.frame.verb) for quote in quotes)


def _polarity(a: Act, b: Act, likeness: float) -> Finding | None:
    if a.frame.negated == b.frame.negated or a.frame.status != b.frame.status or _denies(a) or _denies(b):
        return None
    if any(re.search(r"[^\w\s'’]", act.frame.verb.quote) for act in (a, b)):  # words of two clauses in one verb
        return None
    why = f"“{a.frame.verb.quote}” against “{b.frame.verb.quote}”"
    relation = "contradict" if likeness >= 0.6 else "differ"
    return _finding("status", relation, why, 0.6 * likeness + 0.1, (a, a.frame.verb), (b, b.frame.verb), 1.2)


def _denies(act: Act) -> bool:
    """ "Failed to find" says no without a "not"."""
    denials = {stem(word) for word in toml("frames.toml")["negation"]["lemmas"]}
    return any(stem(word) in denials for word in tokens(act.frame.verb.quote))


def _actors(material: Material, a: Act, b: Act, likeness: float) -> Finding | None:
    """Different actors of one act on one object."""
    mine, theirs = _role(a.frame, "actor"), _role(b.frame, "actor")
    if not mine or not theirs or likeness < _NEAR_ACTOR or not _same_object(material, a, b):
        return None
    first, second = material.story_entity(a.telling, mine.entity), material.story_entity(b.telling, theirs.entity)
    if (first and first == second) or not (
        names_doer(material, a.telling, mine) and names_doer(material, b.telling, theirs)
    ):
        return None
    if told_in(material, b.statement, mine) or told_in(material, a.statement, theirs):
        return None
    if _maybe_one(material, (a, mine), (b, theirs)) or _maybe_one(material, (b, theirs), (a, mine)):
        return None
    if overlap(stems(mine.evidence.quote), stems(theirs.evidence.quote)):
        return None
    why = f"done by “{mine.evidence.quote}” in one telling, by “{theirs.evidence.quote}” in the other"
    return _finding("actor", "differ", why, 0.2 + 0.6 * likeness, (a, mine.evidence), (b, theirs.evidence), 1.1)


def _maybe_one(material: Material, one: tuple[Act, Role], other: tuple[Act, Role]) -> bool:
    """An office beside a person's name."""
    return by_office(material, one[0].telling, one[1]) and is_person(material, other[0].telling, other[1])


def _same_object(material: Material, a: Act, b: Act) -> bool:
    mine, theirs = _role(a.frame, "object"), _role(b.frame, "object")
    return bool(mine and theirs and same_filler(material, a.telling, mine, b.telling, theirs))


def _role(frame: Frame, name: str) -> Role | None:
    return next((role for role in frame.roles if role.name == name), None)


def _causes(material: Material, a: Act, b: Act, likeness: float) -> Iterator[Finding]:
    mine, theirs = _role(a.frame, "cause"), _role(b.frame, "cause")
    if mine is None or theirs is None or _is_time(material, a, mine) or _is_time(material, b, theirs):
        return
    if _of_two_sorts(material, (a, mine), (b, theirs)) or _of_two_sorts(material, (b, theirs), (a, mine)):
        return
    if overlap(stems(mine.evidence.quote), stems(theirs.evidence.quote)) < 0.5:
        why = f"“{mine.evidence.quote}” in one telling, “{theirs.evidence.quote}” in the other"
        yield _finding("cause", "differ", why, 0.27 + 0.55 * likeness, (a, mine.evidence), (b, theirs.evidence), 1.0)


def _is_time(material: Material, act: Act, cause: Role) -> bool:
    """ "As the storm came": a time as much as a cause."""
    return _before(material, act, cause) in {"as", "while", "when"}


def _of_two_sorts(material: Material, one: tuple[Act, Role], other: tuple[Act, Role]) -> bool:
    """A purpose beside what came before: both may be so."""
    purpose = tokens(one[1].evidence.quote)[:1] == ["to"]
    return purpose and _before(material, *other) in {"after", "following", "since"}


def _before(material: Material, act: Act, role: Role) -> str:
    """The word before it."""
    told = material.statements[act.statement].evidence
    return ["", *tokens(told.quote[: max(0, role.evidence.start - told.start)])][-1]


def _finding(
    kind: str, relation: str, why: str, confidence: float,
    one: tuple[Act, Evidence], other: tuple[Act, Evidence], weight: float,
) -> Finding:  # fmt: skip
    sides = tuple((act.telling, words.quote, words) for act, words in (one, other))
    statements = (one[0].statement, other[0].statement)
    return Finding(kind, relation, why, min(0.9, confidence), sides, statements, weight)
