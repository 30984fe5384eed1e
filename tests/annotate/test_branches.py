"""Branches: the same tree as spaCy's, token by token; frames are kept for the entities they were made with."""

from __future__ import annotations

from tellings.annotate.branches import branches
from tellings.annotate.frames import Mentions, frames
from tellings.annotate.parsed import parse
from tellings.records import Article, Entity, Mention

TEXT = (
    "The mayor of Tarn, who had promised pumps, said on Monday that two ferries and a barge would be sent to help.\n"
    "“Nobody asked us,” the crew said. What the harbour lost, it lost for want of a lamp."
)


def test_children_and_what_stands_under_a_token_are_as_spacy_gives_them() -> None:
    doc = parse(Article(TEXT)).text
    tree = branches(doc)
    for token in doc:
        assert list(tree.children(token.i)) == [child.i for child in token.children]
        assert tree.under(token.i) == [below.i for below in token.subtree]


def test_frames_name_the_entities_they_are_asked_for() -> None:
    article = Article("The mayor sent a barge.")
    parsed = parse(article)
    mayor = Entity("e1", "person", "mayor", "mayor", mentions=(Mention(article.evidence(0, 9), "title"),))
    nobody, somebody = (frames(parsed.text[:], parsed, Mentions(known)) for known in ((), (mayor,)))
    assert [frame.roles[0].entity for frame in (*nobody, *somebody)] == [None, "e1"]
