"""What one telling quotes and the other tells; one claim under two sources."""

from __future__ import annotations

from tellings.reconcile.material import Finding
from tellings.reconcile.retold import find

from .build import material


def retold(*texts: str) -> list[Finding]:
    return list(find(material(*texts)))


def test_a_quote_and_its_telling_in_other_words_differ() -> None:
    (finding,) = retold(
        "“A town that closes its library has stopped asking questions,” Anna Brandt said on Monday.",
        "Anna Brandt said that without its library the town would cease to ask any questions.",
    )
    assert (finding.kind, finding.relation) == ("quote", "differ")


def test_the_same_words_without_marks_are_no_difference() -> None:
    assert not retold(
        "“The town will keep its library open all winter,” Anna Brandt said on Monday.",
        "Anna Brandt said that the town will keep its library open all winter.",
    )


def test_one_claim_under_two_sources_differs_in_its_source() -> None:
    (finding,) = retold(
        "The milk powder of the Solbach dairy held salmonella in January, Anna Brandt of the works council said.",
        "According to health officials, salmonella was in Solbach milk powder by January.",
    )
    assert finding.kind == "attribution"
    assert "officials" in finding.why


def test_two_claims_on_one_subject_are_not_compared() -> None:
    assert not retold(
        "Anna Brandt said that salmonella had been found in the milk powder.",
        "Health officials said that the dairy had sold its trucks to a rival.",
    )


def test_a_paper_that_carries_words_is_no_other_source() -> None:
    assert not retold(
        "The milk powder of the Solbach dairy held salmonella in January, Anna Brandt of the works council said.",
        "According to the letter sent by health officials, salmonella was in Solbach milk powder by January.",
    )


def test_what_one_is_told_to_have_said_in_two_ways_is_shown_where_it_parts() -> None:
    (finding,) = retold(
        "Mayor Anna Brandt said that the council was close to naming a new harbour master to replace Otto Berg.",
        "Mayor Anna Brandt said the council was close to choosing an interim successor to Otto Berg at the harbour.",
    )
    assert (finding.kind, finding.why) == ("quote", "both tell it in their own words")
    assert "naming a new harbour master" in finding.sides[0][2].quote
    assert "choosing an interim successor" in finding.sides[1][2].quote


def test_a_mere_topic_says_nothing_that_may_differ() -> None:
    assert not retold(
        "Mayor Anna Brandt criticised the new harbour fees.",
        "Mayor Anna Brandt discussed harbour fee reform.",
    )


def test_what_was_said_of_another_time_is_not_the_same() -> None:
    assert not retold(
        "Anna Brandt said she had misled the council at the May meeting in Tarn.",
        "Anna Brandt said she might have misled the council on other occasions.",
    )
