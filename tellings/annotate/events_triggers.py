"""Triggers in a parse: which words of the codebook hold at a verb or a noun, and for which type.

In: the tree of a parse and the number of a token. Out: the triggers that ask for most among those that hold there, with
the object they name. Whether anybody is told to have done it is not asked here.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.annotate.branches import Branches
from tellings.annotate.columns import Columns
from tellings.annotate.events_patterns import triggers
from tellings.knowledge.codebook import Trigger, codebook
from tellings.knowledge.load import toml

OBJECT = "object"
_BEHIND = frozenset({"prt", "prep", "advmod", "agent", "dative", "advcl"})
_ADVERBS = frozenset({"up", "down", "off", "out", "over", "away", "back"})  # alone, not before a noun: "took over"
_NOUNS = frozenset({"NOUN", "PROPN"})
_DEEP = 3  # how far below its first word the words of a phrase may stand
_ANYBODY = frozenset({"one's", "oneself"})


@dataclass(frozen=True, slots=True)
class Held:
    """A trigger that holds. `token`: its verb or noun; `words`: the tokens of it; `thing`: the object it names."""

    type: str
    trigger: Trigger
    token: int
    words: tuple[int, ...]
    thing: int | None = None

    @property
    def asks(self) -> int:
        """How much it asks for: the more, the surer."""
        return len(self.words) + bool(self.trigger.objects) + bool(self.trigger.needs)


@dataclass(frozen=True, slots=True)
class Index:
    """Triggers by their first word, and those of nouns by their last."""

    verbs: dict[str, list[tuple[str, Trigger]]]
    nouns: dict[str, list[tuple[str, Trigger]]]
    mended: dict[str, str]

    def lemma(self, told: str) -> str:
        """The lemma of a verb, with the lemmatizer's errors mended ("stag" for "staged")."""
        lower = told.lower()
        return self.mended.get(lower, lower)


@functools.lru_cache(maxsize=8)
def index(files: tuple[str, ...] = ()) -> Index:
    """The triggers of our types and of a person's own files."""
    found = Index({}, {}, toml("events.toml")["lemmas"])
    for one in codebook(*files):
        for trigger in (*one.triggers, *triggers(one)):
            words = trigger.words.split()
            place = found.nouns.setdefault(words[-1], []) if trigger.kind == "nouns" else None
            (found.verbs.setdefault(words[0], []) if place is None else place).append((one.name, trigger))
    return found


def at_verb(tree: Branches, verb: int, known: Index) -> list[Held]:
    """The triggers that hold at a verb, those that ask for most."""
    rows = known.verbs.get(known.lemma(tree.words.lemma[verb]))
    if not rows:
        return []
    held = [one for name, trigger in rows if (one := _held(tree, verb, name, trigger))]
    most = max((one.asks for one in held), default=0)
    return [one for one in held if one.asks == most]


def at_noun(tree: Branches, noun: int, known: Index) -> list[Held]:
    """The triggers of a noun; one of two words where both stand."""
    rows = known.nouns.get(tree.words.lemma[noun].lower())
    if not rows or tree.words.pos[noun] not in _NOUNS:
        return []
    before = {tree.words.lemma[child].lower(): child for child in tree.children(noun)}
    held = []
    for name, trigger in rows:
        first = trigger.words.split()[:-1]
        if all(word in before for word in first):
            held.append(Held(name, trigger, noun, (*(before[word] for word in first), noun)))
    most = max((one.asks for one in held), default=0)
    return [one for one in held if one.asks == most]


def _held(tree: Branches, verb: int, name: str, trigger: Trigger) -> Held | None:
    words = _words(tree, verb, trigger)
    if words is None or not _needed(tree, verb, trigger):
        return None
    thing = thing_of(tree, verb)
    if _is_question(tree, verb) or _only_tells(tree, verb, name):
        return None
    if trigger.objects:
        named = _named(tree, verb, thing, trigger.objects)
        return None if named is None else Held(name, trigger, verb, (*words, named), named)
    return Held(name, trigger, verb, words, thing if thing not in words else None)


def _is_question(tree: Branches, verb: int) -> bool:
    """ "Asked him whether it was a mistake": he is asked to tell, not to do."""
    told, rules = tree.words, toml("events.toml")
    if told.lemma[verb].lower() not in rules["questions"]["verbs"]:
        return False
    clauses = [child for child in tree.children(verb) if told.dep[child] in {"ccomp", "advcl"} and child > verb]
    asking = rules["questions"]["words"]
    return any(told.lower[low] in asking for clause in clauses for low in (clause, *tree.children(clause)))


