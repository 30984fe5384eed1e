"""Examples: fictional stories, one folder each, that `tellings compare --example NAME` reads.

In: a name. Out: the folder of its tellings. Places, people and outlets in them are invented.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def names() -> tuple[str, ...]:
    """The stories that are here, in order of the alphabet."""
    return tuple(sorted(path.name for path in _HERE.iterdir() if path.is_dir() and not path.name.startswith("_")))


def folder(name: str) -> Path:
    """The folder of one story. Raises KeyError with the names there are."""
    if name not in names():
        raise KeyError(f"no example {name!r}; there are: {', '.join(names())}")
    return _HERE / name
