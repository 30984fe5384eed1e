"""Code a pair: a text and two actors in it -> what the one did to the other, in which quad class, how surely.

Either actor may be unknown. None where the codebook's sentences that are no event are the nearest. The class is chosen
from the whole down: conflict or cooperation by the sum of its types, then the quad class in it, then the type.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.annotate.coding_features import marks
from tellings.annotate.coding_frames import told
from tellings.annotate.coding_model import model
from tellings.annotate.coding_own import own_types
from tellings.annotate.coding_reading import Reading, links, read_links
from tellings.errors import BadSpan
from tellings.knowledge.codebook import NONE, QUADS, Span, codebook, quad_of
from tellings.records import Coded
from tellings.settings import Settings

_DOUBT = 0.7  # a pair that somebody asks for is seldom no event
_CONFLICT, _COOPERATION = "conflict", "cooperation"

Asked = tuple[str, Span | None, Span | None]


def code_pair(text: str, source: Span | None, target: Span | None, settings: Settings) -> Coded | None:
    """What `source` did to `target`, by offsets in the text."""
    return code_pairs([(text, source, target)], settings)[0]


def code_pairs(asked: Sequence[Asked], settings: Settings) -> list[Coded | None]:
    """The same of many texts, in order, by one run of the parser."""
    for text, source, target in asked:
        _refuse_wrong_spans(text, source, target)
    quads = quad_of(codebook(*settings.codebook))
    return [chosen(_likely(one, settings), quads) for one in read_links(list(asked), settings)]


def code_pairs_by_marks(asked: Sequence[Asked], settings: Settings) -> list[Coded | None]:
    """The same without the embedding: faster, less sure; the types of a person's own files are left out."""
    quads = quad_of(codebook())
    return [chosen(model().likely(marks(one)), quads) for one in links(list(asked), settings)]


def code_pairs_by_frames(asked: Sequence[Asked], settings: Settings) -> list[Coded | None]:
    """The same by the codebook's triggers alone, without a classifier: None where no word on the way is one."""
    quads = quad_of(codebook())
    governing = (next(iter(told(one)), None) for one in links(list(asked), settings))
    return [Coded(name, quads[name], quads[name].split()[1], 1.0) if name else None for name in governing]


def _likely(one: Reading, settings: Settings) -> dict[str, float]:
    """Our types and a person's own; his take their share first."""
    ours = model().likely(one.marks, one.vector)
    for own in own_types(settings):
        share = own.likely(one.marks, one.vector)
        ours = {name: value * (1 - share) for name, value in ours.items()}
        ours[own.type.name] = share
    return ours


def chosen(likely: Mapping[str, float], quads: Mapping[str, str], doubt: float = _DOUBT) -> Coded | None:
    """The type of these probabilities, from the whole down; None where "no event" is likelier than `doubt`."""
    if likely.get(NONE, 0.0) > doubt:
        return None
    shares = {name: value for name, value in likely.items() if name in quads}
    binary = max((_COOPERATION, _CONFLICT), key=lambda half: _sum(shares, quads, half))
    quad = max((quad for quad in QUADS if quad.endswith(binary)), key=lambda one: _sum(shares, quads, one))
    name = max((name for name in shares if quads[name] == quad), key=lambda one: shares[one])
    return Coded(name, quad, binary, shares[name])


def _sum(told: Mapping[str, float], quads: Mapping[str, str], ending: str) -> float:
    return sum(value for name, value in told.items() if quads[name].endswith(ending))


def _refuse_wrong_spans(text: str, *spans: Span | None) -> None:
    for span in spans:
        if span is not None and not 0 <= span[0] < span[1] <= len(text):
            raise BadSpan(start=span[0], end=span[1], length=len(text))
