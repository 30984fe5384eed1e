from decimal import Decimal

from tellings.reconcile.counted import counted, counts, may_be_one, names_in, size
from tellings.reconcile.words import stem
from tellings.records import Evidence, Quantity

from .build import material


def told(of: str, value: int | None = 12, low: int | None = None, unit: str = "person") -> Quantity:
    number = None if value is None else Decimal(value)
    bound = number if low is None else Decimal(low)
    return Quantity(Evidence("a", "text", 0, 4, "told"), number, bound, number, unit, of)


def test_what_is_counted_has_a_noun_and_what_happened_to_it():
    assert counted(told("people killed")) == counted(told("people murdered"))
    assert counted(told("people killed")).act == "dead"
    assert counted(told("merchant ships")).noun == stem("ships")


def test_the_size_of_a_bound_is_the_bound_and_miles_are_metres():
    assert size(told("people", None, 20)) == 20
    assert size(told("", 1, unit="km")) == 1000 * size(told("", 1, unit="m"))


def test_nouns_may_count_one_thing_when_the_table_or_the_word_people_says_so():
    assert may_be_one(stem("refugees"), stem("migrants"))
    assert may_be_one(stem("revellers"), stem("people"))
    assert not may_be_one(stem("nurses"), stem("ships"))
    assert not may_be_one(stem("men"), stem("women"))


def test_names_in_what_is_counted():
    assert names_in("Danish bank customers") == {"Danish"}


def test_a_number_that_is_part_of_a_name_counts_nothing():
    told = material("He kept the No. 2 position in Tarn, and 12 ships lay in the harbour.").tellings[0]
    assert [each.evidence.quote for each in counts(told)] == ["12 ships"]
