from hypothesis import given
from hypothesis import strategies as st

from tellings.read.parts import read_parts

ACCOUNT = (
    "The old harbour wall gave way early on Monday, the port office said.\n\n"
    "Two fishing boats sank, and one man was treated for a cut hand.\n\n"
    "“We had warned the council twice,” harbour master Ines Okoro said.\n\n"
    "The council will inspect the rest of the wall this week."
)


def told(text, title=""):
    """(kind, words) of every part."""
    return [(part.kind, text[part.start : part.end]) for part in read_parts(text, title).parts]


def of(kind, text, title=""):
    return [words for found, words in told(text, title) if found == kind]


def test_a_plain_account_is_body_from_its_first_word_to_its_last():
    assert told(ACCOUNT) == [("body", ACCOUNT)]


def test_the_headline_of_a_pasted_page_becomes_its_title():
    text = f"Harbour wall gives way at Dunhaven\n\n{ACCOUNT}"
    assert read_parts(text).title == "Harbour wall gives way at Dunhaven"
    assert told(text) == [("headline", "Harbour wall gives way at Dunhaven"), ("body", ACCOUNT)]


def test_a_stamp_alone_on_a_line():
    text = f"Harbour wall gives way\n- 2025-03-04 08:15:11\n\n{ACCOUNT}"
    assert of("stamp", text) == ["- 2025-03-04 08:15:11"]
    assert read_parts(text).dates == ("- 2025-03-04 08:15:11",)


def test_a_labelled_stamp_with_a_time():
    assert of("stamp", f"Harbour wall gives way\nPublished: 3 March 2024, 10:15\n{ACCOUNT}") == [
        "Published: 3 March 2024, 10:15"
    ]


def test_stamp_and_headline_on_one_line_are_two_parts():
    text = f" date 2025-03-04 Harbour wall gives way: port office\n\n{ACCOUNT}"
    assert told(text)[:2] == [("stamp", "date 2025-03-04"), ("headline", "Harbour wall gives way: port office")]


def test_a_time_before_the_headline_belongs_to_the_stamp_and_its_first_word_does_not():
    text = f"2025-03-04 10:15 First ferry leaves Dunhaven\n\n{ACCOUNT}"
    assert told(text)[:2] == [("stamp", "2025-03-04 10:15"), ("headline", "First ferry leaves Dunhaven")]


def test_a_sentence_that_begins_with_a_date_is_no_stamp():
    text = f"Harbour wall gives way\n\n4 March 2025 was the day the wall gave way.\n\n{ACCOUNT}"
    assert of("stamp", text) == []


def test_published_and_updated_on_one_line_are_two_stamps():
    text = f"Harbour wall gives way\nPublished 3 March 2024 10:15 GMT Updated 4 March 2024\n{ACCOUNT}"
    assert of("stamp", text) == ["Published 3 March 2024 10:15 GMT", "Updated 4 March 2024"]


def test_agency_and_stamp_between_bars():
    text = f"Harbour wall gives way\nReuters | Updated: 2024-03-03 17:52\n{ACCOUNT}"
    assert told(text)[1:3] == [("byline", "Reuters |"), ("stamp", "Updated: 2024-03-03 17:52")]


def test_a_dateline_alone_on_a_line():
    assert of("dateline", f"Harbour wall gives way\n\nOSLO\n\n{ACCOUNT}") == ["OSLO"]


def test_datelines_that_open_the_first_paragraph():
    for dateline in (
        "ANKARA —",
        "PARIS (Reuters) -",
        "WASHINGTON, Jan. 3 (AP) —",
        "BERGEN, Norway —",
        "SEOUL/TOKYO --",
    ):
        text = f"Harbour wall gives way\n\n{dateline} {ACCOUNT}"
        assert of("dateline", text) == [dateline]
        assert of("body", text) == [ACCOUNT]


def test_a_small_town_is_a_dateline_when_a_day_or_an_agency_stands_with_it():
    assert of("dateline", f"DUNHAVEN, March 4 — {ACCOUNT}", "Wall gone") == ["DUNHAVEN, March 4 —"]
    assert of("dateline", f"DUNHAVEN (AFP) - {ACCOUNT}", "Wall gone") == ["DUNHAVEN (AFP) -"]


def test_initials_that_we_do_not_know_sign_a_place_in_capitals_with_its_region_or_day():
    for dateline in ("DUNHAVEN, Orsenia (MPA) -", "DUNHAVEN, Orsenia, March 3 (MPA) —"):
        assert of("dateline", f"{dateline} {ACCOUNT}", "Wall gone") == [dateline]
    for opening in ("NASA (JPL) -", "Dunhaven, Orsenia (MPA) -"):
        assert of("dateline", f"{opening} {ACCOUNT}", "Wall gone") == []


def test_a_word_in_capitals_that_is_no_place_opens_the_account():
    for opening in (
        "NATO — The alliance's office — said no.",
        "UPDATE: The wall gave way.",
        "Paris — the city — slept.",
    ):
        assert of("dateline", f"Harbour wall gives way\n\n{opening}\n\n{ACCOUNT}") == []


def test_bylines():
    for line in (
        "By Mara Quill",
        "By MARA QUILL and OLE BRANDT",
        "Mara Quill, Staff writer",
        "Mara Quill in Oslo",
        "AFP",
    ):
        assert of("byline", f"Harbour wall gives way\n{line}\n\n{ACCOUNT}") == [line]


