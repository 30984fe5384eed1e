"""Kinds: what a tagged stretch is (person, organisation, place ...), by votes from all its places in the telling.

The small tagger is one voter; the words around and the last word of the name are the others. In: candidates.
Out: `Judged` names. It drops what no voter is sure of: words of the page, laws, single words seen once.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tellings.annotate.folding import fold, loose
from tellings.annotate.known import PARTICLES, SUFFIXES, Known, known_names
from tellings.annotate.mentions import Candidate, doc_of, span_of
from tellings.annotate.ministries import is_ministry
from tellings.annotate.parsed import Parsed, words_of
from tellings.knowledge.load import toml

_AGE = re.compile(r",? (?:\(\d{1,2}\)|aged \d|\d{1,2}(?:,|\.|;| who| of))|, \d{1,2}\b(?! [A-Za-z%])")
_KIN = re.compile(r"'s (?:lawyer|father|mother|wife|husband|son|daughter|brother|sister|family|spokes|attorney|aide)")
_YEAR = re.compile(r" (?:19|20)\d\d\b")
_ACRONYM = re.compile(r"\s?\([\"“']?([A-Z][A-Za-z.&]{1,9})[\"”']?\)")
_NO_NAME = re.compile(
    r"[@/_#|…]|https?:|\.(?:com|co|net|org)\b|^[A-Z]-[A-Z]| (?:on|via|from|with|by) "
    r"|^(?!al-|el-|van |von |de |bin )[a-z]"
)
_PARTICLES = PARTICLES | {"of", "and", "the", "for", "jr", "sr"}
_PREFIX = {"organisation": "org", "group": "group", "facility": "facility", "place": "place", "product": "product"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A name of the telling with the kind that won; `places` counts its stretches, `order` is its first place."""

    told: str
    kind: str
    places: int
    order: int
    alone: bool  # one word
    sure: float


def judge(candidates: Iterable[Candidate], parsed: Parsed) -> list[Judged]:
    """One verdict a name, in order of first place; names that nothing backs are left out."""
    votes: dict[str, Counter[str]] = {}
    first: dict[str, Candidate] = {}
    places: Counter[str] = Counter()
    stripped = filter(None, (without_titles(one) for one in candidates if not _is_quoted(one, parsed)))
    cleaned = [one for one in stripped if not is_junk(one.told) and not is_ministry(one.told)]
    surnames = {fold(one.told).split()[-1] for one in cleaned if one.kind == "person"}
    for one in cleaned:
        name = fold(one.told)
        first.setdefault(name, one)
        places[name] += 1
        votes.setdefault(name, Counter()).update(_votes(one, parsed, surnames))
    lower = _small_words(parsed)
    judged = [_verdict(first[name], votes[name], places[name], order) for order, name in enumerate(first)]
    backed = [one for one in judged if one and _is_backed(one, lower, first[fold(one.told)], parsed)]
    return [one for one in backed if not _runs_on(one, backed)]


def lexicon(judged: Iterable[Judged], parsed: Parsed) -> list[tuple[str, Known]]:
    """Spellings of all that is no person, with acronyms that the text introduces."""
    entries = []
    for one in judged:
        if one.kind == "person":
            continue
        within = {hit.known.country for hit in known_names().find(one.told) if hit.known.kind == "country"}
        key = loose(one.told) if one.kind == "place" else fold(one.told)
        country = within.pop() if len(within) == 1 else None
        known = Known(one.kind, f"{_PREFIX.get(one.kind, one.kind)}:{key}", one.told, country)
        entries.append((one.told, known))
        if one.kind == "happening":
            entries += [(name, known) for name in re.findall(re.escape(one.told) + _YEAR.pattern, parsed.article.text)]
        entries += [(short, replace(known, form="alias")) for short in acronyms(one.told, parsed.article.text)]
    return entries


def acronyms(name: str, text: str) -> set[str]:
    """Short forms in brackets after the name that its initials spell: "River Water Board (RWB)"."""
    found = set()
    for place in re.finditer(re.escape(name), text):
        short = _ACRONYM.match(text, place.end())
        if short and is_acronym(short[1], name):
            found.add(short[1])
    return found


