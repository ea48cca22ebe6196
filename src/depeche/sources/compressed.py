"""Gzip with a limit: a stream that says so when it is cut short, broken, or a bomb."""

from __future__ import annotations

import io
import zlib
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
    than the limits. Holds at most one block in memory."""

    def __init__(self, raw: IO[bytes], most: int = limits.GZIP_BYTES) -> None:
        self._raw = raw
        self._most = most
        self._inflate = zlib.decompressobj(wbits=31)
        self._waiting = b""
        self._given = 0
        self._started = False

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
                raise BrokenStream("broken gzip", str(error)) from error
            self._waiting = self._inflate.unconsumed_tail
            if data:
                return data


def unpack(raw: IO[bytes], most: int = limits.GZIP_BYTES) -> io.BufferedReader:
    """Open a gzip stream as a buffered reader of its unpacked bytes."""
    return io.BufferedReader(BoundedGzip(raw, most), 65536)
