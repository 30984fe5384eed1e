"""The foot of a page: teasers of other articles, what the site says of itself, who else wrote.

In: the lines of the account. Out: the parts at its end that are not account. A last line is a teaser only when it has
the form of a headline, stands after a blank line and follows finished sentences; in doubt it stays in the account.
"""

from __future__ import annotations

from tellings.read.lines import Line, ends_as_sentence, headline_like
from tellings.read.phrases import fits, heads_a_list, is_agency, signature_at_end
from tellings.read.stamps import is_byline, signed
from tellings.records import Part

_LONGEST_RUN = 6
_FEWEST_PARAGRAPHS = 3


def read_marked(lines: list[Line]) -> list[Part]:
    """Lines anywhere in the text that say themselves that they are no account."""
    return [Part(kind, line.start, line.end) for line in lines if (kind := _marked(line))]


def read_tail(lines: list[Line], claimed: set[int]) -> list[Part]:
    """The parts at the end of the text; `claimed` holds the starts of lines that are parts already."""
    parts = _listed(lines, claimed)
    taken = claimed | {part.start for part in parts}
    for line in reversed(lines):
        if line.start in taken:
            continue
        kind = _signing(line)
        if kind is None:
            break
        parts.append(Part(kind, line.start, line.end))
        taken.add(line.start)
    left = [line for line in lines if line.start not in taken]
    return [*parts, *_headlines_at_end(left), *_signature(left)]


def _marked(line: Line) -> str | None:
    if len(line.text) > 700:
        return None
    if fits("credited", line.text):
        return "caption"
    return next((kind for kind in ("caption", "boilerplate", "teaser") if fits(kind, line.text)), None)


def _signing(line: Line) -> str | None:
    if is_agency(line.text) or (len(line.text) <= 240 and is_byline(line.text)):
        return "byline"
    found = signed(line)
    return found.parts[0].kind if found and len(found.parts) == 1 else None


def _listed(lines: list[Line], claimed: set[int]) -> list[Part]:
    """A heading such as "Related stories" in the last part of the text, and the headlines under it."""
    parts: list[Part] = []
    under = False
    for line in lines[len(lines) // 3 :]:
        if heads_a_list(line.text):
            under = True
        elif under and line.start not in claimed and not headline_like(line.text.lstrip("•*-–— "), 22):
            under = False
        if under and line.start not in claimed:
            parts.append(Part("teaser", line.start, line.end))
    return parts


def _headlines_at_end(lines: list[Line]) -> list[Part]:
    """A last block, set off by a blank line, of lines that look like headlines of other articles."""
    block: list[Line] = []
    for line in reversed(lines):
        if not _teasing(line):
            break
        block.insert(0, line)
    before = lines[: len(lines) - len(block)]
    if not block or len(block) > _LONGEST_RUN or not _set_off(block[0], before):
        return []
    return [Part("teaser", line.start, line.end) for line in block]


def _teasing(line: Line) -> bool:
    return headline_like(line.text, 18) and len(line.text.split()) >= 3 and not ends_as_sentence(line.text)


def _set_off(first: Line, before: list[Line]) -> bool:
    """After a blank line and enough finished paragraphs, the last of which announces nothing."""
    finished = [line for line in before if ends_as_sentence(line.text)]
    if not first.gap or len(finished) < _FEWEST_PARAGRAPHS or not ends_as_sentence(before[-1].text):
        return False
    usual = sorted(line.gap for line in before[1:])[len(before[1:]) // 2]
    return first.gap > usual or len(first.text.split()) <= 14


def _signature(lines: list[Line]) -> list[Part]:
    """ "(Reporting by ...)" at the end of the last paragraph."""
    if not lines or (start := signature_at_end(lines[-1].text)) is None or start == 0:
        return []
    signature = lines[-1].cut(start, len(lines[-1].text))
    return [Part("byline", signature.start, signature.end)]
