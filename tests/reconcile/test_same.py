import numpy as np

from tellings.reconcile import same
from tellings.reconcile.same import between, likeness, mutual_best, weights
from tellings.reconcile.words import stems

LEFT = ["The council shut the old bridge on Monday.", "The baker won a prize for rye bread."]
RIGHT = ["On Monday the old bridge was shut by the council.", "Sailors sang on the quay.", "He baked rye bread."]
IDF = weights([stems(text) for text in (*LEFT, *RIGHT)])


def test_what_may_reach_the_least_is_as_likely_as_among_all():
    every = [*LEFT, *RIGHT]
    whole = likeness(every, [stems(text) for text in every], IDF)[:2, 2:]
    assert np.allclose(between(LEFT, RIGHT, IDF, np.full((2, 3), 0.4)), whole)


def test_what_shares_too_few_words_is_not_embedded(monkeypatch):
    asked = []
    real = same.embed
    monkeypatch.setattr(same, "embed", lambda texts: asked.extend(texts) or real(texts))
    scores = between(LEFT, RIGHT, IDF, np.full((2, 3), 0.9))
    assert asked == [LEFT[0], RIGHT[0]]
    assert scores[0, 0] > 0.9
    assert (np.delete(scores.ravel(), 0) == -1).all()


def test_the_pairs_at_a_floor_are_those_of_all_likenesses():
    every = [*LEFT, *RIGHT]
    whole = likeness(every, [stems(text) for text in every], IDF)[:2, 2:]
    for floor in (0.3, 0.5, 0.7, 0.9):
        kept = mutual_best(between(LEFT, RIGHT, IDF, np.full((2, 3), floor)), floor)
        assert [pair[:2] for pair in kept] == [pair[:2] for pair in mutual_best(whole, floor)]


def test_nothing_on_one_side_is_an_empty_answer():
    assert between([], RIGHT, IDF, np.zeros((0, 3))).shape == (0, 3)
