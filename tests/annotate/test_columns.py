from tellings.annotate.columns import columns
from tellings.annotate.parsed import parse
from tellings.records import Article


def test_the_lists_say_what_the_tokens_say():
    doc = parse(Article("Ada Lorne’s ferry sank.\nNobody drowned, she said.")).text
    told = columns(doc)
    assert told.text == [token.text for token in doc]
    assert (told.tag, told.lemma) == ([token.tag_ for token in doc], [token.lemma_ for token in doc])
    assert (told.dep, told.head) == ([token.dep_ for token in doc], [token.head.i for token in doc])
    assert told.sentence == [token.sent.start for token in doc]


def test_a_character_is_found_in_its_token():
    doc = parse(Article("Ada Lorne left.")).text
    told = columns(doc)
    assert [told.at(0), told.at(5), told.at(9)] == [0, 1, 1]
    assert told.end(1) == 9


def test_they_are_read_once():
    doc = parse(Article("Ada Lorne left.")).text
    assert columns(doc) is columns(doc)
