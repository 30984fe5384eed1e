"""Chains: given phrases of two tellings of our own, sorted by whom they stand for."""

from tellings.reconcile.chains import chains
from tellings.records import Evidence, Telling
from tests.reconcile.test_unnamed import telling

ONE = "Mayor Ida Lund closed the port. Karl Brekke left. The dockers marched on Monday."
OTHER = "Lund shut the harbour. Brekke was gone. The dock workers marched."


def phrase(told: Telling, words: str, head: str = "") -> tuple[Evidence, Evidence]:
    start = told.article.text.index(words)
    at = start + words.rindex(head or words)
    evidence = told.article.evidence(start, start + len(words))
    return evidence, told.article.evidence(at, at + len(head or words))


def sorted_(*words: tuple[int, str, str]) -> list[list[int]]:
    tellings = [telling(ONE), telling(OTHER)]
    return chains(tellings, [phrase(tellings[number], told, head) for number, told, head in words])


def test_names_of_one_person_are_one_chain_and_two_persons_two():
    found = sorted_((0, "Mayor Ida Lund", "Lund"), (1, "Lund", ""), (0, "Karl Brekke", "Brekke"), (1, "Brekke", ""))
    assert found == [[0, 1], [2, 3]]


def test_phrases_for_no_person_go_by_likeness():
    found = sorted_((0, "Karl Brekke", "Brekke"), (0, "the port", "port"), (1, "the harbour", "harbour"))
    assert found == [[0], [1, 2]]


def test_small_clusters_join_the_likest_but_no_person_another():
    words = [(0, "Karl Brekke", "Brekke"), (1, "Brekke", ""), (0, "the port", "port"), (0, "Mayor Ida Lund", "Lund")]
    tellings = [telling(ONE), telling(OTHER)]
    places = [phrase(tellings[number], told, head) for number, told, head in words]
    assert chains(tellings, places) == [[0, 1], [2], [3]]
    assert chains(tellings, places, 2) == [[0, 1, 2], [3]]


def test_every_phrase_is_somewhere():
    found = sorted_((0, "the port", "port"), (1, "the harbour", "harbour"), (1, "The dock workers", "workers"))
    assert sorted(place for chain in found for place in chain) == [0, 1, 2]


def test_no_phrases_give_no_chains():
    assert sorted_() == []
