"""Linking: the entities of several tellings -> entities of the story.

In: tellings in the order given. Out: story entities e1, e2, ... and which own entity is which; after the named ones
those that are only called by phrases (unnamed.py). One key is one entity;
beyond that, names must be spellings, short forms or initials of one another, and only one candidate may fit. Two
first names are never one person, and two entities that one telling keeps apart stay apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance.Levenshtein import distance
from rapidfuzz.fuzz import ratio

from tellings.annotate.folding import fold, loose
from tellings.annotate.kinds import is_acronym
from tellings.annotate.persons import compatible, surname
from tellings.reconcile.unnamed import with_phrases
from tellings.records import Entity, Telling

_BODIES = ("government:", "ministry:", "military:", "police:", "parliament:")
_NAMED_ALIKE = frozenset({"organisation", "group", "facility", "place", "product", "happening", "person"})
_SPELLED_ALIKE = 86  # of 100: what one other letter in a surname of eight leaves


@dataclass(slots=True, eq=False)
class _Cluster:
    """Own entities that are one: (place of the telling, article id, entity)."""

    key: str
    kind: str
    members: list[tuple[int, str, Entity]] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """Every name told, the fullest of each telling first."""
        return list(dict.fromkeys(name for *_, one in self.members for name in (one.name, *one.aliases)))

    @property
    def first(self) -> tuple[int, int]:
        """Where it appears first: telling, then its own order."""
        return min((at, int(one.id[1:])) for at, _, one in self.members)


_Pairs = Iterator[tuple[_Cluster, list[_Cluster]]]
_Rule = Callable[[list[_Cluster]], _Pairs]


def link(tellings: Sequence[Telling]) -> tuple[tuple[Entity, ...], dict[tuple[str, str], str]]:
    """Story entities in order of first appearance, the unnamed ones last, and (article id, own id) -> story id."""
    clusters = _by_key(tellings)
    for rule in (_ministries, _same_names, _persons, _short_names, _acronyms, _spelled_bodies):
        clusters = _joined(clusters, rule)
    entities, links = [], {}
    for number, cluster in enumerate(sorted(clusters, key=lambda cluster: cluster.first), 1):
        entities.append(_story_entity(f"e{number}", cluster))
        links.update({(article, one.id): f"e{number}" for _, article, one in cluster.members})
    return with_phrases(tellings, entities, links), links


def _by_key(tellings: Iterable[Telling]) -> list[_Cluster]:
    clusters: dict[str, _Cluster] = {}
    for at, telling in enumerate(tellings):
        for one in telling.entities:
            cluster = clusters.setdefault(one.key, _Cluster(one.key, one.kind))
            cluster.members.append((at, telling.article.id, one))
    return list(clusters.values())


def _joined(clusters: list[_Cluster], rule: _Rule) -> list[_Cluster]:
    """Clusters after each with exactly one partner under the rule went into it."""
    gone: dict[_Cluster, _Cluster] = {}
    for one, partners in rule(clusters):
        free = list(dict.fromkeys(_last(other, gone) for other in partners))
        if len(free) == 1 and one not in gone and free[0] is not one and not _apart(one, free[0]):
            free[0].members.extend(one.members)
            free[0].key = min(free[0].key, one.key, key=lambda key: (not key.startswith("actor:"), -len(key)))
            gone[one] = free[0]
    return [cluster for cluster in clusters if cluster not in gone]


def _last(cluster: _Cluster, gone: dict[_Cluster, _Cluster]) -> _Cluster:
    while cluster in gone:
        cluster = gone[cluster]
    return cluster


def _apart(one: _Cluster, other: _Cluster) -> bool:
    """One telling keeps them apart."""
    return bool({article for _, article, _ in one.members} & {article for _, article, _ in other.members})


def _ministries(clusters: list[_Cluster]) -> _Pairs:
    """A ministry told without its country is the only one of its field."""
    fields = defaultdict(list)
    for cluster in clusters:
        if cluster.key.startswith("ministry:") and not cluster.key.startswith("ministry::"):
            fields[cluster.key.rpartition(":")[2]].append(cluster)
    for cluster in clusters:
        if cluster.key.startswith("ministry::"):
            yield cluster, fields[cluster.key.rpartition(":")[2]]


def _same_names(clusters: list[_Cluster]) -> _Pairs:
    """Names that fold alike, whatever kind they were taken for; loosely alike for places."""
    seen: dict[str, list[_Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.kind not in _NAMED_ALIKE:
            continue
        told = [one.name for *_, one in cluster.members] if cluster.kind == "person" else cluster.names
        places = {f"place {loose(name)}" for name in told} if cluster.kind == "place" else set()
        keys = sorted(places | set(filter(None, map(fold, told))))
        yield cluster, [other for key in keys for other in seen[key]]
        for key in keys:
            seen[key].append(cluster)


def _persons(clusters: list[_Cluster]) -> _Pairs:
    """Full names of one person: initials, nicknames, other spellings of the surname."""
    seen: dict[str, list[_Cluster]] = defaultdict(list)
    for one in clusters:
        full = [name for name in one.names if " " in name]
        if one.kind == "person" and full:
            marks = sorted({mark for name in full for mark in _marks(name)})
            yield one, [other for mark in marks for other in seen[mark] if _same_person(one, other)]
            for mark in marks:
                seen[mark].append(one)


def _marks(name: str) -> Iterator[str]:
    """What two names of one person share at least one of: the surname, or the given names and an initial."""
    words = loose(name).split()
    yield words[-1]
    yield f"{' '.join(words[:-1])} {words[-1][:1]}"


def _same_person(one: _Cluster, other: _Cluster) -> bool:
    pairs = [(a, b) for a in one.names if " " in a for b in other.names if " " in b]
    return any(compatible(a, b) or _spelled_alike(a, b) for a, b in pairs)


def _spelled_alike(a: str, b: str) -> bool:
    first, second = fold(a).split(), fold(b).split()
    if len(first) != len(second) or len(first) < 2 or min(len(first[-1]), len(second[-1])) < 7:
        return False
    given = all(loose(x) == loose(y) for x, y in zip(first[:-1], second[:-1], strict=True))
    return given and ratio(loose(first[-1]), loose(second[-1])) >= _SPELLED_ALIKE


def _short_names(clusters: list[_Cluster]) -> _Pairs:
    """A surname or first name alone is the only person of the story who has it."""
    people = [one for one in clusters if one.kind == "person"]
    full = [one for one in people if any(" " in name for name in one.names)]
    for one in people:
        if one not in full:
            alone = {loose(name) for name in one.names}
            by_surname = [other for other in full if alone & {loose(surname(name)) for name in other.names}]
            first_names = [other for other in full if alone & {loose(name.split()[0]) for name in other.names}]
            yield one, by_surname or first_names


def _acronyms(clusters: list[_Cluster]) -> _Pairs:
    """Capitals that are the initials of the one body with such a name."""
    named = [one for one in clusters if one.kind in ("organisation", "group")]
    for one in named:
        short = next((name for name in one.names if name.isupper() and " " not in name), "")
        if short and all(name.isupper() for name in one.names):
            yield one, [other for other in named if any(is_acronym(short, name) for name in other.names if " " in name)]


def _spelled_bodies(clusters: list[_Cluster]) -> _Pairs:
    """Long names of bodies that differ by a letter or an ending."""
    seen: list[_Cluster] = []
    for one in clusters:
        names = [fold(name) for name in one.names if len(name.split()) > 2]
        if one.kind in ("organisation", "group") and names:
            yield one, [other for other in seen if any(_one_letter_off(name, other) for name in names)]
            seen.append(one)


def _one_letter_off(name: str, other: _Cluster) -> bool:
    return any(0 < distance(name, fold(told), score_cutoff=1) <= 1 for told in other.names if len(told.split()) > 2)


def _story_entity(story_id: str, cluster: _Cluster) -> Entity:
    own = [one for *_, one in sorted(cluster.members, key=lambda member: (member[0], int(member[2].id[1:])))]
    name = _fullest(own, cluster.key)
    kind = _kind(own)
    told = dict.fromkeys(other for one in own for other in (one.name, *one.aliases) if fold(other) != fold(name))
    country = next((one.country for one in own if one.country), None)
    role = next((one.role for one in own if one.role), None)
    mentions = tuple(mention for one in own for mention in one.mentions)
    return Entity(story_id, kind, name, cluster.key, tuple(told), country, role, mentions)


def _kind(own: list[Entity]) -> str:
    """The kind that most mentions were taken for."""
    counts: Counter[str] = Counter()
    for one in own:
        counts[one.kind] += len(one.mentions)
    return counts.most_common(1)[0][0]


def _fullest(own: list[Entity], key: str) -> str:
    names = [one.name for one in own]
    if key.startswith(("country:", *_BODIES)):
        return Counter(names).most_common(1)[0][0]
    return max(names, key=lambda name: (len(name.split()), len(name)))
