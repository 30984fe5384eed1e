"""Origin voices: tellings with one origin by whom they have it from.

A primary source that most of what they attribute rests on; words that they quote in common; a paper, station or agency
that they cite for one matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from tellings.reconcile.align import CORE
from tellings.reconcile.cited import cited, plain
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.occasions import occasion_of
from tellings.reconcile.origin_group import Group
from tellings.reconcile.sources import bodies, weight_of
from tellings.reconcile.uttered import Shared, shared_words
from tellings.reconcile.words import tokens
from tellings.records import Evidence

_MOST = 0.5  # share of a telling's attributed statements that makes a source its main one
_LEAST = 2  # statements that rest on it
_UTTERED = 8  # words of a quote that shows one utterance
_RESTS = 0.5  # share of what a telling quotes that makes it rest on it


def by_voice(material: Material, findings: list[Finding]) -> list[Group]:
    """Groups by main source; `findings`: an utterance found in two tellings shows that they rest on one."""
    uttered = {frozenset(side[0] for side in finding.sides) for finding in findings if _is_utterance(finding)}
    return _primary(material, uttered)


def by_words(material: Material) -> list[Group]:
    """Groups by words quoted in common and by media cited."""
    return [*_uttered(material), *_cited(material)]


def _is_utterance(finding: Finding) -> bool:
    return finding.kind == "quote" and all(len(tokens(side[2].quote)) >= _UTTERED for side in finding.sides)


def _primary(material: Material, uttered: set[frozenset[int]]) -> list[Group]:
    """Groups of tellings by the source that most of what they attribute rests on."""
    main: dict[str, list[int]] = {}
    for telling, told in enumerate(material.tellings):
        counts = weight_of(told, material.links)
        total = sum(1 for _ in bodies(told))
        for story, count in counts.most_common(1):
            if count >= _LEAST and count >= _MOST * total:
                main.setdefault(story, []).append(telling)
    groups = []
    for story, tellings in sorted(main.items()):
        together = [one for one in tellings if _shares_words(one, tellings, uttered)]
        if together:
            groups.append(_primary_group(material, story, together))
        groups += [
            _primary_group(material, story, [one]) for one in tellings if one not in together and _fills(material, one)
        ]
    return groups


def _shares_words(one: int, tellings: list[int], uttered: set[frozenset[int]]) -> bool:
    """Quotes an utterance that another of them quotes too."""
    return any({one, other} <= pair for other in tellings if other != one for pair in uttered)


def _fills(material: Material, telling: int) -> bool:
    """The source fills most of the telling, not only most of its quotes."""
    told = material.tellings[telling]
    counts = weight_of(told, material.links)
    return max(counts.values(), default=0) >= _MOST * max(1, len(told.statements))


def _primary_group(material: Material, story: str, tellings: list[int]) -> Group:
    name = material.entity(story).name
    alone, together = f"rests most of what it attributes on {name}", f"rest most of what they attribute on {name}"
    why = together if len(tellings) > 1 else alone
    evidence = [phrase for telling in tellings for phrase in phrases(material, telling, story)[:3]]
    spoken = [
        each for telling in tellings if (each := occasion_of(material, telling, phrases(material, telling, story)))
    ]
    return Group("primary_source", name, tellings, why, evidence, spoken)


def _uttered(material: Material) -> list[Group]:
    """Tellings that quote the same words, by whose words they are; each with each of its group."""
    pairs = {shared.tellings: shared for shared in shared_words(material)}
    circles: list[tuple[str | None, list[int]]] = []
    for shared in sorted(pairs.values(), key=lambda each: (-each.share, each.tellings)):
        circle = next(
            (each for speaker, each in circles if speaker == shared.speaker and _joins(shared, each, pairs)), []
        )
        if not circle:
            circles.append((shared.speaker, circle))
        circle += [telling for telling in shared.tellings if telling not in circle]
    return [_uttered_group(material, speaker, sorted(tellings), pairs) for speaker, tellings in circles]


def _joins(shared: Shared, circle: list[int], pairs: dict[tuple[int, int], Shared]) -> bool:
    """Both tellings share words with everyone of the circle."""
    return all(
        one == other or (min(one, other), max(one, other)) in pairs for one in shared.tellings for other in circle
    )


def _uttered_group(
    material: Material, story: str | None, tellings: list[int], pairs: dict[tuple[int, int], Shared]
) -> Group:
    inside = [shared for pair, shared in pairs.items() if set(pair) <= set(tellings)]
    joins = [shared.tellings for shared in _leaning(inside)]
    whose = f"of {material.entity(story).name}" if story else "of one text"
    most = max(inside, key=lambda shared: shared.words)
    why = f"quote the same words {whose}: up to {most.words} of them"
    if not joins:
        why += ", among other voices"
    name = material.entity(story).name if story else "words that both quote"
    told = {telling: phrases(material, telling, story) if story else [] for telling in tellings}
    spoken = [each for telling in tellings if (each := occasion_of(material, telling, told[telling]))]
    return Group("primary_source", name, tellings, why, list(most.evidence), spoken, joins)


def _leaning(inside: list[Shared]) -> Iterator[Shared]:
    """For each telling that rests on the words, the pair in which they are most of what it quotes."""
    own: dict[int, tuple[float, Shared]] = {}
    for shared in inside:
        for telling, share in zip(shared.tellings, shared.shares, strict=True):
            if share >= _RESTS and (telling not in own or share > own[telling][0]):
                own[telling] = share, shared
    yield from (shared for _, shared in own.values())


def _cited(material: Material) -> list[Group]:
    """Tellings that name one paper, station or agency, not their own, for one matter that they tell."""
    named: dict[str, dict[int, list[Evidence]]] = {}
    for telling in material.everyone():
        own = plain(material.tellings[telling].article.outlet or "")
        for medium, phrases in cited(material, telling).items():
            if medium != own:
                named.setdefault(medium, {})[telling] = phrases
    groups = []
    for _, by in sorted(named.items()):
        kept = {telling: by[telling] for telling in by if _same_matter(material, telling, by)}
        if kept:
            groups.append(_cited_group(kept))
    return groups


def _same_matter(material: Material, telling: int, by: dict[int, list[Evidence]]) -> bool:
    """What it has from the medium is like what another has from it."""
    places = {each: [material.statement_at(each, phrase) for phrase in phrases] for each, phrases in by.items()}
    return any(
        material.scores[mine, theirs] >= CORE
        for other in by
        if other != telling
        for mine in places[telling]
        for theirs in places[other]
    )


def _cited_group(by: dict[int, list[Evidence]]) -> Group:
    words = [phrase for phrases in by.values() for phrase in phrases[:1]]
    name = max((phrase.quote for phrase in words), key=lambda quote: (len(quote), quote))
    return Group("copy", name, sorted(by), f"have part of what they tell from {name}", words, joins=[])


def phrases(material: Material, telling: int, story: str) -> list[Evidence]:
    """Where a telling names a source."""
    article = material.tellings[telling].article.id
    return [
        source.evidence
        for _, source, body in bodies(material.tellings[telling])
        if body and material.links.get((article, body)) == story
    ]
