from tellings.reconcile.doers import by_office, is_person, names_doer, told_in
from tellings.reconcile.material import Material
from tellings.records import Role

from .build import material


def doer(told: Material, telling: int) -> Role:
    """The actor of the telling's first clause that has one."""
    frames = [frame for index in told.of(telling) for frame in told.statements[index].frames]
    return next(role for frame in frames for role in frame.roles if role.name == "actor")


def test_a_name_or_a_noun_with_more_than_an_article_names_the_doer():
    told = material("Ada Lorne closed the bridge.", "The harbour police closed the bridge.")
    assert names_doer(told, 0, doer(told, 0))
    assert names_doer(told, 1, doer(told, 1))


def test_a_pronoun_and_a_phrase_that_points_back_name_nobody():
    told = material(
        "On Monday she closed the old bridge of Tarn.", "The group closed the bridge.", "Their boss closed the bridge."
    )
    assert not any(names_doer(told, telling, doer(told, telling)) for telling in told.everyone())


def test_the_other_sentence_may_have_the_doer_in_another_place():
    told = material("Farmers closed the bridge.", "The council and the farmers closed the bridge.")
    assert told_in(told, told.of(1)[0], doer(told, 0))
    assert not told_in(told, told.of(0)[0], doer(told, 1))


def test_a_time_behind_an_office_is_no_part_of_it():
    told = material("The mayor on Monday closed the old bridge.", "Anna Brandt closed the old bridge on Monday.")
    assert by_office(told, 0, doer(told, 0))
    assert is_person(told, 1, doer(told, 1))
    assert not by_office(told, 1, doer(told, 1))


def test_a_name_beside_an_office_tells_who_holds_it():
    told = material("Brandt’s ruling closed the bridge.", "The port director, Anna Brandt, closed the bridge.")
    assert told_in(told, told.of(1)[0], doer(told, 0))
