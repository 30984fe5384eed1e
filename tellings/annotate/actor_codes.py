"""Actor codes: a phrase -> the country and the role of who is meant, on a day where an office depends on it.

In: a phrase ("Prime Minister Ana Vell", "Turkish police", "the rebels"), words around it, a day, settings with a
user's own tables. Out: `ActorCode`. The way: a name of the tables; a country, seat or town; a name inside the phrase
with the title before it; else the country and the role that its words tell. Nothing is guessed: a name that two actors
share and nothing tells apart, an office that nobody told of for that day, an unknown name have None, and `why` says so.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import datetime

from tellings.annotate.actor_countries import Land, lands, whole
from tellings.annotate.actor_index import BODIES, Actor, Index, index_of
from tellings.annotate.actor_phrases import Told, is_role_word, role_of, role_words
from tellings.annotate.actor_words import Word, key, words
from tellings.annotate.folding import fold
from tellings.knowledge.load import toml
from tellings.settings import Settings

_DAYS = ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%Y-%m", "%Y")
_ARTICLES = frozenset({"the", "a", "an"})
_OF_PEOPLE = {"seat": "GOV", "town": "CVL", "province": "CVL", "people": "CVL"}
_GROUPS = frozenset({"REB", "CRM", "JRN", "UAF", "PRM", "NGO", "BUS"})  # keep their role: "police of the rebels"
_SOFT = frozenset({"UAF", "CVL", "LAB", "ELI"})  # a role that a body's own stands before: "army drivers"
_TITLED = frozenset({"GOV", "ELI", "MIL", "LEG", "COP", "JUD", "SPY"})  # titles that say more than an office on record


@dataclass(frozen=True, slots=True)
class ActorCode:
    """Who is meant. country: ISO 3166 alpha-3, or UNO, EUR, IGO for bodies of states; role and second: PLOVER's codes.

    name: the name of the tables, else as told. source: what the table rests on, "" for words alone.
    """

    country: str | None
    role: str | None
    second: str | None
    name: str
    source: str
    why: str


def code_actor(
    phrase: str, context: str = "", date: Date | str | None = None, settings: Settings | None = None
) -> ActorCode:
    """Country and role of who is meant. Raises BadActors for a wrong table, ValueError for a date it cannot read."""
    index = index_of((settings or Settings()).actors)
    told, day, around = words(phrase), day_of(date), words(context)
    if not told:
        return ActorCode(None, None, None, "", "", "no words")
    bare = _bare(told)
    return (
        _whole(index, told, bare, around, day)
        or _place(bare)
        or _place_in(phrase)
        or _within(index, told, around, day)
        or _surname(index, told, day)
        or _alike(index, bare, day)
        or _composed(index, told, around)
    )


def day_of(date: Date | str | None) -> str | None:
    """ "10 May 2015" -> "2015-05-10"; None and "today" are no day. Raises ValueError."""
    if isinstance(date, Date):
        return date.isoformat()[:10]
    told = (date or "").strip()
    if told.lower() in ("", "today"):
        return None
    for form in _DAYS:
        try:
            return datetime.strptime(told, form).date().isoformat()
        except ValueError:
            continue
    raise ValueError(f"{told!r} is no date; give it as 2022-03-01")


def _bare(told: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without articles and courtesies at the front: "the late Mr Ben Osei" keeps only the name."""
    table = toml("actor_roles.toml")
    small, names = table["before"]["words"], table["courtesy"]["words"]
    return tuple(itertools.dropwhile(lambda word: _is_small(word, small) or word.folded in names, told)) or told


def _is_small(word: Word, small: list[str]) -> bool:
    return word.folded in small and (not word.capital or word.folded in _ARTICLES)


def _whole(
    index: Index, told: tuple[Word, ...], bare: tuple[Word, ...], around: tuple[Word, ...], day: str | None
) -> ActorCode | None:
    for name in (told, bare):
        several = index.get(name)
        if several:
            return _one_of(several, name, around, day)
    return None


