"""Fields of an event: status, date, place, mode, contexts and speaker, each with the words it rests on or a reason.

In: an act of a telling and its sides. Out: `Field` values. A clause's own date and place count, not those of another
clause in the sentence; a place that is itself a party is no place of the event.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.annotate.acts import Act, Group, Nominal, date_of, day_of, is_on, words_of
from tellings.annotate.branches import Branches, branches
from tellings.annotate.columns import Columns
from tellings.annotate.events_parties import Side, acting
from tellings.annotate.events_roles import doers
from tellings.annotate.events_standing import ALLEGED, DENIED, POSSIBLE, Standing, of_noun, of_verb
from tellings.annotate.events_triggers import under
from tellings.annotate.parsed import Parsed
from tellings.annotate.parties import Parties
from tellings.knowledge.load import toml
from tellings.records import Evidence, Place, Telling

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WHERE = {"in", "at", "near", "across", "on", "over", "around", "inside", "outside", "along", "off"}
_LOOSE = {"relcl", "appos", "acl", "punct", "advcl", "parataxis", "cc", "conj"}
_VERBAL = {"VERB", "AUX"}


@dataclass(frozen=True, slots=True)
class Field:
    """A value with its words, or the reason why there is none."""

    value: str | None = None
    words: Evidence | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Fields:
    """What one telling gives for the fields of its events."""

    telling: Telling
    parsed: Parsed
    parties: Parties
    quads: Mapping[str, str]

    def doc(self, one: Act | Nominal) -> Doc:
        """The parse that the act stands in."""
        return self.parsed.title if one.sentence.evidence.where == "title" else self.parsed.text

    def tree(self, one: Act | Nominal) -> Branches:
        """The same as a tree of numbers."""
        return branches(self.doc(one))

    def heads(self, one: Act | Nominal, places: tuple[int, ...]) -> tuple[Token, ...]:
        """Tokens by their numbers."""
        doc = self.doc(one)
        return tuple(doc[place] for place in places)

    def groups(self, one: Act | Nominal) -> list[tuple[Group, bool]]:
        """The groups of those who may have received it, the likeliest first, and whether the trigger asks for them."""
        told, bound = one.told, one.told.sure and not one.told.held.trigger.objects
        weak = told.held.trigger.words in toml("events.toml")["parties"]["weak"]
        several = enumerate(told.recipients[: told.sure] if bound or weak else told.recipients)
        return [(Group(self.heads(one, group), True), place < told.sure) for place, group in several]

    def words(self, one: Act | Nominal) -> Evidence:
        """The clause of a verb, or the phrase of a noun."""
        tree = self.tree(one)
        if isinstance(one, Act):
            clause, below = words_of(one, self.telling, self.parsed), one.told.below
            last = None if below is None else max(_tight(tree, below))
            end = clause.end if last is None else max(clause.end, tree.words.end(last))
            return self.telling.article.evidence(clause.start, end, clause.where)
        own = [*_tight(tree, one.told.predicate), *(one.told.actors if one.told.mutual else ())]
        return self.span(one, min(own), max(own))

    def span(self, one: Act | Nominal, first: int, last: int) -> Evidence:
        """The words from one token to another."""
        told = self.tree(one).words
        return self.parsed.article.evidence(told.start[first], told.end(last), one.sentence.evidence.where)

    def standing(self, one: Act | Nominal) -> Standing:
        """How the act stands; the present of a headline tells what happened."""
        headline = one.sentence.part == "headline"
        tree, predicate = self.tree(one), one.told.predicate
        if tree.words.pos[predicate] in _VERBAL:
            return of_verb(tree, predicate, headline)
        if isinstance(one, Act):
            return of_verb(tree, one.predicate.i, headline)
        return of_noun(tree, predicate)

    def is_idle(self, one: Act | Nominal, standing: Standing) -> bool:
        """Told of nothing: a condition, a rehearsal, a noun for what may be, a word without those that give it its
        sense."""
        rules, told = toml("events.toml"), self.tree(one).words
        if _is_open(one, standing, told) or self._lemmas(one, one.sentence.evidence) & set(rules["idle"]["games"]):
            return True
        lemmas, name = self._lemmas(one, self.words(one)), f"{one.type} {one.told.held.trigger.words}"
        wanted, thing = rules["only_with"].get(name), one.told.thing
        aims = (self._purposes(one) if one.type in {"AID", "MOBILIZE"} else set()) & set(rules["idle"]["purposes"])
        idle = {*rules["idle"]["words"], *(rules["idle"]["verbal"] if one.type == "ASSAULT" else ())}
        if aims or lemmas & idle or (wanted is not None and not lemmas & set(wanted)):
            return True
        return thing is not None and told.lemma[thing].lower() in rules["never_of"].get(name, ())

    def _purposes(self, one: Act | Nominal) -> set[str]:
        """What it is done for: "sent a team for talks"."""
        tree, thing = self.tree(one), one.told.thing
        heads = [one.told.predicate, *(() if thing is None else (thing,))]
        return {tree.words.lemma[low].lower() for head in heads for low in under(tree, head, ("for",))}

    def status(self, one: Act | Nominal, standing: Standing) -> Field:
        """The status with its word."""
        if standing.word is None:
            return Field(standing.status)
        both = [token for token in (standing.helper, standing.word) if token is not None]
        return Field(standing.status, self.span(one, min(both), max(both)))

    def date(self, one: Act | Nominal) -> Field:
        """The day the act's own words tell."""
        if isinstance(one, Act):
            value, why, time = date_of(one.predicate, one.frame, self.telling, self.parsed)
            return Field(value, time.evidence if time else None, why)
        phrase = self.words(one)
        times = [time for time in self.telling.times if phrase.covers(time.evidence) and time.type in {"DATE", "TIME"}]
        times = [time for time in times if is_on(self.parsed.span(time.evidence).root)]
        placed = next((time for time in times if time.first is not None), None)
        if placed is None:
            return Field(why="its words tell no time")
        return Field(day_of(placed), placed.evidence)

    def place(self, one: Act | Nominal, sides: tuple[Side, Side]) -> Field:
        """Where it was done: a place of its clause behind "in", "at" and the like."""
        clause = one.frame.clause if isinstance(one, Act) else self.words(one)
        taken = [words for side in sides if side.entities for words in side.words]
        for place in self.telling.places:
            is_party = any(words.covers(place.evidence) and not _only_in(words, place) for words in taken)
            if place.role is None and not is_party and clause.covers(place.evidence) and self._is_where(one, place):
                return Field(place.name, place.evidence)
        return Field(why="its clause tells no place where it was done")

    def _is_where(self, one: Act | Nominal, place: Place) -> bool:
        told = self.tree(one).words
        token = told.at(place.evidence.end - 1)
        heads = {*one.told.actors, *(head for group in one.told.recipients[:1] for head in group)}
        if token in heads or told.dep[token] != "pobj" or told.lower[told.head[token]] not in _WHERE:
            return False
        above, things = told.head[told.head[token]], toml("events.toml")["parties"]["things"]
        own = {one.told.predicate, *one.told.held.words}
        meets = one.told.type == "CONSULT" or self.quads[one.told.type].startswith("material")
        receiving = (head for group in one.told.recipients for head in group)
        harmed = {head for head in receiving if meets or told.lemma[head].lower() in things}
        return above in own | harmed

    def mode(self, one: Act | Nominal) -> Field:
        """How it was done, by a word of its clause."""
        table = toml("events.toml")["modes"].get(one.told.type)
        if table is None:
            return Field(why=f"the codebook has no modes for {one.told.type}")
        lemmas = self._lemmas(one, self.words(one))
        for mode, words in table.items():
            if lemmas & set(words):
                return Field(mode)
        return Field(why="no word of its clause tells how")

    def contexts(self, one: Act | Nominal) -> tuple[str, ...]:
        """What its sentence belongs to."""
        lemmas = self._lemmas(one, one.sentence.evidence)
        table = toml("events.toml")["contexts"]
        return tuple(name for name, words in table.items() if lemmas & set(words))

    def _lemmas(self, one: Act | Nominal, words: Evidence) -> set[str]:
        told = self.tree(one).words
        first, last = told.at(words.start), told.at(max(words.start, words.end - 1))
        return {told.lemma[token].lower() for token in range(first, last + 1)}

    def speaker(self, one: Act | Nominal, standing: Standing, but: tuple[str, ...]) -> str | None:
        """On whose word it stands: who alleges or asks for it, else who says the quote around it."""
        where = one.sentence.evidence.where
        if standing.over is not None and standing.status == ALLEGED:
            side = acting(self.heads(one, doers(self.tree(one), standing.over)), self.parties, where)
            if side.entities:
                return side.entities[0]
        words = self.span(one, one.told.predicate, one.told.predicate)
        for quote in self.telling.quotes:
            if quote.act == "speech" and quote.speaker_entity not in {None, *but} and quote.content.covers(words):
                return quote.speaker_entity
        return None


def _is_open(one: Act | Nominal, standing: Standing, told: Columns) -> bool:
    """A condition, what nobody does, is kept from or only can do, a noun or an infinitive for what may be."""
    rules, word = toml("events.toml")["standing"], standing.word
    if standing.status == DENIED:
        idle = {*rules["nobody"], *rules["hindered"]}
        return word is not None and bool({told.lower[word], told.lemma[word].lower()} & idle)
    if standing.status != POSSIBLE:
        return False
    if word is None or told.lower[word] in {*rules["if"], *rules["able"]}:
        return True
    return isinstance(one, Nominal) and standing.over is not None and told.pos[standing.over] not in _VERBAL


def _tight(tree: Branches, head: int) -> list[int]:
    """The words of a phrase without what only follows it: another clause, another phrase joined to it."""
    away = {low for child in tree.children(head) if tree.words.dep[child] in _LOOSE for low in tree.under(child)}
    return [token for token in tree.under(head) if token not in away]


def _only_in(words: Evidence, place: Place) -> bool:
    """The place stands at the end of the party's phrase: "a base in X"."""
    return words.end == place.evidence.end and words.start < place.evidence.start
