import time
from pathlib import Path

import pytest

from tellings.annotate import entities
from tellings.annotate.parsed import parse
from tellings.reconcile.linking import link
from tellings.reconcile.naming import naming
from tellings.records import Article, Entity, Mention, Naming, Telling

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def telling(*told: tuple[str, str, str], text: str = "") -> Telling:
    """One telling whose entities are (kind, key, name)."""
    article = Article(text or " / ".join(f"{key} {name}" for _, key, name in told))
    own = []
    for number, (kind, key, name) in enumerate(told, 1):
        start = article.text.index(name)
        evidence = article.evidence(start, start + len(name))
        own.append(Entity(f"e{number}", kind, name, key, mentions=(Mention(evidence, "name"),)))
    return Telling(article, "en", entities=tuple(own))


def linked(*tellings: Telling) -> list[str]:
    return [entity.name for entity in link(tellings)[0]]


def person(name: str) -> tuple[str, str, str]:
    return "person", f"person:{name.casefold()}", name


def test_one_key_is_one_entity_and_keeps_all_mentions():
    one = telling(("country", "country:TUR", "Türkiye"), text="Türkiye won")
    other = telling(("country", "country:TUR", "Turkey"), text="Turkey lost")
    (entity,), links = link([one, other])
    assert [mention.evidence.quote for mention in entity.mentions] == ["Türkiye", "Turkey"]
    assert links == {(one.article.id, "e1"): "e1", (other.article.id, "e1"): "e1"}


def test_a_surname_joins_the_one_person_who_has_it():
    assert linked(telling(person("Brekke")), telling(person("Zoltan Brekke"))) == ["Zoltan Brekke"]


def test_a_surname_of_two_persons_joins_none():
    names = linked(telling(person("Zoltan Brekke"), person("Viktor Brekke")), telling(person("Brekke")))
    assert names == ["Zoltan Brekke", "Viktor Brekke", "Brekke"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("James B. Marlow", "James Marlow"), ("Joe Marlow", "Joseph Marlow"), ("Zeki Aktürk", "Zeki Akturk"),
     ("Ahmad al-Haddad", "Ahmed Haddad"), ("Sergei Markovich", "Sergei Marcovich")],
)  # fmt: skip
def test_spellings_of_one_person_join(one: str, other: str):
    assert len(linked(telling(person(one)), telling(person(other)))) == 1


@pytest.mark.parametrize(("one", "other"), [("Zoltan Brekke", "Viktor Brekke"), ("Ada Marin", "Ada Martin")])
def test_two_persons_stay_two(one: str, other: str):
    assert len(linked(telling(person(one)), telling(person(other)))) == 2


def test_what_one_telling_keeps_apart_stays_apart():
    first = telling(person("Jim Marlow"), person("James Marlow"))
    assert len(linked(first)) == 2


def test_spellings_of_a_place_join():
    one = telling(("place", "place:a", "Suweyda"))
    assert len(linked(one, telling(("place", "place:b", "As-Suwayda")))) == 1


def test_initials_join_the_one_body_they_fit():
    full = telling(("organisation", "org:coastal pilots association", "Coastal Pilots Association"))
    assert linked(full, telling(("organisation", "org:cpa", "CPA"))) == ["Coastal Pilots Association"]


def test_a_ministry_without_country_joins_the_only_one_of_its_field():
    full = telling(("organisation", "ministry:NOR:health", "Norwegian health ministry"))
    bare = telling(("organisation", "ministry::health", "Ministry of Health"))
    assert linked(full, bare) == ["Norwegian health ministry"]
    two = telling(full_of("NOR"), full_of("DNK"))
    assert len(linked(two, bare)) == 3


def full_of(code: str) -> tuple[str, str, str]:
    return "organisation", f"ministry:{code}:health", f"{code} health ministry"


def test_long_names_of_a_body_one_letter_apart_are_one():
    one = telling(("organisation", "org:miners without wages", "Miners Without Wages"))
    other = telling(("organisation", "org:miner without wages", "Miner Without Wages"))
    far = telling(("organisation", "org:sailors without wages", "Sailors Without Wages"))
    assert len(linked(one, other)) == 1
    assert len(linked(one, far)) == 2


def test_fifty_tellings_link_within_a_second():
    several = [telling(*[person(f"Zoltan {chr(65 + a % 26)}rekke{b}") for b in range(30)]) for a in range(50)]
    start = time.perf_counter()
    link(several)
    assert time.perf_counter() - start < 1


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not here")
def test_the_seeds_name_everyone_once():
    tellings = [_read(path) for path in sorted(SEEDS.glob("*.txt"))]
    story, _ = link(tellings)
    by_key = {entity.key: entity for entity in story}
    shared = {"country:TUR", "country:SYR", "actor:isil", "actor:erdogan", "actor:sharaa", "place:swaida"}
    shared |= {"ministry:TUR:defence", "government:SYR"}
    for key in shared:
        assert len({mention.evidence.article for mention in by_key[key].mentions}) == 2, key
    called = {entry.entity: _labels(entry) for entry in naming(story)}
    government = called[by_key["country:SYR"].id]  # a state and its government stand together
    assert {("new administration", False), ("interim government", False)} <= government
    assert ("self-proclaimed “transitional government”", True) in government
    sharaa = called[by_key["actor:sharaa"].id]
    assert {("President", False), ("former ISIS and Al-Qaeda warlord", False)} <= sharaa


def _read(path: Path) -> Telling:
    article = Article(path.read_text(encoding="utf-8"))
    parsed = parse(article)
    return Telling(article, "en", entities=entities.annotate(Telling(article, "en"), parsed))


def _labels(entry: Naming) -> set[tuple[str, bool]]:
    return {(label.label, label.scare_quotes) for label in entry.labels}
