from tellings.annotate import quotes
from tellings.annotate.parsed import parse
from tellings.annotate.sentences import annotate as sentences_of
from tellings.annotate.sources import source_of
from tellings.records import Article, Source, Telling


def sources(text: str) -> list[Source | None]:
    article = Article(text)
    telling, parsed = Telling(article, "en"), parse(article)
    found = quotes.annotate(telling, parsed)
    return [source_of(sentence.evidence, found) for sentence in sentences_of(telling, parsed)]


def test_a_said_sentence_is_the_word_of_its_speaker():
    (source,) = sources("The ministry said that the old bridge had been sold.")
    assert source is not None
    assert (source.evidence.quote, source.cue and source.cue.quote, source.firmness) == ("The ministry", "said", "body")


def test_a_plain_sentence_is_the_outlets_own():
    assert sources("The old bridge was sold on Monday.") == [None]


def test_a_remark_in_a_long_sentence_does_not_make_it_the_speakers():
    text = "She said “no” and then walked the whole length of the old bridge in the rain with her two dogs."
    assert sources(text) == [None]


def test_the_second_sentence_of_a_long_quote_has_the_same_source():
    first, second = sources("“The bridge is old. Nobody will buy it,” Ada Lorne said.")
    assert first is not None
    assert first == second


def test_what_is_said_by_nobody_has_no_source():
    assert sources("It was reported that the old bridge had been sold.") == [None]


def test_two_remarks_of_one_speaker_count_together():
    text = "Lorne wrote, “It is a danger to us all,” and later in the evening confirmed that it had been sold."
    (source,) = sources(text)
    assert source is not None
    assert source.evidence.quote == "Lorne"
