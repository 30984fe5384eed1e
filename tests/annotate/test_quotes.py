from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotate import quotes
from tellings.annotate.parsed import parse
from tellings.records import Article, Entity, Mention, Part, Quote, Telling


def told(text: str, entities: tuple[Entity, ...] = (), parts: tuple[Part, ...] = ()) -> tuple[Quote, ...]:
    article = Article(text, parts=parts)
    return quotes.annotate(replace(Telling(article, "en"), entities=entities), parse(article))


def only(text: str) -> Quote:
    (quote,) = told(text)
    return quote


def summary(quote: Quote) -> tuple[str, str | None, str | None]:
    return quote.content.quote, quote.cue and quote.cue.quote, quote.speaker and quote.speaker.quote


def entity(text: str, name: str, kind: str = "person", number: int = 1) -> Entity:
    start = text.index(name)
    evidence = Article(text).evidence(start, start + len(name))
    return Entity(f"e{number}", kind, name, name.casefold(), mentions=(Mention(evidence, "name"),))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("“The quay is closed until Friday,” the harbour master said.",
         ("“The quay is closed until Friday,”", "said", "the harbour master")),
        ('"The quay is closed until Friday," said Mayor Ada Lorne, who took office in May.',
         ('"The quay is closed until Friday,"', "said", "Mayor Ada Lorne, who took office in May")),
        ("Mayor Ada Lorne told reporters: “The quay is closed until Friday.”",
         ("“The quay is closed until Friday.”", "told", "Mayor Ada Lorne")),
        ("‘The quay is closed until Friday,’ she added.", ("‘The quay is closed until Friday,’", "added", "she")),
        ("«The quay is closed until Friday», she wrote.", ("«The quay is closed until Friday»", "wrote", "she")),
        ("Lorne tweeted, “The quay is closed at night.”", ("“The quay is closed at night.”", "tweeted", "Lorne")),
        ("“The quay is closed,” the union's director, Ada Lorne, said.",
         ("“The quay is closed,”", "said", "the union's director, Ada Lorne,")),
        ("The paper quoted her as saying: “I will not go.”", ("“I will not go.”", "quoted her as saying", "her")),
    ],
)  # fmt: skip
def test_a_direct_quote_has_its_marks_its_cue_and_its_speaker(sentence: str, expected: tuple[str, str, str]):
    quote = only(sentence)
    assert summary(quote) == expected
    assert quote.direct


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ministry said that the bridge had been sold.", ("that the bridge had been sold", "said", "The ministry")),
        ("The ministry said the bridge had been sold.", ("the bridge had been sold", "said", "The ministry")),
        ("The bridge had been sold, the ministry said.", ("The bridge had been sold", "said", "the ministry")),
        ("The bridge had been sold, said the ministry.", ("The bridge had been sold", "said", "the ministry")),
        ("According to two officials, the bridge had been sold.",
         ("the bridge had been sold", "According to", "two officials")),
        ("The bridge was sold, according to Ada Lorne.", ("The bridge was sold", "according to", "Ada Lorne")),
        ("Lorne told reporters that the bridge had been sold.", ("that the bridge had been sold", "told", "Lorne")),
        ("Lorne accused the company of selling the bridge.", ("the company of selling the bridge", "accused", "Lorne")),
        ("The company denied the report.", ("the report", "denied", "The company")),
        ("The company denied that it had sold the bridge.", ("that it had sold the bridge", "denied", "The company")),
        ("The union warned that more quays would go.", ("that more quays would go", "warned", "The union")),
        ("The mayor believes that the bridge was sold.", ("that the bridge was sold", "believes", "The mayor")),
        ("The union called for an end to the sales.", ("an end to the sales", "called for", "The union")),
        ("She vowed to stop the sale.", ("to stop the sale", "vowed", "She")),
    ],
)  # fmt: skip
def test_indirect_speech_is_the_said_clause_with_its_that(sentence: str, expected: tuple[str, str, str]):
    quote = only(sentence)
    assert summary(quote) == expected
    assert not quote.direct


def test_a_clause_quoted_in_part_is_told_whole_with_its_marked_words():
    quote = only("Lorne said the plan to sell the bridge was “absurd and dangerous”.")
    assert (quote.content.quote, quote.direct) == ("the plan to sell the bridge was “absurd and dangerous”", False)
    assert [stretch.quote for stretch in quote.marked] == ["“absurd and dangerous”"]


