"""Gzip with a limit: a stream that says so when it is cut short, broken, or a bomb."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import IO

from depeche.sources import limits


class BrokenStream(Exception):
    """A compressed stream that cannot be read to its end; `reason` is the word to count it under."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class BoundedGzip(io.RawIOBase):
    """Reads a gzip stream (of one or many members) and raises BrokenStream where it is truncated, corrupt, or larger
    than the limits. Holds at most one block in memory.

    on_break: where set, a corrupt member is told to it instead, and reading goes on with the next member: archives
    have one for each record, so that one broken record costs one record.
    """

    def __init__(self, raw: IO[bytes], most: int = limits.GZIP_BYTES) -> None:
        self._raw = raw
        self._most = most
        self._inflate = zlib.decompressobj(wbits=31)
        self._waiting = b""
        self._given = 0
        self._started = False
        self.on_break: Callable[[str], object] | None = None

    def readable(self) -> bool:
        """Always true: the stream is only read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer with unpacked bytes; 0 at the end."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._some(len(view))
        view[: len(data)] = data
        self._given += len(data)
        if self._given > self._most:
            raise BrokenStream("decompression bomb", f"unpacks to more than {self._most} bytes")
        return len(data)

    def _some(self, size: int) -> bytes:
        while True:
            if self._inflate.eof:
                self._waiting = self._inflate.unused_data or self._waiting
                self._waiting = (self._waiting or self._raw.read(65536)).lstrip(b"\0")
                if not self._waiting.startswith(b"\x1f"):
                    return b""  # the end, or trailing rubbish, which gzip itself ignores too
                self._inflate = zlib.decompressobj(wbits=31)
            block = self._waiting or self._raw.read(65536)
            if not block:
                if self._started:
                    raise BrokenStream("truncated gzip", "the compressed stream ends before its end mark")
                return b""
            self._started = True
            try:
                data = self._inflate.decompress(block, size)
            except zlib.error as error:
                if self.on_break is None:
                    raise BrokenStream("broken gzip", str(error)) from error
                self.on_break(str(error))
                if not self._seek_member(block[1:]):
                    return b""
                continue
            self._waiting = self._inflate.unconsumed_tail
            if data:
                return data

    def _seek_member(self, block: bytes) -> bool:
        """Wind forward to the next member's beginning; False where there is none."""
        while block:
            at = block.find(b"\x1f\x8b\x08")
            if at >= 0:
                self._waiting = block[at:]
                self._inflate = zlib.decompressobj(wbits=31)
                return True
            more = self._raw.read(65536)
            block = block[-2:] + more if more else b""
        return False


def unpack(raw: IO[bytes], most: int = limits.GZIP_BYTES) -> io.BufferedReader:
    """Open a gzip stream as a buffered reader of its unpacked bytes."""
    return io.BufferedReader(BoundedGzip(raw, most), 65536)
