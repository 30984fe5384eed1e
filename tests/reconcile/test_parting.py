"""Where two stretches that tell one thing part."""

from __future__ import annotations

from tellings.reconcile.parting import parted, phrases

from .build import material


def parts(one: str, other: str) -> tuple[str, str] | None:
    built = material(one, other)
    left, right = (built.tellings[place].statements[0].evidence for place in (0, 1))
    found = parted(built, (0, left), (1, right))
    return (found[0].quote, found[1].quote) if found else None


def test_the_clauses_are_shown_that_are_alike_and_not_the_same() -> None:
    found = parts(
        "Anna Brandt said the ferry sailed on Monday and the council would buy a second boat.",
        "Anna Brandt said the ferry sailed on Monday and the council would rent a second boat.",
    )
    assert found is not None
    assert "buy" in found[0]
    assert "rent" in found[1]


def test_a_clause_that_only_says_less_does_not_part() -> None:
    assert parts("The ferry sailed on Monday.", "The ferry sailed on Monday at noon.") is None


def test_clauses_that_share_no_word_do_not_part() -> None:
    assert parts("The ferry sailed on Monday.", "A choir of nurses sang hymns in the hospital yard.") is None


def test_a_phrase_ends_where_the_next_clause_inside_it_begins() -> None:
    built = material("The council urged the owners who had closed the pier.")
    found = [phrase.words.quote for phrase in phrases(built, 0, built.statements[0].evidence)]
    assert any(words.startswith("urged") and "closed" not in words for words in found)


def test_a_phrase_is_cut_where_the_stretch_ends() -> None:
    built = material("The council closed the old pier on Friday.")
    whole = built.statements[0].evidence
    stretch = built.tellings[0].article.evidence(whole.start, whole.start + len("The council closed the old pier"))
    assert [phrase.words.quote for phrase in phrases(built, 0, stretch)] == ["closed the old pier"]
