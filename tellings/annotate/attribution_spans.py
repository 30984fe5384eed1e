"""Spans: the whole of a cue and the whole of a source, as tokens [first, last).

In: the verb of a cue; the head word of a source. Out: the verb with its auxiliaries, negation and adverbs ("has not
yet said"); the noun phrase with its title, appositions and what tells who that is ("Ada Lorne, the mayor,"). A remark
on somebody known by one name (", who ...") is no part of the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tellings.annotate.attribution_words import act_of, answers, lemma_of
from tellings.annotate.quote_subjects import misread_finite, misread_title
from tellings.annotate.speakers import phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_ASIDE = frozenset({"relcl", "acl"})
_LEADING = frozenset({"cc", "punct", "mark", "preconj"})
_PAIRED = frozenset({",", "—", "–", "-", "--"})
_LONGEST_BRACKETS = 6
_LONGEST_SOURCE = 45


def verb_group(verb: Token) -> int:
    """The first token of the verb's group, unbroken: "has also said"; "went on to say" from "went"."""
    doc, first = verb.doc, verb.i
    while first > verb.sent.start and _in_group(doc[first - 1], verb):
        first -= 1
    if doc[first].lower_ == "to" and first < verb.i:
        above = verb.head
        near = verb.dep_ == "xcomp" and above.pos_ == "VERB" and above.i < first and first - above.i <= 2
        if near and (verb.lemma_ in answers() or act_of(lemma_of(above.lemma_.lower()), "infinitive") is None):
            return verb_group(above)
        return first + 1
    return first


def _in_group(token: Token, verb: Token) -> bool:
    if token.head != verb or token.dep_ not in _GROUP:
        return False
    return token.dep_ != "advmod" or (token.n_lefts == 0 and token.n_rights == 0 and token.tag_ not in {"WRB"})


def source(head: Token, verb: Token) -> tuple[int, int]:
    """The whole phrase for a source that speaks with this verb."""
    if head.pos_ == "PRON" and head.n_rights == 0:
        return head.i, head.i + 1
    doc = head.doc
    first, last = head.left_edge.i, head.right_edge.i + 1
    for child in head.children:
        if child.i > head.i and (_breaks_off(child, head, verb)):
            last = min(last, child.left_edge.i)
    if first <= verb.i < last or last - first > _LONGEST_SOURCE:
        first, last = phrase(head)
    while first < head.i and (doc[first].is_punct or doc[first].is_space or doc[first].dep_ in _LEADING):
        first += 1
    if head.dep_ == "dobj" and misread_title(head.head) == head:
        first = head.head.left_edge.i
    while first > 0 and doc[first - 1].pos_ == "PROPN" and _goes_on(doc[first - 1], head):
        first -= 1
    last = _brackets(head, last)
    while last > head.i + 1 and (doc[last - 1].is_space or doc[last - 1].text in {",", "-", "–", "—", ":", ";", "--"}):
        last -= 1
    return first, _closing_comma(head, verb, first, last)


def _breaks_off(child: Token, head: Token, verb: Token) -> bool:
    """What hangs on the source and is none of it: a clause with the cue, a remark on somebody known by one name."""
    if child.left_edge.i <= verb.i <= child.right_edge.i or misread_finite(child):
        return True
    remark = child.doc[child.left_edge.i - 1].text in {",", "-", "—", "–"} and child.dep_ == "relcl"
    named_short = head.pos_ == "PROPN" and head.left_edge.i == head.i
    return remark and (named_short or head.pos_ == "PRON")


def _goes_on(before: Token, head: Token) -> bool:
    """A word of the same name that the parser hung elsewhere: "Sen. Ada Lorne (R-Port)"."""
    return before.doc[before.i + 1].ent_iob_ == "I" or (before.dep_ == "compound" and before.head.i > head.i)


def _brackets(head: Token, last: int) -> int:
    """The end moved behind brackets that follow: "(R-Iowa)"."""
    doc = head.doc
    if last < len(doc) and doc[last].text == "(":
        for at in range(last + 1, min(last + 1 + _LONGEST_BRACKETS, len(doc))):
            if doc[at].text == ")":
                return at + 1
    return last


def _closing_comma(head: Token, verb: Token, first: int, last: int) -> int:
    """ "Ada Lorne, the mayor, said": the comma that closes the apposition is the source's."""
    doc = head.doc
    if last > verb.i or last >= len(doc) or doc[last].text not in _PAIRED:
        return last
    return last + 1 if any(doc[at].text == doc[last].text for at in range(head.i + 1, last)) else last
