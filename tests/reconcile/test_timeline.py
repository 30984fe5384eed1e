from tellings.records import TimelineEntry

from .whole import compared


def line(*texts: str) -> list[TimelineEntry]:
    return list(compared(*texts).timeline)


def test_entries_stand_in_order_of_their_days():
    found = line(
        "The ferry sank on 4 May 2025. Divers had warned the owner on 28 April 2025.", "The ferry sank on 4 May 2025."
    )
    assert [entry.date for entry in found] == ["2025-04-28", "2025-05-04"]


def test_one_matter_on_one_day_is_one_entry_with_both_evidences():
    found = line("The ferry Havlan sank on 4 May 2025.", "The ferry Havlan sank on Sunday.")
    assert [(entry.date, len(entry.evidence), entry.disputed) for entry in found] == [("2025-05-04", 2, False)]


def test_a_day_that_another_telling_contradicts_is_disputed():
    found = line("The ferry Havlan sank near Orla on Saturday.", "The ferry Havlan sank near Orla on Sunday.")
    assert [(entry.date, entry.disputed) for entry in found] == [("2025-05-03", True), ("2025-05-04", True)]


def test_a_year_has_no_place_on_a_line_of_days():
    assert not line("The ferry was built in 1998.", "The ferry was built in Tarn.")


def test_a_speakers_own_yesterday_is_left_out():
    found = line("“I saw the ferry on Sunday,” Ada Lorne said.", "The ferry was seen.")
    assert not found


def test_a_timeline_of_nothing_is_empty():
    assert not line("A fire destroyed the market.", "A fire destroyed the market.")
