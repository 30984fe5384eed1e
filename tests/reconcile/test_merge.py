from tellings.reconcile.material import Finding
from tellings.reconcile.merge import merge
from tellings.records import Evidence


def finding(relation: str, *sides: tuple[int, str], confidence: float = 0.8, kind: str = "number") -> Finding:
    placed = tuple((telling, words, Evidence(f"a{telling}", "text", 0, len(words), words)) for telling, words in sides)
    return Finding(kind, relation, relation, confidence, placed, tuple(telling for telling, _ in sides))


def test_three_tellings_of_one_number_become_one_line_with_the_gravest_relation():
    found = merge(
        [
            finding("agree", (0, "12"), (1, "12"), confidence=0.9),
            finding("contradict", (0, "12"), (2, "15")),
            finding("contradict", (1, "12"), (2, "15")),
        ]
    )
    assert [(each.relation, len(each.sides)) for each in found] == [("contradict", 3)]


def test_findings_of_other_kinds_stay_apart():
    found = merge([finding("differ", (0, "12"), (1, "15")), finding("differ", (0, "12"), (1, "15"), kind="status")])
    assert len(found) == 2


def test_the_order_of_findings_does_not_matter():
    several = [
        finding("differ", (0, "a"), (1, "b")),
        finding("agree", (1, "b"), (2, "b")),
        finding("agree", (3, "x"), (4, "x")),
    ]
    assert merge(several) == merge(several[::-1])
