import pytest

from tellings.annotate.annotate import annotate
from tellings.reconcile.copies import COPIED, agency, containment, runs
from tellings.records import Article, Telling
from tellings.settings import Settings

ACCOUNT = (
    "A fire destroyed the fish market of Tarn late on Monday after a heater fell over in a store room. "
    "Six boats that lay at the quay were towed out of the harbour before the flames could reach them. "
    "The council promised new stalls before the summer and opened a fund for the families of the traders."
)
OTHER = (
    "On Monday night Tarn lost its fish market to the flames. Traders stood in the rain and watched. "
    "Nobody knows yet when the first stall will open again, and some of them are too old to start anew. "
    "Boats that were moored close by had been brought to safety in time by their owners and two pilots."
)


def tellings(*texts: str) -> list[Telling]:
    return list(annotate([(Article(text), "en") for text in texts], Settings()))


def test_a_cut_text_is_a_copy_of_the_whole():
    whole, cut = tellings(ACCOUNT, ACCOUNT.rpartition(" The council")[0])
    assert containment(whole, cut) >= COPIED


def test_two_accounts_of_one_fire_are_no_copies():
    assert containment(*tellings(ACCOUNT, OTHER)) == 0.0


def test_texts_of_a_line_are_too_short_to_be_copies():
    assert (
        containment(*tellings("A fire destroyed the fish market of Tarn.", "A fire destroyed the fish market of Tarn."))
        == 0.0
    )


def test_runs_are_of_five_words_and_stay_within_a_sentence():
    (one,) = tellings("The market of Tarn burned. It will be built again soon.")
    assert ("the", "market", "of", "tarn", "burned") in runs(one)
    assert ("tarn", "burned", "it", "will", "be") not in runs(one)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"TARN (Reuters) - {ACCOUNT}", "(Reuters) -"),
        (f"Fish market burns\nBy Ada Lorne, Reuters\n\n{ACCOUNT}", "By Ada Lorne, Reuters"),
        (f"{ACCOUNT}\n\nReporting by Ada Lorne for Reuters", "Reporting by Ada Lorne for Reuters"),
        (f"{ACCOUNT}\n\nSource: Reuters", "Source: Reuters"),
    ],
)
def test_an_agency_is_credited_in_the_dateline_the_byline_or_the_foot(text: str, words: str):
    found = agency(Article(text))
    assert found is not None
    assert (found[0], found[1].quote) == ("Reuters", words)


def test_the_agency_as_outlet_is_its_own_credit():
    found = agency(Article(ACCOUNT, outlet="Reuters"))
    assert found is not None
    assert found[0] == "Reuters"


def test_an_agency_that_is_only_quoted_is_no_credit():
    middle = (
        f"{ACCOUNT} {OTHER} A man told Reuters (Reuters did not name him) that he had seen smoke. {ACCOUNT} {OTHER}"
    )
    assert agency(Article(middle)) is None
