from .naming import called, read

WATER = "ministry::water"


def test_the_ministry_is_the_only_one_also_where_no_country_is_told():
    text = "The Water Ministry shut the gates. The ministry gave no reason, and ministry officials left."
    assert called(text, WATER, "name") == ["Water Ministry"]
    assert called(text, WATER) == ["ministry", "ministry"]


def test_a_ministry_spokesman_names_the_ministry():
    assert called("The Water Ministry shut the gates. “They leak,” ministry spokesman Ada Lorne said.", WATER) == [
        "ministry"
    ]


def test_two_ministries_are_not_guessed_between():
    text = "Ada Lorne met people of the Water Ministry and the Ministry of Health. The ministry gave no reason."
    assert not called(text, WATER)
    assert not called(text, "ministry::health")


def test_departments_told_together_are_each_one():
    found = read("The panel wrote to the Departments of Energy, Education and Justice on Monday.")
    assert {"ministry:USA:energy", "ministry:USA:education", "ministry:USA:justice"} <= found.keys()


def test_water_alone_is_no_ministry():
    assert WATER not in read("The water department store sold the ministry a pump.")


def test_the_ministry_may_offer_something():
    assert called("The Water Ministry shut the gates. The ministry offered pumps.", WATER) == ["ministry"]
