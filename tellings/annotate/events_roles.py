"""Roles of a trigger: who did it and to whom it was done, as heads of phrases in the parse.

In: a trigger that holds at a verb or a noun. Out: the heads of who acts, and groups of heads of who receives, the
likeliest first. Active, passive, nominal ("X's attack on Y"), under a light verb ("launched an attack on") and mutual
("X and Y met", "talks between X and Y") tellings come out alike. A role that the clause does not tell stays empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tellings.annotate.branches import Branches
from tellings.annotate.events_triggers import (
    OBJECT,
    Held,
    Index,
    at_noun,
    at_verb,
    is_passive,
    joined,
    light_of,
    thing_of,
    under,
)
from tellings.knowledge.load import toml

_FELT = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_RELATIVE = frozenset({"who", "which", "that"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_TOGETHER = frozenset({"with", "between"})
_OF_OBJECT = frozenset({"of", "for", "from", "into"})  # "accused Y of doing": Y does it; after others the subject does
_LEADING = ("against", "with", "to", "on", "from", "of", "toward", "towards", "for", "into", "between")
_PLACES = ("at", "in")
_OF_WORDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})  # a place receives none of them
_OF_CLAUSE = _OF_WORDS - {"THREATEN"}  # "demanded that Y open the gates" is to Y; "warned that Y would fall" is not
_INSIDE = ("poss", "compound", "amod", "nmod")


@dataclass(frozen=True, slots=True)
class Told:
    """A trigger with its roles. `predicate`: the verb, or the noun of a nominal event; `thing`: its noun or object.

    `mutual`: each of the actors also receives; `filled`: a slot that the trigger asks for is filled; `below`: the verb
    of what is asked, promised or refused; `sure`: how many groups stand where the trigger asks for them; `governed`: a
    noun whose doer is that of the verb over it ("X plans an attack").
    """

    held: Held
    predicate: int
    thing: int | None
    actors: tuple[int, ...]
    recipients: tuple[tuple[int, ...], ...]
    passive: bool
    mutual: bool = False
    filled: bool = True
    below: int | None = None
    sure: int = 1
    governed: bool = False

    @property
    def type(self) -> str:
        """The type the trigger tells."""
        return self.held.type


def of_verb(tree: Branches, held: Held, known: Index) -> Told:
    """The roles of a verb's trigger."""
    verb, trigger = held.token, held.trigger
    actors = _feeling(tree, held) or doers(tree, verb)
    groups = [group for slot in trigger.recipient for group in _slot(tree, held, slot, known) if group]
    below = below_of(tree, verb)
    mutual = not groups and len(actors) > 1 and bool(_TOGETHER & set(trigger.recipient))
    acts_below = below is not None and bool(at_verb(tree, below, known))
    filled = bool(groups or trigger.objects) or mutual or not trigger.recipient or acts_below
    fired = _is_weapon(tree, held.thing)
    groups += [] if fired else _of_words(tree, held, known)
    if below is not None and acts_below and not groups:
        groups += _of_below(tree, below, known)
    groups = [group for group in groups if group]
    sure = len(dict.fromkeys(groups))
    groups += [] if fired else [group for group in _less_sure(tree, held, below, known, bool(groups)) if group]
    told = tuple(dict.fromkeys(groups))
    return Told(held, verb, held.thing, actors, told, is_passive(tree, verb), mutual, filled, below, sure)


def _feeling(tree: Branches, held: Held) -> tuple[int, ...]:
    """Whose support or solidarity it is that somebody tells of."""
    noun, felt = held.thing, toml("events.toml")["attitudes"]["nouns"]
    if noun is None or held.type not in _FELT or tree.words.lemma[noun].lower() not in felt:
        return ()
    owners = [child for child in tree.children(noun) if tree.words.dep[child] == "poss"]
    return joined(tree, owners[0]) if owners and tree.words.pos[owners[0]] != "PRON" else ()


