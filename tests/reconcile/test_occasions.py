from tellings.reconcile.material import Material
from tellings.reconcile.occasions import Occurrence, compare_occasions, occasion_of
from tellings.reconcile.sources import bodies

from .build import material


def occasions(told: Material) -> list[Occurrence]:
    found = [
        occasion_of(told, place, [source.evidence for _, source, _ in bodies(telling)])
        for place, telling in enumerate(told.tellings)
    ]
    return [each for each in found if each]


BRIEFING = "The pumps will arrive within a week, the water ministry said at a weekly briefing on {}."


def test_one_briefing_put_on_two_days_contradicts():
    told = material(BRIEFING.format("4 May"), BRIEFING.format("5 May"))
    (finding,) = compare_occasions(told, occasions(told))
    assert (finding.kind, finding.relation) == ("date", "contradict")
    assert {side[2].quote for side in finding.sides} == {"4 May", "5 May"}


def test_the_same_day_is_no_difference():
    told = material(BRIEFING.format("Sunday"), BRIEFING.format("4 May"))
    assert len(occasions(told)) == 2
    assert not list(compare_occasions(told, occasions(told)))


def test_the_occasion_has_its_noun_and_its_day():
    told = material(BRIEFING.format("4 May"))
    (occasion,) = occasions(told)
    assert occasion.what == "weekly briefing"
    assert occasion.time is not None
    assert occasion.time.value == "2025-05-04"


def test_a_day_inside_of_what_is_said_is_not_the_day_of_speaking():
    told = material("“We asked for pumps on 2 May,” the water ministry said.")
    assert not occasions(told)


def test_a_source_that_speaks_of_two_matters_on_two_days_has_no_one_occasion():
    told = material(
        "The pumps will arrive within a week, the water ministry said on 4 May.",
        "Nobody drowned in the lake this year, the water ministry said on 5 May.",
    )
    assert len(occasions(told)) == 2
    assert not list(compare_occasions(told, occasions(told)))


def test_a_source_at_a_briefing_on_one_matter_and_elsewhere_on_another():
    told = material(BRIEFING.format("4 May"), "The bakers of Tarn are cheats, the water ministry joked on 5 May.")
    assert not list(compare_occasions(told, occasions(told)))
