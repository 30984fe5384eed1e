"""Doers: whether a phrase for the one who did a thing can be held against another telling's phrase.

In: the actor of a clause. Out: whether it names somebody in the telling's own voice, and whether a statement of the
other telling has its words too. A pronoun names nobody here, nor does "the group": who is meant was told before.
"""

from __future__ import annotations

from tellings.knowledge.load import words
from tellings.reconcile.material import Material
from tellings.reconcile.words import stem, stems
from tellings.records import Role


def names_doer(material: Material, telling: int, role: Role) -> bool:
    """A name or a noun that says who it is; no part of a word, no label, and not in the words of somebody quoted."""
    phrase = _without_time(material, telling, role)
    if not stems(phrase) or role.head in words("nobodies.txt") or _points_back(phrase):
        return False
    text = material.tellings[telling].article.field(role.evidence.where)
    if text[: role.evidence.start].endswith("-") or text[role.evidence.end :].startswith(":"):
        return False
    return not any(quote.in_marks(role.evidence) for quote in material.tellings[telling].quotes)


def told_in(material: Material, statement: int, role: Role) -> bool:
    """The statement has all words of the phrase for the doer, or a name in it ("the director, Anna Brandt")."""
    told = set(stems(material.statements[statement].evidence.quote))
    names = {each for word in role.evidence.quote.split() if word[:1].isupper() for each in stems(word)}
    return set(stems(role.evidence.quote)) <= told or not told.isdisjoint(names)


def by_office(material: Material, telling: int, role: Role) -> bool:
    """ "The president" or "a lawmaker": an office alone, which whoever is named elsewhere may hold."""
    phrase = _without_time(material, telling, role)
    posts = {stem(post) for post in words("posts.txt")}
    unnamed = phrase.lower().startswith(("the ", "a ", "an ")) and phrase[1:].islower()
    return unnamed and not posts.isdisjoint(stems(phrase))


def is_person(material: Material, telling: int, role: Role) -> bool:
    """The phrase stands for a person of the story."""
    story = material.story_entity(telling, role.entity)
    return story is not None and material.entity(story).kind == "person"


def _without_time(material: Material, telling: int, role: Role) -> str:
    """The phrase without a time at its end: "the president on Wednesday"."""
    phrase = role.evidence
    for time in material.tellings[telling].times:
        if phrase.covers(time.evidence) and phrase.end == time.evidence.end:
            return phrase.quote[: time.evidence.start - phrase.start].rstrip().removesuffix(" on").removesuffix(" in")
    return phrase.quote


def _points_back(phrase: str) -> bool:
    """ "The group", "whose radio"."""
    first, *rest = phrase.split()
    return first.lower() in ("whose", "his", "her", "its", "their", "your") or (
        first.lower() in ("the", "this", "that") and len(rest) == 1 and rest[0].islower()
    )
