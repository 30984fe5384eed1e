import pytest

from tellings.annotate.kinds import is_junk

from .naming import called, read


@pytest.mark.parametrize(
    "text",
    ["Harbour master Ada Lorne closed the quay.", "“It is unsafe,” harbour master Ada Lorne said."],
)
def test_harbour_master_is_a_title(text: str):
    (title,) = called(text, "person:ada lorne", "title")
    assert title.lower() == "harbour master"


def test_the_masters_are_no_harbour_masters():
    assert is_junk("Ministers")
    assert not is_junk("Masters")


def test_the_short_form_is_an_alias_of_the_full_name_that_explains_it():
    text = "The TLF, as the Tolan Liberation Front is known, holds two villages. The TLF came on Monday."
    found = read(text)
    assert "org:tlf" not in found
    assert called(text, "org:tolan liberation front", "alias") == ["TLF"]


def test_a_comparison_makes_no_alias():
    found = read("The TLF, as the Tolan Liberation Front before it, holds two villages.")
    assert not [one for entity in found.values() for one in entity.mentions if one.kind == "alias"]
