"""Align: which statements of different tellings are about one matter.

A cluster has at most one core statement a telling; statements of a telling that also bear on the matter stand in
`also`. A pair that is only faintly alike makes a faint cluster, which the report holds back.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tellings.reconcile.material import Material
from tellings.reconcile.same import mutual_best

CORE = 0.42  # mutual best at or above this: one matter
FAINT = 0.2  # at or above this: perhaps; held back
BEARS = 0.30  # a further statement of a telling that bears on the matter
_MOST_ALSO = 2
_MOST_NEAR = 5
_FEW = 8  # tellings; with more, what may be about one matter is too much for a report to hold


@dataclass(slots=True)
class Cluster:
    """core and also: telling index -> statement indexes; score: mean likeness between the cores."""

    core: dict[int, int]
    also: dict[int, list[int]] = field(default_factory=dict)
    score: float = 1.0
    faint: bool = False

    @property
    def statements(self) -> set[int]:
        """Every statement in it."""
        return set(self.core.values()) | {index for indexes in self.also.values() for index in indexes}


def align(material: Material) -> list[Cluster]:
    """Clusters over all statements, those of one telling alone among them."""
    clusters = _merge(material, _edges(material))
    for cluster in clusters:
        if len(cluster.core) > 1:
            _add_bearing(material, cluster)
    return clusters + _faint(material, clusters)


def _edges(material: Material) -> list[tuple[int, int, float]]:
    edges: list[tuple[int, int, float]] = []
    for one, other in material.pairs():
        rows, columns = material.of(one), material.of(other)
        if rows and columns:
            block = material.scores[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            edges += [(rows[row], columns[column], score) for row, column, score in mutual_best(block, CORE)]
    return sorted(edges, key=lambda edge: (-round(edge[2], 6), edge[0], edge[1]))


def _merge(material: Material, edges: list[tuple[int, int, float]]) -> list[Cluster]:
    """Join clusters along edges, best first, while no telling gets two cores and the mean stays high."""
    home = {index: Cluster({owner: index}) for index, owner in enumerate(material.owner)}
    for left, right, _ in edges:
        one, other = home[left], home[right]
        if one is other or one.core.keys() & other.core.keys():
            continue
        across = [material.scores[a, b] for a in one.core.values() for b in other.core.values()]
        if sum(across) / len(across) < CORE:
            continue
        joined = Cluster(one.core | other.core)
        home.update(dict.fromkeys(joined.core.values(), joined))
    distinct = list({id(cluster): cluster for cluster in home.values()}.values())
    for cluster in distinct:
        cluster.score = _mean(material, list(cluster.core.values()))
    return distinct


def _mean(material: Material, cores: list[int]) -> float:
    pairs = [material.scores[a, b] for place, a in enumerate(cores) for b in cores[:place]]
    return float(sum(pairs) / len(pairs)) if pairs else 1.0


def _add_bearing(material: Material, cluster: Cluster) -> None:
    for telling in range(len(material.tellings)):
        others = [index for owner, index in cluster.core.items() if owner != telling]
        near = [
            (float(max(material.scores[index, other] for other in others)), -index)
            for index in material.of(telling)
            if index != cluster.core.get(telling)
        ]
        best = [-index for score, index in sorted(near, reverse=True)[:_MOST_ALSO] if score >= BEARS]
        if best and (telling in cluster.core):
            cluster.also[telling] = best


def _faint(material: Material, clusters: list[Cluster]) -> list[Cluster]:
    """For each statement, what lies nearest to it in other tellings and stands in no cluster with it."""
    together = {
        (a, b) for cluster in clusters if len(cluster.core) > 1 for a in cluster.statements for b in cluster.statements
    }
    stars: dict[frozenset[int], Cluster] = {}
    if len(material.tellings) > _FEW:
        return []
    for index, owner in enumerate(material.owner):
        star = Cluster({owner: index}, faint=True)
        for telling in range(len(material.tellings)):
            near = material.nearest(index, telling, _MOST_NEAR) if telling != owner else []
            near = [
                other for other in near if material.scores[index, other] >= FAINT and (index, other) not in together
            ]
            if near:
                star.core[telling] = near[0]
                star.also[telling] = near[1:]
        if len(star.core) > 1:
            star.score = _mean(material, list(star.core.values()))
            known = stars.setdefault(frozenset(star.statements), star)
            known.score = max(known.score, star.score)
    return _widest(list(stars.values()))


def _widest(stars: list[Cluster]) -> list[Cluster]:
    """Stars that no other star holds whole."""
    held = [star.statements for star in stars]
    return [star for star, own in zip(stars, held, strict=True) if not any(own < other for other in held)]
