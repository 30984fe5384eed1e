from tellings.records import Comparison

from .whole import compared, lines, shown

TWELVE = "A blast in the timber yard of Tarn killed 12 people on Monday."
FIFTEEN = "A blast in the timber yard of Tarn killed 15 people on Monday."


def relations(comparison: Comparison) -> list[str]:
    return [line.relation for line in lines(comparison)]


def test_two_outlets_contradict_each_other():
    assert relations(compared(TWELVE, FIFTEEN)) == ["contradict"]


def test_two_versions_of_one_outlet_are_an_update():
    found = compared(TWELVE, FIFTEEN, outlets=("Tarn News", "Tarn News"))
    (line,) = lines(found)
    assert line.relation == "differ"
    assert line.why == "updated by Tarn News: the later version has “15 people”"


def test_the_same_text_twice_differs_in_nothing():
    found = compared(TWELVE, TWELVE)
    assert relations(found) == []
    assert [point.relation for point in shown(found)] == ["agree"]


def test_a_telling_that_is_set_apart_is_kept_and_not_compared():
    found = compared(TWELVE, TWELVE, FIFTEEN, apart=((2, "tells something else"),))
    assert relations(found) == []
    assert found.apart == (("t3", "tells something else"),)
    assert [handle for _, handle in found.handles] == ["t1", "t2", "t3"]
    assert all("t3" not in point.silent for point in found.points)
    assert all("t3" not in origin.tellings for origin in found.origins)


def test_a_telling_in_another_language_is_not_silent_and_no_origin():
    german = "Eine Explosion auf dem Holzplatz von Tarn hat am Montag zwölf Menschen getötet."
    found = compared(TWELVE, TWELVE, german, languages=("en", "en", "de"))
    assert all("t3" not in point.silent for point in found.points)
    assert found.independent == compared(TWELVE, TWELVE).independent
    assert len(found.tellings) == 3


def test_a_telling_that_says_nothing_of_it_is_silent():
    found = compared(TWELVE, TWELVE, "Grain prices slipped for the third week in Skarre.")
    (agreed,) = (point for point in shown(found) if point.relation == "agree")
    assert agreed.silent == ("t3",)


def test_every_evidence_is_the_text_at_its_place():
    found = compared(TWELVE, f"{FIFTEEN} “It shook my windows,” Ada Lorne said.")
    texts = {telling.article.id: telling.article.text for telling in found.tellings}
    places = [evidence for point in found.points for side in point.sides for evidence in side.evidence]
    places += [side.evidence for point in found.points for line in point.attributes for side in line.sides]
    assert places
    assert all(texts[each.article][each.start : each.end] == each.quote for each in places)


def test_the_same_tellings_give_the_same_answer_and_their_order_changes_no_line():
    one, again, turned = compared(TWELVE, FIFTEEN), compared(TWELVE, FIFTEEN), compared(FIFTEEN, TWELVE)
    assert one == again
    assert [{side.value for side in line.sides} for line in lines(one)] == [
        {side.value for side in line.sides} for line in lines(turned)
    ]


def test_what_is_held_back_is_counted():
    leak = "The dam at Orla has leaked since the storm of last week"
    found = compared(f"{leak}, engineer Ada Lorne said.", f"{leak}.")
    held = [line for point in found.points for line in point.attributes if line.held]
    assert [line.kind for line in held] == ["attribution"]
    assert found.held_back == 1
    assert compared(TWELVE, TWELVE).held_back == 0
