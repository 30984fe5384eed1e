"""Check: a sound store has no problem; each kind of damage is found and named."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from tellings.records import Change
from tellings.store import codec
from tests.store.made import TEXT, article, entry, read, telling

DAMAGE = {
    "hash": "UPDATE articles SET text_sha256 = 'ab' WHERE version = 2",
    "hash, body": "UPDATE bodies SET article = (SELECT article FROM bodies b WHERE b.n <> bodies.n LIMIT 1)",
    "offset": "UPDATE tellings SET data = (SELECT data FROM tellings t WHERE t.n <> tellings.n LIMIT 1)",
    "outlet": "UPDATE outlets SET articles = 9",
    "story": "DELETE FROM members",
    "story, count": "UPDATE stories SET articles = 9",
    "orphan": "UPDATE articles SET version = 7 WHERE version = 2",
    "orphan, current": "UPDATE articles SET current = (1 = 1)",
    "search": "UPDATE articles SET current = (1 = 0) WHERE version = 2",
}


@pytest.fixture
def filled(store):
    store.add([read(entry(number)) for number in (1, 2)])
    store.add([read(entry(1, text=f"{TEXT} More."))])
    store.apply([Change("added", "storm", article(2).id)])
    assert list(store.check()) == []
    return store


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_found(filled, damage):
    with filled.writing() as connection:
        connection.execute(text(DAMAGE[damage]))
    found = {problem.what for problem in filled.check()}
    assert damage.split(",")[0] in found


def test_bytes_that_are_nothing_are_found_and_do_not_stop_the_rest(filled):
    with filled.writing() as connection:
        connection.execute(text("UPDATE bodies SET article = :nothing").bindparams(nothing=b"nothing"))
    assert [problem.what for problem in filled.check()] == ["hash"] * 3


def test_a_telling_whose_offsets_give_other_words_is_found(store):
    other = entry(1, text=TEXT.upper())
    store.add([other])
    data = codec.pack(telling(article(1)))
    forged = codec._open(data) | {"article": other.article.id}
    store.put_tellings("r", {other.article.id: codec._squeezed(forged)})
    assert [(problem.what, "no longer give the same words" in problem.why) for problem in store.check()] == [
        ("offset", True)
    ]


def test_a_page_and_its_words_out_of_step_are_found(filled):
    search = "INSERT INTO search (rowid, words) VALUES (5, 'a')"
    if filled.where.startswith("postgresql"):
        search = "DELETE FROM search"
    with filled.writing() as connection:
        connection.execute(text(search))
    assert {problem.what for problem in filled.check()} == {"search"}
