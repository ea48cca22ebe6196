"""One way in: each source is known by what it holds, not by its name."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from typing import IO

from depeche.errors import SourceError
from depeche.model import Page
from depeche.sources import limits
from depeche.sources.compressed import BoundedGzip, BrokenStream, unpack
from depeche.sources.feeds import read_feed
from depeche.sources.jsonlines import read_json_lines
from depeche.sources.rejects import Rejects
from depeche.sources.warc import read_warc

_FEED = re.compile(rb"<(rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_MARKUP = re.compile(rb"<(!doctype\s+html|html|head|body|div|p|article|meta|title|script|h1|table|span)[\s>/]", re.I)
_OTHER = {
    b"%PDF": "PDF", b"\x89PNG": "PNG image", b"\xff\xd8\xff": "JPEG image", b"GIF8": "GIF image",
    b"PK\x03\x04": "zip archive or office document", b"BZh": "bzip2 archive", b"\xfd7zXZ": "xz archive",
    b"\x28\xb5\x2f\xfd": "zstd archive", b"7z\xbc\xaf": "7z archive", b"SQLite": "SQLite file", b"\x7fELF": "program",
}  # fmt: skip
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\f\x0b\x1b\x08")


def read_sources(sources: Sequence[str], rejects: Rejects) -> Iterator[Page]:
    """Give the pages of all sources, one at a time, in the order of the sources (folders in the order of their names).

    sources: paths of files or folders (read recursively), or "-" for standard input. A file may be an HTML page, a
    plain text page, a WARC archive, an RSS or Atom feed or JSON Lines, each also gzipped; its content decides, not its
    name. What is dropped is counted in `rejects`. Raises SourceError, before anything is read, where a source does not
    exist; an unreadable file or folder is counted and the rest goes on.
    """
    for source in sources:
        if source != "-" and not os.path.lexists(source):
            raise SourceError(f"{source}: no such file or folder; check the path")
    return _read_all(list(sources), rejects)


def _read_all(sources: list[str], rejects: Rejects) -> Iterator[Page]:
    for source in sources:
        if source == "-":
            yield from _read_stream(_standard_input(), "-", rejects)
        else:
            for path in _files(source, rejects):
                yield from _read_file(path, rejects)


class _Resumed(io.RawIOBase):
    """Standard input with its first bytes put back: a pipe cannot be wound back."""

    def __init__(self, start: bytes, rest: IO[bytes]) -> None:
        self._start = start
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._start[: len(view)] or self._rest.read(len(view))
        self._start = self._start[len(view) :]
        view[: len(data)] = data
        return len(data)


def _standard_input() -> io.BufferedReader:
    start = sys.stdin.buffer.read(limits.SNIFF_BYTES)
    return io.BufferedReader(_Resumed(start, sys.stdin.buffer), 65536)


def _files(source: str, rejects: Rejects) -> Iterator[str]:
    """The file itself, or the folder's regular files in the order of their names; hidden files and folders are left
    out, links to folders are not followed (they could go round in a circle)."""
    if not os.path.isdir(source):
        yield source
        return

    def unreadable(error: OSError) -> None:
        rejects.add(str(error.filename or source), "unreadable", error.strerror or str(error))

    for folder, inner, names in os.walk(source, onerror=unreadable):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(folder, name)
            if name.startswith("."):
                continue
            if os.path.isfile(path):
                yield path
            elif not os.path.exists(path):
                rejects.add(path, "unreadable", "a link that leads nowhere")
            else:
                rejects.add(path, "not a page", "not a regular file")


def _read_file(path: str, rejects: Rejects) -> Iterator[Page]:
    try:
        with open(path, "rb") as file:
            yield from _read_stream(file, path, rejects)
    except OSError as error:
        rejects.add(path, "unreadable", error.strerror or str(error))


def _read_stream(stream: io.BufferedReader, source: str, rejects: Rejects) -> Iterator[Page]:
    try:
        start = _peek(stream)
        layers = 0
        while start.startswith(b"\x1f\x8b"):
            layers += 1
            if layers > 2:
                rejects.add(source, "decompression bomb", "gzip within gzip within gzip")
                return
            stream = unpack(stream)
            start = _peek(stream)
        yield from _by_content(stream, start, source, rejects)
    except BrokenStream as error:
        rejects.add(source, error.reason, error.detail)


def _by_content(stream: io.BufferedReader, start: bytes, source: str, rejects: Rejects) -> Iterator[Page]:
    opening = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if opening.startswith(b"WARC/"):
        if isinstance(stream.raw, BoundedGzip):
            stream.raw.on_break = lambda detail: rejects.add(source, "broken gzip", detail)
        yield from read_warc(stream, source, rejects)
    elif opening.startswith(b"{") and _is_json_line(opening):
        yield from read_json_lines(stream, source, rejects)
    elif opening.startswith(b"<") and _FEED.search(opening) and not re.search(rb"<html[\s>]", opening, re.I):
        content = _whole(stream, limits.FEED_BYTES, source, rejects)
        if content is not None:
            yield from read_feed(content, source, rejects)
    else:
        page = _single_page(stream, start, source, rejects)
        if page is not None:
            yield page


def _single_page(stream: IO[bytes], start: bytes, source: str, rejects: Rejects) -> Page | None:
    kind = next((name for mark, name in _OTHER.items() if start.startswith(mark)), None)
    if kind is None and not start.startswith(_WIDE) and not _is_wide(start) and len(start) > 4:
        odd = len(start) - len(start.translate(None, _CONTROL))
        if odd / len(start) > 0.05:
            kind = "binary file"
    if kind is not None:
        rejects.add(source, "not a page", kind)
        return None
    content = _whole(stream, limits.PAGE_BYTES, source, rejects)
    if content is None:
        return None
    if not content.strip(b" \t\r\n\f\x0b\0\xef\xbb\xbf"):
        rejects.add(source, "empty")
        return None
    narrow = start.replace(b"\0", b"") if start.startswith(_WIDE) or _is_wide(start) else start
    media_type = "text/html" if _MARKUP.search(narrow) else "text/plain"
    return Page(source=source, content=content, media_type=media_type)


def _is_wide(start: bytes) -> bool:
    """UTF-16 without a mark: every other byte of Western text is null."""
    return len(start) > 20 and (start[1::2].count(0) > len(start) * 0.4 or start[0::2].count(0) > len(start) * 0.4)


def _is_json_line(opening: bytes) -> bool:
    line, end, _ = opening.partition(b"\n")
    if not end:  # one line longer than what was looked at: its keys must tell
        return re.match(rb'\{\s*"[^"]{1,100}"\s*:', line) is not None
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return re.match(rb'\{\s*"[^"]{1,100}"\s*:', line) is not None


def _peek(stream: io.BufferedReader) -> bytes:
    return stream.peek(limits.SNIFF_BYTES)[: limits.SNIFF_BYTES]


def _whole(stream: IO[bytes], most: int, source: str, rejects: Rejects) -> bytes | None:
    content = stream.read(most + 1)
    if len(content) > most:
        rejects.add(source, "too large", f"more than {most} bytes")
        return None
    return content
