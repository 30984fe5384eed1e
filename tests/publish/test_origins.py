"""Origins in the reports: how they were counted, and what a copy did to its text."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema

from tellings.publish.html import to_html
from tellings.publish.json import to_json
from tellings.publish.markdown import to_markdown
from tellings.publish.text import to_text
from tellings.publish.wording import edited
from tellings.records import Comparison, Edit, Origin

from .sample import COURIER, LANTERN, words
from .test_json import SCHEMA

COUNTED = "Courier and Lantern carry one text and count once"
DROPPED = "the source is no longer named here"
EDITS = (
    Edit("changed", "t2", words(COURIER, "Alba"), words(LANTERN, "Alba")),
    Edit("cut", "t2", words(COURIER, "the Coast Office said"), None, DROPPED),
)


def with_edits(sample: Comparison) -> Comparison:
    copy = Origin("o1", "copy", "Courier", ("t1", "t2"), None, "carry one text: all of it", (), True, EDITS)
    return replace(sample, origins=(copy,), counted=COUNTED)


def test_the_terminal_and_markdown_say_how_it_was_counted_and_what_was_cut(sample):
    for report in (to_text(with_edits(sample)), to_markdown(with_edits(sample))):
        flat = " ".join(report.split())
        assert COUNTED in flat
        assert "cut 1, changed 1" in flat
        assert DROPPED in flat


def test_the_page_says_the_same(sample):
    page = to_html(with_edits(sample))
    assert COUNTED in page
    assert "cut 1, changed 1" in page
    assert page.index(DROPPED) < page.index("→")


def test_json_holds_edits_and_the_count_by_the_contract(sample):
    written = json.loads(to_json(with_edits(sample)))
    jsonschema.validate(written, SCHEMA)
    assert written["origins"]["counted"] == COUNTED
    (group,) = written["origins"]["groups"]
    assert group["one"]
    assert [(one["kind"], one["was"]["quote"], one["now"] and one["now"]["quote"]) for one in group["edits"]] == [
        ("changed", "Alba", "Alba"),
        ("cut", "the Coast Office said", None),
    ]


def test_figures_name_only_what_was_done():
    assert edited(EDITS[:1]) == "changed 1"
