"""Whether two clauses are surely about two."""

from __future__ import annotations

from tellings.reconcile.subjects import about_two

from .build import material


def two(one: str, other: str) -> bool:
    built = material(one, other)
    left, right = (built.tellings[place].statements[-1].frames[0] for place in (0, 1))
    return about_two(built, (0, left), (1, right))


def test_two_named_subjects_are_two() -> None:
    assert two("Anna Brandt opened the pier.", "Otto Berg opened the pier.")


def test_one_person_named_more_shortly_is_one() -> None:
    assert not two("Anna Brandt opened the pier.", "Anna Brandt came on Monday. Brandt opened the pier.")


def test_nouns_that_share_no_word_are_two() -> None:
    assert two("The firefighters closed the pier.", "The council closed the pier.")


def test_nouns_that_share_a_word_may_be_one() -> None:
    assert not two("The harbour council closed the pier.", "The council closed the pier.")


def test_what_is_closed_is_the_subject_of_a_passive_clause() -> None:
    assert not two("The old pier was closed by firefighters.", "The pier was closed by the council.")
    assert two("The old pier was closed by the council.", "The tram line was closed by the council.")


def test_a_pronoun_that_stands_for_nobody_known_says_nothing() -> None:
    assert not two("On Monday they closed the old pier.", "On Monday the council closed the old pier.")
