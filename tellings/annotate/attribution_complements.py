"""Complements: what a verb hands to somebody, by what follows it, and by what stands before "..., X said".

In: a verb of the parse. Out: the act, the words told as tokens, and where the verb's own words end; None for a verb
whose complement makes it no attribution. Where the parser cuts a clause short, it goes on to the end of what hangs on
the verb; it ends before the speaker's next act ("..., adding that ...").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tellings.annotate.attribution_words import act_after, act_of, lemma_of, recipients
from tellings.annotate.quote_said import set_off
from tellings.annotate.quote_subjects import misread_finite, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ASKING = frozenset({"how", "what", "why", "whether", "if", "who", "where", "when", "which", "whose", "whom"})
_OBJECTS = frozenset({"pobj", "pcomp"})
_ADDED = frozenset(
    {"prep", "advcl", "advmod", "npadvmod", "oprd", "xcomp", "ccomp", "acl", "dobj", "acomp", "attr", "dep"}
)
_BREAKS = frozenset({",", "—", "–", "-", "--"})
_JOINING = frozenset({"and", "but"})
_TENSES = frozenset({"VBD", "VBZ", "VBP"})
_REMARKS = frozenset({"which", "who", "whom", "whose"})
_LONGEST_GAP = 3  # words between a verb and its preposition: "spoke to the paper about"
_OPENING = frozenset({"so", "even", "just", "not", "only", "how", "why", "when", "exactly", "precisely"})
_WHEN = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Told:
    """What a verb tells of somebody: token ranges [first, last); `last` is where the cue's own words end."""

    act: str
    complement: str
    pieces: tuple[tuple[int, int], ...]
    last: int


def told(verb: Token) -> Told | None:
    """The attribution that a verb with its complements to the right makes."""
    lemma = lemma_of(verb.lemma_.lower())
    rights = list(verb.rights)
    if _passive(verb):
        return _foretold(verb, lemma, rights)
    thing = next((child for child in rights if child.dep_ == "dobj" and not set_off(child)), None)
    for child in rights:
        kind = _kind(child, thing)
        if kind in {"infinitive", "asked"}:
            through = _preposition(verb, lemma, [each for each in rights if each.i < child.i], None)
            if through is not None:
                return replace(through, pieces=((through.pieces[0][0], _end(verb, child)),))
        found = _clause(verb, lemma, child, kind) if kind else None
        if found is not None:
            return found
    return _named(verb, lemma, rights, thing) or _preposition(verb, lemma, rights, thing) or _object(verb, lemma, thing)


def _passive(verb: Token) -> bool:
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.lefts) or (
        verb.tag_ == "VBN"
        and verb.dep_ in {"acl", "advcl", "amod"}
        and not any(child.dep_ == "aux" for child in verb.lefts)
        and not misread_finite(verb)
    )


def _kind(child: Token, thing: Token | None) -> str | None:
    """The complement that a clause after the verb is."""
    if child.dep_ not in {"ccomp", "xcomp"}:
        return None
    first = child.doc[child.left_edge.i].lower_
    lefts = list(child.lefts)
    if any(each.dep_ == "aux" and each.lower_ == "to" for each in lefts):
        asked = (thing is not None and thing.i < child.i) or any(each.dep_ == "nsubj" for each in lefts)
        return "asked" if asked else "infinitive"
    if first in _ASKING:
        return "question"
    bare = not any(each.dep_ in {"aux", "nsubj", "nsubjpass", "mark", "expl"} for each in lefts)
    if child.tag_ == "VBG" and bare:
        return "gerund"
    if child.dep_ == "xcomp" or (bare and child.pos_ not in {"VERB", "AUX"}):
        return "named"
    return "clause"


def _clause(verb: Token, lemma: str, child: Token, kind: str) -> Told | None:
    """A clause, a question, an infinitive or a gerund; of "urged the council to act" the council is part."""
    act = act_of(lemma, kind)
    if act is None and kind == "question":
        act = act_of(lemma, "clause")
    if act is None or kind == "named":
        return None
    first = child.left_edge.i
    if lemma not in recipients():
        asked = [each for each in verb.rights if each.i < first and each.dep_ in {"dobj", "nsubj", "dep"}]
        between = [each.left_edge.i for each in asked if each.doc[each.right_edge.i + 1].text not in {":", ","}]
        first = min([first, *between])
    return Told(act, kind, ((first, _end(verb, child)),), _own_end(verb))


def _named(verb: Token, lemma: str, rights: list[Token], thing: Token | None) -> Told | None:
    """ "called the bridge a ruin", "described the bridge as a ruin": the thing and its name."""
    for child in rights:
        is_name = child.dep_ in {"oprd", "acomp"} or (child.dep_ in {"xcomp", "ccomp"} and child.tag_ != "VBG")
        kind = "named" if is_name else "as" if child.dep_ == "prep" and child.lower_ == "as" else None
        act = act_of(lemma, kind) if kind else None
        if act is None:
            continue
        first = child.left_edge.i if thing is None or thing.i > child.i else thing.left_edge.i
        own = _own_end(verb)
        if thing is None and kind == "as":
            return Told(act, "as", ((child.i + 1, _end(verb, child)),), child.i + 1)
        return Told(act, str(kind), ((first, _end(verb, child)),), own)
    return None


