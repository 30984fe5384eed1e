"""Mentions: hand-labelled phrases against the entities of a telling; the whole set is invented here."""

import hashlib
import json

import pytest

from tellings.errors import BadMeta
from tellings.evaluate import mentions
from tellings.records import Article, Entity, Evidence, Mention, Telling

TEXT = "Mayor Ida Lund opened the Ostmark Bridge. Lund said she was glad. The mayor of Ostmark thanked Per Holm."
NAMES = {
    "lund": ("person", "Ida Lund", ["Ida Lund", "Lund said", "she", "mayor of"]),
    "bridge": ("facility", "Ostmark Bridge", ["Ostmark Bridge"]),
    "town": ("place", "Ostmark", ["Ostmark thanked"]),
    "holm": ("person", "Per Holm", ["Per Holm"]),
}
CUT = {"Lund said": "Lund", "mayor of": "mayor", "Ostmark thanked": "Ostmark"}
ROWS = [
    ("Ida Lund", "name", ["person"], "lund", ["Lund said"]),
    ("she", "pronoun", ["person"], "lund", ["Ida Lund", "Lund said"]),
    ("mayor of", "description", ["person"], "lund", ["Ida Lund"]),
    ("Ostmark Bridge", "name", ["facility", "place"], "bridge", []),
    ("Per Holm", "name", ["person"], "holm", []),
]


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(CUT.get(words, words))


def label(words: str, form: str, kinds: list[str], entity: str, same: list[str], **more: object) -> dict[str, object]:
    start, end = place(words)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()[:12]
    row = {"article": "b", "sha256": digest, "split": "tune", "where": "text", "start": start, "end": end}
    return {**row, "form": form, "kinds": kinds, "entity": entity, "same": [["text", *place(w)] for w in same], **more}


def telling(names: dict[str, tuple[str, str, list[str]]]) -> Telling:
    entities = tuple(
        Entity(key, kind, name, key, mentions=tuple(mention(*place(words)) for words in phrases))
        for key, (kind, name, phrases) in names.items()
    )
    return Telling(Article(TEXT, source_id="b"), "en", entities=entities)


def mention(start: int, end: int) -> Mention:
    return Mention(Evidence("b", "text", start, end, TEXT[start:end]), "name")


