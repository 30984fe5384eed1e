from dataclasses import replace
from datetime import date

from tellings.reconcile.dates import compare, find
from tellings.records import Evidence, Time

from .build import material


def told(words: str, first: date | None, last: date | None = None, vague: bool = False) -> Time:
    evidence = Evidence("a", "text", 0, len(words), words)
    return Time(evidence, "DATE", words, first, last or first, vague)


def test_two_days_for_one_act_contradict():
    assert compare(told("4 May", date(2025, 5, 4)), told("5 May", date(2025, 5, 5))).relation == "contradict"


def test_a_day_within_a_month_differs():
    verdict = compare(told("May", date(2025, 5, 1), date(2025, 5, 31)), told("4 May", date(2025, 5, 4)))
    assert verdict.relation == "differ"
    assert "“4 May” is more exact than “May”" in verdict.why


def test_the_same_day_in_other_words_agrees():
    assert compare(told("Sunday", date(2025, 5, 4)), told("4 May", date(2025, 5, 4))).relation == "agree"


def test_a_vague_time_never_contradicts():
    recent = told("in recent days", date(2025, 5, 1), date(2025, 5, 3), vague=True)
    assert compare(recent, told("5 May", date(2025, 5, 5))).relation == "differ"


def test_a_time_without_days_says_nothing():
    assert compare(told("some time", None), told("5 May", date(2025, 5, 5))) is None


def clock(words: str, value: str) -> Time:
    return Time(Evidence("a", "text", 0, len(words), words), "TIME", value)


def test_two_hours_of_the_day_contradict_and_one_in_two_forms_agrees():
    assert compare(clock("9 p.m.", "T21:00"), clock("11 p.m.", "T23:00")).relation == "contradict"
    assert compare(clock("9 p.m.", "T21:00"), clock("around 9pm", "T21:00")).relation == "agree"


def test_an_hour_of_another_zone_does_not_contradict():
    assert compare(clock("9 a.m.", "T09:00"), clock("07:59 UTC", "T07:59Z")).relation == "differ"


def test_one_act_at_two_hours_makes_a_line():
    told = material("The ferry left Orla at 9 p.m. with sixty cars.", "The ferry left Orla at 11 p.m. with sixty cars.")
    assert [finding.relation for finding in find(told)] == ["contradict"]


def test_days_a_year_apart_are_of_two_acts():
    told = material(
        "The ferry line closed in May 2024, the company said.", "The ferry line closed in May 2025, the company said."
    )
    assert not list(find(told))


def test_about_an_hour_is_less_exact_than_the_hour():
    about = replace(clock("around 9 p.m.", "T21:00"), mod="APPROX")
    verdict = compare(clock("9pm", "T21:00"), about)
    assert (verdict.relation, verdict.why) == ("differ", "“9pm” is more exact than “around 9 p.m.”")


def test_the_same_words_for_two_weeks_that_overlap_say_nothing():
    one = told("last week", date(2025, 5, 5), date(2025, 5, 11))
    assert compare(one, told("last week", date(2025, 5, 8), date(2025, 5, 14))) is None


def test_a_day_inside_the_others_month_meets_it_beside_a_day_that_both_tell():
    found = find(
        material(
            "The ship was seized on April 24 after it had carried oil to Tarn on April 3, officials said.",
            "The ship, which had carried oil to Tarn on April 3, was seized in late April, officials said.",
        )
    )
    assert [finding.why for finding in found if finding.relation != "agree"] == [
        "“April 24” is more exact than “late April”"
    ]
