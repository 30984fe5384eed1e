"""Root: a type and how its act stands -> the root type of PLOVER for who acts and who receives.

PLOVER has no standing: a kind act that lies ahead is AGREE, a hostile one THREATEN, a kind one that is refused REJECT.
None for what is only possible, asked for, alleged or denied: who asks or accuses has an event of his own.
"""

from __future__ import annotations

from tellings.annotate.events_standing import AHEAD, DENIED, TOLD

_KIND = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"})
_WORDS = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "THREATEN"})


def root(type_: str, quad: str, status: str, refused: bool = False) -> str | None:
    """The root type to count the act under."""
    kind = type_ in _KIND or quad.endswith("cooperation")
    if status in TOLD:
        return type_
    if status in AHEAD:
        if type_ in _WORDS:
            return type_
        return "AGREE" if kind else "THREATEN"
    if status == DENIED and refused and kind:
        return "REJECT"
    return None