def _only_tells(tree: Branches, verb: int, name: str) -> bool:
    """ "Insisted X had found it" asks for nothing; "warned X she must act" threatens nobody."""
    told, rules = tree.words, toml("events.toml")["standing"]
    for child in tree.children(verb):
        if told.dep[child] != "ccomp" or child < verb:
            continue
        helpers = {told.lower[low] for low in tree.children(child) if told.dep[low] in {"aux", "auxpass"}}
        must = bool(helpers & set(rules["must"]))
        if name == "THREATEN" and told.lemma[verb].lower() == "warn":
            return must
        done = told.tag[child] in {"VBD", "VBZ"} or bool(helpers & {"had", "has", "is", "was", "were"})
        return name == "REQUEST" and told.lemma[verb].lower() == "insist" and done and not must
    return False


def _words(tree: Branches, verb: int, trigger: Trigger) -> tuple[int, ...] | None:
    """The tokens of the trigger's words; None where one of them is missing."""
    rest = [word for word in trigger.words.split()[1:] if word not in _ANYBODY]
    told = tree.words
    if not rest:
        turned = any(told.dep[child] == "prt" and child > verb for child in tree.children(verb))
        return None if turned and not trigger.objects else (verb,)  # "turned over" is not "turned"
    if trigger.particle:
        if any(told.dep[child] == "oprd" for child in tree.children(verb)):
            return None  # "called it an act of war on" names its object
        if not trigger.objects and _is_idiom(tree, verb, trigger):
            return None
        found = [
            child
            for child in tree.children(verb)
            if told.lower[child] == rest[0] and told.dep[child] in _BEHIND and child > verb
            if rest[0] not in _ADVERBS or told.dep[child] != "prep" or not tree.children(child)
        ]
        return (verb, found[0]) if found else None
    below: dict[str, int] = {}
    for child in _below(tree, verb, _DEEP):
        if child > verb:
            below.setdefault(told.lemma[child].lower(), child)
            below.setdefault(told.lower[child], child)
    return (verb, *(below[word] for word in rest)) if all(word in below for word in rest) else None


def _is_idiom(tree: Branches, verb: int, trigger: Trigger) -> bool:
    """ "Took part in", "called him in for": the object or another particle makes another verb of it."""
    told, rules = tree.words, toml("events.toml")["parties"]
    bare = trigger.words in rules["without_object"]
    return any(
        (told.dep[child] == "dobj" and (bare or told.lemma[child].lower() in rules["idioms"]))
        or (told.dep[child] == "prt" and told.lower[child] != trigger.particle)
        for child in tree.children(verb)
    )


def _below(tree: Branches, token: int, deep: int) -> Iterator[int]:
    for child in tree.children(token):
        yield child
        if deep > 1:
            yield from _below(tree, child, deep - 1)


def _needed(tree: Branches, verb: int, trigger: Trigger) -> bool:
    """An infinitive or a clause where the trigger binds the verb to one."""
    if not trigger.needs:
        return True
    told = tree.words
    clauses = [child for child in tree.children(verb) if told.dep[child] in {"xcomp", "ccomp", "advcl"}]
    if trigger.needs == "clause":
        return any(told.dep[child] == "ccomp" and not _quoted(tree, verb, child) for child in clauses)
    return any(told.lower[each] == "to" for child in clauses for each in tree.children(child))


def _quoted(tree: Branches, verb: int, clause: int) -> bool:
    """What is said stands before the verb: "…, the ministry said"."""
    return clause < verb


def _named(tree: Branches, verb: int, thing: int | None, wanted: Sequence[str]) -> int | None:
    """The object of the verb where it is one of these; "four of the pumps" are pumps, "tear gas" is two words."""
    told = tree.words
    for head in joined(tree, thing) if thing is not None else ():
        if _is_one(tree, head, wanted):
            return head
        of = next((one for one in under(tree, head, ("of",)) if _is_one(tree, one, wanted)), None)
        if of is not None:
            return of
    for child in tree.children(verb):
        naming = told.lemma[verb].lower() in toml("events.toml")["parties"]["naming"]
        named = (told.dep[child] in {"attr", "oprd", "acomp"} and not naming) or (
            told.dep[child] == "ccomp" and told.pos[child] in _NOUNS
        )
        if named and _is_one(tree, child, wanted):
            return child
        if told.dep[child] == "prep":
            pobj = next((one for one in tree.children(child) if told.dep[one] == "pobj"), None)
            bare = pobj is not None and not any(told.dep[one] in {"det", "poss", "prep"} for one in tree.children(pobj))
            if pobj is not None and bare and told.lower[child] in {"to", "in"} and _is_one(tree, pobj, wanted):
                return pobj
    return None