def _preposition(verb: Token, lemma: str, rights: list[Token], thing: Token | None) -> Told | None:
    """ "called for a new bridge": the preposition is the cue's where it follows the verb at once."""
    for child in rights:
        if child.dep_ not in {"prep", "dative", "agent"}:
            continue
        act = act_after(lemma, child.lower_)
        inner = next((each for each in child.rights if each.dep_ in _OBJECTS), None)
        if act is None or inner is None:
            continue
        own = _own_end(verb)
        if thing is not None and thing.i < child.i and act_of(lemma, "object") and lemma != "ask":
            return Told(act, "object", ((thing.left_edge.i, _end(verb, child)),), own)
        last = child.i + 1 if child.i <= own + _LONGEST_GAP else own
        return Told(act, "after", ((child.i + 1, _end(verb, child)),), last)
    return None


def _object(verb: Token, lemma: str, thing: Token | None) -> Told | None:
    """ "praised the council for its patience"."""
    act = act_of(lemma, "object") if thing is not None else None
    if act is None or thing is None or thing.left_edge.i <= verb.i or lemma in recipients() - {"ask"}:
        return None
    return Told(act, "object", ((thing.left_edge.i, _end(verb, thing)),), _own_end(verb))


def _foretold(verb: Token, lemma: str, rights: list[Token]) -> Told | None:
    """ "The bridge is expected to be shut", "is known as a ruin", "it was said that ...": nobody need be named."""
    head = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)
    for child in rights:
        kind = _kind(child, None)
        act = None
        if kind in {"infinitive", "asked"}:
            act = act_of(lemma, "foretold")
        elif kind in {"clause", "question"}:
            act = act_of(lemma, "clause")
        elif child.dep_ in {"oprd"} or kind == "named":
            act = act_of(lemma, "named")
        elif child.dep_ == "prep" and child.lower_ == "as":
            act = act_of(lemma, "as")
        if act is None:
            continue
        ends = _end(verb, child)
        own = child.i + 1 if child.lower_ == "as" else _own_end(verb)
        begins = child.i + 1 if child.lower_ == "as" else child.left_edge.i
        pieces = [(begins, ends)]
        if head is not None and head.lower_ not in {"it", "that", "which", "who"}:
            pieces.insert(0, (head.left_edge.i, head.right_edge.i + 1))
        return Told(act, "foretold", tuple(pieces), own)
    return None


def _own_end(verb: Token) -> int:
    """Where the verb's own words end: with its particle, or the colon right after it."""
    last = verb.i + 1
    doc = verb.doc
    while last < len(doc) and doc[last].head == verb and _is_own(doc[last]):
        last += 1
    return last + 1 if last < len(doc) and doc[last].text == ":" else last


def _is_own(token: Token) -> bool:
    """A particle, a negation or an adverb that says how or when: "warned darkly that"."""
    if token.dep_ == "advmod":
        return token.n_lefts == 0 and token.n_rights == 0 and token.tag_ == "RB" and token.lower_ not in _OPENING
    return token.dep_ in {"prt", "neg"}


def _end(verb: Token, child: Token) -> int:
    """Where what is told ends: with what hangs on the verb, before its next act."""
    last = child.right_edge.i + 1
    for other in verb.rights:
        if other.i <= child.i or other.left_edge.i < last:
            last = max(last, other.right_edge.i + 1) if other.i > child.i else last
            continue
        if other.dep_ not in _ADDED or other.left_edge.i != last:
            break
        if other.dep_ in {"npadvmod", "prep"} and other.doc[other.right_edge.i].ent_type_ in _WHEN:
            break
        last = other.right_edge.i + 1
    last = _before_next_act(verb, child, last)
    return _before_remark(verb.doc, child.left_edge.i, last)


def _before_remark(doc: Doc, first: int, last: int) -> int:
    """The end moved before ", which ..." and ", who ...": the telling's own remark as easily as what is told."""
    for at in range(first + 2, last - 1):
        if doc[at].text == "," and doc[at + 1].lower_ in _REMARKS:
            return at
        if doc[at].text == "," and doc[at + 1].lower_ == "while" and any(_says(each) for each in doc[at + 2 : last]):
            return at
    return last


def _before_next_act(verb: Token, child: Token, last: int) -> int:
    """The end moved before "..., adding that" and "and called ...", where these have no subject of their own."""
    doc, first = verb.doc, max(child.left_edge.i, verb.i)
    for token in doc[first + 1 : last]:
        if token.pos_ == "VERB" and subject(token, own=True) is None:
            at = token.left_edge.i
            adding = token.dep_ == "advcl" and doc[at - 1].text in _BREAKS and _is_added(token)
            going_on = token.dep_ == "conj" and doc[at - 1].lower_ in _JOINING and _goes_on(token, verb, child)
            if adding or going_on:
                return at - 1
    return last


def _is_added(token: Token) -> bool:
    """ "..., adding that"."""
    return token.tag_ == "VBG" and token.left_edge.i >= token.i - 1 and _says(token)


def _goes_on(token: Token, verb: Token, child: Token) -> bool:
    """ "... and called": in the cue's tense, where it says something or the clause told has another tense."""
    tense = _tense(verb)
    return tense in _TENSES and _tense(token) == tense and (_says(token) or _tense(child) not in {tense, "MD"})


def _says(token: Token) -> bool:
    lemma = lemma_of(token.lemma_.lower())
    return act_of(lemma, "clause") == "speech" or act_of(lemma, "object") == "speech"


def _tense(verb: Token) -> str:
    """The tag of the verb or of its first auxiliary."""
    return next((str(child.tag_) for child in verb.lefts if child.dep_ in {"aux", "auxpass"}), str(verb.tag_))
