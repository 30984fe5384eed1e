"""Context: the blocks around the points: warnings, one telling at odds with itself, naming, origins, promises, days.

In: a Comparison. Out: Blocks; an empty one has neither lead nor items and is left out. It shows who uses which word,
not which word is right.
"""

from __future__ import annotations

from collections.abc import Iterator

from tellings.publish import view
from tellings.publish.lines import Block, Item, Line, Span, Tellers, handles_of, quote
from tellings.publish.wording import UNTOLD, between, edited, stepped, strip
from tellings.records import Commitment, Comparison, Edit, Label, Naming, Origin, Step

_MOST_EDITS = 8  # of one copy; the page shows all


def warnings(comparison: Comparison, tellers: Tellers) -> Block:
    """What may not be one story, tellings set apart and tellings not judged."""
    first = [Item(Line((Span(one, "warning"),), 0)) for one in comparison.warnings]
    apart = [
        Item(Line((tellers.span(short), Span(f" is set apart: {reason}", "warning")), 0))
        for short, reason in comparison.apart
    ]
    unjudged = [
        Item(Line((tellers.span(short), Span(" is kept but not judged; see the limits", "warning")), 0))
        for short in view.not_judged(comparison)
        if short not in dict(comparison.apart)
    ]
    return Block("warnings", "Before you read", "", (*first, *apart, *unjudged))


def anomalies(comparison: Comparison, tellers: Tellers) -> Block:
    """What cannot be as one telling alone tells it."""
    items = [
        Item(
            Line((tellers.span(short), Span(f": {anomaly.message}")), 0),
            tuple(Line((quote(one),)) for one in anomaly.evidence),
        )
        for short, anomaly in comparison.anomalies
    ]
    return Block("anomalies", "At odds within one telling", "", tuple(items))


def naming(comparison: Comparison, tellers: Tellers, show_all: bool) -> Block:
    """Who names whom how: entities with more than one label, or with one that is loaded or held at arm's length."""
    kinds = {entity.id: (entity.name, entity.kind) for entity in comparison.entities}
    handles = dict(comparison.handles)
    items = []
    for one in comparison.naming:
        labels = [label for label in one.labels if label.kind != "pronoun"]
        if one.entity in kinds and (show_all or len(labels) > 1 or any(map(_marked, labels))):
            items.append(_named(Naming(one.entity, tuple(labels)), kinds[one.entity], tellers, handles))
    return Block("naming", "Who names whom how", "", tuple(items))


def _marked(label: Label) -> bool:
    return label.loaded or label.scare_quotes


def _named(one: Naming, entity: tuple[str, str], tellers: Tellers, handles: dict[str, str]) -> Item:
    head = Line((Span(entity[0], "strong"), Span(f" ({entity[1]})", "aside")), 0)
    return Item(head, tuple(_label(label, tellers, handles) for label in one.labels))


def _label(label: Label, tellers: Tellers, handles: dict[str, str]) -> Line:
    marks = [Span(f" {label.kind}", "aside")]
    if label.scare_quotes:
        marks.append(Span(", in scare quotes", "warning"))
    if label.loaded:
        marks.append(Span(f", loaded: {label.why_loaded or 'no reason given'}", "warning"))
    named_by = tellers.spans(handles_of(label.evidence, handles))
    return Line((Span(view.quoted(label.label), "quote"), *marks, Span(" — "), *named_by), minor=not _marked(label))


def origins(comparison: Comparison, tellers: Tellers) -> Block:
    """Where it comes from, and how many of the origins are independent."""
    items = tuple(_origin(one, tellers, dict(comparison.handles)) for one in comparison.origins)
    counted = f" {view.printable(comparison.counted)}." if comparison.counted else ""
    return Block("origins", "Where it comes from", f"{strip(view.counts(comparison))}.{counted}", items)


def _origin(origin: Origin, tellers: Tellers, handles: dict[str, str]) -> Item:
    kind = origin.kind.replace("_", " ")
    head = Line(
        (Span(origin.name or "no name", "strong"), Span(f" ({kind}): "), *tellers.spans(origin.tellings)), 0
    )  # fmt: skip
    occasion = []
    if origin.occasion:
        occasion = [Line((Span(f"occasion: {origin.occasion.what}"),))]
        occasion += [tellers.line((one.telling,), one.evidence, 2) for one in origin.occasion.date]
    why = [Line((Span(origin.why),))] if origin.why else []
    told = {(one.article, one.quote): one for one in reversed(origin.evidence)}
    words = [tellers.line(handles_of([one], handles), one, minor=True) for one in reversed(told.values())]
    return Item(head, (*why, *occasion, *words, *_edits(origin.edits, tellers)))


