"""Morphology: a pipeline's own attribute ruler and lemmatizer, asked once for each word in each use, then remembered.

In: a Doc with tags and dependencies. Out: the same Doc with parts of speech, morphology and lemmas, as the two
components would set them: they see a token's word, tag and dependency, and few rules span two tokens; those are
matched every time. Where a ruler sees more than that, nothing stands in for it: the components run themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

COMPONENTS = ("attribute_ruler", "lemmatizer")

_MOST_KNOWN = 200_000  # then start anew: names never end

_SEEN = {"TAG", "LOWER", "DEP", "IS_SPACE"}
_GIVEN = ("TAG", "POS", "MORPH", "LEMMA", "DEP")

Values = tuple[int, ...]  # one for each of _GIVEN


class Morphology:
    """The two components of one pipeline and what they answered. `stands_in_for` names those it makes needless."""

    def __init__(self, nlp: Language) -> None:
        from spacy.attrs import IDS

        self._ids = [IDS[name] for name in _GIVEN]
        self._key = [IDS["ORTH"], IDS["TAG"], IDS["DEP"]]
        self._known: dict[Values, Values] = {}
        self.stands_in_for = COMPONENTS if _replaceable(nlp) else ()
        if self.stands_in_for:
            self._ruler: Any = nlp.get_pipe("attribute_ruler")
            self._lemmatizer: Any = nlp.get_pipe("lemmatizer")
            self._single, self._double = _matchers(nlp, self._ruler)

    def __call__(self, doc: Doc) -> Doc:
        """Fill in the Doc; one whose components ran themselves is left as it is."""
        import numpy

        if not self.stands_in_for or not len(doc):
            return doc
        keys = list(map(tuple, doc.to_array(self._key).tolist()))
        rows = [self._known.get(key) or self._learn(key, doc[place]) for place, key in enumerate(keys)]
        for place, rules in self._doubles(doc).items():
            rows[place] = self._values(doc[place], [*self._rules(doc[place]), *rules])
        values: Any = numpy.array(rows, dtype="uint64")
        doc.from_array(self._ids, values)
        return doc

    def _learn(self, key: Values, token: Token) -> Values:
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[key] = self._values(token, self._rules(token))
        return self._known[key]

    def _rules(self, token: Token) -> list[int]:
        span = token.doc[token.i : token.i + 1]
        return [self._number(match) for match, _, _ in self._single(span, allow_missing=True)]

    def _doubles(self, doc: Doc) -> dict[int, list[int]]:
        """Place of a token -> the rules over two tokens that give it something."""
        found: dict[int, list[int]] = {}
        for match, start, _ in self._double(doc, allow_missing=True):
            number = self._number(match)
            found.setdefault(start + self._ruler.indices[number], []).append(number)
        return found

    def _number(self, match: int) -> int:
        return int(self._ruler.vocab.strings[match])

    def _values(self, token: Any, rules: list[int]) -> Values:
        given = dict.fromkeys(self._ids, 0) | {self._ids[0]: token.tag, self._ids[4]: token.dep}
        for rule in sorted(rules):  # a later rule overrides an earlier one
            given |= self._ruler.attrs[rule]
        tag, pos, morph, lemma, dep = (given[one] for one in self._ids)
        if not lemma:
            token.pos = pos
            token.set_morph(morph)
            lemma = token.vocab.strings.add(self._lemmatizer.lemmatize(token)[0])
        return tag, pos, morph, lemma, dep


def _replaceable(nlp: Language) -> bool:
    """Whether both run, one after the other's needs, and every rule sees and gives only what is remembered."""
    names = nlp.pipe_names
    if not set(COMPONENTS) <= set(names) or names.index(COMPONENTS[0]) > names.index(COMPONENTS[1]):
        return False
    ruler: Any = nlp.get_pipe(COMPONENTS[0])
    lemmatizer: Any = nlp.get_pipe(COMPONENTS[1])
    return lemmatizer.mode == "rule" and not lemmatizer.overwrite and all(map(_plain, ruler.patterns))


def _plain(rule: Any) -> bool:
    seen = {name for pattern in rule["patterns"] for token in pattern for name in token}
    return seen <= _SEEN and set(rule["attrs"]) <= set(_GIVEN) and rule["index"] >= 0


def _matchers(nlp: Language, ruler: Any) -> tuple[Any, Any]:
    """The ruler's patterns over one token, and those over several; each under the number of its rule."""
    from spacy.matcher import Matcher

    single, double = Matcher(nlp.vocab, validate=False), Matcher(nlp.vocab, validate=False)
    for number, rule in enumerate(ruler.patterns):
        for matcher, alone in ((single, True), (double, False)):
            patterns = [pattern for pattern in rule["patterns"] if (len(pattern) == 1) == alone]
            if patterns:
                matcher.add(str(number), patterns)
    return single, double
