"""Sentences that two tellings share, and the findings that they answer."""

from __future__ import annotations

from tellings.reconcile.material import Finding, Material
from tellings.reconcile.twins import left_standing, spelled, twins

from .build import material

SHARED = "The ferry carried 240 passengers across the bay on Tuesday."
OTHER = "A tug carried 15 passengers across the bay on Friday."


def finding(told: Material, one: int, other: int) -> Finding:
    sides = tuple((told.owner[each], "", told.statements[each].evidence) for each in (one, other))
    return Finding("number", "contradict", "", 0.9, sides, (one, other))


def test_contractions_are_spelled_out() -> None:
    assert [word.text for word in spelled("They won’t and didn't.")] == ["they", "will", "not", "and", "did", "not"]


def test_the_same_sentence_parts_nowhere() -> None:
    (twin,) = twins(material(SHARED, SHARED))
    assert twin.stretches == ()


def test_one_changed_word_is_one_stretch() -> None:
    (twin,) = twins(material(SHARED, SHARED.replace("Tuesday", "Monday")))
    assert [(each.here, each.there) for each in twin.stretches] == [((9, 10), (9, 10))]


def test_what_the_other_telling_has_word_for_word_does_not_differ() -> None:
    told = material(f"{SHARED} {OTHER}", f"{OTHER} {SHARED}")
    assert list(left_standing(told, [finding(told, 0, 2)], twins(told), [])) == []


def test_sentences_without_twins_are_compared() -> None:
    told = material(SHARED, OTHER)
    lone = finding(told, 0, 1)
    assert list(left_standing(told, [lone], twins(told), [])) == [lone]
