"""Descriptions: what each telling says a person or body is (post, role, rank) where the two do not say the same.

Only posts are compared with posts; a telling that gives both has no difference with either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tellings.knowledge.load import words
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.words import stem, stems, tokens
from tellings.records import Article, Entity, Mention

_EMPTY = {"mr", "mrs", "ms", "dr", "sir", "miss", "madam"}


def find(material: Material) -> Iterator[Finding]:
    """One finding for each entity and pair of tellings whose posts for it differ."""
    posts = [_posts(material, telling) for telling in range(len(material.tellings))]
    for one, other in material.pairs():
        for entity in sorted(posts[one].keys() & posts[other].keys()):
            found = _compare(material, entity, (one, posts[one][entity]), (other, posts[other][entity]))
            if found:
                yield found


def _posts(material: Material, telling: int) -> dict[str, list[Mention]]:
    """Story entity -> the posts a telling gives it."""
    posts: dict[str, list[Mention]] = {}
    for entity in material.tellings[telling].entities:
        story = material.story_entity(telling, entity.id)
        if story and entity.kind == "person":
            posts.setdefault(story, []).extend(_post_mentions(material.tellings[telling].article, entity))
    return {story: mentions for story, mentions in posts.items() if mentions}


def _post_mentions(article: Article, entity: Entity) -> list[Mention]:
    names = words("posts.txt")
    whole = [_with_prefix(article, mention) for mention in entity.mentions if mention.kind in {"title", "description"}]
    return [
        mention
        for mention in whole
        if names & set(tokens(mention.evidence.quote))
        and not set(tokens(mention.evidence.quote)) <= _EMPTY
        and not _refers_back(article, mention)
    ]


def _with_prefix(article: Article, mention: Mention) -> Mention:
    """The phrase with what a hyphen joins to it: "co-founder" where only "founder" was marked."""
    here = mention.evidence
    prefix = re.search(r"\w+-$", article.field(here.where)[max(0, here.start - 20) : here.start])
    if prefix is None:
        return mention
    return replace(mention, evidence=article.evidence(here.start - len(prefix[0]), here.end, here.where))


def _refers_back(article: Article, mention: Mention) -> bool:
    """ "the spokeswoman" for somebody whose post was told before."""
    before = article.field(mention.evidence.where)[: mention.evidence.start].rstrip().lower()
    bare = len(tokens(mention.evidence.quote)) == 1
    return bare and before.endswith(" the")


def _compare(
    material: Material, entity: str, one: tuple[int, list[Mention]], other: tuple[int, list[Mention]]
) -> Finding | None:
    (first, mine), (second, theirs) = one, other
    if any(certainty(a, b) == 0 for a in mine for b in theirs):
        return None
    a, b = max(mine, key=_fullness), max(theirs, key=_fullness)
    left = material.statement_at(first, a.evidence)
    right = material.statement_at(second, b.evidence)
    if left is None or right is None:
        return None
    name = material.entity(entity).name
    why = f"{name} is “{a.evidence.quote}” in one telling, “{b.evidence.quote}” in the other"
    sides = ((first, a.evidence.quote, a.evidence), (second, b.evidence.quote, b.evidence))
    return Finding("status", "differ", why, certainty(a, b), sides, (left, right), 0.7)


def certainty(a: Mention, b: Mention) -> float:
    """How sure two posts are not the same: 0 when one only says more of the other, most when a rank differs."""
    mine, theirs = _post(a), _post(b)
    ranks = {stem(word) for word in words("ranks.txt")}
    if (mine ^ theirs) & ranks and mine & theirs:
        return 0.7
    if mine <= theirs or theirs <= mine:
        return 0.0
    return 0.4 if mine & theirs & {stem(word) for word in words("posts.txt")} else 0.56


def _post(mention: Mention) -> set[str]:
    """The stems of a post, a spokeswoman being a spokesperson and a co-founder a founder of another rank."""
    plain = set(stems(mention.evidence.quote.replace("-", " "))) - _EMPTY
    return {"spokesperson" if each.startswith("spokes") else each for each in plain}


def _fullness(mention: Mention) -> tuple[int, int]:
    return len(mention.evidence.quote), -mention.evidence.start
