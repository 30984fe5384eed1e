"""The coder of pairs: who did what to whom, told by the words between the two, and nothing where nothing is told."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import tellings
from tellings.annotate.coding_cameo import root
from tellings.annotate.coding_features import marks
from tellings.annotate.coding_frames import told
from tellings.annotate.coding_pair import chosen, code_pairs_by_marks
from tellings.annotate.coding_reading import links
from tellings.annotate.coding_whole import code_sentences
from tellings.errors import BadCodebook, BadSpan
from tellings.knowledge.codebook import codebook, parse, quad_of
from tellings.records import Coded
from tellings.settings import Settings

DOCS = Path(__file__).parents[2] / "docs" / "codebook.md"

CASES = [
    ("{source:Moldova} lifted its ban on {recipient:Ukrainian} plums on Friday.", "YIELD"),
    ("{source:Moldova} refused to lift its ban on {recipient:Ukrainian} plums.", "REJECT"),
    ("{source:Moldova} urged {recipient:Ukraine} to lift its ban on plums.", "REQUEST"),
    ("{source:Moldova} threatened to ban plums from {recipient:Ukraine}.", "THREATEN"),
    ("{source:Moldova} accused {recipient:Ukraine} of banning its plums.", "ACCUSE"),
    ("{recipient:Two herders} were shot dead by {source:a gang of rustlers} near the well.", "ASSAULT"),
    ("The bombing of {recipient:a grain market} by {source:the Ostanian air force} lasted an hour.", "ASSAULT"),
    ("{source:Botswana} suspended grain aid to {recipient:Lesotho} in May.", "SANCTION"),
    ("{source:Botswana} sent grain and tents to {recipient:Lesotho} in May.", "AID"),
    ("{source:Weavers} marched against {recipient:the town council} on Monday.", "PROTEST"),
    ("{source:Police in Gaborone} arrested {recipient:a smuggler} at the station.", "COERCE"),
    ("{source:The premier} met {recipient:his Peruvian colleague} for an hour.", "CONSULT"),
]


def pair(marked: str) -> tuple[str, tuple[int, int] | None, tuple[int, int] | None]:
    sentence = parse(marked)
    return sentence.text, sentence.first("source"), sentence.first("recipient")


def link_of(marked: str):
    return next(links([pair(marked)], Settings()))


@pytest.mark.parametrize(("marked", "name"), CASES)
def test_the_words_between_two_actors_tell_the_type(marked, name):
    found = tellings.code_pair(*pair(marked))
    assert found is not None
    assert found.type == name


@pytest.mark.parametrize("marked", [marked for marked, _ in CASES])
def test_type_quad_and_binary_belong_together(marked):
    found = tellings.code_pair(*pair(marked))
    assert found.quad == quad_of(codebook())[found.type]
    assert found.quad.endswith(found.binary)
    assert 0 < found.confidence <= 1


def test_an_accusation_and_the_deed_in_it_are_two_pairs():
    text = "Ostania accused Kolva of attacking two Sardovian villages."
    accused = tellings.code_pair(text, (0, 7), (16, 21))
    attacked = tellings.code_pair(text, (16, 21), (35, 57))
    assert (accused.type, attacked.type) == ("ACCUSE", "ASSAULT")


def test_either_actor_may_be_unknown():
    text = "Rebels bombed a bridge at dawn."
    assert tellings.code_pair(text, (0, 6)).type == tellings.code_pair(text, None, (14, 22)).type == "ASSAULT"
    assert tellings.code_pair(text).type == "ASSAULT"


@pytest.mark.parametrize(
    "marked",
    [
        "{source:Norway} is considering whether to visit {recipient:Chad}.",
        "{source:Kenya} is larger than {recipient:Togo}.",
    ],
)
def test_what_is_no_event_stays_uncoded(marked):
    assert tellings.code_pair(*pair(marked)) is None


@pytest.mark.parametrize("span", [(5, 5), (-1, 3), (0, 99)])
def test_offsets_that_are_not_in_the_text_are_refused(span):
    with pytest.raises(BadSpan, match=r"\[P01\] .* no stretch of a text of 12 characters"):
        tellings.code_pair("Chad thanked", span)


def test_which_country_acts_does_not_change_the_answer():
    first = tellings.code_pair("Chad freed Togolese pilots.", (0, 4), (11, 26))
    second = tellings.code_pair("Peru freed Bolivian pilots.", (0, 4), (11, 26))
    assert first == second


def test_without_the_embedding_the_plain_ones_are_told_too():
    found = code_pairs_by_marks([pair(marked) for marked, _ in CASES], Settings())
    right = [one is not None and one.type == name for one, (_, name) in zip(found, CASES, strict=True)]
    assert sum(right) >= len(CASES) - 2


def test_the_actors_own_words_are_no_marks():
    found = marks(link_of("{source:The Kolvan navy} sank {recipient:a Sardovian trawler}."))
    assert "p=sink" in found
    assert not [mark for mark in found if "navy" in mark or "trawler" in mark]


def test_the_first_trigger_on_the_way_governs():
    assert told(link_of("{source:Chad} accused the army of attacking {recipient:Togo}."))[0] == "ACCUSE"
    assert told(link_of("{source:Chad} attacked {recipient:Togo}.")) == ["ASSAULT"]
    assert told(link_of("{source:Chad} and {recipient:Togo} lie in Africa.")) == []


def test_a_class_is_chosen_from_the_whole_down():
    quads = quad_of(codebook())
    likely = {"ACCUSE": 0.3, "AGREE": 0.2, "SUPPORT": 0.2, "CONSULT": 0.2, "none": 0.1}
    assert chosen(likely, quads) == Coded("AGREE", "verbal cooperation", "cooperation", 0.2)
    assert chosen({"ACCUSE": 0.4, "none": 0.6}, quads, doubt=0.5) is None


def test_a_whole_sentence_is_coded_by_its_main_verb_and_an_appeal_is_no_demand():
    asked = ["Chad urged Togo to free two pilots.", "Chad demanded that Togo free two pilots.", "Togo bombed Chad."]
    assert [one.cameo for one in code_sentences(asked, Settings())] == ["02", "10", "18"]
    assert root("GREET", link_of("{source:Chad} greeted {recipient:Togo}.")) is None


@pytest.fixture(scope="module")
def elect(tmp_path_factory) -> Settings:
    """The type that the docs show, in a file."""
    body = re.search(r"```toml\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)[1]
    assert len(tomllib.loads(body)["examples"]) >= 20
    path = tmp_path_factory.mktemp("own") / "elect.toml"
    path.write_text(body, "utf-8")
    return Settings(codebook=(str(path),))


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{source:The council} elected {recipient:Ruth Amadi} as its chair on Monday.", "ELECT"),
        ("{source:Farmers} chose {recipient:a miller} as head of their union.", "ELECT"),
        ("{recipient:A dentist} was elected mayor by {source:the people of Kolva}.", "ELECT"),
        ("{source:The council} accused {recipient:Ruth Amadi} of fraud.", "ACCUSE"),
        ("{source:Kolva} bombed {recipient:Ostania}.", "ASSAULT"),
        ("{source:Kolva} sent rice to {recipient:Ostania}.", "AID"),
    ],
)
def test_a_type_of_ones_own_works_from_twenty_examples_and_leaves_the_others_alone(elect, marked, name):
    found = tellings.code_pair(*pair(marked), settings=elect)
    assert found is not None
    assert found.type == name


def test_too_few_examples_are_refused(tmp_path):
    path = tmp_path / "few.toml"
    head = 'name = "WAVE"\nquad = "verbal cooperation"\ndefinition = "x"\n'
    path.write_text(head + 'examples = [ { text = "{source:A man} waved." } ]', "utf-8")
    with pytest.raises(BadCodebook, match="1 examples; give at least 8"):
        tellings.code_pair("Chad waved at Togo.", (0, 4), (14, 18), settings=Settings(codebook=(str(path),)))
