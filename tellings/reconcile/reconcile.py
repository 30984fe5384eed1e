"""Reconcile: the tellings of one story -> their Comparison. The order of the routes is here, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from tellings.reconcile import (
    acts,
    ages,
    causes,
    clashes,
    complements,
    dates,
    descriptions,
    lengths,
    names,
    numbers,
    otherwise,
    parties,
    places,
    replaced,
    retold,
    rounded,
    speakers,
    spellings,
    withheld,
    wording,
)
from tellings.reconcile.align import Cluster, align
from tellings.reconcile.alone import alone
from tellings.reconcile.linking import link
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.merge import as_update, merge
from tellings.reconcile.naming import naming
from tellings.reconcile.once import once
from tellings.reconcile.origins import Traced, origins
from tellings.reconcile.points import points
from tellings.reconcile.story_events import commitments, events
from tellings.reconcile.timeline import timeline
from tellings.reconcile.twins import left_standing, twins
from tellings.records import Anomaly, Comparison, Point, Telling
from tellings.settings import Settings

_ROUTES = (
    numbers.find,
    rounded.find,
    ages.find,
    dates.find,
    lengths.find,
    wording.find,
    retold.find,
    acts.find,
    clashes.find,
    causes.find,
    parties.find,
    places.find,
    complements.find,
    names.find,
    spellings.find,
    withheld.find,
    otherwise.find,
)


def reconcile(
    tellings: tuple[Telling, ...], apart: tuple[tuple[int, str], ...], limits: tuple[str, ...], settings: Settings
) -> Comparison:
    """Lay the tellings side by side. `apart`: (index, why) of those that tell something else."""
    away = dict(apart)
    order = sorted(range(len(tellings)), key=lambda place: _own_place(tellings[place]))
    compared = tuple(_silenced(tellings[place]) if place in away else tellings[place] for place in order)
    entities, links = link(compared)
    names, handles = (
        tuple(each) for each in zip(*((tellings[p].article.name, f"t{p + 1}") for p in order), strict=True)
    )
    material = Material(compared, names, entities, links, handles)
    clusters = align(material)
    lines, traced = _compared(material, clusters)
    told = points(material, clusters, lines, alone(material, clusters), settings.bar)
    unheard = {handle for handle, telling in zip(handles, compared, strict=True) if not telling.judged}
    told = tuple(_heard(point, unheard) for point in told)
    return Comparison(
        tellings=tellings,
        handles=tuple((telling.article.id, f"t{place}") for place, telling in enumerate(tellings, start=1)),
        entities=entities,
        links=tuple(sorted(links.items())),
        naming=naming(entities),
        events=events(material),
        points=told,
        origins=tuple(group for group in traced.groups if not set(group.tellings) <= unheard),
        independent=traced.independent - len(unheard),
        timeline=timeline(material, told),
        commitments=commitments(material),
        anomalies=_anomalies(tellings),
        limits=limits,
        apart=tuple((f"t{place + 1}", why) for place, why in apart),
        held_back=_held_back(told),
        counted=traced.counted,
    )


def _compared(material: Material, clusters: list[Cluster]) -> tuple[list[Finding], Traced]:
    """What the tellings say differently, and where they got it."""
    found = [finding for route in _ROUTES for finding in route(material)]
    described = list(descriptions.find(material))
    known = twins(material)
    traced = origins(material, [*found, *described], known)
    found += [*traced.findings, *speakers.find(material, clusters), *acts.find_hedged(material, clusters)]
    found = described + list(left_standing(material, found, known, replaced.find(material, known)))
    return [as_update(material, finding) for finding in once(merge(found))], traced


def _own_place(telling: Telling) -> tuple[str, str]:
    """A place that does not hang on the order given: by date, then id."""
    published = telling.article.published
    return (published.isoformat() if published else "9999", telling.article.id)


def _silenced(telling: Telling) -> Telling:
    """A telling set apart states nothing here."""
    return Telling(telling.article, telling.language, judged=False)


def _heard(point: Point, unheard: set[str]) -> Point:
    """A telling that was not judged is not silent: nobody asked it."""
    return replace(point, silent=tuple(handle for handle in point.silent if handle not in unheard))


def _anomalies(tellings: tuple[Telling, ...]) -> tuple[tuple[str, Anomaly], ...]:
    return tuple(
        (f"t{place}", anomaly) for place, telling in enumerate(tellings, start=1) for anomaly in telling.anomalies
    )


def _held_back(told: tuple[Point, ...]) -> int:
    """Differ and contradict lines below the bar, and points that only may be about one matter."""
    lines = sum(attribute.held and attribute.relation != "agree" for point in told for attribute in point.attributes)
    return lines + sum(point.held and not point.attributes for point in told)
