"""Each complement of attributions.toml by an example: source | cue | pieces of what is told, and the act."""

from dataclasses import replace

import pytest

from tellings.annotate import quotes
from tellings.annotate.attribution_words import ACTS, act_after, act_of
from tellings.annotate.parsed import parse
from tellings.knowledge.load import toml
from tellings.records import Article, Quote, Telling


def told(text: str) -> tuple[Quote, ...]:
    article = Article(text)
    return quotes.annotate(replace(Telling(article, "en")), parse(article))


def line(quote: Quote) -> str:
    parts = (quote.speaker, quote.cue)
    pieces = " / ".join(piece.quote for piece in quote.segments)
    return " | ".join([*(part.quote if part else "-" for part in parts), pieces])


@pytest.mark.parametrize(
    ("sentence", "expected", "act"),
    [
        ("Lorne has also said that the quay is shut.", "Lorne | has also said | that the quay is shut", "speech"),
        ("She asked whether the quay was shut.", "She | asked | whether the quay was shut", "judgement"),
        ("She asked Marsh whether the quay was shut.", "She | asked | whether the quay was shut", "judgement"),
        ("Lorne vowed to open the quay.", "Lorne | vowed | to open the quay", "speech"),
        ("Lorne urged the council to open the quay.", "Lorne | urged | the council to open the quay", "speech"),
        ("Lorne praised the crew for its patience.", "Lorne | praised | the crew for its patience", "judgement"),
        ("Lorne called the plan a disgrace.", "Lorne | called | the plan a disgrace", "judgement"),
        ("Marsh described the quay as a ruin.", "Marsh | described | the quay as a ruin", "judgement"),
        ("Lorne called for a new quay.", "Lorne | called for | a new quay", "speech"),
        ("Lorne called on the council to resign.", "Lorne | called on | the council to resign", "speech"),
        ("They declined to comment on the plan.", "They | declined to comment on | the plan", "unsaid"),
        ("Lorne did not deny the report.", "Lorne | did not deny | the report", "unsaid"),
        ("Marsh believes that the quay is sinking.", "Marsh | believes | that the quay is sinking", "belief"),
        ("Lorne hopes to open the quay in May.", "Lorne | hopes | to open the quay in May", "intention"),
        ("The union supports the new plan.", "The union | supports | the new plan", "stand"),
        ("The court ordered the sale.", "The court | ordered | the sale", "decision"),
        ("The quay is expected to open in May.", "- | is expected | The quay / to open in May", "belief"),
        ("The ferry seems to be late.", "- | seems | The ferry / to be late", "seeming"),
        ("The council expressed support for the sale.", "The council | expressed support for | the sale", "stand"),
        ("Marsh is critical of the sale.", "Marsh | is critical of | the sale", "stand"),
        ("The quay, Lorne said, was shut in May.", "Lorne | said | The quay / was shut in May", "speech"),
        ("As Lorne reported, the quay was shut.", "Lorne | reported | the quay was shut", "speech"),
        ("The quay, according to Lorne, was shut in May.",
         "Lorne | according to | The quay / was shut in May", "speech"),
        ("Lorne was quoted as saying that the quay was shut.",
         "Lorne | quoted as saying | the quay was shut", "speech"),
    ],
)  # fmt: skip
def test_a_complement_makes_a_verb_a_cue(sentence: str, expected: str, act: str):
    found = told(sentence)
    assert expected in [line(quote) for quote in found]
    assert next(quote.act for quote in found if line(quote) == expected) == act


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Ada Lorne, the mayor of the port, said that it was shut.", "Ada Lorne, the mayor of the port,"),
        ("“It is shut,” said Ada Lorne, the mayor of the port.", "Ada Lorne, the mayor of the port"),
        ("Sen. Ada Lorne (R-Port) said that it was shut.", "Sen. Ada Lorne (R-Port)"),
        ("Lorne, who has two dogs, said that it was shut.", "Lorne"),
        ("The union, which said that it was shut, left the port.", "which"),
        ("Two of the sailors on the ferry said that it was shut.", "Two of the sailors on the ferry"),
    ],
)
def test_a_source_is_the_whole_phrase_that_tells_who_it_is(sentence: str, source: str):
    assert told(sentence)[0].speaker.quote == source


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("She said the ferry was late and called the crew a disgrace.", "the ferry was late"),
        ("She said the ferry was late, which nobody had expected.", "the ferry was late"),
        ("Lorne says the quay is safe and knows the crew.", "the quay is safe and knows the crew"),
        ("But the ferry was late, Lorne said.", "the ferry was late"),
        ("The old ferry (the quay was shut, Lorne said) left at night.", "the quay was shut"),
    ],
)
def test_what_is_told_ends_where_the_next_act_or_a_remark_begins(sentence: str, content: str):
    assert told(sentence)[0].content.quote == content


def test_an_attribution_inside_another_ones_content_is_told_too_when_it_is_speech():
    outer, inner = told("The ministry said that the envoy had promised to leave the port.")
    assert line(outer) == "The ministry | said | that the envoy had promised to leave the port"
    assert line(inner) == "the envoy | had promised | to leave the port"
    assert outer.content.covers(inner.content)


def test_a_wish_inside_what_is_said_is_not_told_again():
    assert len(told("The ministry said that the envoy hopes to leave the port.")) == 1


def test_a_name_and_a_colon_before_a_quote_are_source_and_cue():
    (quote,) = told("Ada Lorne: “The quay is shut for the whole of May.”")
    assert line(quote) == "Ada Lorne | : | “The quay is shut for the whole of May.”"


def test_the_words_before_a_quote_that_the_same_cue_tells_are_part_of_it():
    (quote,) = told("Its task is “to keep the quay dry at any price,” Lorne said.")
    assert quote.content.quote == "Its task is “to keep the quay dry at any price,”"
    assert not quote.direct


def test_every_verb_of_the_table_has_its_act_and_no_list_names_one_twice():
    table = toml("attributions.toml")
    for act in ACTS:
        for complement, lemmas in table[act].items():
            if complement != "after":
                assert len(lemmas) == len(set(lemmas)), (act, complement)
                assert all(act_of(lemma, complement) in ACTS for lemma in lemmas)
    assert act_of("say", "clause") == "speech"
    assert act_after("call", "for") == "speech"
    assert act_of("walk", "clause") is None
