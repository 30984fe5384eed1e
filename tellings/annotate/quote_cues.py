"""Cues: the words by which a telling hands a statement to somebody, with who that is and what is handed over.

In: the parse of one field and its quoted stretches. Out: cues in order of the text, outside the stretches. It takes
no cue that is negated or only intended ("did not say", "is expected to announce"), and none of the writer's own
"I" or "we".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.annotate.parsed import limits
from tellings.annotate.quote_marks import Stretch
from tellings.annotate.quote_said import clause, content_before, is_saying, object_of, rest_of_sentence, right_content
from tellings.annotate.quote_subjects import Speaks, giver, misread_finite, speaker_of
from tellings.annotate.quote_words import lemmas, speech_verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CITING = frozenset({"citing", "quoting"})
NOT_SPEAKERS = {"i", "we", "you", "this", "that", "there", "what", "which", "these", "those", "us", "me"}
_REPORTED_THROUGH = {"go", "continue", "begin", "start", "take", "use", "proceed", "return", "far"}
_DOUBLE_MARKS = frozenset('"“«')
_MARKS = frozenset("\"“”«»'")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue [start, end) in characters; `said` is the range of what is told as said, None when only a quote can be.

    `speaker` is the head word of the source; `trailing` tells that the cue stands beside what is said or after it;
    `impersonal` that nobody need be named ("it was reported that").
    """

    start: int
    end: int
    anchor: Token
    speaker: Token | None
    said: tuple[int, int] | None
    trailing: bool = False
    impersonal: bool = False


def find(doc: Doc, quoted: Sequence[Stretch], speaks: Speaks) -> tuple[Cue, ...]:
    """All cues outside the quoted stretches, in order."""
    found = []

    def outside(offset: int) -> bool:
        before = bisect_right(starts, offset) - 1
        return before < 0 or not quoted[before].holds(offset)

    starts = [stretch.start for stretch in quoted]
    for token in doc:
        readers = _readers(token)
        if not readers or not outside(token.idx):
            continue
        for read in readers:
            cue = read(token, lambda head: outside(head.idx) and speaks(head))
            if cue is not None and (cue.speaker is None or outside(cue.speaker.idx)):
                found.append(cue)
                break
    return tuple(sorted(found, key=lambda cue: cue.start))


def _readers(token: Token) -> tuple[Callable[[Token, Speaks], Cue | None], ...]:
    """What may read a cue from this word."""
    pos = token.pos_
    if pos == "NOUN":
        return (_noun,) if token.lemma_ in lemmas("nouns", "saying") else ()
    lemma = token.lemma_
    if pos in {"VERB", "AUX"} and (lemma in speech_verbs() or lemma in lemmas("verbs", "passive")):
        return (_passive, _quoted_as, _citing, _verb)
    word = token.lower_
    if word == "according":
        return (_according,)
    return (_citing,) if word in _CITING else ()


def _according(token: Token, speaks: Speaks) -> Cue | None:
    """ "According to X, ..." and "..., according to X"."""
    following = token.doc[token.i + 1 : token.i + 2]
    if token.lower_ != "according" or following.text.lower() != "to":
        return None
    source = object_of(following[0]) or object_of(token)
    if source is None:
        return None
    said = rest_of_sentence(token.sent, token.i, source.right_edge.i + 1)
    return Cue(token.idx, following.end_char, token, source, said, trailing=True)


def _passive(token: Token, speaks: Speaks) -> Cue | None:
    """ "X is believed to ...", "it was reported that ...": a speaker only when "by" names one."""
    if token.lemma_ not in lemmas("verbs", "passive") or _negated(token):
        return None
    children = {child.dep_: child for child in token.children}
    if "auxpass" not in children or "nsubjpass" not in children:
        return None
    content = right_content(token, passive=True)
    if content is None:
        return None
    start = children["nsubjpass"].left_edge.idx if "xcomp" in children and "ccomp" not in children else content[0]
    agent = object_of(children["agent"]) if "agent" in children else None
    return Cue(children["auxpass"].idx, limits(token)[1], token, agent, (start, content[1]), impersonal=True)


