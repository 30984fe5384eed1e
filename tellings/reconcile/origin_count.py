"""Origin count: how the number of independent origins came about, in one line that a reader can check."""

from __future__ import annotations

from tellings.reconcile.material import Material
from tellings.reconcile.origin_group import Group

_MOST = 3  # names told of one group


def counted(material: Material, groups: list[Group], apart: list[list[int]]) -> str:
    """ "A and B carry one text and count once; C shows nothing that it shares with another and counts alone"."""
    told = [f"{_names(material, family)} {_why(family, groups)} and count once" for family in apart if len(family) > 1]
    told += [
        f"{_names(material, firsts)} {group.short} and still count apart"
        for group in groups
        if len(firsts := _firsts(group, apart)) > 1
    ]
    single = [family[0] for family in apart if len(family) == 1 and material.of(family[0])]
    free = [one for one in single if not any(one in group.tellings for group in groups if len(group.tellings) > 1)]
    if len(free) == 1:
        told.append(f"{_names(material, free)} shows no origin that it shares and counts alone")
    elif free:
        told.append(f"{_names(material, free)} show no origin that they share and count one each")
    return "; ".join(told)


def _firsts(group: Group, apart: list[list[int]]) -> list[int]:
    """One telling for each origin that the tellings of a group are counted under."""
    return [next(one for one in family if one in group.tellings) for family in apart if {*family} & {*group.tellings}]


def _why(family: list[int], groups: list[Group]) -> str:
    """The reasons of the groups that make them one."""
    inside = [group for group in groups if any(set(pair) <= set(family) for pair in group.pairs)]
    return " or ".join(dict.fromkeys(group.short for group in inside))


def _names(material: Material, tellings: list[int]) -> str:
    names = [material.names[telling] for telling in tellings]
    if len(names) > _MOST + 1:
        names = [*names[:_MOST], f"{len(names) - _MOST} more"]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
