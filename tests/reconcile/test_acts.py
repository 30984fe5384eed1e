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
