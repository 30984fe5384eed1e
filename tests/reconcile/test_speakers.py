from tellings.reconcile import speakers, wording
from tellings.reconcile.align import align
from tellings.reconcile.material import Finding
from tellings.settings import Settings

from .build import material

LEAK = "The dam at Orla has leaked since the storm of last week"


def sources(*texts: str) -> list[Finding]:
    told = material(*texts)
    return list(speakers.find(told, align(told)))


def of_quotes(*texts: str) -> list[Finding]:
    return [finding for finding in wording.find(material(*texts)) if finding.kind == "attribution"]


def test_another_source_for_one_statement_differs():
    (finding,) = sources(f"{LEAK}, engineer Ada Lorne said.", f"{LEAK}, farmer Tomas Brekke said.")
    assert (finding.kind, finding.relation) == ("attribution", "differ")
    assert "Ada Lorne" in finding.sides[0][1]
    assert "Tomas Brekke" in finding.sides[1][1]


def test_the_same_person_named_more_shortly_is_no_difference():
    assert not sources(
        f"Ada Lorne climbed up on Monday. {LEAK}, Lorne said.", f"{LEAK}, engineer Ada Lorne said on Monday."
    )


def test_a_pronoun_for_the_same_person_is_no_difference():
    assert not sources(f"Ada Lorne climbed up on Monday. {LEAK}, she said.", f"{LEAK}, engineer Ada Lorne said.")


def test_a_pronoun_for_somebody_else_differs_and_says_for_whom_it_stands():
    found = of_quotes(
        "Ada Lorne climbed up on Monday. “The dam has leaked since the storm of last week,” she said.",
        "“The dam has leaked since the storm of last week,” Tomas Brekke said.",
    )
    assert [finding.why for finding in found] == [
        "said by “she (Ada Lorne)” in one telling, by “Tomas Brekke” in the other"
    ]


def test_a_dropped_source_is_told_below_the_bar():
    (finding,) = sources(f"{LEAK}, engineer Ada Lorne said.", f"{LEAK}.")
    assert [side[1] for side in finding.sides] == ["engineer Ada Lorne", "no source named"]
    assert finding.confidence < Settings().bar


def test_two_tellings_in_their_own_voice_differ_in_nothing():
    assert not sources(f"{LEAK}.", f"{LEAK}.")


def test_sources_of_two_matters_are_not_compared():
    assert not sources(
        f"{LEAK}, engineer Ada Lorne said.", "The dam at Orla will be closed after the storm, farmer Tomas Brekke said."
    )


def test_a_quote_given_to_two_persons_differs():
    (finding,) = of_quotes(
        "“This was an accident waiting to happen,” Ada Lorne said.",
        "“This was an accident waiting to happen,” Tomas Brekke said.",
    )
    assert [side[1] for side in finding.sides] == ["Ada Lorne", "Tomas Brekke"]


def test_a_letter_that_carries_the_words_is_no_other_speaker():
    assert not of_quotes(
        "“This was an accident waiting to happen,” Ada Lorne said.",
        "“This was an accident waiting to happen,” the letter said.",
    )


def test_a_sentence_that_names_the_other_speaker_too_is_not_compared():
    assert not of_quotes(
        "“The dam has leaked since the storm of last week,” engineer Ada Lorne said, naming Tomas Brekke.",
        "“The dam has leaked since the storm of last week,” Tomas Brekke said.",
    )


def test_a_whole_speech_is_no_name_of_a_source():
    answer = "officials of the dam who " + "met again and again in the cold hall by the river and " * 3 + "argued"
    assert not sources(f"{LEAK}, {answer} said.", f"{LEAK}, farmer Tomas Brekke said.")


def test_a_pronoun_after_the_names_of_two_people_is_not_compared():
    assert not of_quotes(
        "Ada Lorne met Rosa Falk on Monday. “The dam has leaked since the storm of last week,” she said.",
        "“The dam has leaked since the storm of last week,” Tomas Brekke said.",
    )


def test_a_phrase_that_may_stand_for_the_other_person_is_not_compared():
    assert not of_quotes(
        "“The dam has leaked since the storm of last week,” the spokesman said.",
        "“The dam has leaked since the storm of last week,” Tomas Brekke said.",
    )


def test_a_reporter_only_passes_on_what_is_said():
    assert not sources(f"{LEAK}, reporter Tomas Brekke said.", f"{LEAK}, engineer Ada Lorne said.")


def test_a_pronoun_may_mean_an_unnamed_spokesman():
    assert not of_quotes(
        "Ada Lorne came. “The dam at Orla has leaked since the storm of last week,” she said.",
        "“The dam at Orla has leaked since the storm of last week,” a spokeswoman said.",
    )