def is_acronym(short: str, name: str) -> bool:
    """The capitals of `short` are the initials of the words of `name`, small words left out or in."""
    capitals = re.sub(r"[^A-Z]", "", short).lower()
    words = fold(name).split()
    initials = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in _PARTICLES)
    return len(capitals) > 1 and capitals in (initials, main)


def without_titles(one: Candidate) -> Candidate | None:
    """The name without titles and nationalities before it; None when no name is left."""
    words = one.told.split(" ")
    while len(words) > 1 and fold(words[0]) in _data("junk", "phrases"):
        words = words[1:]
    one = replace(one, told=" ".join(words), start=one.end - len(" ".join(words)))
    if any(word_heads(one.told, kind) for kind in ("organisation", "facility", "place", "happening")):
        return one
    posts = _title_words() - _data("persons", "beside")
    last = max((at for at, word in enumerate(words[:-1], 1) if fold(word) in posts), default=0)
    while last < len(words) - 1 and _is_nationality(words[last]):
        last += 1
    told = " ".join(words[last:])
    return replace(one, told=told, start=one.end - len(told)) if told[:1].isupper() else None


def is_junk(told: str) -> bool:
    """Words of the page, addresses, laws, shouted words."""
    words = told.split()
    name = fold(told)
    none = _data("junk", "phrases") | _data("junk", "alone") | _title_words() | _kind_words()
    if not name or name in none or _NO_NAME.search(told) or name.split()[-1] in _data("junk", "phrases"):
        return True
    if name.split()[-1] in _data("heads", "unsaid") or name.isdigit():
        return True
    if len(words) > 1 and sum(word.isupper() and len(word) > 3 for word in words) > 1:
        return True
    if any(word.isupper() and len(word) > 4 for word in words[1:]) and not told.isupper():
        return True
    if any(f" {time} " in f" {name} " for time in toml("titles.toml")["junk"]["feasts"]):
        return True
    left = _without_known(told)
    if known_names().get(words[-1]) and name.split()[-1].endswith("s") and len(words) == 2:
        return True
    return not left or all(word in _data("junk", "phrases") or word in _PARTICLES for word in left)


def word_heads(told: str, kind: str) -> bool:
    """The last word of the name tells that it is of this kind."""
    words = fold(told).split()
    return len(words) > 1 and words[-1] in _data("heads", kind)


@functools.cache
def _data(table: str, row: str) -> frozenset[str]:
    return frozenset(fold(word) for word in toml("titles.toml")[table][row])


@functools.cache
def _title_words() -> frozenset[str]:
    persons = toml("titles.toml")["persons"]
    titles = (*persons["titles"], *persons["roles"], *persons["beside"])
    words = {word for title in titles for word in fold(title).split()}
    several = {f"{title}s" for title in map(fold, titles) if " " not in title}
    return frozenset(words | several) - _PARTICLES


@functools.cache
def _kind_words() -> frozenset[str]:
    return frozenset().union(*(_data("heads", kind) for kind in toml("titles.toml")["heads"]))


def _is_nationality(word: str) -> bool:
    known = known_names().get(word)
    return known is not None and known.form in ("adjective", "people")


def _without_known(told: str) -> list[str]:
    left = told
    for hit in reversed(list(known_names().find(told))):
        left = left[: hit.start] + " " + left[hit.end :]
    return fold(left).split() if fold(left) else []


def _votes(one: Candidate, parsed: Parsed, surnames: set[str]) -> Counter[str]:
    doc = doc_of(parsed, one.where)
    span = span_of(doc, one.start, one.end)
    votes: Counter[str] = Counter()
    if one.kind:
        votes[one.kind] += 2
    for kind in ("organisation", "facility", "place", "happening", "product"):
        votes[kind] += 9 * word_heads(one.told, kind)
    before = [fold(token.text) for token in doc[max(0, span.start - 4) : span.start]]
    after = words_of(doc)[one.end : one.end + 16]
    votes.update(_votes_before(before, one.kind, after))
    given = toml("titles.toml")["given"]
    if " " in one.told and fold(one.told).split()[0] in (*given["male"], *given["female"]):
        votes["person"] += 3
    if _AGE.match(after):
        votes["person"] += 6
    if _KIN.match(after):
        votes["person"] += 2
    if not one.kind and " " in one.told and fold(one.told).split()[-1] in surnames:
        votes["person"] += 2
    if _YEAR.match(after) and one.kind in ("organisation", "happening"):
        votes["happening"] += 5
    return votes


