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
    story, _ = link(tellings)
    (entry,) = naming(story)
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


def story_of(*told: Entity) -> dict[str, set[str]]:
    return {entry.entity: {label.label for label in entry.labels} for entry in naming(told)}


def entity(number: int, kind: str, key: str, *words: str, country: str | None = None) -> Entity:
    article = Article(f"{number}: " + " / ".join(words))
    at = [article.text.index(word) for word in words]
    mentions = tuple(
        Mention(article.evidence(start, start + len(word)), "name") for start, word in zip(at, words, strict=True)
    )
    return Entity(f"e{number}", kind, words[0], key, country=country, mentions=mentions)


def test_a_state_and_its_government_are_called_together():
    state = entity(1, "country", "country:NOR", "Norway", country="NOR")
    cabinet = entity(2, "government", "government:NOR", "Norwegian regime", country="NOR")
    assert story_of(state, cabinet) == {"e1": {"Norway", "Norwegian regime"}}
    labels = naming((state, cabinet))[0].labels
    assert [(label.kind, label.loaded) for label in labels] == [("name", False), ("alias", True)]


def test_a_government_whose_state_nobody_names_stands_for_itself():
    assert story_of(entity(1, "government", "government:NOR", "Norwegian cabinet", country="NOR")) == {
        "e1": {"Norwegian cabinet"}
    }


def test_who_is_called_in_most_ways_comes_first():
    plain = entity(1, "person", "person:lund", "Ida Lund")
    varied = entity(2, "person", "person:brekke", "Karl Brekke", "Brekke")
    assert [entry.entity for entry in naming((plain, varied))] == ["e2", "e1"]
