"""Wording: the fixed words of the reports and how lists, counts and long words are written.

The empty sections say what was found, never what there is: "No contradiction found" is no word on the world.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tellings.publish.view import Counts, Sections, one_line
from tellings.records import Commitment, Edit, Step

HEADINGS = {
    "contradict": "What contradicts",
    "differ": "What differs",
    "alone": "What one telling alone has",
    "agree": "What agrees",
}
EMPTY = {
    "contradict": "No contradiction found above the bar.",
    "differ": "No difference found above the bar.",
    "alone": "Nothing found that one telling alone has.",
    "agree": "No agreement found above the bar.",
}

UNTOLD = "not told"
_STANDING = {"ongoing": "under way", "planned": "to come"}
_DONE = {"pledge": "promised", "delivery": "given", "refusal": "refused"}


def strip(counts: Counts) -> str:
    """The figures every report begins with, origins beside outlets."""
    figures = [plural(counts.tellings, "telling"), plural(counts.outlets, "outlet")]
    if counts.without_outlet:
        figures.append(f"{counts.without_outlet} without an outlet's name")
    origins = plural(counts.origins, "independent origin") if counts.origins else "no origin found"
    return " · ".join((*figures, origins))


def held_back(sections: Sections) -> str:
    """What was left out for low confidence and how to see it; "" when nothing was."""
    if not sections.held_back:
        return ""
    lines = plural(sections.held_back, "line")
    if sections.all_shown:
        return f"{lines} of low confidence shown too, marked (low confidence)."
    return f"{lines} held back for low confidence; see {'it' if sections.held_back == 1 else 'them'} with --all."


def plural(number: int, thing: str) -> str:
    """ "1 line", "2 lines"."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def edited(edits: Sequence[Edit]) -> str:
    """What a copy did, in figures: "cut 4, added 1, changed 2"."""
    counts = Counter(edit.kind for edit in edits)
    return ", ".join(f"{kind} {counts[kind]}" for kind in ("cut", "added", "changed") if counts[kind])


def listed(names: Sequence[str], most: int = 6) -> str:
    """Names with commas; of many the first ones and how many more there are."""
    if len(names) <= most + 1:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def shortened(words: str, most: int) -> str:
    """The words on one line, cut at a space (or between two whole characters) and marked with … when too long."""
    line = one_line(words)
    if len(line) <= most:
        return line
    cut = line.rfind(" ", most // 2, most)
    return (line[:cut] if cut > 0 else _whole_characters(line, most - 1)).rstrip() + "…"


def _whole_characters(line: str, most: int) -> str:
    from rich.cells import split_graphemes

    ends = [end for _, end, _ in split_graphemes(line[: most + 64])[0] if end <= most]
    return line[: max(ends, default=most)]


def stepped(step: Step) -> str:
    """A step and, where it is not done, how it stands: "delivery (under way)"."""
    standing = _STANDING.get(step.status or "")
    return f"{step.step} ({standing})" if standing and step.step != "request" else step.step


def between(one: Commitment, entities: dict[str, str]) -> str:
    """Who asked whom, or promised whom, by the first step: "asked by Maravel, of Ondria"."""
    giver, taker = (entities.get(party or "") for party in (one.giver, one.taker))
    first = one.steps[0].step if one.steps else "request"
    if first == "request":
        return f"asked {_party('by', taker)}, {_party('of', giver)}"
    return f"{_DONE[first]} {_party('by', giver)}, {_party('to', taker)}"


def _party(preposition: str, name: str | None) -> str:
    return f"{preposition} {name}" if name else f"{preposition} whom is {UNTOLD}"
