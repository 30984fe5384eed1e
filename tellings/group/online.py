"""Online: stories as articles arrive, in batches of any size, by the same decision as the batch way.

In: a state, and packed articles that are new, and others that are told anew or withdrawn. Out: what changed. Each
article is held against few others only; the stories near to it are asked once more. A story keeps its id; one that goes
into another says which. A copy goes where its original goes and is not asked. Articles in languages that are not judged
must be kept out, as `pipeline` does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.group.ask import ask_again
from tellings.group.ledger import Ledger
from tellings.group.packed import Packed
from tellings.group.region import MARGIN, regions
from tellings.group.same import TOGETHER
from tellings.group.state import Meeting, State
from tellings.records import Change


def update(state: State, arrived: Sequence[Packed], withdrawn: Mapping[str, str | None] | None = None) -> list[Change]:
    """Take in articles and take out others: what changed in the stories, in lines that can be played.

    `withdrawn`: keys of articles that are no more, with the key of a new version where there is one. An article whose
    key is there already is left out. What must be remembered after it: `kept.remember` for each in `state.changed`.
    """
    state.meetings.clear()
    state.changed.clear()
    ledger = Ledger(state)
    why: dict[str, str] = {}
    gone = withdrawn or {}
    fresh = [place for key in gone for place in _take_out(state, ledger, key)]
    fresh += [place for packed in arrived for place in _take_in(state, ledger, packed, why)]
    standing = [place for place in dict.fromkeys(fresh) if state.memory.alive.rows[place]]
    for region in regions(state.memory, state.ties, state.standing, standing):
        ask_again(state, ledger, region)
    return ledger.changes(gone, why)


def _take_in(state: State, ledger: Ledger, packed: Packed, why: dict[str, str]) -> list[int]:
    """The article's place, if it is to be asked."""
    if packed.key in state.place_of:
        return []
    near_texts = state.copies.find(packed, state.memory.alive.rows)
    original = next((int(state.stands_for.rows[each.place]) for each in near_texts if each.mostly), None)
    state.tick()
    place = state.append(packed, original)
    state.changed[place] = None
    if near_texts:
        before, share = state.memory.keys[near_texts[0].place], near_texts[0].share
        state.taken_from[place] = (before, share)
        why[packed.key] = f"copy of {before} ({share:.0%} in common)"
    if original is None:
        _look_around(state, place)
        return [place]
    if (story := state.standing.story_of(original)) >= 0:
        ledger.touch(story)
    state.copies_of.setdefault(original, []).append(place)
    return []


def _look_around(state: State, place: int) -> None:
    """Find those near to the article; from then on it can be found itself."""
    others = state.memory.look_up(place)
    alike = state.memory.likeness(place, others)
    near = alike >= TOGETHER - MARGIN
    tied = (tuple(others[near].tolist()), tuple(alike[near].tolist()))
    state.meetings[place] = Meeting(state.clock, *state.memory.met(place, others, alike), *tied)
    state.ties.tie(place, *tied)


def _take_out(state: State, ledger: Ledger, key: str) -> list[int]:
    """Take an article out of its story; those that are to be asked again."""
    place = state.place_of.pop(key, None)
    if place is None:
        return []
    original = int(state.stands_for.rows[place])
    story = state.standing.story_of(original)
    ledger.touch(story)
    state.memory.alive.rows[place] = False
    if original != place:
        state.copies_of[original].remove(place)
        return []
    left = [one for one in state.standing.members(story) if one != place]
    if copies := state.copies_of.pop(place, []):
        heir, *others = copies
        state.stands_for.rows[copies] = heir
        state.copies_of[heir] = others
        state.changed |= dict.fromkeys(copies)
        state.tick()
        _look_around(state, heir)
        left = sorted([*left, heir])
    state.standing.leave(place)
    state.standing.put(story, left)
    state.wholes.pop(story, None)
    return left
