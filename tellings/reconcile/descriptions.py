"""Descriptions: what each telling says a person or body is (post, role, rank) where the two do not say the same.

Only posts are compared with posts; a telling that gives both has no difference with either. Of bodies and things, the
words before the noun are compared ("a charity" says no more than "a Norwegian charity").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from tellings.knowledge.load import toml, words
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.words import stem, stems, tokens
from tellings.records import Article, Entity, Mention

_PAST, _ONCE = {"former", "retir"}, {"first", "then", "last"}  # stems; "his first adviser" may well be a former one
_PREFIX = re.compile(r"\w+-$|\b(?:[Ff]ormer|[Rr]etired|[Oo]utgoing|[Ii]ncoming) (?:[A-Z][\w.]* ){0,2}$")
_NAMED_AFTER = re.compile(r", ((?:[A-Z][\w.’'-]* ?){2,4})(?=[,.;]|$)")
_NAME_BEFORE = re.compile(r"\b[A-Z][\w’'-]+ $")
_THEN = re.compile(r"\bthen[ -](?:the )?$", re.IGNORECASE)
_OF_A_BODY = 0.56
_THINGS = {"organisation", "group", "product", "facility"}
_EMPTY = {"mr", "mrs", "ms", "dr", "sir", "miss", "madam"}


def find(material: Material) -> Iterator[Finding]:
    """One finding for each entity and pair of tellings whose posts for it differ."""
    posts = [_posts(material, telling) for telling in range(len(material.tellings))]
    bodies = [_bodies(material, telling) for telling in material.everyone()]
    for one, other in material.pairs():
        for entity in sorted(posts[one].keys() & posts[other].keys()):
            found = _compare(material, entity, (one, posts[one][entity]), (other, posts[other][entity]))
            if found:
                yield found
        for entity in sorted(bodies[one].keys() & bodies[other].keys()):
            yield from _described(material, entity, (one, bodies[one][entity]), (other, bodies[other][entity]))


def _bodies(material: Material, telling: int) -> dict[str, list[Mention]]:
    """Story entity -> the phrases of several words that say what a body or a thing is."""
    found: dict[str, list[Mention]] = {}
    for entity in material.tellings[telling].entities:
        story = material.story_entity(telling, entity.id)
        if story and entity.kind in _THINGS:
            mentions = [each for each in entity.mentions if each.kind == "description" and _before_noun(each)]
            found.setdefault(story, []).extend(mentions)
    return found


def _before_noun(mention: Mention) -> set[str]:
    """Stems of the words in small letters before the noun."""
    *before, _ = mention.evidence.quote.split()
    return set(stems(" ".join(word for word in before if word.islower())))


def _described(
    material: Material, entity: str, one: tuple[int, list[Mention]], other: tuple[int, list[Mention]]
) -> Iterator[Finding]:
    """The fullest phrases, where each has a word that the other telling has nowhere."""
    if not one[1] or not other[1]:
        return
    a, b = (max(mentions, key=_fullness) for _, mentions in (one, other))
    used = [set(stems(material.tellings[telling].article.text)) for telling, _ in (one, other)]
    if _before_noun(a) - used[1] and _before_noun(b) - used[0]:
        found = _finding(material, entity, (one[0], a), (other[0], b), _OF_A_BODY)
        if found:
            yield found


def _posts(material: Material, telling: int) -> dict[str, list[Mention]]:
    """Story entity -> the posts a telling gives it."""
    posts: dict[str, list[Mention]] = {}
    for entity in material.tellings[telling].entities:
        story = material.story_entity(telling, entity.id)
        if story and entity.kind == "person":
            mentions = _post_mentions(material.tellings[telling].article, entity)
            posts.setdefault(story, []).extend(each for each in mentions if not _has_verb(material, telling, each))
    return {story: mentions for story, mentions in posts.items() if mentions}


def _has_verb(material: Material, telling: int, mention: Mention) -> bool:
    """A verb was taken into the phrase: "(Mayor Brandt) ordered attorney"."""
    statement, here = material.statement_at(telling, mention.evidence), mention.evidence
    before = material.tellings[telling].article.field(here.where)[: here.start]
    if here.quote.split()[0].endswith("ed") and _NAME_BEFORE.search(before):
        return True
    frames = material.statements[statement].frames if statement is not None else ()
    return any(mention.evidence.covers(frame.verb) for frame in frames)


def _post_mentions(article: Article, entity: Entity) -> list[Mention]:
    names = words("posts.txt")
    whole = [_with_prefix(article, mention) for mention in entity.mentions if mention.kind in {"title", "description"}]
    return [
        mention
        for mention in whole
        if names & set(tokens(mention.evidence.quote))
        and not set(tokens(mention.evidence.quote)) <= _EMPTY
        and not _refers_back(article, mention)
        and not _leaves_open(mention)
        and not _is_anothers(article, entity, mention)
        and not _was_then(article, mention)
    ]


def _with_prefix(article: Article, mention: Mention) -> Mention:
    """The phrase with what belongs before it: "co-founder", "former Norfolk Gov." where only the end was marked."""
    here = mention.evidence
    prefix = _PREFIX.search(article.field(here.where)[max(0, here.start - 40) : here.start])
    if prefix is None:
        return mention
    return replace(mention, evidence=article.evidence(here.start - len(prefix[0]), here.end, here.where))


def _refers_back(article: Article, mention: Mention) -> bool:
    """ "the spokeswoman" for somebody whose post was told before; "a President Mora", who is none yet."""
    before = article.field(mention.evidence.where)[: mention.evidence.start].rstrip().lower()
    bare = len(tokens(mention.evidence.quote)) == 1
    return bare and before.endswith((" the", " a") if mention.kind == "title" else " the")


def _was_then(article: Article, mention: Mention) -> bool:
    """ "Then governor": the post of another time."""
    return bool(_THEN.search(article.field(mention.evidence.where)[: mention.evidence.start]))


def _is_anothers(article: Article, entity: Entity, mention: Mention) -> bool:
    """ "On the staff of the registrar, Anna Brandt": the name that follows says whose post it is."""
    named = _NAMED_AFTER.match(article.field(mention.evidence.where)[mention.evidence.end :])
    own = {word for name in (entity.name, *entity.aliases) for word in tokens(name)}
    return named is not None and own.isdisjoint(tokens(named[1]))


def _leaves_open(mention: Mention) -> bool:
    """A seat in parliament or a tie of blood goes with any post."""
    table = toml("posts_alike.toml")
    told = {word for word in tokens(mention.evidence.quote) if word in words("posts.txt")}
    return bool(told) and told <= {*table["seats"], *table["kin"]}


def _compare(
    material: Material, entity: str, one: tuple[int, list[Mention]], other: tuple[int, list[Mention]]
) -> Finding | None:
    (first, mine), (second, theirs) = one, other
    if any(certainty(a, b) == 0 for a in mine for b in theirs):
        return None
    a, b = max(mine, key=_fullness), max(theirs, key=_fullness)
    return _finding(material, entity, (first, a), (second, b), certainty(a, b))


def _finding(
    material: Material, entity: str, one: tuple[int, Mention], other: tuple[int, Mention], confidence: float
) -> Finding | None:
    (first, a), (second, b) = one, other
    left, right = material.statement_at(first, a.evidence), material.statement_at(second, b.evidence)
    if left is None or right is None:
        return None
    name = material.entity(entity).name
    why = f"{name} is “{a.evidence.quote}” in one telling, “{b.evidence.quote}” in the other"
    sides = ((first, a.evidence.quote, a.evidence), (second, b.evidence.quote, b.evidence))
    return Finding("status", "differ", why, confidence, sides, (left, right), 0.7)


def certainty(a: Mention, b: Mention) -> float:
    """How sure two posts are not the same: 0 when one only says more of the other, most when a rank differs."""
    mine, theirs = _post(a), _post(b)
    ranks = {stem(word) for word in words("ranks.txt")}
    shared = mine & theirs & {stem(word) for word in words("posts.txt")}
    if (mine ^ theirs) & _PAST and shared:
        now = theirs if mine & _PAST else mine
        return 0.56 if len(now) > 1 and not now & _ONCE else 0.0
    if (mine ^ theirs) & ranks and mine & theirs:
        return 0.7
    if mine <= theirs or theirs <= mine:
        return 0.0
    return 0.4 if shared else 0.56


def _post(mention: Mention) -> set[str]:
    """The stems of a post, a spokeswoman being a spokesperson and a co-founder a founder of another rank."""
    plain = set(stems(mention.evidence.quote.replace("-", " "))) - _EMPTY
    plain = {"former" if each == "ex" else each for each in plain}
    return {"spokesperson" if each.startswith("spokes") else _alike().get(each, each) for each in plain}


@functools.cache
def _alike() -> dict[str, str]:
    """The stem of each post with other names -> that of the first of them."""
    return {stem(post): stem(row[0]) for row in toml("posts_alike.toml")["alike"] for post in row}


def _fullness(mention: Mention) -> tuple[int, int]:
    return len(mention.evidence.quote), -mention.evidence.start
