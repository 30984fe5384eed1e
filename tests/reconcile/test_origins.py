from tellings.reconcile import wording
from tellings.reconcile.origins import origins
from tellings.reconcile.twins import twins
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
    found = origins(told, list(wording.find(told)), twins(told))
    return list(found.groups), found.independent


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


STATEMENT = "“Nobody in this company has cut a single corner on the bridge in all those nine years,” Mara Quill wrote."
VOICES = (
    "“We asked for the plans in spring and again in summer, and what came was a box of photographs of another "
    "bridge,” the mayor, Jon Tabor, said. “I do not know what to tell the families,” he added."
)
OTHER_VOICES = (
    "“It opened like a door, and then there was the river with the lights of the town upside down in it,” said Ida "
    "Brandt, who drove the second car. “My boy called out for his sister, and I could not turn round to see them.” "
    "“Four divers and one boat are all that we have here,” the fire chief, Ole Frey, said of the long night."
)
MARKET = (
    "Traders who had come for the market watched from the bank, where the fire brigade had put up lamps and a tent. "
    "By noon the river had carried two of the cars as far as the weir, and a crane was on its way from the coast."
)
SCHOOL = (
    "Lessons were called off in both schools on Tuesday, since most of the children come from the other side. A ferry "
    "that last ran before the war was pulled out of its shed; it takes nine people, and the queue reached the church."
)


def reasons(*texts: str, outlets: tuple[str, ...] = ()) -> tuple[int, str]:
    told = material(*texts, outlets=outlets)
    found = origins(told, list(wording.find(told)), twins(told))
    return found.independent, found.counted


def test_tellings_whose_quotes_are_one_statement_are_one_origin():
    groups, independent = traced(f"{ACCOUNT} {MARKET} {STATEMENT}", f"{OTHER} {SCHOOL} {STATEMENT}")
    assert independent == 1
    assert (groups[0].kind, groups[0].name, groups[0].tellings) == ("primary_source", "Mara Quill", ("t1", "t2"))


def test_a_statement_among_other_voices_is_shown_and_the_tellings_count_apart():
    texts = f"{MARKET} {ACCOUNT} {VOICES} {STATEMENT}", f"{SCHOOL} {OTHER} {OTHER_VOICES} {STATEMENT}"
    groups, independent = traced(*texts)
    assert independent == 2
    (group,) = [group for group in groups if len(group.tellings) > 1]
    assert not group.one
    assert group.why.endswith("among other voices")
    assert reasons(*texts)[1] == "Outlet 1 and Outlet 2 quote the same words of Mara Quill and still count apart"


def test_one_that_rests_on_a_statement_counts_with_another_that_quotes_it_among_other_voices():
    texts = f"{ACCOUNT} {MARKET} {STATEMENT}", f"{SCHOOL} {OTHER} {OTHER_VOICES} {STATEMENT}", f"{SCHOOL[::-1]}"
    assert reasons(*texts) == (
        2,
        "Outlet 1 and Outlet 2 quote the same words of Mara Quill and count once; "
        "Outlet 3 shows no origin that it shares and counts alone",
    )


def test_two_that_have_one_matter_from_one_paper_share_it_and_count_apart():
    first = "The mayor of Tarn will resign in May over the fallen bridge, the Lindgard Courier reported."
    second = "According to the Lindgard Courier the mayor of Tarn will resign in May because the bridge fell."
    groups, independent = traced(first, second)
    assert independent == 2
    assert [(group.kind, group.name, group.one) for group in groups] == [("copy", "Lindgard Courier", False)]


def test_two_matters_from_one_paper_are_no_shared_origin():
    second = "Bread in Ostrava has never been as dear, the Lindgard Courier reported."
    groups, _ = traced("The mayor of Tarn will resign in May, the Lindgard Courier reported.", second)
    assert [group.kind for group in groups] == ["own", "own"]


def test_the_count_is_told_in_a_line():
    outlets = ("Herald", "Courier", "Post")
    assert reasons(ACCOUNT, ACCOUNT.rpartition(" The council")[0], OTHER, outlets=outlets) == (
        2,
        "Herald and Courier carry one text and count once; Post shows no origin that it shares and counts alone",
    )


def test_a_copy_tells_what_it_left_out():
    groups, _ = traced(ACCOUNT, ACCOUNT.rpartition(" The council")[0])
    (cut,) = groups[0].edits
    assert cut.kind == "cut"
    assert cut.was is not None
    assert cut.was.quote.startswith("The council promised")
