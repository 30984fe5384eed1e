"""CAMEO: a type and the words that joined its actors -> the root code of CAMEO, 01 to 20.

PLOVER has one type where CAMEO tells an appeal from a demand, and none for a mere statement; the words decide there.
"""

from __future__ import annotations

from tellings.annotate.coding_links import Link
from tellings.knowledge.load import toml

STATEMENT = "01"


def root(type_: str, link: Link) -> str | None:
    """The root code of this type between these actors; None for a type that is not ours."""
    table = toml("cameo.toml")
    lemmas = {link.columns.lemma[token].lower() for token in link.around}
    for row in table["decided"]:
        if row["type"] == type_ and lemmas & set(row["words"]) and not lemmas & set(row["unless"]):
            return str(row["root"])
    found: str | None = table["roots"].get(type_)
    return found
