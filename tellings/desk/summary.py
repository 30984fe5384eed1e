"""Summary: what an ingest did, counted as it goes; as text for a person and as JSON for a program."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tellings.errors import TellingsError
from tellings.records import Change
from tellings.store.rows import Added

SCHEMA = "tellings.ingest/1"
_SHOWN = 15  # outlets, and reasons of one kind, that are shown to a person


@dataclass(slots=True)
class Summary:
    """Articles read, new, seen before, changed, copies; problems by code; outlets; stories merged and split."""

    read: int = 0
    new: int = 0
    seen: int = 0
    unchanged: int = 0  # of these, in files that were not opened again
    changed: int = 0
    copies: int = 0
    filled: int = 0  # known ones that got the telling they lacked
    problems: dict[str, list[str]] = field(default_factory=dict)
    noted: int = 0
    outlets_read: Counter[str] = field(default_factory=Counter)
    outlets_new: Counter[str] = field(default_factory=Counter)
    stories: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def skipped(self) -> int:
        """How many things could not be read."""
        return sum(map(len, self.problems.values()))

    def count(self, added: Added, changes: Iterable[Change]) -> None:
        """What one commit did; `seen` counts what the store had, with a telling now or before."""
        told = list(changes)
        copied = {one.article for one in told if one.kind == "added" and one.detail.startswith("copy of")}
        self.new += len(added.new)
        self.changed += len(added.changed)
        self.seen += len(added.same)
        self.filled += len(added.filled)
        self.copies += len({*added.copies, *(copied & {*added.new})})
        self.stories.update(one.kind for one in told if one.kind in ("merged", "split"))

    def skip(self, problem: TellingsError) -> None:
        """Something that could not be read."""
        self.problems.setdefault(problem.code, []).append(str(problem))


def to_json(summary: Summary, store: str) -> str:
    """One object on one line."""
    outlets = [
        {"outlet": name or None, "read": count, "new": summary.outlets_new[name]}
        for name, count in _ordered(summary.outlets_read)
    ]
    whole = {
        "schema": SCHEMA,
        "store": store,
        "read": summary.read,
        "new": summary.new,
        "seen_before": summary.seen,
        "in_unchanged_files": summary.unchanged,
        "changed": summary.changed,
        "copies": summary.copies,
        "annotated_late": summary.filled,
        "skipped": [
            {"code": code, "count": len(told), "reasons": told} for code, told in sorted(summary.problems.items())
        ],
        "noted": summary.noted,
        "outlets": outlets,
        "stories": dict(sorted(summary.stories.items())),
        "seconds": round(summary.seconds, 1),
    }
    return json.dumps(whole, ensure_ascii=False) + "\n"


def to_text(summary: Summary, store: str) -> str:
    """What a person wants to know, in a few lines."""
    return "\n".join(_lines(summary, store)) + "\n"


def _lines(summary: Summary, store: str) -> Iterator[str]:
    rate = f", {summary.read / summary.seconds:,.1f} a second" if summary.seconds >= 1 else ""
    yield f"{store}: {_many(summary.read, 'article')} read{rate}"
    yield f"  {summary.new:,} new{f', {summary.copies:,} of them copies' if summary.copies else ''}"
    if summary.changed:
        yield f"  {summary.changed:,} changed since (a new version is kept beside the old: tellings versions)"
    more = [f"{summary.filled:,} of them annotated now"] if summary.filled else []
    more += [f"{summary.unchanged:,} of them in files that have not changed"] if summary.unchanged else []
    yield ", ".join([f"  {summary.seen:,} seen before", *more])
    if told := [f"{count:,} {kind}" for kind, count in sorted(summary.stories.items())]:
        yield f"  stories: {', '.join(told)}"
    for _, reasons in sorted(summary.problems.items()):
        yield f"  {len(reasons):,} skipped, the first: {reasons[0]}"
    yield from _outlets(summary)


def _outlets(summary: Summary) -> Iterator[str]:
    ordered = _ordered(summary.outlets_read)
    if ordered:
        yield "by outlet (read, new):"
    width = max((len(name or "(none told)") for name, _ in ordered[:_SHOWN]), default=0)
    for name, count in ordered[:_SHOWN]:
        yield f"  {name or '(none told)':{width}} {count:8,} {summary.outlets_new[name]:8,}"
    if len(ordered) > _SHOWN:
        yield f"  and {len(ordered) - _SHOWN:,} more outlets"


def _ordered(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
