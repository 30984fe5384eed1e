from tellings.reconcile.align import align
from tellings.reconcile.alone import Detail, alone, weight

from .build import material


def told_alone(*texts: str) -> list[Detail]:
    told = material(*texts)
    return alone(told, align(told))


FIRE = "A fire destroyed the fish market of Tarn on Monday night."


def test_a_statement_that_nothing_is_like_is_told_alone():
    found = told_alone(f"{FIRE} Divers counted 61 dead seals on the beach of Skarre.", FIRE)
    assert [(detail.evidence.quote, detail.whole) for detail in found] == [
        ("Divers counted 61 dead seals on the beach of Skarre.", True)
    ]


def test_the_same_in_other_words_is_not_told_alone():
    assert not told_alone(FIRE, "On Monday night the fish market of Tarn was destroyed by a fire.")


def test_what_one_telling_says_twice_and_the_other_once_is_not_told_alone():
    assert not told_alone(f"{FIRE} On Monday night the fish market of Tarn was destroyed by fire.", FIRE)


def test_a_clause_that_only_one_telling_adds_is_a_detail_of_its_own():
    found = told_alone(
        "A fire destroyed the fish market of Tarn on Monday night, and the Coastal Pilots Association lent two boats.",
        FIRE,
    )
    (detail,) = found
    assert not detail.whole
    assert "Coastal Pilots Association" in detail.evidence.quote


def test_names_and_numbers_weigh_more_than_talk():
    told = material(f"Ada Lorne counted 61 seals near Skarre. {FIRE} It had been a long and rather quiet day.", FIRE)
    rich, _, thin, _ = range(len(told.statements))
    assert weight(told, rich) > weight(told, thin)
