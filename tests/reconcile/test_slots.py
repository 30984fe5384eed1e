from tellings.reconcile.slots import masked, pair, same_verb, slots

from .build import material


def test_the_value_is_taken_out_of_its_clause():
    told = material("The fire killed 12 people in the fish market of Tarn.")
    (slot,) = slots(told, 0, told.tellings[0].quantities)
    assert slot.thing.evidence.quote == "12 people"
    assert "12" not in slot.context
    assert "fish market" in slot.context


def test_a_bare_clause_gives_way_to_its_statement():
    told = material("In the fish market of Tarn traders wept, and 12 died.")
    statement = told.statements[0]
    evidence = told.tellings[0].quantities[0].evidence
    frame = next(frame for frame in statement.frames if frame.predicate == "die")
    assert "traders" in masked(statement, frame, evidence)


def test_mentions_in_one_slot_pair_across_other_words():
    told = material(
        "The fire killed 12 people in the fish market. Ferries carried 300 guests to Orla.",
        "Ferries took 280 guests to Orla. In the fish market 15 people were killed by the fire.",
    )
    left, right = (slots(told, place, told.tellings[place].quantities) for place in (0, 1))
    pairs = {(a.thing.evidence.quote, b.thing.evidence.quote) for a, b, _ in pair(told, left, right, lambda x, y: 0.0)}
    assert pairs == {("12 people", "15 people"), ("300 guests", "280 guests")}


def test_values_that_cannot_stand_for_each_other_do_not_pair():
    told = material("The fire killed 12 people in the market.", "The fire killed 15 people in the market.")
    left, right = (slots(told, place, told.tellings[place].quantities) for place in (0, 1))
    assert list(pair(told, left, right, lambda x, y: 0.0))
    assert not list(pair(told, left, right, lambda x, y: None))
    assert not list(pair(told, left, [], lambda x, y: 0.0))


def test_one_verb_in_other_forms_is_one():
    told = material("The fire killed 12 people.", "The fire has killed 15 people.", "The fire injured 9 people.")
    one, other, third = (slots(told, place, told.tellings[place].quantities)[0] for place in (0, 1, 2))
    assert same_verb(one, other)
    assert not same_verb(one, third)
