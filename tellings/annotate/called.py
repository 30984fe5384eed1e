"""Called: what a telling says beside a name that its bearer is: "the agency Orbit", "Orbit, a small charity".

In: the parse and the names in their places. Out: nouns by key, and the country before a person's title. Only what
touches the name or what grammar sets beside it counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tellings.annotate.columns import Columns
from tellings.annotate.discourse import human_nouns
from tellings.annotate.mentions import Found
from tellings.annotate.parsed import Parsed
from tellings.annotate.pointers import post_words
from tellings.knowledge.load import toml


def people_in(told: str) -> Iterator[str]:
    """The words for a person in a title or description: of the phrase itself, not of what it is of."""
    before = told.split(" of ")[0].split(" for ")[0].split()
    if before[:2] == ["vice", "president"]:
        yield "vice president"
    elif before and before[0] not in toml("titles.toml")["persons"]["gone"]:
        yield from (word for word in before if word in human_nouns() or word in post_words())


def nations(parsed: Parsed, found: list[Found]) -> dict[str, str]:
    """Key of a person -> the country before a title: "Norwegian Prime Minister"."""
    told: dict[str, str] = {}
    ends = {(one.where, one.end): one.country for one in found if one.kind == "country" and one.country}
    for one in found:
        if one.kind == "person" and one.label == "title":
            text = parsed.article.field(one.where)
            code = next((ends[one.where, at] for at in (one.start - 1, one.start - 3) if (one.where, at) in ends), None)
            if code and text[one.start - 1] == " ":
                told.setdefault(one.key, code)
    return told


def described(words: Columns, named: Iterable[Found]) -> Iterator[tuple[str, str]]:
    """What a name is called beside it: "Orbit, a small charity", "the agency Orbit", "Orbit is a charity"."""
    keys: dict[int, str] = {}
    for one in named:
        first, last = words.at(one.start), words.at(max(one.start, one.end - 1))
        keys |= dict.fromkeys(range(first, last + 1), one.key)
        if first and words.pos[first - 1] == "NOUN" and words.dep[first - 1] in ("compound", "nmod", "amod", "appos"):
            yield one.key, words.lower[first - 1]
        after = words.lower[last + 1] if last + 1 < len(words) and words.dep[last] == "compound" else ""
        if after in toml("pointers.toml")["beside"]["nouns"] and one.kind != "person":
            yield one.key, after
    subjects = {words.head[at]: at for at, dep in enumerate(words.dep) if dep == "nsubj"}
    for at, dep in enumerate(words.dep):
        head = words.head[at]
        if dep == "appos":
            for name, noun in ((at, head), (head, at)):
                if name in keys and words.tag[noun] == "NN" and noun not in keys:
                    yield from ((keys[name], told) for told in _with_noun_before(words, noun))
        elif dep == "attr" and words.tag[at] == "NN" and words.lemma[head] == "be" and subjects.get(head) in keys:
            yield from ((keys[subjects[head]], told) for told in _with_noun_before(words, at))
        elif dep == "oprd" and at in keys and words.dep[head] == "acl" and words.pos[words.head[head]] == "NOUN":
            yield from ((keys[at], told) for told in _with_noun_before(words, words.head[head]))


def _with_noun_before(words: Columns, at: int) -> Iterator[str]:
    """The noun, and with the one before it where the two are one: "force", "task force"."""
    yield words.lower[at]
    if at and words.dep[at - 1] == "compound" and words.pos[at - 1] == "NOUN":
        yield f"{words.lower[at - 1]} {words.lower[at]}"