def _edits(edits: tuple[Edit, ...], tellers: Tellers) -> Iterator[Line]:
    """What each copy made of the text: how much in all, what touches a source first."""
    for short in dict.fromkeys(edit.telling for edit in edits):
        own = sorted((edit for edit in edits if edit.telling == short), key=lambda edit: not edit.why)
        yield Line((tellers.span(short), Span(f" {edited(own)}:")), minor=True)
        yield from (Line(_edit(edit), 2, minor=True) for edit in own[:_MOST_EDITS])
        if len(own) > _MOST_EDITS:
            yield Line((Span(f"and {len(own) - _MOST_EDITS} more", "aside"),), 2, minor=True)


def _edit(edit: Edit) -> tuple[Span, ...]:
    was, now = (quote(words) if words else None for words in (edit.was, edit.now))
    between = (Span(" → "),) if was and now else ()
    why = (Span(f" ({edit.why})", "warning"),) if edit.why else ()
    return (Span(f"{edit.kind}: "), *filter(None, (was,)), *between, *filter(None, (now,)), *why)


def commitments(comparison: Comparison, tellers: Tellers) -> Block:
    """Who asked or promised what of whom, and how far it went."""
    entities = view.entity_names(comparison)
    items = tuple(_commitment(one, entities, tellers, dict(comparison.handles)) for one in comparison.commitments)
    return Block("commitments", "Asked, promised, delivered", "", items)


def _commitment(one: Commitment, entities: dict[str, str], tellers: Tellers, handles: dict[str, str]) -> Item:
    head = Line((Span(one.what, "strong"), Span(f" ({between(one, entities)})")), 0)
    return Item(head, tuple(line for step in one.steps for line in _step(step, tellers, handles)))


def _step(step: Step, tellers: Tellers, handles: dict[str, str]) -> tuple[Line, ...]:
    head = Line((Span(stepped(step), "strong"), Span(f", {step.date or 'date ' + UNTOLD}")))
    return head, *(tellers.line(handles_of([one], handles), one, 2) for one in step.evidence)


def timeline(comparison: Comparison, tellers: Tellers) -> Block:
    """What is told of each day; disputed when tellings put it on other days."""
    handles = dict(comparison.handles)
    items = []
    for entry in comparison.timeline:
        disputed = (Span(" (disputed)", "warning"),) if entry.disputed else ()
        told_by = tellers.spans(handles_of(entry.evidence, handles))
        day = Span(entry.date.replace("/", " to "), "strong")
        items.append(Item(Line((day, Span(f": {entry.what}"), *disputed, Span(" — "), *told_by), 0)))
    return Block("timeline", "Timeline", "", tuple(items))


def tellings(comparison: Comparison, tellers: Tellers) -> Block:
    """What was compared: name, date, title, and where to find it."""
    items = []
    for short, telling in view.by_handle(comparison).items():
        article = telling.article
        title = (Span(" — "), Span(view.quoted(article.title), "quote")) if article.title.strip() else ()
        head = Line(
            (
                Span(f"{short} ", "aside"),
                Span(tellers.names[short], "source"),
                Span(f", {view.date(article)}"),
                *title,
            ),
            0,
        )
        found = view.link(article)
        items.append(Item(head, (Line((Span(found, "link"),)),) if found and found != view.name(article) else ()))
    return Block("tellings", "The tellings", "", tuple(items))


def limits(comparison: Comparison) -> Block:
    """What was not read or not judged, and why; a telling's own limits unless the story's already say them."""
    lines = list(comparison.limits)
    names = view.names(comparison)
    for short, telling in view.by_handle(comparison).items():
        own = (*telling.article.doubts, *telling.limits)
        lines += [f"{names[short]}: {limit}" for limit in own if not any(limit in line for line in lines)]
    return Block("limits", "Limits", "", tuple(Item(Line((Span(line),), 0)) for line in lines))