def _quoted_as(token: Token, speaks: Speaks) -> Cue | None:
    """ "was quoted as saying ...", "the paper quoted him as saying ..."."""
    quoting = token.head.head
    if token.lemma_ != "say" or token.dep_ != "pcomp" or quoting.lemma_ not in lemmas("phrases", "quoted"):
        return None
    speaker = next((child for child in quoting.children if child.dep_ in {"nsubjpass", "dobj"}), None)
    return Cue(quoting.idx, limits(token)[1], token, speaker, right_content(token))


def _citing(token: Token, speaks: Speaks) -> Cue | None:
    """ "..., citing X" beside a clause that nobody else is told to say."""
    if token.lower_ not in _CITING or token.dep_ != "advcl" or is_saying(token.head):
        return None
    source = object_of(token)
    if source is None or not speaks(source):
        return None
    said = rest_of_sentence(token.sent, token.i, source.right_edge.i + 1)
    return Cue(token.idx, limits(token)[1], token, source, said, trailing=True)


def _verb(token: Token, speaks: Speaks) -> Cue | None:
    """A verb of speech with its subject and its content, to the right or set before it."""
    if token.pos_ != "VERB" or token.dep_ in {"amod", "compound"} or token.lemma_ not in speech_verbs():
        return None
    if token.tag_ == "VBN" and token.dep_ == "acl" and not misread_finite(token):
        return None
    if unsaid(token) or any(child.dep_ == "auxpass" for child in token.children):
        return None
    speaker = speaker_of(token, speaks)
    if speaker is not None and (speaker.lower_ in NOT_SPEAKERS or not _able(token, speaker, speaks)):
        return None
    content = right_content(token)
    if content is None and _governs(token):
        return None
    before = content_before(token, speaker) if content is None and speaker is not None else None
    end = limits(token)[1]
    particle = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if particle is not None and particle.lower_ in lemmas("phrases", "particles") and particle.head == token:
        end = limits(particle)[1]
    return Cue(token.idx, end, token, speaker, content or before, trailing=before is not None)


def _able(verb: Token, speaker: Token, speaks: Speaks) -> bool:
    """Whether this subject can say with this verb: data say and show, a storm shows without words."""
    if verb.lemma_ in lemmas("verbs", "findings"):
        return speaker.lemma_.lower() in lemmas("nouns", "document") | lemmas("nouns", "body")
    if verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].text in _DOUBLE_MARKS:
        return True
    if speaker.lower_ == "it" and verb.lemma_ in lemmas("verbs", "utter"):
        return True
    careful = verb.lemma_ in lemmas("verbs", "needs_speaker") or verb.lemma_ in lemmas("verbs", "thought")
    return not careful or speaks(speaker)


def _governs(verb: Token) -> bool:
    """Whether a verb that could say no more than that somebody spoke tells what they did: "began to see"."""
    begun = verb.lemma_ in lemmas("verbs", "utter") or verb.lemma_ in _REPORTED_THROUGH
    doc = verb.doc
    return begun and any(c.dep_ == "xcomp" and _MARKS.isdisjoint(doc[c.left_edge.i - 1].text) for c in verb.rights)


def unsaid(verb: Token) -> bool:
    """Whether a verb is denied or only meant: "did not say", "is to announce"."""
    return _negated(verb) or _intended(verb)


def _negated(token: Token) -> bool:
    negations = (child for child in token.lefts if child.dep_ == "neg")
    return any(_MARKS.isdisjoint(each.text for each in token.doc[child.i : token.i]) for child in negations)


def _intended(token: Token) -> bool:
    """ "to say" after anything but "went on"; "would say"."""
    for child in token.lefts:
        if child.dep_ == "aux" and child.lower_ == "to":
            return token.head.lemma_ not in _REPORTED_THROUGH
        if child.dep_ == "aux" and child.lower_ in {"would", "should", "could", "might", "may"}:
            return True
    return False


def _noun(token: Token, speaks: Speaks) -> Cue | None:
    """ "his claim that ...", "raised the concern that ..."."""
    if token.pos_ != "NOUN" or token.lemma_ not in lemmas("nouns", "saying"):
        return None
    told = next((child for child in token.rights if child.dep_ in {"acl", "ccomp", "relcl"} and _that(child)), None)
    speaker = giver(token)
    if told is None or speaker == token or speaker.lower_ in {"my", "our", "your", "its", *NOT_SPEAKERS}:
        return None
    return Cue(token.idx, limits(token)[1], token, speaker, clause(told))


def _that(told: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in told.lefts)
