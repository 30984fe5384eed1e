"""Origins: on how many independent origins the tellings rest, and which.

Tellings are one origin when they carry one text (a copy), credit one agency and share its text, or rest most of
what they attribute on one primary source. A telling with more than that of its own stays an origin of its own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tellings.reconcile.copies import COPIED, agency, containment, one_text
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.occasions import Occurrence, compare_occasions, occasion_of
from tellings.reconcile.sources import bodies, outlet_phrases, weight_of
from tellings.records import Evidence, Occasion, Origin, Value

_MOST = 0.5  # share of a telling's attributed statements that makes a source its main one
_LEAST = 2  # statements that rest on it
_CREDITS = 2  # statements credited to another telling's outlet
_SHARED_TEXT = 0.15  # runs that two tellings with one agency credit must share


@dataclass(slots=True)
class Group:
    """Tellings with one origin."""

    kind: str
    name: str
    tellings: list[int]
    why: str
    evidence: list[Evidence] = field(default_factory=list)
    occasions: list[Occurrence] = field(default_factory=list)


def origins(material: Material, findings: list[Finding]) -> tuple[tuple[Origin, ...], int, list[Finding]]:
    """The origins, the count of independent ones, and what tellings say differently about an occasion.

    `findings` are what was found before: one utterance in two tellings shows that they rest on one source.
    """
    uttered = {frozenset(side[0] for side in finding.sides) for finding in findings if finding.kind == "quote"}
    groups = [*_copies(material), *_primary(material, uttered), *_credited(material), *_one_newsroom(material)]
    joined = _partition(material, groups)
    covered = {telling for group in groups for telling in group.tellings}
    groups += [_own(material, telling) for telling in range(len(material.tellings)) if telling not in covered]
    found = [finding for group in groups for finding in compare_occasions(material, group.occasions)]
    groups.sort(key=lambda group: (-len(group.tellings), group.tellings, group.kind))
    numbered = tuple(_origin(material, f"o{place}", group) for place, group in enumerate(groups, start=1))
    return numbered, joined, found


def _copies(material: Material) -> list[Group]:
    credits = [agency(telling.article) for telling in material.tellings]
    parent = list(range(len(material.tellings)))
    for one, other in material.pairs():
        shared = containment(material.tellings[one], material.tellings[other])
        mine, theirs = credits[one], credits[other]
        same_agency = bool(mine and theirs and mine[0] == theirs[0])
        if one_text(material.tellings[one], material.tellings[other], shared) or (
            same_agency and shared >= _SHARED_TEXT
        ):
            _union(parent, one, other)
    return [_copy_group(material, tellings, credits) for tellings in _families(parent) if len(tellings) > 1]


def _copy_group(material: Material, tellings: list[int], credits: list[tuple[str, Evidence] | None]) -> Group:
    names = Counter(credit[0] for telling in tellings if (credit := credits[telling]))
    shared = max(
        containment(material.tellings[a], material.tellings[b])
        for place, a in enumerate(tellings)
        for b in tellings[:place]
    )
    credit_words = [credit[1] for telling in tellings if (credit := credits[telling])]
    lead = [material.tellings[telling].statements[0].evidence for telling in tellings if material.of(telling)]
    share = f"up to {shared:.0%} of the shorter text's five-word runs stand in the other"
    if names:
        name = names.most_common(1)[0][0]
        return Group("wire", name, tellings, f"carry one text credited to {name}: {share}", credit_words or lead)
    earliest = min(tellings, key=lambda telling: (_day(material, telling), telling))
    how = "carry one text" if shared >= COPIED else "rest on one text that both quote at length"
    return Group("copy", material.names[earliest], tellings, f"{how}: {share}", lead)


def _day(material: Material, telling: int) -> str:
    published = material.tellings[telling].article.published
    return published.isoformat() if published else "9999"


def _one_newsroom(material: Material) -> list[Group]:
    """Several tellings by one outlet are one origin."""
    by_outlet: dict[str, list[int]] = {}
    for telling, told in enumerate(material.tellings):
        if told.article.outlet and material.of(telling):
            by_outlet.setdefault(told.article.outlet.casefold(), []).append(telling)
    several = [tellings for tellings in by_outlet.values() if len(tellings) > 1]
    return [
        Group("own", material.names[tellings[0]], tellings, "several tellings by one outlet") for tellings in several
    ]


def _credited(material: Material) -> list[Group]:
    """A telling that names another's outlet as the source of its news rests on it."""
    groups = []
    for telling in range(len(material.tellings)):
        for other, told in enumerate(material.tellings):
            phrases = outlet_phrases(material, telling, told.article.outlet) if other != telling else []
            if len(phrases) >= _CREDITS:
                name = material.names[other]
                why = f"{material.names[telling]} credits {name} for what it tells"
                groups.append(Group("copy", name, sorted((telling, other)), why, phrases[:3]))
    return groups


