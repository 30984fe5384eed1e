from tellings.reconcile.causes import find
from tellings.reconcile.material import Finding

from .build import material

WELDING = "The fire at the timber yard was started by a spark from welding work."
HEATER = "The fire at the timber yard was caused by a faulty heater."


def causes(*texts: str) -> list[Finding]:
    return list(find(material(*texts)))


def test_two_causes_of_one_fire_contradict_when_both_tell_them_as_their_own():
    told = {(finding.relation, *(side[1] for side in finding.sides)) for finding in causes(WELDING, HEATER)}
    assert told == {("contradict", "a spark from welding work", "a faulty heater")}


def test_a_cause_that_somebody_only_claims_differs():
    found = causes(WELDING, f"{HEATER.removesuffix('.')}, the owner Ada Lorne said.")
    assert {finding.relation for finding in found} == {"differ"}


def test_the_same_cause_in_other_words_is_no_difference():
    assert not causes(WELDING, "Sparks from welding work caused the fire at the timber yard.")


def test_a_telling_that_gives_both_causes_has_no_difference():
    assert not causes(WELDING, f"{HEATER} Others say the fire was started by a spark from welding work.")


def test_causes_of_other_happenings_are_not_compared():
    assert not causes(WELDING, "The collapse of the crane at the timber yard was caused by a broken bolt.")


def test_cause_and_effect_turned_round_contradict():
    (finding,) = causes(
        "The explosion caused a fire at the timber yard.", "The blaze set off an explosion in the yard."
    )
    assert (finding.kind, finding.relation) == ("cause", "contradict")
