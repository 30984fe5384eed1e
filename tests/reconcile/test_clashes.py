from tellings.reconcile.clashes import find
from tellings.reconcile.material import Finding

from .build import material


def clashes(*texts: str) -> list[Finding]:
    return list(find(material(*texts)))


def test_the_northern_and_the_southern_basin_contradict():
    (finding,) = clashes(
        "The tanker burned in the northern basin of Tarn.", "The tanker burned in the southern basin of Tarn."
    )
    assert (finding.kind, finding.relation) == ("place", "contradict")
    assert [side[1] for side in finding.sides] == ["northern basin", "southern basin"]


def test_the_same_basin_is_no_difference():
    assert not clashes("The tanker burned in the northern basin.", "In the northern basin the tanker burned down.")


def test_a_telling_that_knows_both_basins_is_not_compared():
    assert not clashes(
        "The tanker burned in the northern basin. A tug waited in the southern basin.",
        "The tanker burned in the southern basin.",
    )


def test_a_third_telling_agrees_with_one_of_the_two():
    found = clashes(
        "The tanker burned in the northern basin of Tarn.",
        "The tanker burned in the southern basin of Tarn.",
        "In Tarn the tanker burned in the northern basin.",
    )
    agreeing = [finding for finding in found if finding.relation == "agree"]
    assert [[side[0] for side in finding.sides] for finding in agreeing] == [[0, 2]]


def test_words_of_other_sets_do_not_clash():
    assert not clashes("The tanker burned in the northern basin.", "The tanker burned in the upper basin.")


def test_a_clash_of_kind_is_one_of_name():
    (finding,) = clashes(
        "A military plane came down in the marsh near Tarn.", "A civilian plane came down in the marsh near Tarn."
    )
    assert finding.kind == "name"


def test_parts_of_names_are_no_clash():
    assert not clashes(
        "The South Korean navy left the harbour of Tarn.", "The North Korean navy left the harbour of Tarn."
    )


def test_what_is_southwestern_may_be_called_southern():
    assert not clashes(
        "The wall on the southern border of Tarn will be built.",
        "The wall on the southwestern border of Tarn will be built.",
    )
