"""Actor standing: an entity's name -> its country and role on the day of the article, by the actor tables.

In: name, kind and what annotate knows of it. Out: country and role. Only a full name, or one that the tables of names
hold, is looked up, and only as it is spelled; one that two actors share is left as it was.
"""

from __future__ import annotations

from tellings.annotate.actor_index import BODIES, Actor, index_of
from tellings.annotate.actor_words import words
from tellings.annotate.parsed import Parsed

_KINDS = frozenset({"person", "organisation", "group", "government"})


def standing(
    parsed: Parsed, name: str, kind: str, key: str, country: str | None, role: str | None
) -> tuple[str | None, str | None]:
    """Country and role; None as country for what belongs to none."""
    told = words(name)
    if kind not in _KINDS or (len(told) < 2 and not key.startswith("actor:")):
        return country, role
    person = kind == "person"
    several = [one for one in index_of(parsed.actors).get(told) if one.person == person and _fits(one, country)]
    return _on_the_day(parsed, several[0], country, role) if len(several) == 1 else (country, role)


def _fits(actor: Actor, country: str | None) -> bool:
    """The tables may know more countries of a person than annotate: a minister who became a commissioner."""
    return country is None or actor.country in (None, country) or any(row.country == country for row in actor.rows)


def _on_the_day(parsed: Parsed, actor: Actor, country: str | None, role: str | None) -> tuple[str | None, str | None]:
    published = parsed.article.published
    told = actor.on(published.date().isoformat() if published else None)
    home = actor.home(told)
    if home in BODIES:
        return None, role or told.role or "IGO"
    return home or country, told.role if told.row.dated else told.role or role
