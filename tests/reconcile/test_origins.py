from tellings.reconcile import wording
from tellings.reconcile.origins import origins
from tellings.records import Origin

from .build import material

ACCOUNT = (
    "A fire destroyed the fish market of Tarn late on Monday after a heater fell over in a store room. "
    "Six boats that lay at the quay were towed out of the harbour before the flames could reach them. "
    "The council promised new stalls before the summer and opened a fund for the families of the traders."
)
OTHER = (
    "On Monday night Tarn lost its fish market to the flames. Traders stood in the rain and watched. "
    "Nobody knows yet when the first stall will open again, and some of them are too old to start anew."
)
BRIEFED = (
    "The pumps will arrive in Tarn within a week, the Peruvian Ministry of Health said at a briefing on 4 May. "
    "“We have never seen so many patients in a single day,” ministry spokesman Ada Lorne said. "
    "Lorne said the wards were full and that nurses from two other towns had been called in. "
    "The ministry said schools would stay open, and that nobody had to fear for the water of the town."
)
ALSO_BRIEFED = (
    "Tarn gets its pumps soon, sources at the Peruvian Ministry of Health told a briefing on 5 May. "
    "“We have never seen so many patients in a single day,” the sources said. "
    "The ministry also asked the army for beds and tents, and it wants doctors to come back from their holidays."
)


def traced(*texts: str, outlets: tuple[str, ...] = ()) -> tuple[list[Origin], int]:
    told = material(*texts, outlets=outlets)
    groups, independent, _ = origins(told, list(wording.find(told)))
    return list(groups), independent


def test_two_accounts_of_their_own_are_two_origins():
    groups, independent = traced(ACCOUNT, OTHER)
    assert independent == 2
    assert [(group.kind, group.tellings) for group in groups] == [("own", ("t1",)), ("own", ("t2",))]


def test_a_copy_and_its_source_are_one_origin_named_by_the_earlier():
    groups, independent = traced(ACCOUNT, ACCOUNT.rpartition(" The council")[0], OTHER)
    assert independent == 2
    assert (groups[0].kind, groups[0].name, groups[0].tellings) == ("copy", "Outlet 1", ("t1", "t2"))


def test_one_text_with_an_agencys_credit_is_a_wire():
    (group,), independent = traced(f"TARN (Reuters) - {ACCOUNT}", f"{ACCOUNT}\n\nSource: Reuters")
    assert independent == 1
    assert (group.kind, group.name) == ("wire", "Reuters")
    assert "Reuters" in group.evidence[0].quote


def test_two_texts_of_one_agency_are_two_origins():
    _, independent = traced(f"TARN (Reuters) - {ACCOUNT}", f"TARN (Reuters) - {OTHER}")
    assert independent == 2


def test_one_ministry_under_several_names_is_one_primary_source():
    groups, independent = traced(BRIEFED, ALSO_BRIEFED)
    assert independent == 1
    (group,) = groups
    assert (group.kind, group.name) == ("primary_source", "Peruvian health ministry")
    assert group.tellings == ("t1", "t2")


def test_the_occasion_has_a_day_of_each_telling():
    (group,), _ = traced(BRIEFED, ALSO_BRIEFED)
    assert group.occasion is not None
    assert group.occasion.what == "briefing"
    assert [(value.telling, value.value) for value in group.occasion.date] == [
        ("t1", "2025-05-04"),
        ("t2", "2025-05-05"),
    ]


def test_one_source_without_one_shared_utterance_leaves_two_origins():
    other = (
        "Nurses in Tarn are tired, the Peruvian Ministry of Health said in a letter. "
        "“Nobody should work three nights in a row,” the ministry said."
    )
    _, independent = traced(BRIEFED, other)
    assert independent == 2


def test_a_telling_that_credits_another_outlet_rests_on_it():
    told = "The market of Tarn is gone, the Skarre Herald reported. Six boats were saved, the Skarre Herald said."
    groups, independent = traced(OTHER, told, outlets=("Skarre Herald", "Orla News"))
    assert independent == 1
    assert (groups[0].kind, groups[0].name) == ("copy", "Skarre Herald")


def test_a_telling_with_nothing_in_it_is_of_unknown_origin():
    groups, _ = traced(ACCOUNT, "")
    assert [group.kind for group in groups] == ["own", "unknown"]