def below_of(tree: Branches, verb: int) -> int | None:
    """The verb of what is asked, promised or refused with this one: an infinitive or a clause behind it."""
    told = tree.words
    for child in tree.children(verb):
        if child > verb and told.pos[child] in _VERBAL and told.dep[child] in {"xcomp", "ccomp"}:
            return child
        if child > verb and told.dep[child] == "prep" and told.lower[child] in {"of", "for", "to", "from"}:
            gerund = next((one for one in tree.children(child) if told.dep[one] == "pcomp"), None)
            if gerund is not None and told.pos[gerund] == "VERB":
                return gerund
    return None


def _slot(tree: Branches, held: Held, slot: str, known: Index) -> Iterator[tuple[int, ...]]:
    """What stands in a slot that the trigger names: its object, or behind a preposition of the verb or its words."""
    if slot == OBJECT:
        yield from _objects(tree, held, known)
        return
    things = joined(tree, held.thing) if held.thing is not None else ()
    for head in dict.fromkeys((*held.words, *things)):
        yield tuple(one for one in under(tree, head, (slot,)) if one not in held.words)


def _objects(tree: Branches, held: Held, known: Index) -> Iterator[tuple[int, ...]]:
    """A dative, the object, or whose deed the object is: "condemned the bombing of Y by X" is about X."""
    told = tree.words
    for child in tree.children(held.token):
        if told.dep[child] == "dative" and told.pos[child] != "ADP":
            yield joined(tree, child)
    thing = thing_of(tree, held.token)
    if thing is not None and thing not in held.words:
        deed = next(iter(at_noun(tree, thing, known)), None)
        yield (deed is not None and noun_doers(tree, deed)) or joined(tree, thing)
    if held.trigger.kind == "phrases" and len(held.words) > 1:
        last = max(held.words)
        yield tuple(one for one in tree.children(last) if told.dep[one] == "pobj")
        yield under(tree, last, ("of",))
    for child in tree.children(held.token) if held.type in _OF_CLAUSE else ():
        if told.dep[child] in {"ccomp", "xcomp"} and child > held.token:
            yield tuple(one for one in tree.children(child) if told.dep[one] in {"nsubj", "nsubjpass"})


def _of_words(tree: Branches, held: Held, known: Index) -> list[tuple[int, ...]]:
    """Who stands inside the object that the trigger names, "lifted Y's blockade", or is the object beside it; whose
    deed it is ("condemned the attack by Y") comes first."""
    if held.thing is None or held.thing not in held.words:
        return []
    thing = thing_of(tree, held.token)
    beside = joined(tree, thing) if thing is not None and thing != held.thing else ()
    whose = () if held.type == "SANCTION" else inside(tree, held.thing)  # "the UN sanctions" are by the UN
    deed = next(iter(at_noun(tree, held.thing, known)), None) if held.type in _FELT else None
    return [noun_doers(tree, deed) if deed else (), tuple(whose), beside]


def _is_weapon(tree: Branches, thing: int | None) -> bool:
    """What is fired is nobody's it is done to; whoever is fired at stands where the trigger says."""
    return thing is not None and tree.words.lemma[thing].lower() in toml("events.toml")["parties"]["weapons"]


def _less_sure(tree: Branches, held: Held, below: int | None, known: Index, filled: bool) -> Iterator[tuple[int, ...]]:
    """To whom what is below is done, and whatever else hangs on verb and object by a preposition."""
    if below is not None:
        yield from _of_below(tree, below, known)
    if held.trigger.objects or not filled:
        yield from anywhere(tree, held.token, held.thing, held.type not in _OF_WORDS)
    if held.trigger.objects and not filled and held.type == "AID":
        yield from _farther(tree, held.token)


def _of_below(tree: Branches, verb: int, known: Index) -> Iterator[tuple[int, ...]]:
    """To whom it is done, what somebody asks, promises or refuses to do."""
    for held in at_verb(tree, verb, known):
        yield from (group for slot in held.trigger.recipient for group in _slot(tree, held, slot, known))
    yield from anywhere(tree, verb, thing_of(tree, verb), True)


def _farther(tree: Branches, verb: int) -> Iterator[tuple[int, ...]]:
    """Whom the purpose is for: "gave money to fight hunger in Y"."""
    told = tree.words
    for low in tree.under(verb):
        if low > verb and told.pos[low] in _NOMINAL | {"VERB"}:
            yield under(tree, low, ("to", "for", "in", "against"))


