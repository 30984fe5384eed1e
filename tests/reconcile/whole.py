"""A whole comparison of texts of our own: the real steps, without reading and grouping."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tellings.annotate.annotate import annotate
from tellings.reconcile.reconcile import reconcile
from tellings.records import Article, Attribute, Comparison, Point
from tellings.settings import Settings

DAY = datetime.fromisoformat("2025-05-06")


def compared(
    *texts: str,
    outlets: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
    apart: tuple[tuple[int, str], ...] = (),
) -> Comparison:
    """The Comparison of tellings that appeared an hour apart."""
    names = outlets or tuple(f"Outlet {place}" for place in range(1, len(texts) + 1))
    spoken = languages or ("en",) * len(texts)
    articles = [
        Article(text, outlet=name, published=DAY + timedelta(hours=hour), published_precision="second")
        for hour, (text, name) in enumerate(zip(texts, names, strict=True))
    ]
    tellings = annotate(list(zip(articles, spoken, strict=True)), Settings())
    judged = tuple(replace(one, judged=one.judged and one.language == "en") for one in tellings)
    return reconcile(judged, apart, (), Settings())


def shown(comparison: Comparison) -> list[Point]:
    """The points that are not held back."""
    return [point for point in comparison.points if not point.held]


def lines(comparison: Comparison) -> list[Attribute]:
    """The numbered lines, in the order of the report."""
    every = [attribute for point in comparison.points for attribute in point.attributes if attribute.rank]
    return sorted(every, key=lambda attribute: attribute.rank or 0)
