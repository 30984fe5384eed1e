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

from tellings.annotate.columns import columns
from tellings.annotate.folding import fold, loose
from tellings.annotate.known import SUFFIXES, Known, known_names
from tellings.annotate.mentions import Candidate, doc_of, given_names, span_of
from tellings.annotate.ministries import is_ministry
from tellings.annotate.name_words import SMALL, data, kind_words, title_words, word_heads
from tellings.annotate.parsed import Parsed
from tellings.annotate.votes import YEAR, votes_for
from tellings.knowledge.load import toml

_ACRONYM = re.compile(r"\s?\([\"“']?([A-Z][A-Za-z.&]{1,9})[\"”']?\)")
_ADJECTIVES = ("ive", "ant", "ous", "ful", "less", "ed")
_NO_NAME = re.compile(
    r"[@/_#|…]|https?:|\.(?:com|co|net|org)\b|^[A-Z]-[A-Z]| (?:on|via|from|with|by|to|into|at|after|as) "
    r"|^(?!al-|el-|van |von |de |bin )[a-z]|-[a-z]{4,}$"
)
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
        votes.setdefault(name, Counter()).update(votes_for(one, parsed, surnames))
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
        loud = one.told.isupper() and len(one.told) > 3 and one.kind in ("place", "facility")
        entries.append((one.told.title() if loud else one.told, known))
        if one.kind == "happening":
            entries += [(name, known) for name in re.findall(re.escape(one.told) + YEAR.pattern, parsed.article.text)]
        entries += [(short, replace(known, form="alias")) for short in acronyms(one.told, parsed.article.text)]
    return _short_forms(judged, entries) + entries + [each for entry in entries for each in shorter(*entry)]


def shorter(name: str, known: Known) -> list[tuple[str, Known]]:
    """A company without the words that all companies have: "Orbit Air Lines" -> "Orbit"."""
    words = name.split()
    if (
        known.kind != "organisation"
        or len(words) < 2
        or not any(fold(word) in data("heads", "firm") for word in words[1:])
    ):
        return []
    if any(fold(word) not in data("heads", "firm") for word in words[1:]) or len(words[0]) < 4:
        return []
    of_kind = kind_words() if not known.key.startswith("actor:") else frozenset()
    taken = known_names().get(words[0]) is not None or fold(words[0]) in of_kind | title_words()
    return [] if taken or fold(words[0]) in given_names() else [(words[0], replace(known, form="short"))]


def _short_forms(judged: Iterable[Judged], entries: list[tuple[str, Known]]) -> list[tuple[str, Known]]:
    """Names that shorten just one fuller name: "RWB" of "River Water Board", "Orbit" of "Orbit Group"."""
    fuller = [(name, known) for name, known in entries if " " in name and known.kind in ("organisation", "facility")]
    found = []
    for one in judged:
        if one.kind == "person":
            continue
        meant = {known for name, known in fuller if _shortens(one, name)}
        if len(meant) == 1:
            found.append((one.told, replace(meant.pop(), form="alias")))
    return found


def _shortens(one: Judged, name: str) -> bool:
    if not one.alone:
        return (
            one.kind == "organisation"
            and name.startswith(f"{one.told} ")
            and len(name.split()) == len(one.told.split()) + 1
        )
    if one.told.isupper() and len(one.told) > 2:
        return is_acronym(one.told, name)
    first, *rest = fold(name).split()
    last = rest[-1] if rest else ""
    if not rest or first != fold(one.told) or (one.kind == "place" and one.sure > 4):
        return False
    return last in data("heads", "facility") or (last in data("heads", "organisation") and len(rest) == 1)


def acronyms(name: str, text: str) -> set[str]:
    """Short forms in brackets after the name that its initials spell: "River Water Board (RWB)"."""
    found = set()
    for place in re.finditer(re.escape(name), text):
        short = _ACRONYM.match(text, place.end())
        if short and is_acronym(short[1], name):
            found.add(short[1])
    return found


def is_acronym(short: str, name: str) -> bool:
    """The capitals of `short` are the initials of the words of `name`, small words left out or in, or begin so."""
    capitals = re.sub(r"[^A-Z]", "", short).lower()
    words = fold(name).split()
    initials = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in SMALL)
    if len(capitals) > 1 and capitals in (initials, main):
        return True
    return (
        len(main) > 2 and capitals.startswith(main) and all(letter in words[-1][1:] for letter in capitals[len(main) :])
    )


