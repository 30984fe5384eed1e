"""Triggers made of patterns: the verb, its objects and where the recipient stands."""

from __future__ import annotations

from pathlib import Path

from tellings.annotate.events_patterns import KIND, triggers
from tellings.annotate.events_triggers import index
from tellings.knowledge.codebook import Trigger, Type, codebook


def made(pattern: str, quad: str = "material cooperation", own: tuple[Trigger, ...] = ()) -> list[Trigger]:
    return list(triggers(Type("KIND", quad, "", (), (), (pattern,), (), (), own, Path("kind.toml"))))


def test_a_pattern_gives_each_verb_its_objects_and_the_preposition_of_the_recipient() -> None:
    found = made("(lift|ease) (the ban|heavy sanctions) on T")
    assert {(one.words, one.recipient) for one in found} == {("lift", ("on",)), ("ease", ("on",))}
    assert all({"ban", "sanction", "sanctions"} <= set(one.objects) for one in found)
    assert {one.kind for one in found} == {KIND}


def test_a_particle_belongs_to_the_verb() -> None:
    (one,) = made("call off the strike against T")
    assert (one.words, one.particle, one.recipient) == ("call off", "off", ("against",))


def test_a_verb_alone_counts_only_for_a_type_without_triggers() -> None:
    (alone,) = made("elect T")
    assert (alone.words, alone.objects) == ("elect", ())
    assert made("elect T", own=(alone,)) == []


def test_where_somebody_is_receives_no_words() -> None:
    own = made("condemn T")
    assert made("condemn the violence in T", quad="verbal conflict", own=tuple(own)) == []


def test_every_type_of_the_codebook_is_in_the_index() -> None:
    known = index()
    rows = [name for several in (*known.verbs.values(), *known.nouns.values()) for name, _ in several]
    assert set(rows) == {one.name for one in codebook()}
