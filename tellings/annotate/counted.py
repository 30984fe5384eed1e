"""What a number counts: the noun after it with its modifiers as told, its unit, and what is told done to people.

"12 people were injured" counts "people injured"; "two injured" counts "injured"; "12 of the 30 passengers" counts
passengers, and the 30 passengers are whom it is taken of. A number that stands before no noun, no state and no act
counts nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.annotate.quantity_seeds import TABLE
from tellings.annotate.quantity_units import spelled

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

REACH = 6  # tokens from a number to its noun
STATES = frozenset(TABLE["persons"]["states"])
_PERSONS = frozenset(TABLE["persons"]["nouns"].split())
_ENDINGS = tuple(TABLE["persons"]["endings"])
_NOT_ENDINGS = tuple(TABLE["persons"]["not_endings"])
_ACTS: dict[str, str] = TABLE["acts"]
_CHANGES = frozenset(_ACTS) | {"be"}
_MORE = frozenset(("others", "more", "other"))
WHOM = frozenset(("them", "us", "those", "these", "you", "whom", "which"))


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: where its words end, its unit and its words; `of_whom`: the group it is taken of."""

    end: int  # offset in the parse
    unit: str
    of: str
    of_whom: str = ""
    whole: int | None = None  # offset of that group's own number


def counted(number: Span) -> Counted | None:
    """What the number counts; None when nothing after it or around it says so."""
    doc = number.doc
    following = doc[number.end] if number.end < len(doc) else None
    if following is None or following.is_space:
        return acted_on(number)
    if following.lower_ in STATES and not _modifies(following):
        return Counted(following.idx + len(following), "person", following.text)
    if following.lower_ in _MORE and (others := _others(following)):
        return others
    if following.lower_ == "of":
        return taken_of(number)
    if following.pos_ == "DET" or (following.tag_ == "VBG" and following.dep_ == "acl"):
        return acted_on(number)
    start = number.end + hyphened(number)
    noun = noun_after(number, start)
    return acted_on(number) if noun is None else what_is(noun, start)


def hyphened(number: Span) -> bool:
    """A hyphen stands against the number: "12-person", not a dash."""
    following = number.doc[number.end : number.end + 1]
    return following.text == "-" and not number[-1].whitespace_


def _others(more: Token) -> Counted | None:
    """ "12 others", "dozens more were injured": people, when a state or an act says so."""
    after = more.doc[more.i + 1 : more.i + 2]
    end = more.idx + len(more)
    if after and after[0].lower_ in STATES and not _modifies(after[0]):
        return Counted(after[0].idx + len(after[0]), "person", f"{more.text} {after.text}")
    if more.lower_ == "other":
        return None
    if after and (after[0].pos_ in ("NOUN", "ADJ") or after[0].lower_ == "than"):
        return None
    verb = _verb_over(more)
    act = _ACTS.get(verb.lemma_, "") if verb is not None else ""
    if verb is not None and verb.i > more.i and act and verb.tag_ == "VBN":
        return Counted(verb.idx + len(verb) if verb.i - more.i <= 4 else end, "person", f"{more.text} {verb.text}")
    if act or more.lower_ == "others":
        return Counted(end, "person", f"{more.text} {act}".strip())
    return None


def _verb_over(token: Token) -> Token | None:
    """The verb that the token's phrase hangs on, at most three heads up."""
    for _ in range(3):
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def taken_of(number: Span) -> Counted | None:
    """ "Four of the photos", "12 of the 30 passengers", "three of them were women": what, and of whom."""
    doc, start = number.doc, number.end + 1
    first = doc[start : start + 1]
    if not first:
        return None
    if first[0].lower_ in WHOM:
        return of_them(number)
    noun = noun_after(number, start, numbered=True)
    if noun is None:
        return acted_on(number)
    what = what_is(noun, start)
    definite = first[0].pos_ == "DET" or first[0].tag_ == "PRP$" or first[0].like_num
    at = next((token.i for token in doc[start : noun.i] if token.like_num), None)
    done = acted_on(number) if is_person(noun) and noun.head.dep_ == "prep" else None
    words = words_before(noun, start)
    if at is None:
        return Counted(what.end, what.unit, _done(what.of, done), words if definite else "")
    inner = what_is(noun, at + 1)
    return Counted(inner.end, inner.unit, _done(inner.of, done), str(doc[at : noun.i + 1].text), doc[at].idx)


def of_them(number: Span) -> Counted:
    """ "Nine of them firefighters", "two of them died": what they are or what was done; both empty when untold."""
    doc = number.doc
    them = doc[number.end + 1]
    end = them.idx + len(them)
    what = being(number) or acted_on(number)
    if what is not None:
        return Counted(end, what.unit, what.of, them.text)
    noun = noun_after(doc[number.start : them.i + 1], them.i + 1)
    if noun is not None and noun.tag_ == "NNS" and noun.dep_ not in ("nsubj", "dobj", "pobj"):
        return Counted(end, "person" if is_person(noun) else "", words_before(noun, them.i + 1), them.text)
    return Counted(end, "person" if them.lower_ in ("us", "you") else "", "", them.text)


def _done(of: str, done: Counted | None) -> str:
    return f"{of} {done.of}" if done else of


