"""Kept: what online grouping must remember of an article beside its looks, as bytes, and a state made from them again.

In: a state, or the rows in which articles rest. Out: rows, or a state in which the articles stand as they stood. Only
articles that a batch brought have to be written after it; the nearest of others are as they were when these came.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from tellings.group.packed import Packed
from tellings.group.state import State


@dataclass(frozen=True, slots=True)
class Rest:
    """An article at rest: its looks, the id of its story (None: in none), and what `remember` gave for it."""

    packed: Packed
    story: str | None
    known: bytes


def remember(state: State, key: str) -> bytes:
    """What must be known of an article beside its looks and its story."""
    place = state.place_of[key]
    original = int(state.stands_for.rows[place])
    told = {
        "of": state.memory.keys[original] if original != place else None,
        "from": state.taken_from.get(place),
        "opened": state.standing.opened(place),
        "nearest": state.memory.nearest(place).hex(),
        "ties": [[state.memory.keys[other], round(alike, 4)] for other, alike in state.ties.of(place) if other < place],
    }
    return json.dumps(told, separators=(",", ":")).encode()


def taken_from(known: bytes) -> str | None:
    """The key of the earlier article from which much of the text comes, out of what `remember` gave."""
    told = json.loads(known)["from"]
    return str(told[0]) if told else None


def restore(state: State, rests: Iterable[Rest]) -> None:
    """Put articles back into a state; those that are there already are left out."""
    new = [(rest, json.loads(rest.known)) for rest in rests if rest.packed.key not in state.place_of]
    for rest, known in new:
        place = state.append(rest.packed, None)
        state.standing.reopen(place, known["opened"])
        if known["from"]:
            state.taken_from[place] = (known["from"][0], known["from"][1])
        state.memory.remember_nearest(place, bytes.fromhex(known["nearest"]))
    stories: dict[str, list[int]] = {}
    for rest, known in new:
        place = state.place_of[rest.packed.key]
        original = state.place_of.get(known["of"])
        if original is not None and original != place:
            state.stands_for.rows[place] = original
            state.copies_of.setdefault(original, []).append(place)
            continue
        state.memory.list_only(place)
        there = [(state.place_of[key], alike) for key, alike in known["ties"] if key in state.place_of]
        state.ties.tie(place, [other for other, _ in there], [alike for _, alike in there])
        if rest.story is not None:
            stories.setdefault(rest.story, []).append(place)
    numbers = state.numbers() if len(state.memory) > len(new) else {}
    for story, places in stories.items():
        _stand(state, story, numbers.get(story), places)


def _stand(state: State, story: str, number: int | None, places: list[int]) -> None:
    """The articles of a story, some of which may be there already."""
    if number is None:
        number = state.standing.name(places[0], state.memory.keys[places[0]], story)
    state.standing.put(number, [*state.standing.members(number), *places])
    state.standing.asked([number])
    state.wholes.pop(number, None)
