from tellings.reconcile.wording import compare, find, nearness
from tellings.reconcile.words import tokens

from .build import material


def test_the_same_words_with_other_marks_agree():
    assert compare("“We don’t know,”", '"We don\'t know."').relation == "agree"


def test_a_cut_quote_agrees_and_says_that_it_is_cut():
    verdict = compare("“The harbour is safe”", "“The harbour is safe and it will open on Monday,”")
    assert verdict.relation == "agree"
    assert "quotes more" in verdict.why


def test_another_wording_differs():
    verdict = compare("“The harbour did not meet the standards”", "“The harbour does not meet our standards”")
    assert verdict.relation == "differ"


def test_nearness_counts_runs_of_words_in_common_order():
    near = nearness(tuple(tokens("we will rebuild the quay")), tuple(tokens("we will rebuild the old quay soon")))
    assert near == 0.8  # "quay" stands by itself
    assert nearness(("one", "two", "three"), ("three", "two", "one")) == 0.0


def test_the_end_of_a_sentence_quoted_without_its_beginning_differs():
    whole = "“We lost two boats, but the harbour will be open again by the end of the month.”"
    verdict = compare("“the harbour will be open again by the end of the month.”", whole)
    assert (verdict.relation, verdict.why) == (
        "differ",
        "one telling quotes the end of what the other quotes in full",
    )


def test_a_whole_sentence_out_of_a_longer_quote_agrees():
    whole = "“We lost two boats. The harbour will be open again by the end of the month.”"
    assert compare("“The harbour will be open again by the end of the month.”", whole).relation == "agree"


def test_quotes_that_share_only_small_words_are_not_one_utterance():
    told = material(
        "“There’s a whole lot of anger,” Ada Lorne said.",
        "“I think there’s a lot of hope,” Tomas Brekke said.",
    )
    assert not list(find(told))


def test_a_quote_told_in_two_pieces_is_whole():
    told = material(
        "“This old pier is closed to everyone in Tarn until spring,” Anna Brandt said.",
        "“This old pier,” Anna Brandt said, “is closed to everyone in Tarn until spring.”",
    )
    assert not [finding for finding in find(told) if finding.relation != "agree"]