def _primary(material: Material, uttered: set[frozenset[int]]) -> list[Group]:
    """Groups of tellings by the source that most of what they attribute rests on."""
    main: dict[str, list[int]] = {}
    for telling, told in enumerate(material.tellings):
        counts = weight_of(told, material.links)
        total = sum(1 for _ in bodies(told))
        for story, count in counts.most_common(1):
            if count >= _LEAST and count >= _MOST * total:
                main.setdefault(story, []).append(telling)
    groups = []
    for story, tellings in sorted(main.items()):
        together = [one for one in tellings if _shares_words(one, tellings, uttered)]
        if together:
            groups.append(_primary_group(material, story, together))
        groups += [
            _primary_group(material, story, [one]) for one in tellings if one not in together and _fills(material, one)
        ]
    return groups


def _shares_words(one: int, tellings: list[int], uttered: set[frozenset[int]]) -> bool:
    """Quotes an utterance that another of them quotes too."""
    return any({one, other} <= pair for other in tellings if other != one for pair in uttered)


def _fills(material: Material, telling: int) -> bool:
    """The source fills most of the telling, not only most of its quotes."""
    told = material.tellings[telling]
    counts = weight_of(told, material.links)
    return max(counts.values(), default=0) >= _MOST * max(1, len(told.statements))


def _primary_group(material: Material, story: str, tellings: list[int]) -> Group:
    name = material.entity(story).name
    alone, together = f"rests most of what it attributes on {name}", f"rest most of what they attribute on {name}"
    why = together if len(tellings) > 1 else alone
    evidence = [phrase for telling in tellings for phrase in _phrases(material, telling, story)[:3]]
    spoken = [
        each for telling in tellings if (each := occasion_of(material, telling, _phrases(material, telling, story)))
    ]
    return Group("primary_source", name, tellings, why, evidence, spoken)


def _phrases(material: Material, telling: int, story: str) -> list[Evidence]:
    article = material.tellings[telling].article.id
    return [
        source.evidence
        for _, source, body in bodies(material.tellings[telling])
        if body and material.links.get((article, body)) == story
    ]


def _partition(material: Material, groups: list[Group]) -> int:
    """How many origins are left when tellings of one group are one."""
    parent = list(range(len(material.tellings)))
    for group in groups:
        for telling in group.tellings[1:]:
            _union(parent, group.tellings[0], telling)
    return len(_families(parent))


def _own(material: Material, telling: int) -> Group:
    if not material.of(telling):
        return Group("unknown", material.names[telling], [telling], "nothing in it could be judged")
    credit = agency(material.tellings[telling].article)
    if credit:
        return Group("wire", credit[0], [telling], f"credited to {credit[0]}", [credit[1]])
    why = "no text, agency or main source that it shares with another telling was found"
    return Group("own", material.names[telling], [telling], why)


def _union(parent: list[int], one: int, other: int) -> None:
    low, high = sorted((_root(parent, one), _root(parent, other)))
    parent[high] = low


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        index = parent[index]
    return index


def _families(parent: list[int]) -> list[list[int]]:
    families: dict[int, list[int]] = {}
    for index in range(len(parent)):
        families.setdefault(_root(parent, index), []).append(index)
    return list(families.values())


def _origin(material: Material, id_: str, group: Group) -> Origin:
    occasion = None
    if group.occasions:
        dates = tuple(
            Value(material.handles[each.telling], each.time.value, each.time.evidence)
            for each in group.occasions
            if each.time
        )
        occasion = Occasion(next((each.what for each in group.occasions if each.what), ""), dates)
    handles = tuple(sorted((material.handles[telling] for telling in group.tellings), key=lambda each: int(each[1:])))
    return Origin(id_, group.kind, group.name, handles, occasion, group.why, tuple(group.evidence))