def _one_of(several: list[Actor], told: tuple[Word, ...], around: tuple[Word, ...], day: str | None) -> ActorCode:
    """The one that the words around tell; where nothing does, the one of this very name, or the user's own."""
    near = {land.code for land in lands(around)}
    fitting = [actor for actor in several if actor.country in near] or several
    if len(fitting) > 1:  # a name of its own before a short form
        own = [actor for actor in fitting if key(words(actor.name)) == key(told)]
        fitting = own if len(own) == 1 else fitting
    fitting = [actor for actor in fitting if any(row.own for row in actor.rows)] or fitting
    if len(fitting) == 1:
        return _coded(fitting[0], day)
    whom = ", ".join(f"{actor.name} ({actor.country or 'no country'})" for actor in fitting)
    return ActorCode(None, None, None, fitting[0].name, "", f"the name of several: {whom}; give a context")


def _coded(actor: Actor, day: str | None) -> ActorCode:
    standing = actor.on(day)
    country, role = actor.home(standing), standing.role
    if role == "IGO" and not actor.person:
        country, role = country or "IGO", None
    return ActorCode(country, role, standing.second, actor.name, standing.row.source, standing.why)


def _place(bare: tuple[Word, ...]) -> ActorCode | None:
    land = whole(bare)
    if land is None:
        return None
    role = _OF_PEOPLE.get(land.form)
    seat = " for the government that sits there" if role == "GOV" else ""
    return ActorCode(land.code, role, None, land.name, "", f"{land.form} of {land.code}{seat}")


def _place_in(phrase: str) -> ActorCode | None:
    """A place and what holds it: "Beni, Congo"."""
    place, comma, holder = phrase.partition(",")
    holding = whole(words(holder)) if comma and words(place) else None
    inner = _place(words(place)) if holding else None
    return replace(inner, country=holding.code) if inner and holding else None


def _within(index: Index, told: tuple[Word, ...], around: tuple[Word, ...], day: str | None) -> ActorCode | None:
    """A name of the tables inside the phrase, with what stands before and after it; a person before a body."""
    for start, end in _spans(index, told):
        several = [one for one in index.get(told[start:end]) if _may_be(index, one, told, start, end)]
        if several:
            code = _one_of(several, told[start:end], (*around, *told), day)
            return _with_words(code, several[0], told[:start], told[end:])
    return None


def _spans(index: Index, told: tuple[Word, ...]) -> list[tuple[int, int]]:
    """Where a name may stand: first those that end the phrase, then the longest."""
    spans = [
        (start, start + length)
        for length in range(min(index.longest, len(told)), 0, -1)
        for start in range(len(told) - length + 1)
        if told[start].capital and key(told[start : start + length]) in index.exact
    ]
    named = [(start, end) for start, end in spans if end - start > 1 or not is_role_word(told[start].folded)]
    ending = [
        (start, end) for start, end in named if end == len(told) and any(o.person for o in index.get(told[start:end]))
    ]
    return ending + [(start, end) for start, end in named if not _stands_behind(told, start)]


def _may_be(index: Index, actor: Actor, told: tuple[Word, ...], start: int, end: int) -> bool:
    """A person stands alone; a body is not another country's: "Chile's Defense Department"."""
    if actor.person:
        return _stands_alone(index, told, start, end)
    owner = next((land.code for land in lands(told[:start])), None)
    return owner is None or actor.country in (None, owner, *BODIES)


def _stands_behind(told: tuple[Word, ...], start: int) -> bool:
    """Behind a preposition that leaves the question to the words before it: "ambassador to NATO"."""
    ends = toml("actor_roles.toml")["ends"]
    before = next((word.folded for word in reversed(told[:start]) if word.folded != "the"), "")
    return before in ends["others"]


def _stands_alone(index: Index, told: tuple[Word, ...], start: int, end: int) -> bool:
    """No other part of a name touches it: the word before is small, a title, a country or a body; nothing is after."""
    if end < len(told) or start == 0:
        return end == len(told)
    before, at = told[:start], start - 1
    named = {place for land in lands(before) for place in range(land.start, land.end)} | role_words(before)
    courtesy = toml("actor_roles.toml")["courtesy"]["words"]
    last = before[at]
    return not last.capital or at in named or last.folded in courtesy or bool(index.get(before[at:]))


