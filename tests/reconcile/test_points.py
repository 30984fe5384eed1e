from tellings.reconcile.align import align
from tellings.reconcile.alone import Detail, alone
from tellings.reconcile.material import Finding, Material
from tellings.reconcile.points import points
from tellings.records import Point

from .build import material

FIRE = "A fire destroyed the fish market of Tarn on Monday night."
PRICES = "Grain prices slipped for the third week in Skarre."


def finding(told: Material, relation: str, one: int, other: int, confidence: float = 0.8) -> Finding:
    """A finding of our own that stands on the whole of two statements."""
    sides = tuple((told.owner[index], relation, told.statements[index].evidence) for index in sorted((one, other)))
    return Finding("number", relation, relation, confidence, sides, tuple(sorted((one, other))))


def made(told: Material, *findings: Finding, details: bool = True) -> tuple[Point, ...]:
    clusters = align(told)
    found: list[Detail] = alone(told, clusters) if details else []
    return points(told, clusters, list(findings), found, bar=0.5)


def test_contradictions_come_first_then_differences_then_what_is_alone_then_agreement():
    told = material(
        f"Nobody was hurt in the harbour of Orla. {PRICES} {FIRE} Divers counted 61 dead seals near Kessel.",
        f"Nobody was hurt in the harbour of Orla. {PRICES} {FIRE}",
    )
    found = made(told, finding(told, "differ", 1, 5), finding(told, "contradict", 2, 6))
    assert [point.relation for point in found if not point.held] == ["contradict", "differ", "alone", "agree"]
    assert [point.id for point in found] == [f"p{place}" for place in range(1, len(found) + 1)]


def test_ranks_count_the_lines_over_all_points_the_surer_first():
    told = material(f"{FIRE} {PRICES}", f"{FIRE} {PRICES}")
    found = made(told, finding(told, "differ", 0, 2, 0.6), finding(told, "differ", 1, 3, 0.9))
    assert [(point.attributes[0].rank, point.attributes[0].confidence) for point in found] == [(1, 0.9), (2, 0.6)]


def test_a_line_below_the_bar_is_held_and_has_no_rank():
    told = material(FIRE, FIRE)
    (point,) = made(told, finding(told, "contradict", 0, 1, 0.3))
    assert [(one.held, one.rank) for one in point.attributes] == [(True, None)]
    assert point.relation == "agree"


def test_an_agreement_has_no_rank():
    told = material(FIRE, FIRE)
    (point,) = made(told, finding(told, "agree", 0, 1))
    assert point.attributes[0].rank is None


def test_a_finding_on_statements_of_no_point_makes_a_point_of_its_own():
    told = material(f"{FIRE} {PRICES}", f"{FIRE} Boats lay idle in the harbour of Orla.")
    before, after = made(told), made(told, finding(told, "differ", 1, 3))
    assert len([point for point in after if point.relation == "differ"]) == 1
    assert not [point for point in before if point.relation == "differ"]
    (new,) = (point for point in after if point.relation == "differ")
    assert [side.evidence[0].quote for side in new.sides] == [PRICES, "Boats lay idle in the harbour of Orla."]


def test_a_statement_with_a_finding_is_no_longer_told_alone():
    told = material(f"{FIRE} {PRICES}", f"{FIRE} Boats lay idle in the harbour of Orla.")
    lone = [point.sides[0].evidence[0].quote for point in made(told) if point.relation == "alone"]
    left = [
        point.sides[0].evidence[0].quote
        for point in made(told, finding(told, "differ", 1, 3))
        if point.relation == "alone"
    ]
    assert PRICES in lone
    assert PRICES not in left


def test_a_telling_without_it_is_silent():
    told = material(FIRE, FIRE, PRICES)
    silent = {point.about: point.silent for point in made(told) if not point.held}
    assert ("t3",) in silent.values()
    assert ("t1", "t2") in silent.values()


def test_what_only_may_be_one_matter_is_held():
    told = material(FIRE, "Stallholders of the fish market asked the council for rent relief.")
    (point,) = (point for point in made(told, details=False))
    assert point.held
