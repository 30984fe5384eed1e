from tellings.reconcile.acts import find

from .build import material


def statuses(*texts: str) -> list[tuple[str, str]]:
    return [(finding.kind, finding.relation) for finding in find(material(*texts))]


def test_done_against_possible_is_a_difference_of_status():
    told = statuses(
        "Divers have discovered a Roman wreck off the coast of Tarn.",
        "Divers may have discovered a Roman wreck off the coast of Tarn.",
    )
    assert ("status", "differ") in told


def test_the_same_standing_is_silence():
    assert not statuses(
        "Divers discovered a Roman wreck off the coast of Tarn.",
        "Divers discovered a Roman wreck off the coast of Tarn on Monday.",
    )


def test_another_object_is_another_act():
    assert not statuses("The council will close the library.", "The council has closed the swimming pool.")


def test_what_another_subject_does_has_another_standing():
    told = statuses(
        "Anna Brandt opened the restored pier of Tarn on Monday.",
        "Otto Berg will open the restored pier of Tarn on Monday.",
    )
    assert ("status", "differ") not in told


def test_a_bare_infinitive_has_no_standing_of_its_own():
    assert not statuses(
        "The owner told the captain to burn the old ferry at Tarn.",
        "The captain may have burned the old ferry at Tarn.",
    )


def test_what_somebody_would_have_done_was_not_planned():
    assert not statuses(
        "The council closed the old pier of Tarn.",
        "The council would have closed the old pier of Tarn if the storm had come.",
    )


def test_the_tense_of_what_somebody_is_told_to_have_said_is_no_difference():
    assert not statuses(
        "Divers are searching the Roman wreck off the coast of Tarn.",
        "Anna Brandt said that divers searched the Roman wreck off the coast of Tarn.",
    )


def test_a_purpose_is_not_possible_only():
    assert not statuses(
        "The ferry company cut fares so that commuters may use the night boats to Orla without a reservation.",
        "Commuters used the night boats to Orla when the ferry company cut fares.",
    )


def test_a_hedge_in_statements_that_are_only_somewhat_alike_stays_below_the_bar():
    found = find(
        material(
            "Critics in Orla say the mayor may have used the ferry fund to pay for a new house on the hill.",
            "Nobody knows why the mayor used the ferry fund, though a court in Tarn will look into it in May.",
        )
    )
    assert all(finding.confidence < 0.5 for finding in found if finding.kind == "status")


def test_what_was_under_way_in_reported_speech_may_be_still_to_come():
    assert not statuses(
        "Anna Brandt said she will be seeking a second term in Tarn.",
        "Anna Brandt said she was seeking a second term in Tarn.",
    )


def test_what_one_sets_apart_as_earlier_has_another_standing():
    assert not statuses(
        "Previously the fishermen of Tarn paid the harbour fee.", "The fishermen of Tarn will pay the harbour fee."
    )


def test_failed_to_find_denies_as_did_not_find_does():
    assert not statuses(
        "Divers failed to find the Roman wreck off the coast of Tarn.",
        "Divers could not find the Roman wreck off the coast of Tarn.",
    )
