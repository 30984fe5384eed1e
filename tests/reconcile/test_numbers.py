from decimal import Decimal

from tellings.reconcile.numbers import comparable, compare
from tellings.records import Evidence, Quantity


def told(words: str, low: int | None, high: int | None, of: str = "people", unit: str = "person") -> Quantity:
    value = Decimal(low) if low == high and low is not None else None
    bounds = [Decimal(bound) if bound is not None else None for bound in (low, high)]
    return Quantity(Evidence("a", "text", 0, len(words), words), value, bounds[0], bounds[1], unit, of)


def test_two_exact_numbers_contradict():
    assert compare(told("12 people", 12, 12), told("15 people", 15, 15)).relation == "contradict"


def test_the_same_number_in_other_words_agrees():
    assert compare(told("a dozen people", 12, 12), told("12 people", 12, 12)).relation == "agree"


def test_an_exact_number_inside_a_rounded_one_differs_and_does_not_contradict():
    verdict = compare(told("more than 20 people", 20, None), told("23 people", 23, 23))
    assert verdict.relation == "differ"
    assert "23 people is more exact" in verdict.why


def test_a_number_outside_of_open_bounds_contradicts():
    assert compare(told("at least 30 people", 30, None), told("12 people", 12, 12)).relation == "contradict"


def test_numbers_without_any_bound_say_nothing():
    assert compare(told("people", None, None), told("people", None, None)) is None


def test_other_units_are_not_compared():
    assert not comparable(told("5 km", 5, 5, of="", unit="km"), told("5 people", 5, 5))


def test_other_things_counted_are_not_compared():
    ships = told("5 ships", 5, 5, of="ships", unit="")
    assert not comparable(ships, told("7 houses", 7, 7, of="houses", unit=""))
    assert comparable(ships, told("7 merchant ships", 7, 7, of="merchant ships", unit=""))