def test_words_are_in_marks_only_where_marks_stand_around_them():
    text = "“The quay is closed,” Lorne said on Monday. “It opens on Friday.”"
    quote = only(text)
    monday, friday = (Article(text).evidence(text.index(day), text.index(day) + 6) for day in ("Monday", "Friday"))
    assert not quote.in_marks(monday)
    assert quote.in_marks(friday)


def test_a_quote_broken_by_its_cue_is_one_quote_with_two_segments():
    quote = only("“The quay,” Lorne said, “is closed until Friday.”")
    assert quote.content.quote == "“The quay,” Lorne said, “is closed until Friday.”"
    assert [segment.quote for segment in quote.segments] == ["“The quay,”", "“is closed until Friday.”"]


def test_a_new_sentence_right_after_the_cue_is_a_second_piece_of_the_quote():
    quote = only("“The quay is closed,” Lorne said at the hearing. “It opens again on Friday.”")
    assert [segment.quote for segment in quote.segments] == ["“The quay is closed,”", "“It opens again on Friday.”"]
    assert quote.direct


def test_a_quoted_paragraph_carries_on_with_the_quote_above():
    text = "“The quay is closed,” Ada Lorne said.\n“It opens again on Friday, if the wind allows.”"
    quote = only(text)
    assert quote.segments[1].quote == "“It opens again on Friday, if the wind allows.”"


def test_a_quote_without_a_cue_after_a_sentence_of_the_telling_has_none():
    text = "Ada Lorne closed the quay.\nThe wind was strong.\n“It opens again on Friday, if the wind allows us to.”"
    quote = only(text)
    assert (quote.cue, quote.speaker, quote.firmness) == (None, None, "none")


def test_what_was_reported_by_nobody_has_a_cue_and_no_speaker():
    quote = only("It was reported that the ferry had sunk.")
    assert summary(quote) == ("that the ferry had sunk", "was reported", None)
    assert quote.firmness == "none"


def test_what_somebody_is_believed_to_have_done_is_told_with_who_did_it():
    quote = only("The crew is believed to have left the ferry.")
    assert [piece.quote for piece in quote.segments] == ["The crew", "to have left the ferry"]
    assert quote.firmness == "none"


def test_the_next_verb_of_speech_starts_the_next_quote_of_the_same_speaker():
    first, second = told("She said the ferry was late, adding that the crew was tired.")
    assert (first.content.quote, second.content.quote) == ("the ferry was late", "that the crew was tired")
    assert first.speaker == second.speaker


def test_two_verbs_with_one_subject_share_the_speaker():
    vowed, denied = told("He vowed to stay and denied that the ferry was late.")
    assert denied.speaker == vowed.speaker


@pytest.mark.parametrize(
    "sentence",
    [
        "The so-called “people’s council” met behind the old market.",
        "The show “Evenings at the Quay” was taken off the air.",
    ],
)
def test_what_nobody_is_told_to_have_said_is_no_quote(sentence: str):
    assert told(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor did not say when the ferry would leave.",
        "The mayor declined to say whether the ferry would leave.",
        "The mayor is expected to announce that the ferry will leave.",
        "I think that the ferry is late.",
        "The storm showed that the quay was weak.",
        "Scientists have found that the quay is sinking.",
    ],
)
def test_what_nobody_is_told_to_have_said_is_no_speech(sentence: str):
    assert {quote.act for quote in told(sentence)}.isdisjoint({"speech"})


def test_a_pronoun_speaks_for_the_last_person_who_spoke_or_acted():
    text = "Ada Lorne opened the quay. Ben Marsh opposed it. “It is too early,” he said."
    people = (entity(text, "Ada Lorne"), entity(text, "Ben Marsh", number=2))
    assert told(text, people)[-1].speaker_entity == "e2"


def test_he_is_nobody_who_is_told_to_be_a_she():
    text = "Ms. Rosk opposed it. “It is too early,” he said."
    assert told(text, (entity(text, "Rosk"),))[-1].speaker_entity is None


def test_of_two_who_may_be_meant_the_one_known_to_be_a_he_is():
    text = "Mr. Vole said it was late. Rosk left the hall. “It is too early,” he said."
    assert told(text, (entity(text, "Vole"), entity(text, "Rosk", number=2)))[-1].speaker_entity == "e1"


def test_of_two_who_may_be_meant_with_nothing_known_neither_is():
    text = "Vole said it was late. Rosk left the hall. “It is too early,” he said."
    assert told(text, (entity(text, "Vole"), entity(text, "Rosk", number=2)))[-1].speaker_entity is None


