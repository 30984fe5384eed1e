"""The table of times: every rule names a reading there is and compiles with its macros."""

from __future__ import annotations

import re

from tellings.annotate.time_rules import READINGS
from tellings.knowledge.load import toml

TABLE = toml("times.toml")


def test_every_rule_names_a_reading_there_is() -> None:
    assert {rule["reading"] for rule in TABLE["rule"]} == set(READINGS)


def test_every_macro_is_used() -> None:
    used = {name for rule in TABLE["rule"] for name in re.findall(r"%(\w+)%", rule["pattern"])}
    assert used == set(TABLE["macros"])
