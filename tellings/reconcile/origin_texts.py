"""Origin texts: tellings with one origin by their text: copies, wire texts, one newsroom, one that credits another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tellings.reconcile.copies import COPIED, agency, containment, one_text
from tellings.reconcile.edits import edits
from tellings.reconcile.families import families, union
from tellings.reconcile.material import Material
from tellings.reconcile.origin_group import Group
from tellings.reconcile.sources import outlet_phrases
from tellings.reconcile.twins import Twin
from tellings.records import Evidence

_CREDITS = 2  # statements credited to another telling's outlet
_SHARED_TEXT = 0.15  # runs that two tellings with one agency credit must share


def by_text(material: Material, known: Sequence[Twin]) -> list[Group]:
    """Groups of tellings whose texts, credits or newsroom show one origin; `known`: their twin sentences."""
    return [*_copies(material, known), *_credited(material), *_one_newsroom(material)]


def _copies(material: Material, known: Sequence[Twin]) -> list[Group]:
    credits = [agency(telling.article) for telling in material.tellings]
    parent = list(range(len(material.tellings)))
    for one, other in material.pairs():
        shared = containment(material.tellings[one], material.tellings[other])
        mine, theirs = credits[one], credits[other]
        same_agency = bool(mine and theirs and mine[0] == theirs[0])
        if one_text(material.tellings[one], material.tellings[other], shared) or (
            same_agency and shared >= _SHARED_TEXT
        ):
            union(parent, one, other)
    return [_copy_group(material, tellings, credits, known) for tellings in families(parent) if len(tellings) > 1]


def _copy_group(
    material: Material, tellings: list[int], credits: list[tuple[str, Evidence] | None], known: Sequence[Twin]
) -> Group:
    names = Counter(credit[0] for telling in tellings if (credit := credits[telling]))
    shared = max(
        containment(material.tellings[a], material.tellings[b])
        for place, a in enumerate(tellings)
        for b in tellings[:place]
    )
    credit_words = [credit[1] for telling in tellings if (credit := credits[telling])]
    lead = [material.tellings[telling].statements[0].evidence for telling in tellings if material.of(telling)]
    share = f"up to {shared:.0%} of the shorter text's five-word runs stand in the other"
    earliest = min(tellings, key=lambda telling: (_day(material, telling), telling))
    how = "carry one text" if shared >= COPIED else "rest on one text that both quote at length"
    group = Group("copy", material.names[earliest], tellings, f"{how}: {share}", lead)
    if names:
        name = names.most_common(1)[0][0]
        group = Group("wire", name, tellings, f"carry one text credited to {name}: {share}", credit_words or lead)
    if shared >= COPIED:
        group.edits = [
            edit for telling in tellings if telling != earliest for edit in edits(material, earliest, telling, known)
        ]
    return group


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
        Group("own", material.names[place[0]], place, "several tellings by one outlet", all_of_them="are by one outlet")
        for place in several
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
                both = f"rest on {name}, which the other credits,"
                groups.append(Group("copy", name, sorted((telling, other)), why, phrases[:3], all_of_them=both))
    return groups
