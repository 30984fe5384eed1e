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
