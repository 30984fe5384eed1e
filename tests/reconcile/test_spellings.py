from tellings.reconcile.material import Finding
from tellings.reconcile.spellings import find

from .build import material


def spellings(*texts: str) -> list[Finding]:
    return list(find(material(*texts)))


def test_one_name_in_other_letters_differs():
    (finding,) = spellings(
        "Viktor Lebedev was arrested in Tarn on Monday after the fire.",
        "The police of Tarn arrested Viktor Lebediev on Monday after the fire.",
    )
    assert (finding.kind, finding.relation) == ("name", "differ")
    assert {side[2].quote for side in finding.sides} == {"Viktor Lebedev", "Viktor Lebediev"}


def test_a_name_in_one_word_and_in_several_differs():
    (finding,) = spellings(
        "A tanker called Ryesonggang lay beside the barge off Tarn.",
        "The tanker, the Rye Song Gang, had lain beside the barge off Tarn.",
    )
    assert "Rye Song Gang" in finding.why


def test_a_middle_name_that_one_telling_alone_gives_differs():
    (finding,) = spellings(
        "The gunman, Omar Haddad, was shot in Tarn on Monday.",
        "The gunman, Omar Mir Seddik Haddad, was shot in Tarn on Monday.",
    )
    assert finding.why.startswith("given")


def test_initials_and_short_forms_are_no_other_spelling():
    assert not spellings("Robert W. Brekke closed the cave of Tarn.", "Robert Brekke closed the cave of Tarn.")
    assert not spellings("Joseph Brekke closed the cave of Tarn.", "Joe Brekke closed the cave of Tarn.")


def test_a_telling_with_both_forms_differs_in_nothing():
    assert not spellings(
        "Viktor Lebedev, also written Viktor Lebediev, was arrested in Tarn on Monday.",
        "The police of Tarn arrested Viktor Lebediev on Monday.",
    )


def test_two_persons_of_one_surname_are_two():
    assert not spellings("Ada Brekke closed the cave of Tarn.", "Tomas Brekke closed the cave of Tarn.")