def _votes_before(before: list[str], kind: str, after: str) -> Counter[str]:
    votes: Counter[str] = Counter()
    last = before[-1] if before else ""
    if last in _title_words() and last not in _data("persons", "beside"):
        votes["person"] += 5
    if last in _data("heads", "locatives") and kind != "organisation" and not after.startswith("'s"):
        votes["place"] += 3
    if last == "of" and len(before) > 1 and before[-2] in _data("heads", "place"):
        votes["place"] += 8
    vessel = _data("heads", "vessels") & set(before)
    if vessel and kind != "group":
        votes["product"] += 3
    if last == "the" and kind == "person":
        votes["product" if vessel or after[:3].strip().isdigit() else "organisation"] += 3
    return votes


def _runs_on(one: Judged, judged: list[Judged]) -> bool:
    """A person's name and the words of a headline after it: "Ada Lorne Steps Down"."""
    if one.alone or any(word_heads(one.told, kind) for kind in ("organisation", "facility", "happening", "place")):
        return False
    people = (other.told for other in judged if other.kind == "person" and not other.alone and other is not one)
    first = known_names().get(one.told.split()[0])
    known = first is not None and first.form == "short" and one.kind != "facility"
    return known or any(
        one.told.startswith(f"{name} ") and fold(one.told).split()[-1] not in SUFFIXES for name in people
    )


def _is_quoted(one: Candidate, parsed: Parsed) -> bool:
    """A nickname or the name of a work: a name and no more between quotation marks."""
    text = parsed.article.field(one.where)
    before, after = text[max(0, one.start - 5) : one.start], text[one.end : one.end + 1]
    return after in ("”", '"') and before.removesuffix("the ")[-1:] in ("“", '"')


def _small_words(parsed: Parsed) -> set[str]:
    return {fold(token.text) for _, doc in parsed.docs() for token in doc if token.text.islower()}


def _verdict(one: Candidate, votes: Counter[str], places: int, order: int) -> Judged | None:
    if not votes:
        return None
    kind, sure = max(votes.items(), key=lambda vote: (vote[1], vote[0]))
    if kind == "person" and not _could_be_person(one.told):
        kind, sure = "organisation", votes["organisation"]
    return Judged(one.told, kind, places, order, " " not in one.told, sure) if sure > 0 else None


def _could_be_person(told: str) -> bool:
    words = told.replace("-", " ").split()
    good = all(word[0].isupper() or fold(word) in _PARTICLES for word in words)
    return good and len(words) <= 6 and not re.search(r"[\d&\"“”:()]", told)


def _is_backed(one: Judged, lower: set[str], first: Candidate, parsed: Parsed) -> bool:
    if all(word in lower for word in fold(one.told).split()) and one.sure < 8:
        return False
    if not one.alone:
        return True
    doc = doc_of(parsed, first.where)
    token = span_of(doc, first.start, first.end)[0]
    capitals = sum(letter.isupper() for letter in one.told) > 1
    if one.told.isupper() and len(one.told) > 3 and one.places == 1 and one.sure < 5 and one.kind != "place":
        return False
    if one.kind == "group":
        return one.places > 1 and one.told.endswith("s")
    if one.kind == "place" and len(one.told) < 5 and one.sure < 5:
        return False
    if one.kind in ("place", "person"):
        return token.pos_ == "PROPN" and (one.kind == "place" or one.places > 1 or one.sure > 4)
    return token.pos_ == "PROPN" and (capitals or one.places > 1) and not token.is_sent_start
