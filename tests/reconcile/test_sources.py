from tellings.reconcile.sources import bodies, weight_of

from .build import material


def behind(text: str) -> list[str | None]:
    """The name of whoever stands behind each sourced statement."""
    told = material(text)
    names = {entity.id: entity.name for entity in told.tellings[0].entities}
    return [names.get(body) if body else None for _, _, body in bodies(told.tellings[0])]


NAMED = "The pumps will arrive soon, the Peruvian Ministry of Health said. "


def test_a_spokesman_is_the_body_he_speaks_for():
    assert set(
        behind(f"{NAMED}“They are on the way,” ministry spokesman Ada Lorne said. Lorne said they were new.")
    ) == {"Peruvian health ministry"}


def test_ministry_sources_and_the_sources_are_the_ministry():
    told = behind(f"{NAMED}Ministry sources said they were new. The sources said a ship would bring them.")
    assert told == ["Peruvian health ministry"] * 3


def test_a_person_of_no_body_is_the_source():
    assert behind("“They are on the way,” Ada Lorne said.") == ["Ada Lorne"]


def test_sources_of_nobody_are_nobody():
    assert behind("Two sources said the pumps were new.") == [None]


def test_a_ministers_words_are_not_those_of_a_body_told_elsewhere():
    told = behind(f"{NAMED}“They are late,” the farmer Ada Lorne said.")
    assert told == ["Peruvian health ministry", "Ada Lorne"]


def test_statements_are_counted_by_the_body_behind_them():
    told = material(f"{NAMED}Ministry sources said they were new. “They are late,” the farmer Ada Lorne said.")
    counts = weight_of(told.tellings[0], told.links)
    assert {told.entity(story).name: count for story, count in counts.items()} == {
        "Peruvian health ministry": 2,
        "Ada Lorne": 1,
    }
