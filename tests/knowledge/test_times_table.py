"""The table of times: every rule names a reading there is and compiles with its macros."""

from __future__ import annotations

import re

from tellings.annotate.time_phrases import rows
from tellings.annotate.time_rules import READINGS
from tellings.knowledge.load import toml

TABLE = toml("times.toml")


def test_every_rule_names_a_reading_there_is() -> None:
    assert {rule["reading"] for rule in rows()} == set(READINGS)


def test_every_macro_is_used() -> None:
    used = {name for rule in rows() for name in re.findall(r"%(\w+)%", rule["pattern"])}
    within = {name for macro in TABLE["macros"].values() for name in re.findall(r"%(\w+)%", macro)}
    assert used | within == {*TABLE["macros"], "feasts"}


def test_every_rule_is_tried_around_triggers_there_are() -> None:
    named = {trigger for rule in rows() for trigger in ([rule["on"]] if isinstance(rule["on"], str) else rule["on"])}
    assert named == set(TABLE["triggers"])


def test_every_rule_has_an_example() -> None:
    assert [rule["pattern"] for rule in rows() if not rule["examples"]] == []
