"""Frames: who did what to whom in a clause, and how firmly it is told."""

from __future__ import annotations

import pytest

from tellings.annotate.frames import Mentions, frames
from tellings.annotate.parsed import parse
from tellings.records import Article, Entity, Frame, Mention


def told(sentence: str, *names: str) -> dict[str, Frame]:
    """The frames of a sentence by predicate; the names are entities e1, e2 ..."""
    article = Article(sentence)
    parsed = parse(article)
    entities = []
    for number, name in enumerate(names, start=1):
        start = sentence.index(name)
        mention = Mention(article.evidence(start, start + len(name)), "name")
        entities.append(Entity(f"e{number}", "person", name, name.lower(), mentions=(mention,)))
    return {frame.predicate: frame for frame in frames(parsed.text[:], parsed, Mentions(tuple(entities)))}


def roles(frame: Frame) -> dict[str, str]:
    return {role.name: role.evidence.quote for role in frame.roles}


@pytest.mark.parametrize(
    ("sentence", "predicate", "status"),
    [
        ("Police have discovered three tunnels.", "discover", "done"),
        ("Police may have discovered three tunnels.", "discover", "possible"),
        ("Police reportedly arrested two men.", "arrest", "possible"),
        ("The ship is suspected of smuggling arms.", "smuggle", "possible"),
        ("Police will search the house.", "search", "planned"),
        ("Police are searching the house.", "search", "ongoing"),
        ("The house is being searched by police.", "search", "ongoing"),
        ("The minister urged Dravia to send pumps.", "send", "asked"),
        ("The bridge carries 12,000 cars.", "carry", "present"),
    ],
)
def test_the_verb_group_tells_the_standing_of_an_act(sentence, predicate, status):
    assert told(sentence)[predicate].status == status


@pytest.mark.parametrize(
    ("sentence", "predicate"),
    [
        ("The company did not pay the workers.", "pay"),
        ("The company never paid the workers.", "pay"),
        ("Nobody was hurt in the fire.", "hurt"),
        ("No workers were hurt in the fire.", "hurt"),
        ("The company denied paying the workers.", "pay"),
    ],
)
def test_what_is_told_not_to_be_is_negated(sentence, predicate):
    assert told(sentence)[predicate].negated


def test_a_denial_is_itself_no_negated_act():
    assert not told("The company denied paying the workers.")["deny"].negated


def test_active_and_passive_fill_the_same_roles():
    active, passive = told("The army shelled the town.")["shell"], told("The town was shelled by the army.")["shell"]
    fold = {name: words.lower() for name, words in roles(active).items()}
    assert fold == {"actor": "the army", "object": "the town"}
    assert {name: words.lower() for name, words in roles(passive).items()} == fold


def test_the_giver_the_gift_and_the_receiver_are_told_apart():
    gave = told("The council gave the school a bus.")["give"]
    assert roles(gave) == {"actor": "The council", "recipient": "the school", "object": "a bus"}


def test_joined_verbs_share_their_subject_and_keep_their_own_objects():
    found = told("The army shelled the town and burned the mill.")
    assert roles(found["burn"]) == {"actor": "The army", "object": "the mill"}
    assert found["shell"].clause.quote == "The army shelled the town"


def test_a_reason_is_a_cause_and_its_verb_an_act_of_its_own():
    found = told("The bridge collapsed because the pillar had cracked.")
    assert roles(found["collapse"])["cause"] == "the pillar had cracked"
    assert roles(found["crack"])["actor"] == "the pillar"


def test_what_is_said_is_an_act_of_its_own_beside_the_saying():
    found = told("The minister said the dam had collapsed.")
    assert found["say"].clause.quote == "The minister said"
    assert found["collapse"].clause.quote == "the dam had collapsed"


def test_a_role_names_the_entity_of_the_longest_mention_around_its_head():
    found = told("Ardle mayor Tilda Marsh opened the dam.", "Marsh", "Tilda Marsh")
    assert [role.entity for role in found["open"].roles if role.name == "actor"] == ["e2"]
    assert [role.entity for role in found["open"].roles if role.name == "object"] == [None]


def test_a_bare_copula_without_a_complement_is_no_act():
    assert told("There it is.") == {}
    assert roles(told("He is a professor.")["be"])["complement"] == "a professor"


def test_every_span_of_a_frame_is_the_words_of_the_text():
    sentence = "The mayor’s office, which was closed\0in May, may not have paid the 1,200 workers."
    for frame in told(sentence).values():
        for place in (frame.verb, frame.clause, *(role.evidence for role in frame.roles)):
            assert place.quote == sentence[place.start : place.end]


def test_what_is_no_longer_done_is_denied() -> None:
    assert told("Maravel no longer wants ships.")["want"].negated
