"""Bytes -> text. UTF-8, UTF-16 and UTF-32 by their marks; else what the page declares; else detection, told as a doubt.

Line ends, NULs and everything else inside a text are kept: offsets count in it. Only a byte order mark is left out.
Refused: bytes of a known binary format, bytes rich in NULs and other controls, UTF-8 with a damaged place.
"""

from __future__ import annotations

import codecs

from tellings.errors import Empty, NotText
from tellings.knowledge.load import toml

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 200_000
_NEAR = 0.04  # coherence of two encodings that fit equally well
_WRITTEN = bytes({*range(256)} - {*range(9), *range(14, 27), *range(28, 32)})  # all but control bytes


def decode(raw: bytes, file: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text and the doubts about it. Raises Empty or NotText."""
    if not raw.strip():
        raise Empty(file=file)
    _refuse_known_binaries(raw, file)
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw[len(mark) :], encoding, file), ()
    if wide := _unmarked_utf16(raw):
        return _strict(raw, wide, file), ()
    _refuse_control_bytes(raw, file)
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as problem:
        return _other(raw, file, declared, problem.start)


def _refuse_known_binaries(raw: bytes, file: str) -> None:
    for start, what in toml("reading_bytes.toml")["magic"].items():
        if raw.startswith(bytes.fromhex(start)):
            raise NotText(file=file, offset=0, encoding=f"any encoding: the file is {what}")


def _unmarked_utf16(raw: bytes) -> str | None:
    sample = raw[: _SAMPLE - _SAMPLE % 2]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if half < 4 or len(raw) % 2:
        return None
    if odd > 0.4 * half and even < 0.02 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.02 * half else None


def _refuse_control_bytes(raw: bytes, file: str) -> None:
    found = raw.translate(None, delete=_WRITTEN)
    if len(found) > 8 and len(found) * 50 > len(raw):
        offset = raw.index(found[:1])
        raise NotText(file=file, offset=offset, encoding="any encoding: the file is full of control bytes")


def _strict(raw: bytes, encoding: str, file: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as problem:
        raise NotText(file=file, offset=problem.start, encoding=encoding.upper()) from problem
    if not text.strip():
        raise Empty(file=file)
    return text


def _other(raw: bytes, file: str, declared: str | None, offset: int) -> tuple[str, tuple[str, ...]]:
    """Not UTF-8: the declared encoding, else the likeliest one."""
    if declared and (text := _try(raw, declared)) is not None:
        return text, ()
    if b"\x00" in raw or _mostly_utf8(raw):
        raise NotText(file=file, offset=offset, encoding="UTF-8")
    encoding = _detected(raw)
    text = _try(raw, encoding) if encoding else None
    if text is None:
        raise NotText(file=file, offset=offset, encoding="UTF-8 nor in any encoding that could be detected")
    doubt = f"it is not UTF-8; read as {encoding}, the likeliest, so accented letters may be wrong"
    return text, (doubt,)


def _try(raw: bytes, encoding: str) -> str | None:
    try:
        if codecs.lookup(encoding).name.replace("-", "_") in toml("reading_bytes.toml")["encodings"]["never"]:
            return None
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _mostly_utf8(raw: bytes) -> bool:
    """More well-formed letters beyond ASCII than damaged places: it was meant as UTF-8."""
    text = raw.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    return sum(ord(letter) > 127 for letter in text) - damaged > damaged


def _detected(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes

    known: list[str] = toml("reading_bytes.toml")["encodings"]["known"]
    found = from_bytes(raw[:_SAMPLE], cp_isolation=known)
    best = found.best()
    if best is None:
        return None
    close = (one for one in found if one.chaos == best.chaos and one.coherence >= best.coherence - _NEAR)
    likely = {name for one in close for name in one.could_be_from_charset}
    return next((name for name in known if name in likely), best.encoding)
