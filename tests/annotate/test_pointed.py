import pytest

from .naming import called

COUNCIL = "org:harbour safety council"


def test_the_council_is_the_only_body_whose_name_ends_so():
    text = "The Harbour Safety Council met on Monday. A storm came. The council closed the quay."
    assert called(text, COUNCIL) == ["council"]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Safety Council met on Monday. A council in Sor did not. The council closed the quay.",
        "The Harbour Safety Council met on Monday. The town council did not. The council closed the quay.",
        "The Tolan River Council and the Harbour Safety Council met. The council closed the quay.",
        "The Harbour Safety Council met on Monday. The council of elders closed the quay.",
        "The council closed the quay. The Harbour Safety Council met on Monday.",
    ],
)
def test_where_another_can_be_meant_nothing_is_given(text: str):
    assert called(text, COUNCIL) == []


def test_the_group_is_the_only_body_of_the_sentence_before():
    text = "The Coastal Pilots Association wants more boats. The group met in Bergen."
    assert called(text, "org:coastal pilots association") == ["group"]


def test_the_group_that_a_body_speaks_of_is_another():
    text = "The Coastal Pilots Association said the group had sunk two boats."
    assert called(text, "org:coastal pilots association") == []


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        ("Peru voted on Sunday. A storm shook the country.", "country:PER", "country"),
        ("Peru won. Chile lost. Peru celebrates. Schools of the nation shut.", "country:PER", "nation"),
        ("The House of Representatives met. A bell rang in the chamber.", "actor:us-house", "chamber"),
        ("The Boston Globe asked him. He told the paper that he was ill.", "actor:boston-globe", "paper"),
        ("Microsoft cut 400 jobs. The company gave no reason.", "actor:microsoft", "company"),
        ("The freighter Marisol sank. The ship carried salt.", "product:marisol", "ship"),
        ("The mayor of Karuz wept. The city has no money.", "place:karuz", "city"),
        ("The FBI was asked. Agents of the bureau refused.", "actor:fbi", "bureau"),
        ("The State Department was asked. The Department refused.", "ministry:USA:foreign", "Department"),
        ("North Korea held a parade. The North has few tanks.", "country:PRK", "North"),
    ],
)  # fmt: skip
def test_a_noun_stands_for_the_one_of_its_kind(text: str, key: str, told: str):
    assert called(text, key) == [told]


def test_the_singer_is_whoever_was_called_so():
    text = "Singer Mara Lind met Zoltan Brekke on Monday. The 29-year-old singer was late."
    assert called(text, "person:mara lind")[-1] == "29-year-old singer"


def test_the_gunman_is_also_the_attacker():
    text = "The gunman, Zoltan Brekke, fled. Witnesses said the attacker had shouted."
    assert called(text, "person:zoltan brekke")[-1] == "attacker"


def test_a_minister_of_a_country_is_also_told_before_the_name():
    text = "The Norwegian prime minister was ill. Norwegian Prime Minister Kari Holm will be back on Friday."
    assert called(text, "person:kari holm") == ["prime minister"]


def test_a_soldier_told_of_as_any_soldier_is_nobody_named():
    text = "Zoltan Brekke saw a sailor. Brekke left. The sailor stayed."
    assert called(text, "person:zoltan brekke") == []


@pytest.mark.parametrize(
    ("text", "key", "told"),
    [
        (
            "Vice President Ada Lorne spoke. Otto Brekke left. The vice president was late.",
            "person:ada lorne",
            "president",
        ),
        (
            "Mara Lind spoke in Ohio. A storm came. It was late. Rain fell. The state has no money.",
            "place:uhiu",
            "state",
        ),
        ("The Orsk Bugle newspaper asked. Rain fell. The paper was told nothing.", "org:orsk bugle", "paper"),
        ("President Ada Lorne lost. Critics accuse the president of hiding it.", "person:ada lorne", "president"),
    ],
)
def test_a_noun_stands_for_whoever_holds_the_post_or_is_called_so(text: str, key: str, told: str):
    assert told in called(text, key)


def test_the_company_that_another_hired_is_another():
    text = "Microsoft was robbed. Microsoft said the company it hired found nothing."
    assert called(text, "actor:microsoft") == []
