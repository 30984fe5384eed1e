from tellings.reconcile.complements import find
from tellings.reconcile.material import Finding

from .build import material


def complements(*texts: str) -> list[Finding]:
    return list(find(material(*texts)))


def words(finding: Finding) -> set[str]:
    return {side[2].quote for side in finding.sides}


def test_another_doer_behind_by_is_an_actor():
    (finding,) = complements(
        "The accident at the quarry of Tarn will be investigated by the Northern Safety Inspectorate.",
        "The accident at the quarry of Tarn is being investigated by labour officials.",
    )
    assert (finding.kind, finding.relation) == ("actor", "differ")
    assert words(finding) == {"the Northern Safety Inspectorate", "labour officials"}


def test_another_phrase_behind_one_noun_and_preposition_differs():
    (finding,) = complements(
        "Weekly protests against the new quarry rules have been held in Tarn.",
        "Weekly protests against foreign fishing fleets have been held in Tarn.",
    )
    assert words(finding) == {"the new quarry rules", "foreign fishing fleets"}


def test_more_words_for_the_same_is_no_difference():
    assert not complements(
        "The accident at the quarry of Tarn was investigated by the inspectorate of the north.",
        "The accident at the quarry of Tarn was investigated by the inspectorate.",
    )


def test_a_phrase_that_only_points_back_is_silent():
    assert not complements(
        "Drug dealers were arrested in the state, the governor of Tarn said on Monday.",
        "Drug dealers were arrested in Norfolk, the governor of Tarn said on Monday.",
    )


def test_a_telling_that_goes_on_with_the_other_phrase_differs_in_nothing():
    assert not complements(
        "The report on the quarry of Tarn drew sharp criticism from farmers.",
        "The report on the quarry of Tarn drew sharp criticism from shop owners and many farmers.",
    )


def test_times_and_numbers_are_left_to_their_own_files():
    assert not complements(
        "The barge caught fire on Monday near the beach of Tarn.",
        "The barge caught fire on Tuesday near the beach of Tarn.",
    )


def test_statements_of_other_matters_are_not_compared():
    assert not complements(
        "The accident at the quarry was investigated by the Northern Safety Inspectorate.",
        "Wolves near the lake were investigated by two students of biology last spring in vain.",
    )