def anywhere(tree: Branches, verb: int, thing: int | None, places: bool) -> Iterator[tuple[int, ...]]:
    """The object, and what hangs on verb and object by any preposition that leads to somebody; `places`: or to where
    they are."""
    if thing is not None:
        yield joined(tree, thing)
    for head in (verb, thing):
        if head is not None:
            yield from (under(tree, head, (word,)) for word in (*_LEADING, *(_PLACES if places else ())))


def inside(tree: Branches, noun: int) -> Iterator[int]:
    """Heads of what stands in a noun phrase before or behind its noun, the likeliest owner first."""
    told, children = tree.words, tree.children(noun)
    for dep in _INSIDE:
        yield from (child for child in children if told.dep[child] == dep and told.pos[child] != "VERB")
    yield from under(tree, noun, ("of",))


def of_light(tree: Branches, verb: int, known: Index) -> Iterator[Told]:
    """An event noun under a verb that carries no act of its own: "launched an attack on", "received a request from"."""
    side = light_of(known.lemma(tree.words.lemma[verb]))
    thing = thing_of(tree, verb) if side else None
    if thing is None:
        return
    for noun in joined(tree, thing):
        for held in at_noun(tree, noun, known):
            yield _light(tree, verb, held, side == "receive")


def _light(tree: Branches, verb: int, held: Held, receives: bool) -> Told:
    noun, trigger, passive = held.token, held.trigger, is_passive(tree, verb)
    subject = doers(tree, verb)
    source = noun_doers(tree, held)
    wanted = trigger.recipient
    behind = [under(tree, head, wanted) for head in (noun, verb)]
    behind += [under(tree, noun, ("with",))] if _TOGETHER & set(trigger.source) else []
    groups = [group for group in behind if group]
    if receives:
        actors = source or under(tree, verb, ("from", "by"))
        return Told(held, verb, noun, actors, (subject, *groups) if subject else tuple(groups), passive)
    owner = source if _is_owned(tree, noun, "of" not in wanted) else ()
    actors = owner or subject or source
    mutual = not groups and len(actors) > 1 and "between" in trigger.source
    return Told(held, verb, noun, actors, tuple(groups), passive, mutual, bool(groups) or mutual)


def _is_owned(tree: Branches, noun: int, possessed: bool) -> bool:
    """Somebody's by name: "intensified Israeli strikes"; (possessed) "reiterated X's support" is X's."""
    told = tree.words
    before = [
        child for child in tree.children(noun) if told.dep[child] in {"amod", "compound"} and _is_named(tree, child)
    ]
    owners = [child for child in tree.children(noun) if told.dep[child] == "poss"]
    if owners:
        return possessed and told.pos[owners[0]] != "PRON"
    return bool(before)


def of_noun(tree: Branches, held: Held) -> Told:
    """A nominal event by itself: "X's attack on Y", "the bombing of Y by X", "talks between X and Y"."""
    noun, trigger = held.token, held.trigger
    between = under(tree, noun, ("between",))
    if len(between) > 1:
        return Told(held, noun, noun, between, (), False, mutual=True)
    owners = noun_doers(tree, held)
    actors = owners or _of_verb_over(tree, noun)
    groups = [under(tree, noun, (slot,)) for slot in trigger.recipient]
    groups = [tuple(one for one in group if one not in actors) for group in groups]
    told = tuple(group for group in groups if group)
    return Told(held, noun, noun, actors, told, passive=False, filled=bool(told), governed=bool(actors) and not owners)


def _of_verb_over(tree: Branches, noun: int) -> tuple[int, ...]:
    """Who plans, threatens or wants what the noun says: "X is planning an attack"."""
    told, verb = tree.words, tree.words.head[noun]
    rules = toml("events.toml")["standing"]
    own = {word for status in ("announced", "planned", "threatened", "considered") for word in rules[status]}
    if told.dep[noun] != "dobj" or told.pos[verb] != "VERB" or told.lemma[verb].lower() not in own:
        return ()
    return doers(tree, verb)


