"""NewsWCL50: the evaluator on an event of our own."""

from dataclasses import replace
from pathlib import Path

import pytest

from tellings.errors import BadMeta
from tellings.evaluate import newswcl
from tellings.evaluate.newswcl_read import Happening, read
from tellings.records import Comparison, Entity, Label, Naming

HEADER = (
    "id,code_type,code_name,code_mention,target_concept,event_id,publisher_id,paragraph,sentence,start,end,orientation"
)
TEXTS = {
    "L": ["Mayor Ida Lund shut the old bridge.", "The mayor met Karl Brekke."],
    "R": ["Mayor Lund closed the bridge.", "Mr Brekke wept, and Mayor Lund left."],
}
ROWS = {
    "L": [
        "1,ACTOR,Lund,Mayor Ida Lund,,7,L,0,0,0,2,L",
        "2,ACTOR,Lund,The mayor,,7,L,0,1,0,1,L",
        "3,ACTOR,Brekke,Karl Brekke,,7,L,0,1,3,4,L",
        "4,PROPERTY,Power,shut,Lund,7,L,0,0,3,3,L",
    ],
    "R": [
        "5,ACTOR,Lund,Lund,,7,R,0,1,6,6,R",
        "6,ACTOR,Brekke,Mr Brekke,,7,R,0,1,0,1,R",
        "7,ACTOR,Brekke,nobody here,,7,R,0,1,0,0,R",
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles, matched = tmp_path / "articles" / "event_7", tmp_path / "matched" / "event_7"
    articles.mkdir(parents=True)
    for outlet, lines in TEXTS.items():
        (articles / f"7_{outlet}.txt").write_text("\n\n".join(lines), "utf-8")
        own = matched / f"orientation_{outlet}"
        own.mkdir(parents=True)
        (own / f"7_{outlet}_sent.txt").write_text("\n".join(lines), "utf-8")
        (own / f"7_{outlet}_annotations.csv").write_text("\n".join([HEADER, *ROWS[outlet]]), "utf-8")
    return tmp_path


def as_named(happening: Happening, one_for_all: bool) -> Comparison:
    """A naming with an entity for each actor, or one for everybody."""
    concepts = sorted({phrase.concept for phrase in happening.phrases})
    home = {concept: "e1" if one_for_all else f"e{number}" for number, concept in enumerate(concepts, 1)}
    entries = [
        Naming(home[phrase.concept], (Label("x", "name", False, False, None, (phrase.evidence,)),))
        for phrase in happening.phrases
    ]
    entities = tuple(Entity(name, "person", name, name) for name in sorted(set(home.values())))
    return replace(_EMPTY, entities=entities, naming=tuple(entries))


_EMPTY = Comparison((), (), (), (), (), (), (), (), 0, (), (), (), ())


def test_phrases_are_found_where_their_sentence_stands(folder: Path):
    (happening,) = read(folder)
    told = {(phrase.outlet, phrase.evidence.quote, phrase.head.quote) for phrase in happening.phrases}
    assert ("L", "Mayor Ida Lund", "Lund") in told
    last = next(one for one in happening.phrases if (one.outlet, one.concept) == ("R", "Lund"))
    assert last.evidence.start == happening.articles[1].text.rindex("Lund")
    assert happening.lost == 1


def test_a_perfect_naming_has_every_phrase_right(folder: Path):
    (happening,) = read(folder)
    assert all(one.right for one in newswcl.judge(happening, as_named(happening, one_for_all=False)))


def test_one_entity_for_all_is_right_for_one_actor_only(folder: Path):
    (happening,) = read(folder)
    judged = newswcl.judge(happening, as_named(happening, one_for_all=True))
    assert {one.wording.concept for one in judged if one.right} == {"Lund"}


def test_an_empty_naming_has_nothing_right(folder: Path):
    (happening,) = read(folder)
    assert not any(one.right for one in newswcl.judge(happening, _EMPTY))


def test_a_label_far_longer_than_the_phrase_does_not_meet_it(folder: Path):
    (happening,) = read(folder)
    whole = happening.articles[0].evidence(0, len(happening.articles[0].text))
    label = Label("x", "name", False, False, None, (whole,))
    everything = replace(_EMPTY, naming=(Naming("e1", (label,)),))
    assert not any(one.right for one in newswcl.judge(happening, everything))


def test_the_whole_way_scores_and_lists(folder: Path):
    scores = newswcl.evaluate(folder)
    assert scores.figures()["actors"] == 1.0
    assert scores.figures()["conll"] is not None
    assert scores.extra == {"lost": 1}
    assert any(line.startswith("HIT  event_7 L ACTOR Lund") for line in newswcl.listing(folder))


def test_an_empty_folder_and_an_unknown_event_are_refused(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    with pytest.raises(BadMeta, match="no articles/EVENT"):
        read(tmp_path_factory.mktemp("empty"))
    with pytest.raises(BadMeta, match="event_9"):
        read(folder, ["event_9"])


def test_a_missing_table_is_named(folder: Path):
    next(folder.glob("matched/*/*/7_R_annotations.csv")).unlink()
    with pytest.raises(BadMeta, match="7_R_annotations"):
        read(folder)
