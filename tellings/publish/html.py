"""HTML: a Comparison -> one self-contained page that opens without network, script or permission.

The page may load nothing: its policy names the one style and the one script by their hashes, so that nothing an
article brings along can run or be fetched. Words of articles are escaped; only http and https addresses are links.
"""

from __future__ import annotations

import functools
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from tellings.publish import context, csv, view
from tellings.publish.html_report import articles, entries, graph, tables
from tellings.publish.html_report.anchors import Anchors
from tellings.publish.wording import EMPTY, HEADINGS, plural
from tellings.records import Comparison

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent / "html_report"
ACTORS = ("person", "group", "organisation", "government", "country")
_NOT_IN_HTML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, *range(0xD800, 0xE000)), "\ufffd")


def to_html(comparison: Comparison, *, share: bool = False, show_all: bool = False) -> str:
    """The whole report as one file; `share` leaves out the full texts, `show_all` opens the held-back lines."""
    anchors = Anchors(comparison)
    style, script = _inline("style.css"), _inline("script.js")
    page = (
        _environment()
        .get_template("report.jinja")
        .render(
            style=style,
            script=script,
            policy=_policy(style, script),
            share=share,
            show_all=show_all,
            counts=view.counts(comparison),
            columns=list(anchors.names.items()),
            held_back=comparison.held_back,
            limits=[span.words for item in context.limits(comparison).items for span in item.head.spans],
            table=_data_link(csv.to_csv(comparison, show_all=show_all)),
            **_listed(comparison, anchors, show_all),
            **_laid_out(comparison, anchors, show_all),
            articles=articles.articles(comparison, anchors, share, show_all),
        )
    )
    return page.translate(_NOT_IN_HTML)


def _listed(comparison: Comparison, anchors: Anchors, show_all: bool) -> dict[str, object]:
    """The points line by line, and what they can be filtered by."""
    sections = entries.sections(comparison, anchors, show_all)
    held = entries.held_entries(comparison, anchors, show_all)
    every = [*(entry for section in sections for entry in section.entries), *held]
    return {"sections": sections, "held": held, "kinds": _kinds(every), "actors": _actors(comparison, every)}


def _laid_out(comparison: Comparison, anchors: Anchors, show_all: bool) -> dict[str, object]:
    """The tables, the drawing and the warnings."""
    return {
        "matrix": tables.matrix(comparison, anchors, show_all),
        "naming": tables.naming(comparison, anchors),
        "origins": tables.origins(comparison, anchors),
        "counted": view.printable(comparison.counted),
        "graph": graph.graph(comparison, anchors.names),
        "commitments": tables.commitments(comparison, anchors),
        "timeline": tables.timeline(comparison, anchors),
        "apart": [(anchors.names.get(short, short), why) for short, why in comparison.apart],
        "anomalies": [
            (anchors.names[short], one.message, anchors.all_words(one.evidence, "s-odd"))
            for short, one in comparison.anomalies
        ],
    }


def _kinds(every: Sequence[entries.Entry]) -> list[tuple[str, int]]:
    """Every kind of line with the number of entries that have it, in the order they appear."""
    kinds = dict.fromkeys(kind for entry in every for kind in entry.kinds if kind not in HEADINGS)
    return [(kind, sum(kind in entry.kinds for entry in every)) for kind in kinds]


def _actors(comparison: Comparison, every: Sequence[entries.Entry]) -> list[tuple[str, str, int]]:
    """Id, name and number of entries of each actor that any entry mentions, the most mentioned first."""
    acting = [entity for entity in comparison.entities if entity.kind in ACTORS]
    found = [(one.id, one.name, sum(one.id in entry.actors for entry in every)) for one in acting]
    return sorted((one for one in found if one[2]), key=lambda one: (-one[2], one[1]))


@functools.cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"plural": plural, "empty": EMPTY}
    return environment


@functools.cache
def _inline(name: str) -> Markup:
    """A file of ours as it stands; it is the only text that reaches the page unescaped."""
    return Markup((FOLDER / name).read_text(encoding="utf-8"))


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _data_link(table: str) -> str:
    return "data:text/csv;charset=utf-8;base64," + b64encode(table.encode("utf-8", "replace")).decode()
