"""Zipped bytes -> bytes, within limits: a small file that unzips to gigabytes is refused, one that is cut is kept.

In: a stream of gzip members. Out: a stream of what they hold. Raises TooBig past the limit or past a ratio that no
text reaches; at a damaged or missing end the stream ends and says so in `broken`.
"""

from __future__ import annotations

import io
import zlib
from typing import IO, Any

from tellings.errors import TooBig

GZIP = b"\x1f\x8b"
_CHUNK = 1 << 16
_STEP = 1 << 12  # small: at a damaged place the bytes of one step are lost
_FREE = 20_000_000  # bytes that any file may unzip to
_RATIO = 200  # text of news unzips to 3 to 30 times its size


class Unzipped(io.RawIOBase):
    """The unzipped stream. `broken` says why it ended early, None when it did not."""

    def __init__(self, zipped: IO[bytes], file: str, limit: int | None = None) -> None:
        self._zipped, self._file, self._limit = zipped, file, limit
        self._taken = self._given = 0
        self._waiting = b""  # read and not yet unzipped
        self._member: Any = None  # what unzips the member of the file that is being read
        self.broken: str | None = None

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]
        """Fill the room as far as one step goes; 0 at the end."""
        found = b""
        while not found and not self.broken and self._more():
            try:
                found = self._step(len(room))
            except zlib.error as problem:
                self.broken = f"it is damaged ({problem})"
        self._given += len(found)
        self._check()
        room[: len(found)] = found
        return len(found)

    def _more(self) -> bool:
        """There are bytes to unzip; at the end of the file no member may be open."""
        if not self._waiting:
            self._waiting = self._zipped.read(_STEP)
            self._taken += len(self._waiting)
        if self._member is None:
            self._waiting = self._waiting.lstrip(b"\x00")  # some writers fill the end with zeros
        elif not self._waiting:
            self.broken = "it is cut in the middle"
        return bool(self._waiting)

    def _step(self, most: int) -> bytes:
        self._member = self._member or zlib.decompressobj(wbits=31)
        found: bytes = self._member.decompress(self._waiting, min(most, _CHUNK))
        self._waiting = self._member.unconsumed_tail
        if self._member.eof:
            self._waiting, self._member = self._member.unused_data, None
        return found

    def _check(self) -> None:
        if self._limit is not None and self._given > self._limit:
            raise TooBig(file=self._file, limit=self._limit, how=" unzipped", setting="TELLINGS_MAX_BYTES")
        if self._given > max(_FREE, _RATIO * self._taken):
            limit = f"{_RATIO} times its size"
            raise TooBig(file=self._file, limit=_FREE, how=f" and {limit} unzipped", setting="unzipping it yourself")


def unzip(zipped: bytes, file: str, limit: int) -> tuple[bytes, str | None]:
    """The bytes in a gzip file, and why they end early."""
    stream = Unzipped(io.BytesIO(zipped), file, limit)
    return b"".join(iter(lambda: stream.read(_CHUNK) or b"", b"")), stream.broken
