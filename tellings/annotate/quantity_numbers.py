"""Plain numbers: "at least 12 people", "$1.1 million", "22 percent", "5-6,000 boats", a vote of 52-48.

In: a parse and the token where a number begins. Out: the quantity, or None for a name, a label, an address, and for a
number that counts nothing.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tellings.annotate.columns import columns
from tellings.annotate.counted import WHOM, Counted, being, counted, hyphened, noun_after, of_them, words_before
from tellings.annotate.counted_elsewhere import crowd, gathering, toll
from tellings.annotate.parsed import words_of
from tellings.annotate.quantity_bounds import Bounds, Found, bounds, tidy
from tellings.annotate.quantity_figures import Figure, after_unit, figure
from tellings.annotate.quantity_names import is_address, is_name
from tellings.annotate.quantity_seeds import AFTER, TABLE, Before, before
from tellings.annotate.quantity_units import UNITS, Unit
from tellings.annotate.quantity_words import ratio_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_RULES = TABLE["not_quantities"]
_SCORES = frozenset(_RULES["score_nouns"])
_SCORED = frozenset(_RULES["score_verbs"])
_VOTES = frozenset(_RULES["votes"])
_EMPTY = frozenset(_RULES["empty_nouns"])
_COMPARING = frozenset(_RULES["comparing"])
_COMPOUNDS = frozenset(_RULES["compounds"])
_METRES = frozenset(_RULES["metres_before"])
_UNSAID = ("of", "-", "a")
_MONEY = frozenset(TABLE["money_verbs"]["lemmas"])


def number(doc: Doc, token: int) -> Found | None:
    """The quantity whose number begins at this token."""
    told = figure(doc, token)
    span = doc.char_span(told.start, told.end, alignment_mode="expand") if told else None
    if told is None or span is None:
        return None
    told, span = _with_measure(told, span)
    if is_name(span, told.money is not None or told.unit is not None):
        return None
    what = _what(told, span)
    if what is None:
        return None
    about = before(columns(doc), span.start, told.start)
    end = max(told.end, what.end)
    after = told.after or after_unit(words_of(doc), end)
    if after and not told.after:
        end = _end_of_words(words_of(doc), end, after)
    limits = _score(told) if what.unit in ("score", "vote") else _limits(told, about, after)
    return _found(told, about, after, what, limits, end)


def _with_measure(told: Figure, span: Span) -> tuple[Figure, Span]:
    """ "10m high" is metres, and "magnitude 6.1" tells its unit first."""
    doc = span.doc
    if told.short == "m" and not told.money and doc[span.end : span.end + 1].text.lower() in _METRES:
        return replace(told, first=told.first / TABLE["short_multiples"]["m"], told="", short="", unit=UNITS["m"]), span
    ahead = [token.lower_ for token in doc[max(0, span.start - 2) : span.start]]
    if told.unit or told.money or "magnitude" not in ahead or not set(ahead) <= {"magnitude", *_UNSAID, *ahead[:-1]}:
        return told, span
    if ahead[-1] != "magnitude":
        return replace(told, unit=UNITS["magnitude"]), span
    start = span.start - 1
    return replace(told, start=doc[start].idx, unit=UNITS["magnitude"]), doc[start : span.end]


def multiple(doc: Doc, token: int) -> Found | None:
    """ "A dozen ships", "half a million people": the number begins before the multiple."""
    lower = columns(doc).lower
    if lower[token] in ("half", "quarter"):
        a_quarter = lower[token] == "quarter" and lower[max(0, token - 1) : token] == ["a"]
        return number(doc, token - a_quarter)
    return number(doc, token - 1) if lower[max(0, token - 1) : token] in (["a"], ["an"]) else None


def times_as(doc: Doc, token: int) -> Found | None:
    """ "Three times as many houses", "2.5 times the size": a ratio."""
    told = figure(doc, token)
    if told is None or told.second is not None or told.unit is None or told.unit.name != "time":
        return None
    table = columns(doc)
    last = table.at(told.end - 1) + 1
    compared = last < len(table) and table.lower[last] in _COMPARING
    return ratio_at(doc, token, last, told.first) if compared and table.text[last - 1] != "time" else None


def _found(told: Figure, about: Before, after: str, what: Counted, limits: Bounds, end: int) -> Found:
    more = about.kind == "more"
    words = "" if more else about.words or (after if after[:1].isalpha() else "")
    of = f"{about.words.split()[-1]} {what.of}" if more and what.of else what.of
    whole = (what.whole, end) if what.whole is not None else None
    return Found(about.start, end, told.start, limits, what.unit, of, _kind(what.unit), words, what.of_whom, whole)


def _kind(unit: str) -> str:
    known = UNITS.get(unit)
    return "score" if unit in ("score", "vote") else known.kind if known else "count"


def _end_of_words(text: str, end: int, words: str) -> int:
    for word in words.split():
        end = text.lower().index(word, end) + len(word)
    return end


def _limits(told: Figure, about: Before, after: str) -> Bounds:
    kind = AFTER.get(after) or about.kind
    if told.second is not None:
        low, high = sorted((tidy(told.first), tidy(told.second)))
        return Bounds(None, low, high, kind == "about")
    return bounds(told.first, kind, told.told)


def _score(told: Figure) -> Bounds:
    low, high = sorted((told.first, told.second or Decimal(0)))
    return Bounds(None, low, high)


def _what(told: Figure, span: Span) -> Counted | None:
    """What the figure is told in or counts."""
    if told.second is not None and told.join in ("-", "to") and (score := _scored(told, span)):
        return score
    if told.second is not None and told.join == "-" and told.second <= told.first:
        return None
    if told.money:
        return _money(told, span)
    if told.unit is None:
        return _counts(told, span)
    unit = _pounds(told, span) if told.unit.name == "lb" else told.unit
    if unit.kind == "money":
        return _money(replace(told, money=unit), span)
    return _share(told, span, unit) if unit.kind == "share" else _measured(told, span, unit)


def _scored(told: Figure, span: Span) -> Counted | None:
    """A vote of 52-48, a 3-1 win: the noun after it, or a verb or noun before it, says so."""
    if told.money or told.unit or (told.first < (told.second or 0) and told.join == "to"):
        return None
    noun = noun_after(span, span.end)
    near = span.doc[max(0, span.start - 5) : span.start]
    lemmas = {token.lemma_.lower() for token in near}
    vote = bool(_VOTES & ({token.lower_ for token in near} | ({noun.lower_} if noun is not None else set())))
    unit = "vote" if vote else "score"
    if noun is not None and noun.lemma_.lower() in _SCORES:
        return Counted(noun.idx + len(noun), unit, noun.text)
    rising = told.first < (told.second or 0)
    bare = vote or (told.join == "-" and not rising) or (rising and noun is None)
    return Counted(told.end, unit, "") if bare and lemmas & (_SCORED | _SCORES) else None


def _money(told: Figure, span: Span) -> Counted:
    """An amount with the noun it describes: "a $795 loss", "£4m in jewellery", "$3m worth of fuel"."""
    assert told.money is not None
    doc, at = span.doc, span.end
    if doc[at : at + 2].text.lower() == "worth of":
        at += 1
    beside = doc[at : at + 1].text.lower()
    inside = beside in ("in", "of")
    start = at + inside + hyphened(span)
    first = doc[start : start + 1]
    apart = not first or first[0].pos_ in ("DET", "PROPN", "NUM", "CCONJ") or first[0].tag_ == "PRP$"
    noun = None if apart else noun_after(span, start)
    if noun is None or noun.ent_type_ in ("DATE", "TIME", "GPE", "LOC"):
        return Counted(told.end, told.money.name, "")
    return Counted(noun.idx + len(noun), told.money.name, words_before(noun, start))


def _pounds(told: Figure, span: Span) -> Unit:
    """Pounds are money in millions and near words of paying."""
    around = span.doc[max(0, span.start - 6) : span.start]
    money = told.first >= 100_000 or any(not _MONEY.isdisjoint((token.lower_, token.lemma_)) for token in around)
    return UNITS["GBP"] if money else UNITS["lb"]


def _share(told: Figure, span: Span, unit: Unit) -> Counted:
    """ "22 percent of voters", "a 6% rise", "30 per cent of them"."""
    doc = span.doc
    of = doc[span.end : span.end + 1].text.lower() == "of"
    start = span.end + of
    first = doc[start : start + 1]
    if of and first.text.lower() in WHOM:
        return replace(of_them(span), unit=unit.name)
    if not first or (first[0].pos_ in ("DET", "PROPN") and not of) or first[0].pos_ == "CCONJ":
        return Counted(told.end, unit.name, "")
    noun = noun_after(span, start, numbered=of)
    if noun is None or (not of and noun.ent_type_ in ("DATE", "TIME")):
        return Counted(told.end, unit.name, "")
    whole = next((token for token in doc[start : noun.i] if token.like_num), None)
    if whole is not None:
        words = str(doc[whole.i : noun.i + 1].text)
        end = noun.idx + len(noun)
        return Counted(end, unit.name, words_before(noun, whole.i + 1), words, whole.idx)
    return Counted(noun.idx + len(noun), unit.name, words_before(noun, start))


def _measured(told: Figure, span: Span, unit: Unit) -> Counted | None:
    """ "600 tons of oil", "a 6.1-magnitude earthquake", "30-mile stretch"; "two pound coins" are coins."""
    doc = span.doc
    following = doc[span.end : span.end + 1]
    if unit.name == "time" and (following.text.lower() in _COMPARING or (following and following[0].text == "-")):
        return None
    if unit.name == "time" and told.first == 1 and not told.second:
        return None
    if following.text.lower() == "of" and (noun := noun_after(span, span.end + 1)):
        return Counted(noun.idx + len(noun), unit.name, words_before(noun, span.end + 1))
    modifies = not doc[span.end - 1].text.endswith("s") and following and following[0].pos_ in ("NOUN", "PROPN", "ADJ")
    noun = noun_after(span, span.end) if modifies else None
    if noun is None or noun.ent_type_ in ("DATE", "TIME"):
        return Counted(told.end, unit.name, "")
    return Counted(noun.idx + len(noun), unit.name, words_before(noun, span.end))


def _counts(told: Figure, span: Span) -> Counted | None:
    if hyphened(span):
        return _compound(span)
    if told.told == "one" and _is_pronoun(span):
        return None
    what = counted(span) or being(span) or toll(span) or crowd(span) or gathering(span)
    if what is None or (told.short and what.unit != "person"):
        return None
    if told.told == "one" and (what.unit in ("", "time") or _is_somebody(span)):
        return None
    if what.unit == "" and (_is_empty(what.of) or is_address(what.of, span)):
        return None
    return what


def _is_somebody(span: Span) -> bool:
    """ "Not a one defended Ms Quill": the noun behind is a name, and counts nobody."""
    noun = noun_after(span, span.end)
    return noun is not None and noun.ent_type_ == "PERSON"


def _compound(span: Span) -> Counted | None:
    """ "A 12-person task force" counts persons, "a 225-page report" pages; the noun behind is their group."""
    doc = span.doc
    inner = doc[span.end + 1 : span.end + 2]
    if not inner or inner[0].pos_ not in ("NOUN", "PROPN", "ADJ") or inner.text.lower() in _COMPOUNDS:
        return None
    if inner.text.lower() == "strong":
        return _strong(span)
    what = counted(doc[span.start : span.end + 1])
    unit = "person" if inner[0].lemma_.lower() in ("man", "woman", "person", "member") else ""
    unit = unit or ("person" if what and what.unit == "person" and what.of == inner.text else "")
    noun = noun_after(span, span.end + 2)
    if noun is None:
        return Counted(inner[0].idx + len(inner[0]), unit, inner.text)
    return Counted(noun.idx + len(noun), unit, inner.text, words_before(noun, span.end + 2))


def _strong(span: Span) -> Counted:
    """ "The 10,000-strong force": people, of the force."""
    strong, start = span.doc[span.end + 1], span.end + 2
    noun = noun_after(span, start)
    if noun is None:
        return Counted(strong.idx + len(strong), "person", "")
    return Counted(noun.idx + len(noun), "person", "", words_before(noun, start))


def _is_pronoun(span: Span) -> bool:
    after, ahead = span.doc[span.end : span.end + 1].text.lower(), span.doc[max(0, span.start - 1) : span.start]
    return after == "of" or ahead.text.lower() in ("no", "any", "every", "each", "this", "that", "the")


def _is_empty(of: str) -> bool:
    return of.lower().rsplit(" ", 1)[-1].rstrip("s") in _EMPTY
