"""Origins: on how many independent origins the tellings rest, and which.

Tellings are one origin when they carry one text (a copy), credit one agency and share its text, or rest most of
what they attribute on one primary source, or most of what one of them quotes on words that the other quotes too.
Tellings that share less than that (a statement among other voices, a paper that both cite) stand in one group, but
stay origins of their own in the count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.reconcile.copies import agency
from tellings.reconcile.families import families, union
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.occasions import compare_occasions
from tellings.reconcile.origin_count import counted
from tellings.reconcile.origin_group import Group
from tellings.reconcile.origin_texts import by_text
from tellings.reconcile.origin_voices import by_voice, by_words
from tellings.reconcile.twins import Twin
from tellings.records import Occasion, Origin, Value


@dataclass(frozen=True, slots=True)
class Traced:
    """The origins, the count of independent ones and how it came, and what tellings say differently of an occasion."""

    groups: tuple[Origin, ...]
    independent: int
    counted: str
    findings: list[Finding]


def origins(material: Material, findings: list[Finding], known: Sequence[Twin]) -> Traced:
    """Where the tellings got it.

    `findings` are what was found before: one utterance in two tellings shows that they rest on one source;
    `known` are the sentences that two tellings share.
    """
    groups = _all_told([*by_text(material, known), *by_voice(material, findings)], by_words(material))
    apart = _partition(material, groups)
    covered = {telling for group in groups for telling in group.tellings}
    groups += [_own(material, telling) for telling in range(len(material.tellings)) if telling not in covered]
    resting = (group for group in groups if group.joins is None)  # whom papers only quote may have spoken on many days
    found = [finding for group in resting for finding in compare_occasions(material, group.occasions)]
    groups.sort(key=lambda group: (-len(group.tellings), group.tellings, group.kind))
    numbered = tuple(_origin(material, f"o{place}", group) for place, group in enumerate(groups, start=1))
    return Traced(numbered, len(apart), counted(material, groups, apart), found)


def _all_told(groups: list[Group], more: list[Group]) -> list[Group]:
    """Both, without those whose tellings stand in a surer group, or alone where others rest on the same source."""
    kept = [group for group in more if not any(_within(group, other) and other.joins is None for other in groups)]
    return [each for each in groups if not any(_within(each, one) and each.name == one.name for one in kept)] + kept


def _within(group: Group, other: Group) -> bool:
    return set(group.tellings) <= set(other.tellings)


def _partition(material: Material, groups: list[Group]) -> list[list[int]]:
    """The tellings by origin, when those of one group are one."""
    parent = list(range(len(material.tellings)))
    for pair in (pair for group in groups for pair in group.pairs):
        union(parent, *pair)
    return families(parent)


def _own(material: Material, telling: int) -> Group:
    if not material.of(telling):
        return Group("unknown", material.names[telling], [telling], "nothing in it could be judged")
    credit = agency(material.tellings[telling].article)
    if credit:
        return Group("wire", credit[0], [telling], f"credited to {credit[0]}", [credit[1]])
    why = "no text, agency or main source that it shares with another telling was found"
    return Group("own", material.names[telling], [telling], why)


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
    return Origin(
        id_,
        group.kind,
        group.name,
        handles,
        occasion,
        group.why,
        tuple(group.evidence),
        group.joins is None,
        tuple(group.edits),
    )
