"""XML as it comes -> UTF-8 that no parser can be led astray by: no DTD, no entities of its own, no other encoding.

In: bytes and what the server said of their encoding. Out: UTF-8 bytes without prolog. Refused (BadFeed): a document
that declares entities, for they can blow up, or nests thousands deep. It asks for nothing outside itself.
"""

from __future__ import annotations

import re

from tellings.errors import BadFeed, NotText
from tellings.read.decode import decode

_DECLARED = re.compile(rb"<\?xml[^>]{0,80}encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_PROLOG = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_TAG = re.compile(r"<(/?)[A-Za-z_][^<>]*?(/?)>")
_DEEPEST = 2_000
_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_BEFORE_ROOT = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)


def clean(raw: bytes, file: str, charset: str | None = None) -> tuple[bytes, tuple[str, ...]]:
    """The document in UTF-8, and the doubts about it. Raises Empty, NotText or BadFeed."""
    text, doubts = _decoded(raw, file, charset)
    if _ENTITY.search(text):
        raise BadFeed(file=file, why="it declares XML entities of its own, which can blow up; they are never expanded")
    bare = _without_doctype(_PROLOG.sub("", text).replace("\x00", "")).lstrip()
    if _depth(bare) > _DEEPEST:
        raise BadFeed(file=file, why=f"its elements are nested more than {_DEEPEST:,} deep")
    return bare.encode("utf-8", "replace"), doubts


def _without_doctype(text: str) -> str:
    """Step by step: what looks for its end by one pattern takes for ever over a thousand that have none."""
    found = _DOCTYPE.search(text)
    if not found:
        return text
    start, end, inner = found.start(), text.find(">", found.end()), text.find("[", found.end())
    if -1 < inner < end:
        end = text.find(">", text.find("]", inner))
    rest = text[end + 1 :] if end > 0 else ""
    return text[:start] + _DOCTYPE.sub("", rest)


def _depth(text: str) -> int:
    """How deep the elements are nested at most."""
    depth = deepest = 0
    for tag in _TAG.finditer(_without_cdata(text)):
        if tag[1]:
            depth = max(0, depth - 1)
        elif not tag[2]:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def root_of(head: str) -> str | None:
    """The name of the first element, in lower case and without prefix, of a text that is XML or HTML."""
    at = 0
    while found := _BEFORE_ROOT.match(head, at):
        at = found.end()
    root = _ROOT.match(head, at)
    return root[2].lower() if root else None


def _decoded(raw: bytes, file: str, charset: str | None) -> tuple[str, tuple[str, ...]]:
    """As any text; a damaged place costs its letter, not the whole feed."""
    found = _DECLARED.search(raw[:1024])
    declared = charset or (found[1].decode("ascii") if found else None)
    try:
        return decode(raw, file, declared)
    except NotText:
        if b"\x00" in raw[:1024] or not raw.lstrip().startswith((b"<", b"\xef\xbb\xbf")):
            raise
        return raw.decode("utf-8", "replace"), ("damaged letters in it are shown as \ufffd",)


def _without_cdata(text: str) -> str:
    pieces = text.split("<![CDATA[")
    return "".join([pieces[0], *(piece.partition("]]>")[2] for piece in pieces[1:])])