@pytest.fixture
def folder(tmp_path):
    """The bridge story, its labels, and one label held back."""
    (tmp_path / "bridge.articles.json").write_text(json.dumps([{"id": "b", "title": "", "text": TEXT}]), "utf-8")
    rows = [label(*row) for row in ROWS]
    rows[-1]["split"] = "fresh"
    (tmp_path / "mentions.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return tmp_path


@pytest.fixture
def program(monkeypatch):
    """Makes the program answer with the entities given."""

    def answer(names):
        monkeypatch.setattr("tellings.pipeline.annotate_many", lambda articles: [telling(names) for _ in articles])

    return answer


def test_the_labels_themselves_score_one_in_everything(folder, program):
    program(NAMES)
    assert set(mentions.evaluate(folder).figures().values()) == {1.0}


def test_silence_finds_nothing(folder, program):
    program({})
    assert set(mentions.evaluate(folder).figures().values()) == {0.0}


def test_another_kind_is_found_and_linked_but_not_right(folder, program):
    program({**NAMES, "holm": ("group", "Per Holm", ["Per Holm"])})
    figures = mentions.evaluate(folder).figures()
    assert (figures["found"], figures["link"], figures["kind"], figures["right"]) == (1.0, 1.0, 0.8, 0.8)


def test_each_acceptable_kind_is_right(folder, program):
    program({**NAMES, "bridge": ("place", "Ostmark Bridge", ["Ostmark Bridge"])})
    assert mentions.evaluate(folder).figures()["right"] == 1.0


def test_a_pronoun_given_to_another_person_is_of_the_right_kind_and_wrongly_linked(folder, program):
    lund, holm = (
        ("person", "Ida Lund", ["Ida Lund", "Lund said", "mayor of"]),
        ("person", "Per Holm", ["Per Holm", "she"]),
    )
    program({**NAMES, "lund": lund, "holm": holm})
    figures = mentions.evaluate(folder).figures()
    assert (figures["kind"], figures["link"]) == (1.0, 0.8)


def test_two_names_made_one_are_both_wrongly_linked(folder, program):
    (folder / "mentions.jsonl").write_text("\n".join(json.dumps(label(*row)) for row in ROWS), "utf-8")
    both = [*NAMES["lund"][2], *NAMES["holm"][2]]
    program({"bridge": NAMES["bridge"], "lund": ("person", "Ida Lund", both)})
    figures = mentions.evaluate(folder).figures()
    assert (figures["kind"], figures["link"]) == (1.0, 0.2)


def test_a_title_before_the_name_and_an_article_count_as_the_same_phrase():
    longer = telling({"lund": ("person", "Ida Lund", [])})
    start, end = place("Ida Lund")
    entity = Entity("lund", "person", "Ida Lund", "lund", mentions=(mention(0, end),))
    row = mentions._label(label("Ida Lund", "name", ["person"], "lund", []))
    [one] = mentions.judge_article([row], Telling(longer.article, "en", entities=(entity,)))
    assert start > 0
    assert one.right


def test_a_town_inside_the_name_of_its_bridge_is_not_the_bridge():
    row = label("Ostmark Bridge", "name", ["place"], "town", [])
    row["end"] = row["start"] + len("Ost")
    [one] = mentions.judge_article([mentions._label(row)], telling(NAMES))
    assert one.entity is None


def test_a_country_and_its_government_may_be_one_entity_or_two(folder, program):
    rows = [
        label("Ostmark Bridge", "name", ["country"], "land", []),
        label("Ostmark thanked", "name", ["government", "country"], "state", []),
    ]
    (folder / "mentions.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    program({"one": ("country", "Ostmark", ["Ostmark Bridge", "Ostmark thanked"])})
    assert mentions.evaluate(folder).figures()["right"] == 1.0


def test_splits_are_scored_apart_and_can_be_asked_for_alone(folder, program):
    program({key: given for key, given in NAMES.items() if key != "holm"})
    figures = mentions.evaluate(folder).figures()
    assert (figures["right_tune"], figures["right_fresh"]) == (1.0, 0.0)
    assert mentions.evaluate(folder, ("fresh",)).figures()["right"] == 0.0


def test_an_article_drawn_for_two_splits_is_read_once_and_judged_in_each_alone(folder, monkeypatch):
    both = [*NAMES["lund"][2], *NAMES["holm"][2]]
    one = telling({"bridge": NAMES["bridge"], "lund": ("person", "Ida Lund", both)})
    monkeypatch.setattr("tellings.pipeline.annotate_many", lambda articles: [one] if len(articles) == 1 else [])
    figures = mentions.evaluate(folder).figures()
    assert (figures["link"], figures["right_fresh"]) == (1.0, 1.0)


def test_the_split_that_is_held_no_longer_is_listed(folder, program):
    program(NAMES)
    row = label(*ROWS[0], split="hold")
    (folder / "mentions.jsonl").write_text(json.dumps(row), "utf-8")
    assert "'Ida Lund'" in next(iter(mentions.listing(folder)))


def test_shares_by_kind_and_form_stand_beside_the_figures(folder, program):
    program(NAMES)
    assert json.loads(mentions.evaluate(folder).as_json())["right_pronoun"] == 1.0


def test_the_listing_shows_the_words_but_of_the_held_split_only_a_count(folder, program):
    program({"lund": NAMES["lund"]})
    lines = list(mentions.listing(folder))
    assert any(line.startswith("HIT ") and "'she'" in line and "'Ida Lund'" in line for line in lines)
    assert any(line.startswith("MISS") and "'Ostmark Bridge'" in line and "nothing" in line for line in lines)
    assert not any("Per Holm" in line for line in lines)
    assert lines[-1].startswith("fresh: 0 of 1 right")
    assert "'Per Holm'" in next(iter(mentions.listing(folder, ("fresh",))))


def test_a_text_that_changed_is_refused(folder, program):
    program(NAMES)
    (folder / "bridge.articles.json").write_text(json.dumps([{"id": "b", "text": TEXT + " And more."}]), "utf-8")
    with pytest.raises(BadMeta, match="not the text"):
        mentions.evaluate(folder)


def test_an_empty_folder_an_unknown_article_and_a_broken_label_are_errors_with_a_cure(folder, tmp_path_factory):
    with pytest.raises(BadMeta, match="give the folder"):
        mentions.evaluate(tmp_path_factory.mktemp("empty"))
    with pytest.raises(BadMeta, match="no label for nobody"):
        mentions.evaluate(folder, ("nobody",))
    (folder / "mentions.jsonl").write_text('{"article": "b"}', "utf-8")
    with pytest.raises(BadMeta, match=r"line 1.*give article"):
        mentions.evaluate(folder)


def test_plain_texts_are_found_by_their_stems_and_read_by_the_program_itself(tmp_path):
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "mentions.jsonl").write_text(json.dumps(label(*ROWS[0])), "utf-8")
    assert mentions.evaluate(tmp_path).figures()["found"] == 1.0


def test_the_labels_that_come_with_the_program_hold_offsets_and_no_words():
    rows = [
        json.loads(line)
        for line in mentions.Path(mentions.__file__).with_name("mentions.jsonl").read_text("utf-8").splitlines()
    ]
    dev = [row for row in rows if row["split"] != "seed"]
    assert len(dev) >= 200
    allowed = {"article", "sha256", "split", "where", "start", "end", "form", "kinds", "entity", "same"}
    assert all(set(row) == allowed for row in rows)
    assert {row["split"] for row in rows} == {"tune", "hold", "seed", "fresh"}