def noun_doers(tree: Branches, held: Held) -> tuple[int, ...]:
    """Who does what a noun says: whose it is, behind "by" and the like, or a name before it ("Israeli strikes")."""
    told, noun = tree.words, held.token
    for child in tree.children(noun):
        if told.dep[child] == "poss":
            return joined(tree, child)
    slots = [slot for slot in held.trigger.source if slot not in {*held.trigger.recipient, "between"}]
    found = under(tree, noun, tuple(slots))
    if found:
        return found
    return tuple(
        child
        for child in tree.children(noun)
        if told.dep[child] in {"compound", "amod", "nmod"} and child not in held.words and _is_named(tree, child)
    )


def _is_named(tree: Branches, token: int) -> bool:
    """A name or what is made of one: "Israeli"."""
    return tree.words.pos[token] == "PROPN" or (tree.words.pos[token] == "ADJ" and tree.words.text[token][:1].isupper())


def doers(tree: Branches, verb: int) -> tuple[int, ...]:
    """Heads of the phrases for who acts: subject, "by X", or what a joined or nested verb takes from above."""
    told = tree.words
    if is_passive(tree, verb):
        agents = (one for child in tree.children(verb) if told.dep[child] == "agent" for one in tree.children(child))
        return tuple(each for one in agents for each in joined(tree, one))
    subjects = [child for child in tree.children(verb) if told.dep[child] == "nsubj"]
    if subjects:  # of two the nearer: "old foes X and Y"
        turned = told.lower[subjects[-1]] in _RELATIVE and told.dep[verb] == "relcl"
        return joined(tree, told.head[verb] if turned else subjects[-1])
    return _from_above(tree, verb)


def _from_above(tree: Branches, verb: int) -> tuple[int, ...]:
    """Who does what has no subject of its own."""
    told, dep, head = tree.words, tree.words.dep[verb], tree.words.head[verb]
    if dep == "acl" and told.pos[head] in _NOMINAL:
        if told.tag[verb] == "VBG" or told.dep[head] == "ROOT":
            return joined(tree, head)
        return _owner(tree, head)
    if dep in {"xcomp", "pcomp"} and told.pos[head] in {"ADJ", "ADV", "ADP"} and told.pos[told.head[head]] == "AUX":
        dep, head = "xcomp", told.head[head]  # "is ready to do it", "is about to do it"
    if dep == "pcomp":
        return _of_gerund(tree, verb, head)
    if told.pos[head] not in _VERBAL or dep not in {"conj", "xcomp", "advcl", "ccomp"}:
        return ()
    if dep == "xcomp":
        asked = tuple(child for child in tree.children(head) if told.dep[child] == "dobj")
        if asked:
            return joined(tree, asked[0])
    if is_passive(tree, head):
        subjects = [child for child in tree.children(head) if told.dep[child] == "nsubjpass"]
        return joined(tree, subjects[0]) if subjects and dep != "conj" else ()
    return doers(tree, head)


def _owner(tree: Branches, noun: int) -> tuple[int, ...]:
    """Whose plan, threat or decision to do it is."""
    owners = (joined(tree, child) for child in tree.children(noun) if tree.words.dep[child] == "poss")
    found = next(owners, None) or under(tree, noun, ("by", "of"))
    above = tree.words.head[noun]
    if found or tree.words.pos[above] not in _VERBAL or tree.words.dep[noun] != "dobj":
        return found
    return doers(tree, above)


def _of_gerund(tree: Branches, verb: int, preposition: int) -> tuple[int, ...]:
    """ "Accused Y of attacking": Y; "opened the day by attacking": the subject; "X's plans for attacking": X."""
    told, above = tree.words, tree.words.head[preposition]
    if told.pos[above] in _NOMINAL:
        return _owner(tree, above)
    if told.pos[above] not in _VERBAL:
        return ()
    if told.lower[preposition] in _OF_OBJECT:
        thing = thing_of(tree, above)
        if thing is not None:
            return joined(tree, thing)
    return () if is_passive(tree, above) else doers(tree, above)
