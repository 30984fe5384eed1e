"""Kept: what online grouping must remember of an article beside its looks, as bytes, and a state made from them again.

In: a state, or the rows in which articles rest. Out: rows, or the state as it was when they were written: all rows
played again in the order in which the articles came, those since withdrawn too. Not kept are the sums of large stories
(see `ask.py`); they are made anew. Of rows that come in parts, what ties an article to those of a later part is lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from tellings.group.packed import Packed
from tellings.group.state import State

_NUMBERS, _LIKENESS = "<i8", "<f4"


@dataclass(frozen=True, slots=True)
class Rest:
    """An article at rest: its looks, the id of its story (None: it is withdrawn), and what `remember` gave for it."""

    packed: Packed
    story: str | None
    known: bytes


def remember(state: State, place: int, before: bytes | None = None) -> bytes:
    """What must be known of an article beside its looks and its story; `before`: what was known before the update."""
    came = state.came.rows
    told = json.loads(before) if before else {"came": int(came[place]), "from": state.taken_from.get(place)}
    original = int(state.stands_for.rows[place])
    told |= {"of": int(came[original]) if original != place else None, "opened": state.standing.opened(place)}
    if (met := state.meetings.get(place)) is not None:
        told["met"] = {
            "when": met.when,
            "own": met.own.tobytes().hex(),
            "nearer": came[met.nearer].astype(_NUMBERS).tobytes().hex(),
            "told": met.told.tobytes().hex(),
            "tied": came[list(met.tied)].tolist(),
            "alike": np.array(met.alike, _LIKENESS).tobytes().hex(),
        }
    return json.dumps(told, separators=(",", ":")).encode()


def taken_from(known: bytes) -> str | None:
    """The key of the earlier article from which much of the text comes, out of what `remember` gave."""
    told = json.loads(known)["from"]
    return str(told[0]) if told else None


def restore(state: State, rests: Iterable[Rest]) -> None:
    """Put articles back into a state; those that are there already are left out."""
    place_at = {came: place for place, came in enumerate(state.came.rows.tolist())}
    numbers = state.numbers()
    rows = [(rest, json.loads(rest.known)) for rest in rests]
    new = {known["came"]: (rest, known) for rest, known in rows if known["came"] not in place_at}
    for when, meets, came in sorted(_moments(new)):
        rest, known = new[came]
        if meets:
            _meet(state, place_at[came], known["met"], place_at)
        else:
            place_at[came] = _back(state, rest, known)
        state.clock = max(state.clock, when)
    stories: dict[str, list[int]] = {}
    for came in sorted(new):
        rest, known = new[came]
        place, original = place_at[came], place_at.get(known["of"])
        if rest.story is None:
            state.memory.alive.rows[place] = False
            del state.place_of[rest.packed.key]
        elif original is not None:
            state.stands_for.rows[place] = original
            state.copies_of.setdefault(original, []).append(place)
        else:
            stories.setdefault(rest.story, []).append(place)
    for story, places in stories.items():
        _stand(state, story, numbers.get(story), places)


def _moments(new: dict[int, tuple[Rest, Any]]) -> Iterator[tuple[int, bool, int]]:
    """When each article came, and when it was held against others (True)."""
    for came, (_, known) in new.items():
        yield came, False, came
        if "met" in known:
            yield known["met"]["when"], True, came


def _back(state: State, rest: Rest, known: dict[str, Any]) -> int:
    """The article's place, at the end of all."""
    place = state.append(rest.packed, None)
    state.came.rows[place] = known["came"]
    state.standing.reopen(place, known["opened"])
    if known["from"]:
        state.taken_from[place] = (known["from"][0], known["from"][1])
    return place


def _meet(state: State, place: int, met: dict[str, Any], place_at: dict[int, int]) -> None:
    """What came of holding the article against others, as far as these are there."""
    own, told = (np.frombuffer(bytes.fromhex(met[name]), np.uint8) for name in ("own", "told"))
    nearer = [place_at.get(came, -1) for came in np.frombuffer(bytes.fromhex(met["nearer"]), _NUMBERS).tolist()]
    others = np.array(nearer, dtype=np.int32)
    alike = np.frombuffer(bytes.fromhex(met["alike"]), _LIKENESS).tolist()
    there = [(place_at[came], much) for came, much in zip(met["tied"], alike, strict=True) if came in place_at]
    state.memory.list_only(place)
    state.memory.meet(place, own, others[others >= 0], told[others >= 0])
    state.ties.tie(place, [other for other, _ in there], [much for _, much in there])


def _stand(state: State, story: str, number: int | None, places: list[int]) -> None:
    """The articles of a story, some of which may be there already."""
    if number is None:
        number = state.standing.name(places[0], state.memory.keys[places[0]], story)
    state.standing.put(number, [*state.standing.members(number), *places])
    state.standing.asked([number])
    state.wholes.pop(number, None)