def test_a_pronoun_is_whose_main_clause_it_was():
    text = "Rosk, who met Vole as Tamm looked on, offered a nod when Odd left. “It is too early,” he said later."
    people = tuple(entity(text, name, number=n) for n, name in enumerate(("Rosk", "Vole", "Tamm", "Odd"), start=1))
    assert told(text, people)[-1].speaker_entity == "e1"


def test_who_speaks_for_somebody_is_not_that_person():
    text = "A spokesman for Ada Lorne said the quay was closed."
    assert told(text, (entity(text, "Ada Lorne"),))[0].speaker_entity is None


def test_each_cue_takes_the_person_named_right_before_it():
    text = (
        "Sen. Ada Lorne (R-Port) expressed “great admiration” for the former captain, Sen. Ben Marsh (R-Bay)"
        " speculated that the captain could get 100 votes, and Sen. Carl Zorn (R-Quay), said he would be “overjoyed”."
    )
    people = tuple(entity(text, f"{n}", number=i) for i, n in enumerate(("Ada Lorne", "Ben Marsh", "Carl Zorn"), 1))
    found = [quote.speaker_entity for quote in told(text, people) if quote.act == "speech"]
    assert found == ["e1", "e2", "e3"]


def test_who_is_told_does_not_speak():
    assert only("“The planets are new,” Dr Carl Zorn told NBC.").speaker.quote == "Dr Carl Zorn"
    assert only("The planets are new, Dr Carl Zorn told NBC.").speaker.quote == "Dr Carl Zorn"


def test_what_people_begin_to_see_or_find_they_do_not_say():
    assert only("The report found that the quay is sinking.").speaker.quote == "The report"
    text = "That group of sailors, Mr. Marsh said on the radio, was beginning to realize “that we have no ships” there."
    assert {quote.speaker.quote for quote in told(text)} == {"Mr. Marsh"}


def test_a_quote_after_a_sentence_with_its_own_source_goes_on_with_that_source():
    text = (
        "“The quay is closed,” Ben Marsh said.\n“It will stay so for the whole of June.”"
        " According to Ada Lorne, the quay costs two million. “The sum I get is nearly three million.”"
    )
    people = (entity(text, "Ada Lorne"), entity(text, "Ben Marsh", number=2))
    assert told(text, people)[-1].speaker_entity == "e1"


def test_a_mention_over_the_head_of_the_phrase_gives_the_entity_and_a_nearer_name_inside_does_not():
    text = "A spokesman for the Harbour Board said the quay was closed."
    assert told(text, (entity(text, "Harbour Board", "organisation"),))[0].speaker_entity is None
    assert told(text, (entity(text, "A spokesman for the Harbour Board", "organisation"),))[0].speaker_entity == "e1"


@pytest.mark.parametrize(
    ("source", "firmness"),
    [
        ("The harbour ministry", "body"),
        ("Two officials", "unnamed"),
        ("Ministry sources", "unnamed"),
        ("Mayor Ada Lorne", "person"),
        ("She", "person"),
        ("A leaked report", "body"),
    ],
)
def test_firmness_tells_a_person_from_a_body_and_from_the_unnamed(source: str, firmness: str):
    assert only(f"{source} said that the ferry had left.").firmness == firmness


def test_a_name_beside_its_description_is_the_speaker():
    quote = only("The spokeswoman, Ada Lorne, said that the ferry had left.")
    assert quote.speaker is not None
    assert quote.speaker.quote == "The spokeswoman, Ada Lorne,"


def test_a_headline_may_name_its_source_after_a_colon():
    text = "Ferry left port without lights: police\nThe ferry left at night."
    (quote,) = told(text, parts=(Part("headline", 0, text.index("\n")),))
    assert summary(quote) == ("Ferry left port without lights", None, "police")


def test_a_post_shown_whole_is_a_quote_of_who_signed_it():
    quote = only("The quay is shut for the night, stay home! — Ada Lorne (@lorne) 3 May 2031")
    assert summary(quote) == ("The quay is shut for the night, stay home!", None, "Ada Lorne")


PIECES = [
    *"“”\"'‘’«»„",
    " ",
    " ",
    "\n",
    ".",
    ", ",
    ": ",
    "he said",
    "Lorne told us that ",
    "The quay is shut",
    "according to ",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_every_quote_equals_the_text_at_its_offsets_whatever_the_marks(pieces: list[str]):
    text = "".join(pieces)
    for quote in told(text):
        for evidence in (quote.content, quote.cue, quote.speaker, *quote.segments):
            assert evidence is None or evidence.quote == text[evidence.start : evidence.end] != ""
        assert quote.segments[0].start == quote.content.start
        assert quote.segments[-1].end == quote.content.end
