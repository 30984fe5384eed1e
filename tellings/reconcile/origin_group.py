"""Origin groups: tellings with one origin, before they get their place in the answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from tellings.reconcile.occasions import Occurrence
from tellings.records import Edit, Evidence


@dataclass(slots=True)
class Group:
    """Tellings with one origin. `joins`: the pairs that count as one, where some have more beside it (None: all)."""

    kind: str
    name: str
    tellings: list[int]
    why: str
    evidence: list[Evidence] = field(default_factory=list)
    occasions: list[Occurrence] = field(default_factory=list)
    joins: list[tuple[int, int]] | None = None
    edits: list[Edit] = field(default_factory=list)
    all_of_them: str = ""

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The pairs that count as one."""
        return [(self.tellings[0], each) for each in self.tellings[1:]] if self.joins is None else self.joins

    @property
    def short(self) -> str:
        """Its reason without figures, as said of all its tellings."""
        return self.all_of_them or self.why.partition(":")[0]