def what_is(noun: Token, start: int) -> Counted:
    """A unit, people or things: the noun phrase that begins at token `start`."""
    return _unit_of(noun, words_before(noun, start)) or _people_or_things(noun, start)


def noun_after(number: Span, start: int, numbered: bool = False) -> Token | None:
    """The head of the noun phrase that begins at token `start`; `numbered`: a number may stand in it."""
    doc, sentence = number.doc, number[0].sent if len(number) else None
    for token in doc[start : min(start + REACH, sentence.end if sentence is not None else len(doc))]:
        if token.is_space or (token.i == start and (token.pos_ == "CCONJ" or token.tag_ == "HYPH")):
            return None
        if token.pos_ in ("NOUN", "PROPN") or token.tag_ in ("NN", "NNS"):
            if not _goes_on(token):
                return token
        elif not (_may_modify(token) or (numbered and token.like_num)):
            return None
    return None


def _goes_on(noun: Token) -> bool:
    """A noun before another noun of one phrase, one with a possessive mark, or "shipping" before "and companies"."""
    following = noun.doc[noun.i + 1 : noun.i + 4]
    if not following:
        return False
    if following[0].tag_ == "POS":
        return not is_person(noun)
    if following[0].pos_ == "CCONJ":
        return noun.tag_ == "NN" and any(token.tag_ == "NNS" for token in following)
    beside = following[0].pos_ in ("NOUN", "PROPN") and noun.dep_ in ("compound", "nmod", "amod", "nummod", "conj")
    return beside or (following[0].text == "-" and noun.dep_ in ("compound", "npadvmod"))


def _may_modify(token: Token) -> bool:
    if token.pos_ in ("ADJ", "DET", "CCONJ") or token.tag_ in ("VBN", "VBG", "PRP$", "POS", "JJ", "HYPH", "``", "''"):
        return True
    return token.pos_ == "ADV" and token.head.pos_ in ("ADJ", "VERB") and token.head.i > token.i


def _modifies(state: Token) -> bool:
    return state.i + 1 < len(state.doc) and state.doc[state.i + 1].pos_ in ("NOUN", "PROPN")


def words_before(noun: Token, start: int) -> str:
    """The noun with the words before it, articles left out."""
    doc = noun.doc
    while start < noun.i and (doc[start].pos_ == "DET" or doc[start].tag_ == "PRP$"):
        start += 1
    return str(doc[start : noun.i + 1].text)


def _unit_of(noun: Token, of: str) -> Counted | None:
    unit = spelled(of)
    if not unit or of != noun.text:
        return None
    after = noun.i + 1
    whole = noun.doc[after : after + 1].text.lower() == "of" and noun_after(noun.doc[noun.i : after], after + 1)
    if whole:
        return Counted(whole.idx + len(whole), unit.name, words_before(whole, after + 1))
    return Counted(noun.idx + len(noun), unit.name, "")


def _people_or_things(noun: Token, start: int) -> Counted:
    of, end = words_before(noun, start), noun.idx + len(noun)
    if not is_person(noun):
        return Counted(end, "", of)
    act = _done_to(noun)
    return Counted(end, "person", f"{of} {act}" if act else of)


def is_person(noun: Token) -> bool:
    """A noun for people (knowledge/quantities.toml), or the name of a people in the plural."""
    people = noun.ent_type_ == "NORP" and noun.lower_.endswith("s")
    lemma = noun.lemma_.lower()
    if people or lemma in _PERSONS or noun.lower_ in _PERSONS:
        return True
    return lemma.endswith(_ENDINGS) and len(lemma) > 5 and not lemma.endswith(_NOT_ENDINGS)


def _done_to(noun: Token) -> str:
    """The participle after people, the passive verb they are subject of, or what an act makes of them."""
    following = noun.doc[noun.i + 1 : noun.i + 2]
    if following.text.lower() in STATES:
        return str(following.text)
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ in ("VBN", "VBD") and 0 < child.i - noun.i <= 2:
            return str(child.text)
    verb = noun.head
    if noun.dep_ == "nsubjpass":
        return str(verb.text)
    if noun.dep_ in ("dobj", "obj") or (noun.dep_ == "nsubj" and verb.lemma_ == "die"):
        return _ACTS.get(verb.lemma_, "")
    return ""


def acted_on(number: Span) -> Counted | None:
    """A number alone that something happened to: "14 were wounded", "killing 12"."""
    end = number.end_char
    head = number.root
    verb = head.head
    act = _ACTS.get(verb.lemma_)
    if not act:
        return None
    if head.dep_ == "nsubjpass" or (head.dep_ == "nsubj" and verb.lemma_ == "die"):
        near = 0 < verb.i - number.end <= 3
        return Counted(verb.idx + len(verb) if near else end, "person", verb.text if verb.tag_ == "VBN" else act)
    return Counted(end, "person", act) if head.dep_ in ("dobj", "obj") else None


def being(number: Span) -> Counted | None:
    """ "Of the dead, 12 were children": what a bare number is told to be."""
    head = number.root
    verb = head.head
    if head.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_ != "be":
        return None
    for child in verb.children:
        if child.dep_ == "attr" and child.i > verb.i and child.pos_ == "NOUN":
            unit = "person" if is_person(child) else ""
            start = min([left.i for left in child.lefts if left.pos_ != "DET"], default=child.i)
            return Counted(number.end_char, unit, words_before(child, start))
    return None
