"""Check a codebook: types -> what is missing, contradicts itself, leaks or is marked wrongly, each with place and cure.

B01 too few examples · B02 too few near-misses · B03 no definition to speak of · B04 no trigger · B05 an example without
its source · B06 one trigger in two types · B07 an example that another type's near-misses call something else ·
B08 two sentences nearly the same · B09 an unknown type or quad · B10 two types of one name. Unbalanced marks are
refused already when the file is read. It says what it finds and mends nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.knowledge.codebook import HOME, NONE, Sentence, Trigger, Type

EXAMPLES, NEAR_MISSES, WORDS = 80, 30, 25  # what a type of ours has at least
OWN_EXAMPLES = 20  # and a person's own
_ALIKE = 0.8  # share of common word triples from which two sentences are the same

Place = tuple[Type, str, Sentence]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong: its code, where it stands, what it is and what to do."""

    where: str
    code: str
    what: str
    cure: str

    def __str__(self) -> str:
        return f"{self.code} {self.where}: {self.what}; {self.cure}"


def check(types: Sequence[Type], of: Sequence[Type] = ()) -> list[Finding]:
    """What is wrong with these types; `of`: only what concerns these among them."""
    found = [finding for one in types for finding in _gaps(one)]
    found += [*_names(types), *_two_owners(types), *_disagreements(types), *_leaks(types)]
    names = {_where(one) for one in of or types}
    return sorted(one for one in set(found) if any(name in one.where for name in names))


def _where(one: Type) -> str:
    return f"{one.file.name} ({one.name})"


def _gaps(one: Type) -> Iterator[Finding]:
    where, ours = _where(one), one.file.parent == HOME
    wanted = EXAMPLES if ours else OWN_EXAMPLES
    if len(one.examples) < wanted:
        yield Finding(where, "B01", f"{len(one.examples)} examples, fewer than {wanted}", "write more of them")
    if ours and len(one.near_misses) < NEAR_MISSES:
        told = f"{len(one.near_misses)} near-misses, fewer than {NEAR_MISSES}"
        yield Finding(where, "B02", told, "write sentences that look like the type and are not")
    if ours and len(one.definition.split()) < WORDS:
        yield Finding(where, "B03", "the definition is short", f"say in {WORDS} words what is in it and what is not")
    if not one.triggers and not one.patterns:
        yield Finding(where, "B04", "no trigger and no pattern", "add [triggers] or patterns, or leave it to examples")
    for number, example in enumerate(one.examples, 1):
        if "source" not in example.sentence.roles:
            what = f"example {number} marks no source: “{example.sentence.text[:60]}…”"
            yield Finding(where, "B05", what, "mark who acts: {source:…}")


def _names(types: Sequence[Type]) -> Iterator[Finding]:
    known = {one.name for one in types} | {NONE}
    for number, one in enumerate(types):
        if any(other.name == one.name for other in types[:number]):
            yield Finding(_where(one), "B10", "there is a type of that name", "give it another name")
        for miss in one.near_misses:
            if miss.holds not in known:
                what = f"a near-miss is {miss.holds!r}, which is no type: “{miss.sentence.text[:60]}…”"
                yield Finding(_where(one), "B09", what, f"give one of {', '.join(sorted(known))}")


def _two_owners(types: Sequence[Type]) -> Iterator[Finding]:
    """The same word for two types, with nothing that tells them apart: no object, no clause, no other role."""
    owners: dict[tuple[str, str, str], list[Type]] = {}
    for one in types:
        for trigger in one.triggers:
            for slot in _open_slots(trigger):
                owners.setdefault((trigger.kind, trigger.words, slot), []).append(one)
    for (_, words, slot), held in owners.items():
        for one in {id(one): one for one in held[1:] if one is not held[0]}.values():
            what = f"“{words}” with recipient “{slot}” is a trigger of {held[0].name} too"
            yield Finding(_where(one), "B06", what, "bind one of them to its objects or to a clause")


def _open_slots(trigger: Trigger) -> tuple[str, ...]:
    if trigger.objects or trigger.needs:
        return ()
    slots = trigger.recipient or ("none",)
    return tuple(f"{source} … {slot}" for source in trigger.source for slot in slots) if trigger.source else slots


def _disagreements(types: Sequence[Type]) -> Iterator[Finding]:
    told = {_bare(example.sentence): one for one in types for example in one.examples}
    for one in types:
        for number, miss in enumerate(one.near_misses, 1):
            owner = told.get(_bare(miss.sentence))
            if owner is not None and owner.name != miss.holds:
                what = f"near-miss {number} is {miss.holds}, but an example of {owner.name} in {_where(owner)}"
                yield Finding(_where(one), "B07", what, "let both say the same, or take one out")


def _leaks(types: Sequence[Type]) -> Iterator[Finding]:
    """Pairs of sentences that share nearly all their word triples; found through the triples they share."""
    places = list(_sentences(types))
    triples = [_triples(sentence) for _, _, sentence in places]
    holders: dict[tuple[str, ...], list[int]] = {}
    for number, own in enumerate(triples):
        for triple in own:
            holders.setdefault(triple, []).append(number)
    pairs = {(a, b) for held in holders.values() if len(held) < 50 for a in held for b in held if a < b}
    for a, b in sorted(pairs):
        if len(triples[a] & triples[b]) >= _ALIKE * len(triples[a] | triples[b]):
            what = f"{places[b][1]} is nearly {places[a][1]} of {_where(places[a][0])}: “{places[b][2].text[:60]}…”"
            yield Finding(_where(places[b][0]), "B08", what, "write another sentence")


def _sentences(types: Sequence[Type]) -> Iterator[Place]:
    for one in types:
        yield from ((one, f"example {number}", each.sentence) for number, each in enumerate(one.examples, 1))
        yield from ((one, f"near-miss {number}", each.sentence) for number, each in enumerate(one.near_misses, 1))


def _triples(sentence: Sentence) -> frozenset[tuple[str, ...]]:
    words = _bare(sentence).split()
    return frozenset(zip(words, words[1:], words[2:], strict=False)) or frozenset({tuple(words)})


def _bare(sentence: Sentence) -> str:
    return "".join(letter for letter in sentence.text.lower() if letter.isalnum() or letter == " ")
