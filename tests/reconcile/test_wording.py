from tellings.reconcile.wording import compare, nearness
from tellings.reconcile.words import tokens


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
