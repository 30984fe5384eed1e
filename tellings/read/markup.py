"""A piece of HTML, as feeds carry it -> its words: a blank line between paragraphs, no script, no style, no picture.

In: HTML or plain text. Out: plain text. It asks for no address and expands no entity but HTML's own.
"""

from __future__ import annotations

import html
import re
from typing import Any

from tellings.knowledge.load import toml

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_ENTITY = re.compile(r"&#?\w+;")


def plain(told: str) -> str:
    """The words of a piece of HTML; a plain text comes back with its paragraphs."""
    if not _TAG.search(told):
        return _tidy(html.unescape(told) if _ENTITY.search(told) else told)
    tree = _tree(told)
    return _tidy(_words(tree)) if tree is not None else _tidy(html.unescape(_TAG.sub(" ", told)))


def _tree(told: str) -> Any:
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    try:
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return document_fromstring(told.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError):
        return None


def _words(tree: Any) -> str:
    """All text in the order of the page, with breaks at the edges of blocks. No recursion: markup may nest deeply."""
    from lxml.etree import iterwalk

    told = toml("reading_web.toml")["markup"]
    pieces: list[str] = []
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        block = "\n\n" if element.tag in told["blocks"] else ""
        if event == "start":
            if element.tag in told["unseen"]:
                walk.skip_subtree()
            else:
                pieces += [block, element.text or ""]
        else:
            pieces += [block, element.tail or ""]
    return "".join(pieces)


def _tidy(words: str) -> str:
    paragraphs = (" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", words))
    return "\n\n".join(filter(None, paragraphs))