def test_a_deck_below_the_headline_stays_in_the_account():
    text = f"Harbour wall gives way\nPort office had asked for repairs\n\n{ACCOUNT}"
    assert of("body", text)[0].startswith("Port office had asked")


def test_captions():
    for line in (
        "The wall on Monday morning. (Photo: Ole Brandt)",
        "Boats lie in the harbour at Dunhaven. Ole Brandt/AFP/Getty Images",
        "FILE - In this Jan. 3, 2024, file photo, boats lie in the harbour. (AP Photo/Ole Brandt)",
        "The wall after it gave way (Getty Images)",
        "Reuters Boats lie in the harbour at Dunhaven",
        "Photo",
    ):
        text = ACCOUNT.replace("\n\n", f"\n\n{line}\n\n", 1)
        assert of("caption", text, "Wall gone") == [line]


def test_a_sentence_that_credits_an_agency_stays_in_the_account():
    for line in ("The wall is 90 years old, Reuters reported.", "The pictures were sold to Getty Images, he said."):
        assert told(ACCOUNT.replace("\n\n", f"\n\n{line}\n\n", 1), "Wall gone")[0][1].count(line) == 1


def test_a_last_line_in_headline_form_after_a_gap_is_a_teaser():
    text = f"{ACCOUNT}\n\n\u00a0\n\nFerry line to Sandvik closes in May"
    assert told(text) == [("body", ACCOUNT), ("teaser", "Ferry line to Sandvik closes in May")]


def test_a_last_line_without_a_gap_stays():
    text = ACCOUNT.replace("\n\n", "\n") + "\nFerry line to Sandvik closes in May"
    assert of("teaser", text) == []


def test_a_last_sentence_stays():
    assert of("teaser", f"{ACCOUNT}\n\n\n\nThe ferry line to Sandvik closes in May.") == []


def test_a_last_line_after_a_colon_stays():
    text = f"{ACCOUNT}\n\nThe council named the place it would inspect first:\n\nNorth pier of the old harbour"
    assert of("teaser", text) == []


def test_a_list_under_read_more_is_a_teaser():
    text = f"{ACCOUNT}\nRead more:\nFerry line to Sandvik closes in May\nWhy old walls fail"
    assert of("teaser", text) == ["Read more:", "Ferry line to Sandvik closes in May", "Why old walls fail"]


def test_marked_teasers_in_the_middle():
    for line in (
        "Related: Ferry line closes in May",
        "MOST READ IN NEWS Ferry line closes",
        "Old walls of the coast Read more",
    ):
        assert of("teaser", ACCOUNT.replace("\n\n", f"\n\n{line}\n\n", 1), "Wall gone") == [line]


def test_boilerplate():
    for line in (
        "Sign up for our newsletter",
        "Copyright 2025 Coast Ledger. All rights reserved.",
        "Advertisement",
        "Share this article",
        "Follow us on Telegram",
        "https://coastledger.example/harbour",
    ):
        assert of("boilerplate", f"{ACCOUNT}\n\n{line}", "Wall gone") == [line]


def test_who_reported_at_the_end_is_a_byline():
    signature = "(Reporting by Mara Quill; Editing by Ole Brandt)"
    assert of("byline", f"{ACCOUNT} {signature}", "Wall gone") == [signature]


def test_a_first_line_that_repeats_the_given_title_is_a_headline():
    text = f"Harbour wall ‘gives way’ at Dunhaven\n{ACCOUNT}"
    page = read_parts(text, "Harbour wall 'gives way' at Dunhaven")
    assert page.title == ""
    assert page.parts[0].kind == "headline"


def test_a_title_that_runs_on_into_the_first_sentence_is_cut_off():
    title = "Harbour wall gives way at Dunhaven"
    assert told(f"{title} OSLO — {ACCOUNT}", title) == [("headline", title), ("dateline", "OSLO —"), ("body", ACCOUNT)]


def test_a_first_sentence_that_begins_like_the_title_stays_whole():
    for rest in ("has cost two boats, the port office said.", "Monday, and two boats sank in the harbour."):
        text = f"Harbour wall gives way at Dunhaven {rest} {ACCOUNT}"
        assert of("headline", text, "Harbour wall gives way at Dunhaven") == []


def test_a_text_of_captions_alone_is_the_account():
    text = "Photos: Boats in the harbour. Hide Caption 1 of 2\nPhotos: The wall. Hide Caption 2 of 2"
    assert [kind for kind, _ in told(text, "Harbour wall")] == ["body"]


pieces = st.sampled_from(
    [
        "\n", "\r\n", "\n\n", " ", "ANKARA", " — ", "By Mara Quill", "2025-03-04", "date ", "(AP)", "Read more",
        "Related: ", "Photo", "The wall gave way.", "Harbour wall gives way", "\u00a0", "“", ":", "\x00", "|", "مرحبا",
    ]
)  # fmt: skip
texts = st.one_of(st.text(), st.lists(st.one_of(pieces, st.text(max_size=5)), max_size=30).map("".join))


@given(text=texts, title=st.one_of(st.just(""), st.just("Harbour wall gives way"), st.text(max_size=20)))
def test_parts_stand_in_order_inside_the_text_and_cover_every_word_once(text, title):
    parts = read_parts(text, title).parts
    end = 0
    for part in parts:
        assert end <= part.start < part.end <= len(text)
        assert not text[end : part.start].strip()
        assert text[part.start : part.end] == text[part.start : part.end].strip()
        end = part.end
    assert not text[end:].strip()
