"""Told: the events that the words of a sentence tell, by the codebook's triggers: at verbs, light verbs and nouns.

In: the tree of a parse, the first and last token of a sentence. Out: triggers with their roles, in the order of the
text. A noun that a verb has told already counts once. Where several types share a trigger, what is below decides
between promise and threat; a trigger that somebody wrote comes before one made of a pattern; between the others the
classifier decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tellings.annotate.branches import Branches
from tellings.annotate.coding_features import marks
from tellings.annotate.coding_links import Link, link
from tellings.annotate.coding_model import model
from tellings.annotate.events_patterns import KIND
from tellings.annotate.events_roles import Told, of_light, of_noun, of_verb
from tellings.annotate.events_triggers import Index, at_noun, at_verb, light_of
from tellings.annotate.frames import heads_clause
from tellings.knowledge.load import toml

_ANY = {"any", "every", "no", "each"}
_BOUND = {"AGREE", "THREATEN"}


def told_in(tree: Branches, first: int, last: int, known: Index, quads: Mapping[str, str]) -> list[Told]:
    """The events of the tokens from first to before last."""
    found: list[Told] = []
    taken: set[int] = set()
    for verb in _verbs(tree, first, last, known):
        told = one_of(tree, _at_verb(tree, verb, known), known, quads)
        if told is not None:
            found.append(told)
            taken.update(told.held.words)
    for noun in range(first, last):
        if noun not in taken and tree.words.lemma[noun].lower() in known.nouns:
            several = [of_noun(tree, held) for held in at_noun(tree, noun, known)]
            told = one_of(tree, [one for one in several if _is_told(tree, one)], known, quads)
            if told is not None:
                found.append(told)
    return sorted(found, key=lambda told: told.predicate)


def _verbs(tree: Branches, first: int, last: int, known: Index) -> Iterator[int]:
    words = tree.words
    for verb in range(first, last):
        if words.pos[verb] != "VERB" or not heads_clause(tree, verb):
            continue
        lemma = known.lemma(words.lemma[verb])
        if (lemma in known.verbs or light_of(lemma)) and not _is_noun_after_to(tree, verb):
            yield verb


def _is_noun_after_to(tree: Branches, verb: int) -> bool:
    """ "pumps to besieged towns": no infinitive, whatever the parser says."""
    return tree.words.tag[verb] != "VB" and any(tree.words.tag[child] == "TO" for child in tree.children(verb))


def _at_verb(tree: Branches, verb: int, known: Index) -> list[Told]:
    """What the verb tells by a trigger of its own that asks for most, else by the event noun under it."""
    echoes = toml("events.toml")["parties"]["echoes"]
    held = (one for one in at_verb(tree, verb, known) if not one.trigger.needs or one.trigger.words not in echoes)
    own = [of_verb(tree, one, known) for one in held]
    own = [told for told in own if told.filled] or [told for told in own if told.below is not None]
    if any(told.held.asks > 1 and told.held.trigger.kind != KIND for told in own):
        return own
    return [told for told in of_light(tree, verb, known) if not _points_back(tree, told)] or own


def _points_back(tree: Branches, told: Told) -> bool:
    """ "When this request was made" tells no act of its own."""
    pointing = {"this", "that", "these", "such", "any"}
    thing = told.thing
    return thing is not None and told.passive and any(tree.words.lower[one] in pointing for one in tree.children(thing))


def _is_told(tree: Branches, told: Told) -> bool:
    """A noun tells an event where it names two sides, or whom it is done to; "support" and the like tell a state."""
    if told.held.trigger.words in toml("events.toml")["states"]["nouns"] and not told.governed:
        return False
    if any(tree.words.lower[child] in _ANY for child in tree.children(told.predicate)):
        return False
    return told.mutual or bool(told.recipients)


def one_of(tree: Branches, several: Sequence[Told], known: Index, quads: Mapping[str, str]) -> Told | None:
    """The one of several readings of the same words that holds."""
    by_type = {told.type: told for told in reversed(several)}
    if len(by_type) < 2:
        return next(iter(by_type.values()), None)
    if set(by_type) >= _BOUND and (below := several[0].below) is not None:
        held = next(iter(at_verb(tree, below, known)), None)
        if held is not None:
            return by_type["THREATEN" if quads[held.type] == "material conflict" else "AGREE"]
    likely = likely_types(tree, several[0])
    return max(
        by_type.values(), key=lambda told: (told.held.trigger.kind != KIND, likely.get(told.type, 0.0), told.type)
    )


def likely_types(tree: Branches, told: Told) -> dict[str, float]:
    """How likely each type is between actor and first recipient, by the classifier's marks."""
    return model().likely(marks(link_of(tree, told)))


def link_of(tree: Branches, told: Told) -> Link:
    """The words that join actor and first recipient."""
    recipients = next(iter(told.recipients), told.actors[1:])
    source = [one for head in told.actors[:1] for one in tree.under(head)]
    target = [one for head in recipients[:1] for one in tree.under(head) if one not in told.held.words]
    if told.predicate in {*source, *target}:
        source, target = list(told.actors[:1]), list(recipients[:1])
    return link(tree.words, source if source or target else [told.predicate], target)
