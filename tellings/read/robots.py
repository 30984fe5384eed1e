"""robots.txt after RFC 9309: which paths of a site programs may fetch, and how long it asks them to wait.

In: the text of a robots.txt and the name of the program. Out: rules. The longest pattern that fits decides, between two
of one length the one that allows; * stands for anything, $ for the end. What cannot be read of a line is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

LONGEST = 512_000  # bytes of a robots.txt that are read
_PATTERN_LONGEST = 2_000
_UNRESERVED = "/%:?#[]@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules for one program: (pattern, allowed) rows, and the seconds to wait between two requests."""

    rows: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0
    why: str = ""  # why nothing may be fetched

    def allow(self, path: str) -> bool:
        """Whether a path, with its query, may be fetched."""
        if self.why:
            return False
        asked = _escaped(path or "/")
        fitting = [(len(pattern), allowed) for pattern, allowed in self.rows if _fits(pattern, asked)]
        return max(fitting, default=(0, True))[1]


NOBODY = Rules(why="its robots.txt cannot be had")


def rules_for(text: str, program: str) -> Rules:
    """The rules of the groups that name the program, else of those for all."""
    groups = list(_groups(text))
    own = [group for group in groups if program.lower() in group[0]] or [group for group in groups if "*" in group[0]]
    lines = [line for _, inner in own for line in inner]
    rows = tuple((_escaped(value), name == "allow") for name, value in lines if value and name != "crawl-delay")
    return Rules(rows, max((_seconds(value) for name, value in lines if name == "crawl-delay"), default=0.0))


_Line = tuple[str, str]


def _groups(text: str) -> Iterator[tuple[set[str], list[_Line]]]:
    """The groups: the programs they name, in lower case and without version, and their lines."""
    agents: set[str] = set()
    lines: list[_Line] = []
    for name, value in _lines(text):
        if name == "user-agent":
            if lines:
                yield agents, lines
                agents, lines = set(), []
            agents.add(re.split(r"[/\s]", value.lower())[0])
        elif agents:
            lines.append((name, value))
    if agents:
        yield agents, lines


def _lines(text: str) -> Iterator[_Line]:
    for line in re.split(r"\r\n|\r|\n", text.lstrip("\ufeff")):
        name, mark, value = line.partition("#")[0].partition(":")
        name = name.strip().lower()
        if mark and name in ("user-agent", "allow", "disallow", "crawl-delay") and len(value) <= _PATTERN_LONGEST:
            yield name, value.strip()


def _seconds(told: str) -> float:
    try:
        found = float(told)
    except ValueError:
        return 0.0
    return found if 0 <= found < float("inf") else 0.0


def _escaped(path: str) -> str:
    """One spelling of a path: what is no plain character is percent-encoded, in capitals."""
    return re.sub(r"%[0-9a-fA-F]{2}", lambda found: found[0].upper(), quote(path, safe=_UNRESERVED))


def _fits(pattern: str, path: str) -> bool:
    """The path begins with the pattern. By hand: a regular expression of many * can take for ever."""
    ends = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for piece in others[:-1]:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    if not others:
        return not ends or at == len(path)
    last = others[-1]
    return path.endswith(last) and len(path) - len(last) >= at if ends else path.find(last, at) >= 0