def _is_one(tree: Branches, head: int, wanted: Sequence[str]) -> bool:
    lemma = tree.words.lemma[head].lower()
    if lemma in wanted or tree.words.lower[head] in wanted:
        return True
    before = [tree.words.lemma[child].lower() for child in tree.children(head) if child < head]
    named = tree.words.pos[head] == "PROPN"
    return any(f"{word} {lemma}" in wanted or (named and word in wanted) for word in before)


def thing_of(tree: Branches, verb: int) -> int | None:
    """The object of a verb, or the subject of a passive one."""
    told, passive = tree.words, is_passive(tree, verb)
    for child in tree.children(verb):
        if told.dep[child] == ("nsubjpass" if passive else "dobj"):
            if told.lower[child] in {"who", "which", "that", "whom"} and told.dep[verb] == "relcl":
                return told.head[verb]
            return child
    if passive and told.dep[verb] == "acl":
        return told.head[verb]
    if told.dep[verb] == "relcl" and not passive and not _has(told, tree, verb, "dobj"):
        return told.head[verb] if _has(told, tree, verb, "nsubj") and _bare_relative(tree, verb) else None
    if told.dep[verb] == "conj" and passive:
        above = told.head[verb]
        return thing_of(tree, above) if is_passive(tree, above) else None
    return _mistaken(tree, verb)


def _has(told: Columns, tree: Branches, verb: int, dep: str) -> bool:
    return any(told.dep[child] == dep for child in tree.children(verb))


def _bare_relative(tree: Branches, verb: int) -> bool:
    """ "The town (that) they attacked": the noun above is the object."""
    told = tree.words
    return not any(
        told.dep[child] == "nsubj" and told.lower[child] in {"who", "which", "that"} for child in tree.children(verb)
    )


def _mistaken(tree: Branches, verb: int) -> int | None:
    """What the parser hangs on the next verb: "sought X's support, Y told Z", "asked neighbouring X"."""
    told = tree.words
    for child in tree.children(verb):
        bare = not any(told.dep[each] == "mark" for each in tree.children(child))
        for each in tree.children(child):
            opens = min(tree.under(each)) == verb + 1
            if told.dep[child] == "ccomp" and child > verb and bare and told.dep[each] == "nsubj" and opens:
                return each
            if (
                told.dep[child] == "xcomp"
                and told.tag[child] == "VBG"
                and child == verb + 1
                and told.dep[each] == "dobj"
            ):
                return each
    return None


def is_passive(tree: Branches, verb: int) -> bool:
    """Its subject is done to: "was asked", "(a letter) sent to"."""
    told = tree.words
    if any(told.dep[child] in {"auxpass", "nsubjpass"} for child in tree.children(verb)):
        return True
    if told.tag[verb] != "VBN":
        return False
    if told.dep[verb] in {"acl", "advcl"}:
        return not any(told.dep[child] in {"nsubj", "dobj", "aux"} for child in tree.children(verb))
    joins_passive = told.dep[verb] == "conj" and is_passive(tree, told.head[verb])
    return joins_passive and not any(told.dep[child] in {"nsubj", "dobj", "aux"} for child in tree.children(verb))


def under(tree: Branches, head: int, words: Sequence[str]) -> tuple[int, ...]:
    """Heads of the phrases that one of these prepositions joins to a verb or noun; "out of" is "of"."""
    told, found = tree.words, []
    for child in tree.children(head):
        if told.dep[child] not in {"prep", "agent", "dative", "prt", "advmod"} or told.lower[child] == "according":
            continue
        if told.lower[child] in words:
            found += [one for one in tree.children(child) if told.dep[one] in {"pobj", "pcomp"}]
        found += [
            one
            for low in tree.children(child)
            if told.dep[low] == "prep" and told.lower[low] in words and told.dep[child] == "prep"
            for one in tree.children(low)
            if told.dep[one] == "pobj"
        ]
    times = toml("events.toml")["times"]["words"]
    return tuple(one for each in found if told.lemma[each].lower() not in times for one in joined(tree, each))


def joined(tree: Branches, head: int) -> tuple[int, ...]:
    """A head with those joined to it: "X, Y and Z"."""
    told, found = tree.words, [head]
    for token in found:
        found += [
            child
            for child in tree.children(token)
            if told.dep[child] == "conj" and told.pos[child] in {"NOUN", "PROPN", "PRON"}
        ]
    return tuple(found)


def light_of(verb: str) -> str | None:
    """ "light" where the subject of this verb does what its noun says, "receive" where it is done to it."""
    rules = toml("events.toml")
    return next((side for side in ("light", "receive") if verb in rules[side]["verbs"]), None)
