import pytest

from tellings.knowledge.load import toml
from tellings.reconcile.linking import link
from tellings.reconcile.naming import loaded, naming
from tellings.records import Article, Entity, Label, Mention, Telling


def telling(text: str, *told: tuple[str, str]) -> Telling:
    """One telling with one person whose mentions are (words, kind)."""
    article = Article(text)
    mentions, at = [], 0
    for words, kind in told:
        at = text.index(words, at)
        mentions.append(Mention(article.evidence(at, at + len(words)), kind))
    own = Entity("e1", "person", "Zoltan Brekke", "person:zoltan brekke", mentions=tuple(mentions))
    return Telling(article, "en", entities=(own,))


def labels(*tellings: Telling) -> list[Label]:
    story, links = link(tellings)
    (entry,) = naming(tellings, story, links)
    return list(entry.labels)


def test_a_label_is_told_once_with_all_its_places():
    one = telling("President Zoltan Brekke", ("President", "title"), ("Zoltan Brekke", "name"))
    other = telling("president Brekke", ("president", "title"), ("Brekke", "name"))
    told = [(label.kind, label.label, len(label.evidence)) for label in labels(one, other)]
    assert told == [("name", "Zoltan Brekke", 1), ("name", "Brekke", 1), ("title", "President", 2)]


def test_a_loaded_label_says_why():
    (name, label) = labels(telling("warlord Zoltan Brekke", ("warlord", "description"), ("Zoltan Brekke", "name")))
    assert label.loaded
    assert label.why_loaded is not None
    assert label.why_loaded.startswith("“warlord”")
    assert not name.loaded


@pytest.mark.parametrize("label", ["harbour master", "President", "interim government", "Ministry spokesman"])
def test_plain_labels_are_not_loaded(label: str):
    assert loaded(label) is None


@pytest.mark.parametrize("label", ["self-proclaimed council", "Terrorists", "the so-called experts", "ex-warlord"])
def test_loaded_words_are_found_in_any_form(label: str):
    assert loaded(label) is not None


def test_loaded_words_have_their_reasons():
    words = toml("loaded.toml")["words"]
    assert len(words) >= 80
    assert all(len(why.split()) > 1 or why == "praises" for why in words.values())
