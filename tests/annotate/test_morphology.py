from __future__ import annotations

import spacy

from tellings.annotate.morphology import COMPONENTS, Morphology
from tellings.annotate.parsed import load
from tellings.settings import Settings

SENTENCES = (
    "There is a ferry, and there're two more; it ain't ours.",
    "Let's go, they're gonna leave and you've got ta run, y'all.",
    "The mayor’s aides had left; the better boats were lying there, but sank.\n\nThat is what she did.",
    "He has done what they do, though the one that they saw had not.",
    "What the boys' teacher left behind was that leaf, and those leaves he leaves.",
)


def values(doc):
    return [(token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_, token.ent_type_) for token in doc]


def test_what_is_remembered_is_what_the_pipeline_says_itself():
    nlp = load(Settings().spacy_model)
    morphology = Morphology(nlp)
    assert morphology.stands_in_for == COMPONENTS
    for _ in range(2):  # first learnt, then remembered
        docs = nlp.pipe(SENTENCES, disable=morphology.stands_in_for)
        assert [values(morphology(doc)) for doc in docs] == [values(doc) for doc in nlp.pipe(SENTENCES)]


def test_a_rule_over_two_words_holds_where_one_of_them_is_known_alone():
    nlp = load(Settings().spacy_model)
    morphology = Morphology(nlp)
    lemmas = [
        morphology(doc)[0].lemma_ for doc in nlp.pipe(["gon fishing", "gon na fish"], disable=morphology.stands_in_for)
    ]
    assert lemmas[1] == "go" == nlp("gon na fish")[0].lemma_


def test_it_stands_in_for_nothing_in_a_pipeline_without_the_two():
    nlp = spacy.blank("en")
    assert Morphology(nlp).stands_in_for == ()


def test_it_stands_in_for_nothing_where_a_rule_reads_more_than_it_remembers():
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler").add([[{"SHAPE": "dddd"}]], {"LEMMA": "year"})
    nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    assert Morphology(nlp).stands_in_for == ()
