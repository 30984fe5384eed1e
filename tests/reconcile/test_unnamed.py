"""Unnamed: what tellings call by phrases, in stories of our own."""

import pytest

from tellings.annotate import entities, phrases
from tellings.annotate.parsed import parse
from tellings.knowledge.load import toml
from tellings.reconcile.linking import link
from tellings.reconcile.unnamed import kind_of
from tellings.records import Article, Entity, Phrase, Telling


def telling(text: str) -> Telling:
    article = Article(text)
    parsed = parse(article)
    bare = Telling(article, "en")
    named = Telling(article, "en", entities=entities.annotate(bare, parsed))
    return Telling(article, "en", entities=named.entities, phrases=phrases.annotate(named, parsed))


def story(*texts: str) -> tuple[Entity, ...]:
    return link([telling(text) for text in texts])[0]


def called(found: tuple[Entity, ...], words: str) -> set[str]:
    """Everything that the entity is called that these words stand for."""
    labels = [{mention.evidence.quote for mention in one.mentions} for one in found if one.key.startswith("unnamed:")]
    return next((several for several in labels if words in several), set())


def test_the_convoy_the_truckers_and_their_members_are_one_group():
    one = (
        "The truckers reached the gate at dawn. A trucker convoy of 80 rigs had left Velm on Monday. The truckers sang."
    )
    other = "The convoy reached the gate at dawn. Members of the convoy sang, and the convoy stayed."
    assert {"truckers", "convoy", "Members of the convoy"} <= called(story(one, other), "convoy")


def test_another_word_for_one_deed_joins_it():
    one = "The agreement was signed in Velm. The agreement ends a long quarrel over herring."
    other = "The pact was signed in Velm. Fishermen said the pact came late."
    assert {"agreement", "pact"} <= called(story(one, other), "pact")


def test_organizers_of_a_convoy_are_not_the_convoy():
    one = "The convoy reached the gate. The convoy organizers slept. The convoy sang while convoy organizers wept."
    other = "The convoy waited. Its organizers left early, but the organizers came back to the convoy."
    found = called(story(one, other), "convoy")
    assert found
    assert not {words for words in found if "organizers" in words}


def test_lawyers_of_two_persons_stay_apart():
    one = (
        "Ida Lund's lawyers spoke. Karl Brekke's lawyers were silent. Lund's lawyers left and Brekke's lawyers stayed."
    )
    other = "Lund's lawyers spoke in Velm. Brekke's lawyers said nothing. Lund's lawyers smiled at Brekke's lawyers."
    found = called(story(one, other), "Lund's lawyers")
    assert "Lund's lawyers" in found
    assert "Brekke's lawyers" not in found


def test_pupils_and_teachers_are_never_one():
    one = "The pupils walked out. The teachers walked out. The pupils sang and the teachers watched."
    other = "The pupils and the teachers met. The pupils cheered. The teachers did not."
    assert called(story(one, other), "pupils") == {"pupils"}


def test_officials_of_a_country_go_to_the_country():
    found = story("Norway closed the port. Norwegian officials said so.", "Norway shut it, Norwegian diplomats said.")
    norway = next(one for one in found if one.key == "country:NOR")
    assert {"Norwegian officials", "Norwegian diplomats"} <= {mention.evidence.quote for mention in norway.mentions}


def test_what_one_telling_alone_tells_of_is_no_entity():
    assert not called(story("The truckers sang. The truckers left.", "It rained in Velm. It rained again."), "truckers")


@pytest.mark.parametrize(
    ("noun", "plural", "kind"),
    [("mason", True, ""), ("worker", True, "group"), ("gunman", False, "person"), ("violinist", True, "group"),
     ("list", False, ""), ("evacuation", False, "happening"), ("nation", False, ""), ("people", True, ""),
     ("border", False, "place")],
)  # fmt: skip
def test_a_noun_tells_what_kind_it_stands_for(noun: str, plural: bool, kind: str):
    assert kind_of(Phrase(Article(noun).evidence(0, len(noun)), noun, plural=plural)) == kind


def test_no_two_nouns_are_both_alike_and_apart():
    table = toml("phrases.toml")
    alike = {frozenset((a, b)) for row in table["alike"] for a in row for b in row if a != b}
    apart = {frozenset((a, b)) for row in table["apart"] for a in row for b in row if a != b}
    assert not alike & apart
    assert all(len(row) == len(set(row)) > 1 for row in (*table["alike"], *table["apart"]))


def test_a_noun_has_one_kind():
    kinds = toml("phrases.toml")["kinds"]
    nouns = [noun for row in kinds.values() for noun in row]
    assert sorted(nouns) == sorted(set(nouns))
