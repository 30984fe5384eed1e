"""Tellings lays what several newsrooms wrote about one happening side by side.

    import tellings
    comparison = tellings.compare(["a.txt", "b.html", {"text": "...", "outlet": "C"}])
    print(comparison.to_text())

It never says who is right and never rates outlets. Nothing is downloaded at run time.
"""

from __future__ import annotations

from tellings import annotate as _annotate_room  # noqa: F401  (imported first: the functions below take its name)
from tellings import group as _group_room  # noqa: F401
from tellings import read as _read_room  # noqa: F401
from tellings.errors import TellingsError
from tellings.pipeline import Comparison, annotate, code_pair, compare, group, read
from tellings.records import Article, Coded, Evidence, Telling
from tellings.settings import Settings

__version__ = "0.1.0"
__all__ = [
    "Article",
    "Coded",
    "Comparison",
    "Evidence",
    "Settings",
    "Telling",
    "TellingsError",
    "annotate",
    "code_pair",
    "compare",
    "group",
    "read",
]
