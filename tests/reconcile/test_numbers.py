from dataclasses import replace
from decimal import Decimal

from tellings.reconcile.material import Finding
from tellings.reconcile.numbers import comparable, compare, find
from tellings.records import Evidence, Quantity

from .build import material


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


def test_one_length_in_miles_and_in_kilometres_agrees():
    assert compare(told("40 miles", 40, 40, of="", unit="mile"), told("64 km", 64, 64, of="", unit="km")).relation == (
        "agree"
    )
    assert comparable(told("40 miles", 40, 40, of="", unit="mile"), told("64 km", 64, 64, of="", unit="km"))


def test_money_of_two_currencies_is_not_compared():
    assert not comparable(told("$5", 5, 5, of="", unit="USD"), told("€5", 5, 5, of="", unit="EUR"))


def test_a_part_is_not_compared_with_the_whole():
    women = replace(told("12 women", 12, 12, of="women"), part_of=Evidence("a", "text", 0, 9, "30 people"))
    assert not comparable(women, told("28 people", 28, 28))
    assert comparable(women, told("11 women", 11, 11, of="women"))


def test_one_number_that_both_round_agrees():
    some = replace(told("some 3.8 billion", 3, 3, of="", unit="km"), low=Decimal(2), high=Decimal(4), approximate=True)
    assert compare(some, replace(some, low=Decimal("2.5"))).relation == "agree"


def test_a_share_of_something_is_not_another_share_of_nothing_named():
    named = replace(told("50 percent of its value", 50, 50, of="value", unit="%"), kind="share")
    bare = replace(told("28 percent", 28, 28, of="", unit="%"), kind="share")
    assert not comparable(named, bare)
    assert comparable(bare, replace(bare, value=Decimal(30), low=Decimal(30), high=Decimal(30)))


def numbers(*texts: str) -> list[Finding]:
    return list(find(material(*texts)))


def test_two_tolls_of_the_dead_contradict_however_they_are_told():
    (finding,) = numbers(
        "A blast in the timber yard of Tarn killed 12 people on Monday.",
        "Fifteen people were killed on Monday when a blast tore through the timber yard of Tarn.",
    )
    assert (finding.kind, finding.relation) == ("number", "contradict")
    assert {side[2].quote for side in finding.sides} == {"12 people", "Fifteen people"}


def test_the_dead_are_never_compared_with_the_hurt():
    assert not numbers(
        "A blast in the timber yard of Tarn killed 12 people on Monday.",
        "A blast in the timber yard of Tarn injured 15 people on Monday.",
    )


def test_a_toll_that_the_other_telling_gives_too_is_no_difference():
    assert not [
        finding
        for finding in numbers(
            "A blast in the timber yard of Tarn killed 12 people on Monday.",
            "A blast in the timber yard of Tarn killed 15 people. First reports said it killed 12 people.",
        )
        if finding.relation != "agree"
    ]


def test_counts_for_two_evenings_differ_and_do_not_contradict():
    (finding,) = numbers(
        "By Sunday evening 14 villages of the plain had been flooded.",
        "By Monday evening 19 villages of the plain had been flooded.",
    )
    assert finding.relation == "differ"
    assert "told for other times" in finding.why


def test_counts_for_one_evening_contradict():
    (finding,) = numbers(
        "By Monday evening 14 villages of the plain had been flooded.",
        "By Monday evening 19 villages of the plain had been flooded.",
    )
    assert finding.relation == "contradict"


def test_the_same_toll_agrees():
    (finding,) = numbers(
        "A blast in the timber yard of Tarn killed 12 people on Monday.",
        "Twelve people were killed by a blast in the timber yard of Tarn.",
    )
    assert finding.relation == "agree"


def test_a_toll_of_another_year_far_down_the_text_is_another_toll():
    filler = (
        "The yard is old. Its roof leaks. Planks lie in the rain. A crane rusts. Nobody paints it. Cats live there. "
    )
    assert not numbers(
        "A blast in the timber yard of Tarn killed 12 people on Monday.",
        f"{filler}In 2019 a bus accident near Skarre killed three people.",
    )


def test_a_rounded_million_is_not_half_a_million():
    million = Quantity(
        Evidence("a", "text", 0, 10, "$1 million"),
        Decimal(10**6),
        Decimal(500_000),
        Decimal(1_500_000),
        "USD",
        "",
        True,
    )
    assert compare(million, told("$500,000", 500_000, 500_000, of="", unit="USD")).relation == "contradict"


def test_how_often_one_act_was_done_differs():
    (finding,) = numbers(
        "The harbour master said that Tomas Brekke had twice been investigated for smuggling.",
        "Tomas Brekke had a boat, although he was investigated for smuggling several times.",
    )
    assert finding.relation == "differ"


def test_a_score_is_never_more_exact_than_another():
    lost = replace(told("7-2", 2, 7, of="win", unit=""), kind="score")
    assert compare(lost, replace(lost, high=Decimal(8), low=Decimal(7))).relation == "contradict"