def without_titles(one: Candidate) -> Candidate | None:
    """The name without titles and nationalities before it; None when no name is left."""
    words = one.told.split(" ")
    if len(words) > 1 and words[0].endswith(("'s", "’s")) and _is_country(words[0][:-2]):
        words = words[1:]
    while len(words) > 1 and fold(words[0]) in data("junk", "phrases"):
        words = words[1:]
    words = _without_credit(words)
    one = replace(one, told=" ".join(words), start=one.end - len(" ".join(words)))
    if not one.told or _is_known_of_nation(words):
        return None
    if any(word_heads(one.told, kind) for kind in ("organisation", "facility", "place", "happening")):
        return one
    posts = title_words() - data("persons", "beside")
    given = len(words) == 2 and fold(words[0]) in given_names()
    last = max((at for at, word in enumerate(words[:-1], 1) if fold(word) in posts and not given), default=0)
    if " of " in one.told and one.kind == "organisation" and not last:
        return one
    while last < len(words) - 1 and _is_nationality(words[last]):
        last += 1
    told = " ".join(words[last:])
    return replace(one, told=told, start=one.end - len(told)) if told[:1].isupper() else None


def _without_credit(words: list[str]) -> list[str]:
    """Without the agency that took the picture: "AFP Ada Lorne speaks"."""
    first = known_names().get(words[0]) if len(words) > 1 and words[0].isupper() else None
    return words[1:] if first is not None and first.role == "JRN" else words


def _is_known_of_nation(words: list[str]) -> bool:
    """A name of the tables after a nationality, or an armed group or party after any word: found by itself."""
    rest = known_names().get(" ".join(words[1:])) if len(words) > 1 else None
    if rest is None:
        return False
    told_of = rest.kind == "organisation" and words[0].lower().endswith(_ADJECTIVES)
    return told_of or _is_nationality(words[0]) or (rest.kind == "group" and rest.role in ("REB", "PTY"))


@functools.lru_cache(maxsize=10_000)
def is_junk(told: str) -> bool:
    """Words of the page, addresses, laws, shouted words."""
    words = told.split()
    name = fold(told)
    none = data("junk", "phrases") | data("junk", "alone") | title_words() | kind_words()
    if not name or name in none or _NO_NAME.search(told) or name.split()[-1] in data("junk", "phrases"):
        return True
    if name.split()[-1] in data("heads", "unsaid") or name.isdigit():
        return True
    counted = len(words) == 2 and (len(words[1]) == 1 or words[1][-1].isdigit())
    if counted and fold(words[0]) in data("junk", "numbered"):
        return True
    if len(words) > 1 and sum(word.isupper() and len(word) > 3 for word in words) > 1:
        return True
    if any(word.isupper() and len(word) > 4 for word in words[1:]) and not told.isupper():
        return True
    if fold(words[0]) not in given_names() and any(
        f" {time} " in f" {name} " for time in toml("titles.toml")["junk"]["feasts"]
    ):
        return True
    if all(fold(word) in title_words() for word in words) and fold(words[0]) not in given_names():
        return True
    left = _without_known(told)
    if known_names().get(words[-1]) and name.split()[-1].endswith("s") and len(words) == 2:
        return True
    return not left or all(word in data("junk", "phrases") or word in SMALL for word in left)


def _is_country(word: str) -> bool:
    known = known_names().get(word)
    return known is not None and known.kind == "country" and known.form == "name"


def _is_nationality(word: str) -> bool:
    known = known_names().get(word)
    return known is not None and known.form in ("adjective", "people")


def _without_known(told: str) -> list[str]:
    left = told
    for hit in reversed(list(known_names().find(told))):
        left = left[: hit.start] + " " + left[hit.end :]
    return fold(left).split() if fold(left) else []


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
    told = (word for _, doc in parsed.docs() for word in set(columns(doc).text))
    return {fold(word) for word in told if word.islower()}


def _verdict(one: Candidate, votes: Counter[str], places: int, order: int) -> Judged | None:
    if not votes:
        return None
    kind, sure = max(votes.items(), key=lambda vote: (vote[1], vote[0]))
    if kind == "person" and not _could_be_person(one.told):
        kind, sure = "organisation", votes["organisation"]
    return Judged(one.told, kind, places, order, " " not in one.told, sure) if sure > 0 else None


def _could_be_person(told: str) -> bool:
    words = told.replace("-", " ").split()
    good = all(word[0].isupper() or fold(word) in SMALL for word in words)
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
    if one.kind in ("product", "organisation") and one.sure >= 4 and token.pos_ == "PROPN":
        return not token.is_sent_start
    if one.kind in ("place", "person"):
        return token.pos_ == "PROPN" and (one.kind == "place" or one.places > 1 or one.sure > 4)
    return token.pos_ == "PROPN" and (capitals or one.places > 1) and not token.is_sent_start