def _with_words(code: ActorCode, actor: Actor, before: tuple[Word, ...], after: tuple[Word, ...]) -> ActorCode:
    if actor.person:
        title = role_of(before) if before else None
        if title is None or (code.role and _says_less(title, code.role)):
            return code
        second = title.second or (code.second if title.role == code.role else None)
        return replace(code, role=title.role, second=second, why=f"{title.saying} {code.name}; {code.why}")
    land = next(lands(before), None)
    if land is not None and code.country is None and code.role:
        code = replace(code, country=land.code)
    head = (role_of(after) if after else None) or (role_of(before) if before else None)
    if head is None or (code.role and (not head.sure or code.role in _GROUPS or head.role in _SOFT)):
        return code
    return _with_role(code, head) if head.sure or head.role != "UNK" else code


def _says_less(title: Told, role: str) -> bool:
    """A word that passes the question on, a rank of somebody in office, or a title beside an office of the state."""
    rank = title.saying in toml("actor_roles.toml")["ranks"]["words"] and role != "ELI"
    return not title.sure or rank or (role == "GOV" and title.role not in _TITLED)


def _with_role(code: ActorCode, head: Told) -> ActorCode:
    return replace(code, role=head.role, second=head.second, why=f"{head.saying} of {code.name}; {code.why}")


def _surname(index: Index, told: tuple[Word, ...], day: str | None) -> ActorCode | None:
    """A title and a surname, where just one person of the tables had that role on the day: "President Osei"."""
    title = role_of(told[:-1]) if len(told) > 1 and told[-1].capital else None
    if title is None or is_role_word(told[-1].folded) or not _stands_alone(index, told, len(told) - 1, len(told)):
        return None
    near = {land.code for land in lands(told[:-1])}
    fitting = [
        actor
        for actor in index.of_surname(told[-1].folded)
        if (not near or actor.country in near) and title.role in (actor.on(day).role, "ELI")
    ]
    if len(fitting) > 1:  # the one of this very post
        fitting = [actor for actor in fitting if title.saying in fold(actor.on(day).row.office)]
    if len(fitting) != 1:
        return None
    code = _coded(fitting[0], day)
    return replace(
        code, role=title.role, second=title.second or code.second, why=f"{title.saying} {code.name}; {code.why}"
    )


def _alike(index: Index, bare: tuple[Word, ...], day: str | None) -> ActorCode | None:
    """A name spelled otherwise: no initials, other vowels, or one letter more or less."""
    for name in (bare, *(bare[-n:] for n in (4, 3, 2) if n < len(bare))):
        if len(name) > 1 and all(word.capital for word in name):
            several = [one for one in index.alike(name) or index.close(name) if one.person or name == bare]
            if len(several) == 1 and _stands_alone(index, bare, len(bare) - len(name), len(bare)):
                return _with_words(_coded(several[0], day), several[0], bare[: len(bare) - len(name)], ())
    return None


def _composed(index: Index, told: tuple[Word, ...], around: tuple[Word, ...]) -> ActorCode:
    """The country and the role that the words tell; a phrase of common nouns means somebody, be it without a role."""
    role = role_of(told)
    land = next(lands(told), None) or _whose(index, told) or (_only(around) if role else None)
    bare = tuple(itertools.dropwhile(lambda word: word.folded in _ARTICLES, told)) if role else _bare(told)
    name = " ".join(word.told for word in bare)
    if role is None and land is None:
        if any(word.capital for word in bare):
            return ActorCode(None, None, None, name, "", "no such name in the tables")
        return ActorCode(None, "UNK", None, name, "", "no word that tells a role; no country told")
    where = f"{land.name} ({land.form})" if land else "no country told"
    what = role.saying if role else "no word that tells a role"
    first, second = (role.role, role.second) if role else ("UNK", None)
    return ActorCode(land.code if land else None, first, second, name, "", f"{what}; {where}")


def _whose(index: Index, told: tuple[Word, ...]) -> Land | None:
    """The country of the one known by a surname whose these are: "the Blair government"."""
    for at, word in enumerate(told[:-1]):
        several = [actor for actor in index.get((word,)) if actor.person and actor.country]
        if word.capital and len(several) == 1 and _stands_alone(index, told[: at + 1], at, at + 1):
            return Land(several[0].country or "", "whose", several[0].name, at, at + 1)
    return None


def _only(around: tuple[Word, ...]) -> Land | None:
    """The one country that the words around tell."""
    found = list(lands(around))
    return found[0] if len({land.code for land in found}) == 1 else None
